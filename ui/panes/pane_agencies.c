/* pane_agencies: every agency of the open plans, with how many tasks it leads, supports, and is reached by through a
 * group; the one under the cursor is the one whose tasks are listed. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "panes/pane.h"
#include "base/pinyin.h"
#include "term/rows.h"

enum pane_agencies_order { BY_LEADS, BY_ALL, BY_NAME, ORDERS };

enum {
    FOUND = 512,      /* agencies that fit what is typed: more are counted, but not visited */
    COUNT_COLS = 3,   /* columns of a count, at least */
    HEADER_LEAST = 4, /* in a box of so many rows the first one is for the heads of the counts */
    NAME_LEAST = 12,  /* columns that a name has at least: where there is less room, counts are left out */
};

struct pane_agencies {
    struct rows rows; /* their numbers: 0 for all agencies, else 1 + the agency */
    enum pane_agencies_order order;
    struct view_version version;        /* of the view that the rows were made from */
    enum pane_agencies_order row_order; /* the order that they were made in */
    int count_cols;                     /* columns of one count */
    int header;                         /* rows above the list: 0 or 1 */
};

static void pane_agencies_init(void *pane) { rows_init(&((struct pane_agencies *)pane)->rows); }

static void pane_agencies_done(void *pane) { rows_done(&((struct pane_agencies *)pane)->rows); }

static void pane_agencies_forget(void *pane)
{
    struct pane_agencies *l = pane;
    rows_clear(&l->rows);
    l->version = (struct view_version){.changes = {0}};
}

/* ---- the order ---- */

/* By the pinyin of their characters, one after the other; a character without pinyin by its code point. */
static int pane_agencies_compare_names(struct slice a, struct slice b)
{
    for (size_t i = 0, k = 0; i < a.n && k < b.n;) {
        const char *left[PINYIN_READINGS_MAX], *right[PINYIN_READINGS_MAX];
        uint32_t x = text_decode(a, i, &i), y = text_decode(b, k, &k);
        bool read = pinyin_readings(x, left) > 0 && pinyin_readings(y, right) > 0;
        int order = read ? strcmp(left[0], right[0]) : 0;
        if (order == 0) order = x < y ? -1 : x > y;
        if (order != 0) return order;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

static int pane_agencies_compare_counts(const uint32_t *a, const uint32_t *b, enum pane_agencies_order order)
{
    uint32_t all_a = a[VIEW_LED] + a[VIEW_SUPPORTED], all_b = b[VIEW_LED] + b[VIEW_SUPPORTED];
    if (order == BY_LEADS && a[VIEW_LED] != b[VIEW_LED]) return a[VIEW_LED] > b[VIEW_LED] ? -1 : 1;
    if (all_a != all_b) return all_a > all_b ? -1 : 1;
    return a[VIEW_REACHED] > b[VIEW_REACHED] ? -1 : a[VIEW_REACHED] < b[VIEW_REACHED];
}

struct pane_agencies_sorting {
    const struct view *view;
    enum pane_agencies_order order;
};

static int pane_agencies_compare(const void *a, const void *b, void *data)
{
    const struct pane_agencies_sorting *s = data;
    const struct view *v = s->view;
    uint32_t x = *(const uint32_t *)a - 1, y = *(const uint32_t *)b - 1;
    int order = s->order == BY_NAME
                    ? pane_agencies_compare_names(agencies_name(v->agencies, x), agencies_name(v->agencies, y))
                    : pane_agencies_compare_counts(v->duties[x], v->duties[y], s->order);
    return order != 0 ? order : x < y ? -1 : x > y;
}

static const char *pane_agencies_order_name(enum pane_agencies_order order)
{
    static const char *const names[ORDERS] = {
        [BY_LEADS] = N_("by lead"), [BY_ALL] = N_("by all duties"), [BY_NAME] = N_("by name")};
    return _(names[order]);
}

/* ---- the list ---- */

static int pane_agencies_digits(uint32_t n) { return n < 10 ? 1 : 1 + pane_agencies_digits(n / 10); }

static void pane_agencies_make_rows(struct pane_agencies *l, const struct view *v)
{
    size_t count = v->agencies ? agencies_count(v->agencies) : 0;
    uint32_t most = 0;
    rows_clear(&l->rows);
    rows_add(&l->rows, 0);
    for (uint32_t i = 0; i < count; i++) {
        rows_add(&l->rows, i + 1);
        for (int relation = 0; relation < VIEW_RELATIONS; relation++)
            if (v->duties[i][relation] > most) most = v->duties[i][relation];
    }
    struct pane_agencies_sorting sorting = {v, l->order};
    mem_sort(l->rows.row + 1, count, sizeof *l->rows.row, pane_agencies_compare, &sorting);
    l->count_cols = pane_agencies_digits(most) + 1 > COUNT_COLS ? pane_agencies_digits(most) + 1 : COUNT_COLS;
    l->version = view_version(v);
    l->row_order = l->order;
}

static void pane_agencies_fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct pane_agencies *l = pane;
    (void)ambiguous;
    if (view_is_newer(v, &l->version, VIEW_AGENCIES) || l->row_order != l->order) pane_agencies_make_rows(l, v);
    if (rows_current(&l->rows) != v->agency + 1) rows_select(&l->rows, (uint32_t)(v->agency + 1));
    l->header = box->nrows >= HEADER_LEAST;
    rows_fit(&l->rows, (size_t)(box->nrows - l->header));
}

static void pane_agencies_title(const void *pane, const struct view *v, struct buf *out)
{
    const struct pane_agencies *l = pane;
    buf_adds(out, _("Agencies"));
    if (v->agencies) buf_addf(out, " %zu %s", agencies_count(v->agencies), pane_agencies_order_name(l->order));
}

/* ---- drawing ---- */

/* How many of the counts there is room for beside a name; the last ones, those through groups, are left out first. */
static int pane_agencies_shown_counts(const struct pane_agencies *l, const struct box *box)
{
    int shown = VIEW_RELATIONS;
    while (shown > 0 && box->ncols - 2 - shown * l->count_cols < NAME_LEAST) shown--;
    return shown;
}

static int pane_agencies_count_end(const struct pane_agencies *l, const struct box *box, int shown, int relation)
{
    return box->col + box->ncols - 1 - (shown - 1 - relation) * l->count_cols;
}

static void pane_agencies_draw_header(const struct pane_agencies *l, struct screen *s, const struct box *box)
{
    const char *const heads[VIEW_RELATIONS] = {
        [VIEW_LED] = _("L"), [VIEW_SUPPORTED] = _("S"), [VIEW_REACHED] = _("G"), /* leads, supports, through a group */
    };
    int shown = pane_agencies_shown_counts(l, box);
    for (int relation = 0; relation < shown; relation++) {
        int end = pane_agencies_count_end(l, box, shown, relation);
        draw_right(s, box->row, end - l->count_cols, end, slice_of(heads[relation]), STYLE_HEADING);
    }
}

/* Returns the column where the counts begin. */
static int pane_agencies_draw_counts(const struct pane_agencies *l, struct screen *s, const struct box *box, int row,
                                     const uint32_t *counts, unsigned overlay)
{
    int shown = pane_agencies_shown_counts(l, box);
    for (int relation = 0; relation < shown; relation++) {
        char text[16];
        int end = pane_agencies_count_end(l, box, shown, relation);
        if (counts[relation] == 0) continue;
        snprintf(text, sizeof text, "%u", counts[relation]);
        draw_right(s, row, end - l->count_cols + 1, end, slice_of(text),
                   (relation == VIEW_LED ? STYLE_STRONG : STYLE_QUIET) | overlay);
    }
    return pane_agencies_count_end(l, box, shown, 0) - l->count_cols;
}

static void pane_agencies_draw_all(struct screen *s, const struct view *v, const struct box *box, int row,
                                   unsigned overlay)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", plans_tasks(v->plans));
    int end = draw_right(s, row, box->col + 2, box->col + box->ncols - 1, slice_of(text), STYLE_QUIET | overlay);
    draw_plain(s, row, box->col + 1, end - box->col - 2, slice_of(_("All")), STYLE_TEXT | overlay);
}

static void pane_agencies_draw_agency(const struct pane_agencies *l, const struct view *v, struct screen *s,
                                      const struct box *box, int row, size_t agency, unsigned overlay)
{
    bool group = agencies_is_group(v->agencies, agency);
    int end = pane_agencies_draw_counts(l, s, box, row, v->duties[agency], overlay), col = box->col + 1;
    int used = draw_plain(s, row, col, end - col, agencies_name(v->agencies, agency), STYLE_TEXT | overlay);
    if (group && end - col - used > 4)
        draw_plain(s, row, col + used + 1, end - col - used - 1, slice_of(_("group")), STYLE_QUIET | overlay);
}

static void pane_agencies_draw_row(const struct pane_agencies *l, const struct view *v, struct screen *s,
                                   const struct box *box, int row, size_t index, bool focused)
{
    bool here = (ptrdiff_t)index == l->rows.cursor;
    unsigned overlay = !here ? 0 : focused ? ON_CURSOR : ON_IDLE;
    uint32_t number = rows_number(&l->rows, index);
    if (here) {
        screen_fill(s, row, box->col, box->ncols, STYLE_TEXT | overlay);
        screen_glyph(s, row, box->col, 1, GLYPH_POINTER, STYLE_TEXT | overlay);
    }
    if (number == 0) pane_agencies_draw_all(s, v, box, row, overlay);
    else pane_agencies_draw_agency(l, v, s, box, row, number - 1, overlay);
}

static void pane_agencies_draw(const void *pane, const struct view *v, struct screen *s, const struct box *box,
                               bool focused)
{
    const struct pane_agencies *l = pane;
    if (l->header) pane_agencies_draw_header(l, s, box);
    for (int i = l->header; i < box->nrows && l->rows.top + (size_t)(i - l->header) < l->rows.count; i++)
        pane_agencies_draw_row(l, v, s, box, box->row + i, l->rows.top + (size_t)(i - l->header), focused);
}

static struct pane_extent pane_agencies_extent(const void *pane)
{
    const struct pane_agencies *l = pane;
    return (struct pane_extent){l->rows.top, l->rows.count + (size_t)l->header};
}

static void pane_agencies_scroll(void *pane, size_t top) { ((struct pane_agencies *)pane)->rows.top = top; }

/* ---- what the user does ---- */

static unsigned pane_agencies_choose(struct pane_agencies *l, struct view *v)
{
    return view_choose_agency(v, rows_current(&l->rows) - 1) ? APP_REDRAW : APP_NOTHING;
}

static unsigned pane_agencies_command(void *pane, struct view *v, enum cmd cmd)
{
    struct pane_agencies *l = pane;
    if (cmd == CMD_ENTER) return APP_IN;
    if (cmd == CMD_SORT) {
        l->order = (l->order + 1) % ORDERS;
        return APP_REDRAW;
    }
    unsigned moved = pane_move_rows(&l->rows, cmd);
    return moved == APP_REDRAW ? pane_agencies_choose(l, v) | APP_REDRAW : moved;
}

static unsigned pane_agencies_press(void *pane, struct view *v, int row, int col)
{
    struct pane_agencies *l = pane;
    size_t index = l->rows.top + (size_t)(row - l->header);
    (void)col;
    if (row < l->header || index >= l->rows.count) return APP_NOTHING;
    l->rows.cursor = (ptrdiff_t)index;
    return pane_agencies_choose(l, v);
}

static bool pane_agencies_is_among(const size_t *found, size_t count, uint32_t number)
{
    for (size_t i = 0; i < count; i++)
        if (number == found[i] + 1) return true;
    return false;
}

/* The next row, in that direction, of an agency that was found: from the one under the cursor on, and round the end of
 * the list. */
static size_t pane_agencies_row_of_find(const struct pane_agencies *l, const size_t *found, size_t count, int by)
{
    size_t n = l->rows.count, from = l->rows.cursor < 0 ? 0 : (size_t)l->rows.cursor;
    for (size_t i = by == 0 ? 0 : 1; i <= n; i++) {
        size_t index = (by < 0 ? from + n - i : from + i) % n;
        if (pane_agencies_is_among(found, count, rows_number(&l->rows, index))) return index;
    }
    return from;
}

static size_t pane_agencies_find(void *pane, struct view *v, struct slice typed, int by, struct buf *said)
{
    struct pane_agencies *l = pane;
    size_t found[FOUND];
    view_index_agencies(v);
    if (view_is_newer(v, &l->version, VIEW_AGENCIES)) pane_agencies_make_rows(l, v);
    rows_select(&l->rows, (uint32_t)(v->agency + 1));
    size_t count = agencies_find(v->agencies, typed, found, FOUND);
    if (count == 0) return 0;
    l->rows.cursor = (ptrdiff_t)pane_agencies_row_of_find(l, found, count < FOUND ? count : FOUND, by);
    pane_agencies_choose(l, v);
    if (v->agency >= 0) buf_add(said, agencies_name(v->agencies, (size_t)v->agency));
    return count;
}

static void pane_agencies_cite(const void *pane, const struct view *v, struct buf *out)
{
    (void)pane;
    if (v->agency < 0) {
        if (view_plan(v) != NULL) buf_add(out, plan_title(view_plan(v)));
        return;
    }
    buf_add(out, agencies_name(v->agencies, (size_t)v->agency));
    for (enum view_relation relation = 0; relation < VIEW_RELATIONS; relation++) {
        for (ptrdiff_t place = -1; (place = view_listed_after(v, place)) >= 0;) {
            char no[64];
            if (view_relation(v, (size_t)place) != relation) continue;
            struct place at = plans_at(v->plans, (size_t)place);
            plans_task_no(v->plans, (size_t)place, no, sizeof no);
            buf_addf(out, "\n%s%s%s ", view_relation_label(relation), _(": "), no);
            buf_add(out, plan_task_name(at.plan, at.task));
        }
    }
}

static const char *pane_agencies_why_empty(const struct view *v)
{
    return view_names_agencies(v) ? NULL : _("This plan names no agencies.");
}

static enum range pane_agencies_prints(const struct view *v) { return v->agency >= 0 ? RANGE_AGENCY : RANGE_ALL; }

const struct pane_class pane_agencies = {
    .size = sizeof(struct pane_agencies),
    .init = pane_agencies_init,
    .done = pane_agencies_done,
    .forget = pane_agencies_forget,
    .why_empty = pane_agencies_why_empty,
    .fit = pane_agencies_fit,
    .title = pane_agencies_title,
    .draw = pane_agencies_draw,
    .extent = pane_agencies_extent,
    .command = pane_agencies_command,
    .press = pane_agencies_press,
    .scroll = pane_agencies_scroll,
    .find = pane_agencies_find,
    .cite = pane_agencies_cite,
    .prints = pane_agencies_prints,
};
