/* The whole browser on a terminal (user.h says what the bytes are): it survives keys, mouse, pastes, other sizes and
 * other plans in any order, ends when it is told to, leaves the terminal as it was, and sends no control byte of a
 * plan. */
#include <fcntl.h>
#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/fsuid.h>
#include <unistd.h>

#include "../stream.h"
#include "browser.h"
#include "fuzz.h"
#include "load/load.h"
#include "user.h"

enum { NOBODY = 65534 };

static char folder[64]; /* the only place where the browser finds and leaves files */
static unsigned knob;

/* ---- the plan ---- */

/* Rows with all that a terminal must not get: ESC, OSC, C1, bidirectional and zero-width characters, marks. */
static void add_rows(struct buf *out, unsigned from, unsigned to, const char *action)
{
    static const char *const names[] = {"引进 “高精尖缺”人才", "天水\033[31m工匠\033]52;c;QQ==\a",
                                        "乙\302\233m\342\200\256右",
                                        "e\314\201\314\201\314\201\314\201\314\201\314\201家"};
    for (unsigned i = from; i < to; i++)
        buf_addf(out,
                 "%u,%s%u,%s,\"1.引进人才%u名以上;\n2.新建平台%u个。\t\001\177\",1.引进%u名;2.培养博士后%u名,"
                 "1.引进%u名;\342\200\2132.无,市教育局,\"市科技局、各县区政府\"\n",
                 i, action, i / 4, names[i % 4], i * 10, i, i, i + 1, i + 2);
}

static void make_plan_text(unsigned kind, struct buf *out)
{
    buf_init(out);
    switch (kind % 8) {
    case 5: return;                              /* an empty file */
    case 6: buf_adds(out, "PK\003\004"); return; /* no plan */
    case 7: /* other columns */ buf_adds(out, "编号,任务,备注\n7,修路,甲\n8,架桥,乙\n"); return;
    default: break;
    }
    buf_adds(out, "某县行动计划\n序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n");
    if (kind % 8 == 0) add_rows(out, 1, 27, "甲行动");
    if (kind % 8 == 1) add_rows(out, 1, 4, "甲行动");
    if (kind % 8 == 3) add_rows(out, 30, 41, "乙行动"); /* 2: the header alone */
    if (kind % 8 == 4) add_rows(out, 1, 120, "丙");
}

static void write_plan(unsigned kind)
{
    struct buf text;
    make_plan_text(kind, &text);
    FILE *file = fopen("plan.csv", "w");
    if (file == NULL) abort();
    fwrite(text.s ? text.s : "", 1, text.n, file);
    fclose(file);
    buf_done(&text);
}

/* ---- where it happens ---- */

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    if (at->level > 0) remove(path);
    return 0;
}

static void empty_folder(void) { nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS); }

static void remove_folder(void)
{
    empty_folder();
    rmdir(folder);
}

/* No file of the user is read, no program of the system started. */
static void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/jihua-fuzz-XXXXXX");
    if (mkdtemp(folder) == NULL || (geteuid() == 0 && chown(folder, NOBODY, NOBODY) != 0)) abort();
    atexit(remove_folder);
    setlocale(LC_CTYPE, "C.UTF-8");
    setenv("TERM", "xterm-256color", 1);
    setenv("HOME", folder, 1);
    setenv("PATH", folder, 1);
    static const char *const unset[] = {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "TMPDIR",
                                        "NO_COLOR",        "LINES",          "COLUMNS"};
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++) unsetenv(unset[i]);
}

/* A name that is typed may be that of any file: root writes as nobody meanwhile. */
static void set_file_user(int id)
{
    if (geteuid() != 0) return;
    setfsgid((gid_t)id);
    setfsuid((uid_t)id);
}

/* ---- a run ---- */

static struct plans plans;

static int browse(void)
{
    struct err err = {.line = 0};
    struct browser_options options = {
        .colour = knob & 1 ? BROWSER_COLOUR_NEVER : BROWSER_COLOUR_AUTO,
        .ambiguous = knob & 2 ? 2 : 1,
    };
    return browser_run(&plans, &options, &err);
}

/* The bell alone is the browser's own. */
static void expect_harmless(struct slice raw)
{
    for (size_t at; (at = stream_harmful_at(raw, true)) < raw.n; raw = slice_cut(raw, at + 1, raw.n))
        FUZZ_EXPECT(raw.s[at] == '\a');
}

void fuzz_browser(struct slice bytes)
{
    if (folder[0] == '\0') set_up();
    int here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct err err = {.line = 0};
    knob = fuzz_take(&bytes);
    set_file_user(NOBODY);
    if (here < 0 || chdir(folder) != 0) abort();
    write_plan(0);
    plans_init(&plans);
    plans_add(&plans, load_file("plan.csv", NULL, &err));
    struct user_end end = user_run(bytes, knob / 4, browse, write_plan);
    plans_done(&plans);
    if (fchdir(here) != 0) abort();
    close(here);
    empty_folder();
    set_file_user(0);
    FUZZ_EXPECT(end.signal != 0 || end.status == 0);
    FUZZ_EXPECT(end.signal == 0 || end.may_die);
    if (!end.hears_all) return;
    expect_harmless(end.raw);
    FUZZ_EXPECT(stream_left_behind(end.raw) == NULL);
}
