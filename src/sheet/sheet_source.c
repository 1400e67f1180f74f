/* Title and source of a sheet: from which plans it is made. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "base/lang.h"
#include "sheet/sheet.h"

static struct slice sheet_source_base_name(struct slice path)
{
    size_t start = path.n;
    while (start > 0 && path.s[start - 1] != '/') start--;
    return slice_cut(path, start, path.n);
}

bool sheet_epoch(time_t *epoch)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end;
    if (text == NULL || *text < '0' || *text > '9') return false;
    *epoch = (time_t)strtoll(text, &end, 10);
    return *end == '\0';
}

/* Adds the day on which the file was written, in UTC and no later than SOURCE_DATE_EPOCH if that is set. */
static void sheet_source_add_date(struct buf *out, struct slice path)
{
    char name[4096], date[32];
    struct stat st;
    struct tm day;
    time_t epoch;
    if (path.n >= sizeof name) return;
    memcpy(name, path.s, path.n);
    name[path.n] = '\0';
    if (stat(name, &st) != 0 || !S_ISREG(st.st_mode)) return;
    if (sheet_epoch(&epoch)) {
        if (st.st_mtime > epoch) st.st_mtime = epoch;
        gmtime_r(&st.st_mtime, &day);
    } else {
        localtime_r(&st.st_mtime, &day);
    }
    if (strftime(date, sizeof date, " %Y-%m-%d", &day) > 0) buf_adds(out, date);
}

static void sheet_source_add_source(struct buf *out, const struct plan *plan)
{
    struct slice path = plan_source(plan);
    if (out->n > 0) buf_adds(out, _(", "));
    if (slice_equals(path, "-")) {
        buf_adds(out, _("standard input"));
        return;
    }
    buf_add_visible(out, sheet_source_base_name(path));
    sheet_source_add_date(out, path);
}

void sheet_describe(struct sheet *sheet, const char *kind, const struct sheet_choice *choice)
{
    struct buf title, source;
    buf_init(&title);
    buf_init(&source);
    for (size_t i = 0; i < choice->count; i++) {
        const struct plan *plan = plans_at(choice->plans, choice->place[i]).plan;
        if (i > 0 && plans_at(choice->plans, choice->place[i - 1]).plan == plan) continue;
        if (title.n > 400 || source.n > 4000) break;
        sheet_source_add_source(&source, plan);
        if (slice_equals(plan_title(plan), "-")) continue; /* a plan without title from standard input */
        if (title.n > 0) buf_adds(&title, _(", "));
        buf_add_visible(&title, plan_title(plan));
    }
    struct slice label = slice_of(_(kind)), named = buf_slice(&title);
    bool says_it = named.n >= label.n && slice_equal(slice_cut(named, named.n - label.n, named.n), label);
    if (!says_it) { /* the title of the plan can say the kind already: 某市任务分解表 */
        if (title.n > 0) buf_adds(&title, " ");
        buf_add(&title, label);
    }
    sheet->title = sheet_copy(sheet, buf_slice(&title));
    sheet->source = sheet_copy(sheet, buf_slice(&source));
    buf_done(&title);
    buf_done(&source);
}
