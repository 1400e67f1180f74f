#include "browser.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

struct term *open_plan(int ncols, int nrows)
{
    struct term *t = term_open(ncols, nrows, "data/tianshui.csv", NULL);
    term_wait(t, "q 退出");
    return t;
}

void quit(struct term *t)
{
    term_send(t, "q");
    assert_int_equal(term_wait_exit(t), 0);
    term_expect_restored(t);
    term_close(t);
}

void leave_and_quit(struct term *t)
{
    term_send(t, "<Esc><Esc><Esc><Esc><Esc><Esc>");
    term_wait_still(t, 10);
    quit(t);
}

bool title_has_focus(struct term *t, void *title)
{
    return term_has(t, title) && (term_style_of(t, title) & TERM_BOLD) != 0;
}

/* ---- in a folder of its own ---- */

static char folder[64];

int folder_set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/jihua-test-XXXXXX");
    return mkdtemp(folder) != NULL ? 0 : -1;
}

int folder_tear_down(void **state)
{
    char command[96];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

const char *folder_path(const char *name)
{
    static char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

void folder_put(const char *name, const char *text)
{
    FILE *file = fopen(folder_path(name), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

bool folder_holds(const char *name, const char *text)
{
    struct buf bytes;
    buf_init(&bytes);
    bool found = test_read(folder_path(name), &bytes) && bytes.n > 0 && strstr(bytes.s, text) != NULL;
    buf_done(&bytes);
    return found;
}

struct term *open_plan_in_folder(int ncols, int nrows)
{
    char plan[4096];
    assert_non_null(realpath("data/tianshui.csv", plan));
    struct term *t = term_start(&(struct term_options){ncols, nrows, NULL, folder},
                                (const char *const[]){"jihua", plan, NULL});
    term_wait(t, "q 退出");
    return t;
}
