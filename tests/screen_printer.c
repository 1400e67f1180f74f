/* The print window and printers: programs named as those of CUPS stand for them. */
#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "test.h"

static char plan[4096];

static int set_up(void **state) { return realpath("data/tianshui.csv", plan) != NULL ? folder_set_up(state) : -1; }

static bool begins(const char *name, const char *text)
{
    struct buf bytes;
    buf_init(&bytes);
    bool does = test_read(folder_path(name), &bytes) && bytes.n > 0 && strncmp(bytes.s, text, strlen(text)) == 0;
    buf_done(&bytes);
    return does;
}

/* A command of the shell, run in the folder: it succeeds. */
static bool shell(const char *command)
{
    char whole[400];
    snprintf(whole, sizeof whole, "cd '%s' && %s", folder_path(""), command);
    return system(whole) == 0;
}

/* A program of the folder's bin, which is all that PATH has besides the system's own. */
static void put_program(const char *name, const char *script)
{
    char path[40];
    snprintf(path, sizeof path, "bin/%s", name);
    assert_true(shell("mkdir -p bin"));
    folder_put(path, script);
    assert_true(shell("chmod +x bin/*"));
}

/* Two printers, one of them stopped; lp keeps its arguments and the file. */
static void put_printers(const char *lp)
{
    put_program(
        "lpstat",
        "#!/bin/sh\ncase $1 in -e) echo 办公室; echo Laser;; -d) echo \"system default destination: Laser\";;\n"
        "-p) case $2 in 办公室) echo \"printer $2 disabled since Mon\";; *) echo \"printer $2 is idle.\";; esac;; esac\n");
    put_program("lp", lp);
}

#define LP_THAT_PRINTS \
    "#!/bin/sh\nfor a; do printf '%s\\n' \"$a\"; done >job\nfor f; do :; done; cp \"$f\" printed\necho 'request id is Laser-12 (1 file(s))'\n"

static void close_and_quit(struct term *t)
{
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    quit(t);
}

/* The print window on task 5, once its PDF is made and the printers are known: till then it says that it asks for
 * them. */
static struct term *open_with_printers(const char *lp)
{
    char path[200];
    snprintf(path, sizeof path, "PATH=%s/bin:/usr/bin:/bin", folder_path(""));
    const char *env[] = {path, "SOURCE_DATE_EPOCH=1700000000", "TMPDIR=.", NULL};
    put_printers(lp);
    struct term *t = term_start(&(struct term_options){120, 36, env, folder_path("")},
                                (const char *const[]){"jihua", plan, NULL});
    term_wait(t, "q 退出");
    term_send(t, "5<Enter>p");
    term_wait(t, "PDF 共 1 页");
    term_wait_gone(t, "正在查询打印机");
    return t;
}

static void a_sheet_goes_to_a_printer(void **state)
{
    (void)state;
    struct term *t = open_with_printers(LP_THAT_PRINTS);
    term_send(t, "jjjjjjjj<Right>");
    term_wait(t, "打印机 办公室（已停用）");
    term_send(t, "<Right>");
    term_wait(t, "打印机 Laser");
    term_wait(t, "Enter 用 Laser 打印");
    term_send(t, "j３<Enter>j<Right><Right>j1-2<Enter>jfit-to-page<Enter>");
    term_wait(t, "其他选项   fit-to-page");
    term_expect_screen(t, "print-printer-120x36");
    term_send(t, "<Enter>");
    term_wait(t, "已交给打印机：Laser-12");
    assert_true(begins("printed", "%PDF-"));
    assert_true(begins(
        "job",
        "-d\nLaser\n-t\n天水市三年行动任务分解表\n-o\nmedia=A4\n-o\nsides=two-sided-long-edge\n-n\n3\n-P\n1-2\n-o\nfit-to-page\n--\n"));
    assert_true(shell("! ls jihua-* 2>/dev/null")); /* the file that was printed is gone */
    term_send(t, "p");
    term_wait(t, "打印机 Laser"); /* it is still chosen */
    close_and_quit(t);
}

static void a_printer_that_refuses_keeps_the_sheet(void **state)
{
    (void)state;
    struct term *t = open_with_printers("#!/bin/sh\necho 'lp: bad media' >&2; exit 1\n");
    term_send(t, "jjjjjjjj<Right><Enter>");
    term_wait(t, "打印机 办公室 已停用");
    term_wait(t, "文件已保留：./jihua-");
    term_send(t, "<Right><Enter>");
    term_wait(t, "bad media");
    assert_true(shell("test $(ls jihua-*.pdf | wc -l) = 2"));
    close_and_quit(t);
}

static void a_printer_that_keeps_us_waiting_is_given_up(void **state)
{
    (void)state;
    struct term *t = open_with_printers("#!/bin/sh\nsleep 100\n");
    term_send(t, "jjjjjjjj<Left><Left><Enter>");
    term_wait(t, "正在交给打印机");
    term_send(t, "<Space><Esc>");
    term_wait(t, "已停止交给打印机；文件保留在 ./jihua-");
    close_and_quit(t);
}

static void a_page_that_is_not_there_is_not_printed(void **state)
{
    (void)state;
    struct term *t = open_with_printers(LP_THAT_PRINTS);
    term_send(t, "jjjjjjjj<Left><Left>");
    term_wait(t, "打印机 Laser");
    term_send(t, "<Down><Down><Down>2<Enter><Up><Enter>");
    term_wait(t, "没有第2页");
    assert_false(begins("job", ""));
    close_and_quit(t);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, folder_tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_goes_to_a_printer),
        TEST(a_printer_that_refuses_keeps_the_sheet),
        TEST(a_printer_that_keeps_us_waiting_is_given_up),
        TEST(a_page_that_is_not_there_is_not_printed),
    };
    return cmocka_run_group_tests_name("printer screens", tests, NULL, NULL);
}
