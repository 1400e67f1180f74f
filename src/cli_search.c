/* jihua search: in a pipe one line per hit, NO:FIELD:TEXT; on a terminal a heading per task and its cells, hits marked. */
#include "cli.h"

#include <stdlib.h>

#include "grid.h"
#include "lang.h"
#include "mem.h"
#include "search.h"

/* What is printed of a hit's cell: bytes [start, end) of it, the hit within. */
struct view {
    struct slice text;       /* of the cell, or of its part */
    struct grid_span *span;  /* owned: the hits in it */
    size_t spans;
};

/* `chars` code points before `pos` / after it; the whole cell where no context is asked for. */
static size_t back(const struct cli *cli, struct slice cell, size_t pos)
{
    if (cli->args->value[OPTION_CONTEXT] == NULL) return 0;
    for (unsigned i = 0; i < cli->args->number[OPTION_CONTEXT] && pos > 0; i++) pos = text_previous(cell, pos);
    return pos;
}

static size_t forth(const struct cli *cli, struct slice cell, size_t pos)
{
    if (cli->args->value[OPTION_CONTEXT] == NULL) return cell.n;
    for (unsigned i = 0; i < cli->args->number[OPTION_CONTEXT] && pos < cell.n; i++) text_decode(cell, pos, &pos);
    return pos;
}

static struct slice hit_cell(const struct cli *cli, const struct hit *hit)
{
    struct place at = plans_at(&cli->plans, hit->place);
    return plan_cell(at.plan, at.task, hit->column);
}

static struct slice hit_label(const struct cli *cli, const struct hit *hit)
{
    return plan_column(plans_at(&cli->plans, hit->place).plan, hit->column)->label;
}

/* ---- one line per hit ---- */

static void add_prefix(struct cli *cli, size_t place, struct slice label)
{
    char no[64];
    plans_task_no(&cli->plans, place, no, sizeof no);
    out_add_styled(&cli->out, OUT_NUMBER, slice_of(no));
    buf_adds(&cli->out.buf, ":");
    out_add_styled(&cli->out, OUT_LABEL, label);
    buf_adds(&cli->out.buf, ":");
}

static void add_hit_line(struct cli *cli, const struct hit *hit)
{
    struct slice cell = hit_cell(cli, hit);
    size_t end = hit->start + hit->nbytes;
    struct buf *out = &cli->out.buf;
    add_prefix(cli, hit->place, hit_label(cli, hit));
    buf_add_visible(out, slice_cut(cell, back(cli, cell, hit->start), hit->start));
    out_add_styled(&cli->out, OUT_HIT, slice_cut(cell, hit->start, end));
    buf_add_visible(out, slice_cut(cell, end, forth(cli, cell, end)));
    buf_adds(out, "\n");
}

/* A task that matches without a hit (!金融): its name stands for it. */
static void add_task_line(struct cli *cli, size_t place)
{
    struct place at = plans_at(&cli->plans, place);
    int column = plan_column_of(at.plan, COLUMN_TASK);
    add_prefix(cli, place, column < 0 ? SLICE("") : plan_column(at.plan, (size_t)column)->label);
    buf_add_visible(&cli->out.buf, plan_task_name(at.plan, at.task));
    buf_adds(&cli->out.buf, "\n");
}

static void add_lines(struct cli *cli, size_t place, const struct hit *hit, size_t count)
{
    if (count == 0) add_task_line(cli, place);
    for (size_t i = 0; i < count; i++) add_hit_line(cli, &hit[i]);
}

/* ---- a heading per task ---- */

static void add_task_heading(struct cli *cli, size_t place)
{
    char no[64];
    struct place at = plans_at(&cli->plans, place);
    plans_task_no(&cli->plans, place, no, sizeof no);
    out_add_styled(&cli->out, OUT_NUMBER, slice_of(no));
    buf_adds(&cli->out.buf, "  ");
    out_add_styled(&cli->out, OUT_HEADING, plan_task_name(at.plan, at.task));
    buf_adds(&cli->out.buf, "\n");
}

/* Hits of one cell that are shown together: all of them, or those whose contexts touch.  Returns how many. */
static size_t take_view(const struct cli *cli, const struct hit *hit, size_t count, struct view *view)
{
    struct slice cell = hit_cell(cli, hit);
    size_t from = back(cli, cell, hit->start), to = from, taken = 0;
    for (; taken < count && (taken == 0 || back(cli, cell, hit[taken].start) <= to); taken++) {
        size_t end = forth(cli, cell, hit[taken].start + hit[taken].nbytes);
        if (end > to) to = end;
    }
    view->text = slice_cut(cell, from, to);
    view->span = mem_alloc(taken * sizeof *view->span);
    view->spans = taken;
    for (size_t i = 0; i < taken; i++)
        view->span[i] = (struct grid_span){hit[i].start - from, hit[i].start + hit[i].nbytes - from};
    return taken;
}

static void add_cells(struct cli *cli, size_t place, const struct hit *hit, size_t count)
{
    const struct grid_frame frame = {.left = "    ", .between = "  ", .right = "", .ambiguous = 1};
    int label = cli->ncols / 4 < 10 ? cli->ncols / 4 : 10;
    add_task_heading(cli, place);
    for (size_t i = 0; i < count;) {
        size_t same = 1;
        struct view view;
        while (i + same < count && hit[i + same].column == hit[i].column) same++;
        size_t taken = take_view(cli, &hit[i], same, &view);
        const struct grid_cell cells[] = {
            {.text = hit_label(cli, &hit[i]), .ncols = label, .style = out_style(&cli->out, OUT_LABEL)},
            {.text = view.text, .ncols = cli->ncols - label - 6, .span = view.span, .spans = view.spans,
             .span_style = out_style(&cli->out, OUT_HIT)},
        };
        grid_row(&cli->out.buf, cells, 2, &frame);
        free(view.span);
        i += taken;
    }
}

/* ---- the command ---- */

static void add_results(struct cli *cli, const struct hits *hits)
{
    bool first = true;
    for (size_t place = 0, at = 0; place < hits->places && out_step(&cli->out); place++) {
        size_t count = 0;
        while (at + count < hits->count && hits->hit[at + count].place == place) count++;
        if (hits_match(hits, place)) {
            if (cli->args->value[OPTION_NUMBERS] != NULL) {
                char no[64];
                plans_task_no(&cli->plans, place, no, sizeof no);
                buf_add_visible(&cli->out.buf, slice_of(no));
                buf_adds(&cli->out.buf, "\n");
            } else if (cli->out.terminal) {
                if (!first) buf_adds(&cli->out.buf, "\n");
                add_cells(cli, place, hits->hit + at, count);
            } else {
                add_lines(cli, place, hits->hit + at, count);
            }
            first = false;
        }
        at += count;
    }
}

int cli_search(struct cli *cli, struct err *err)
{
    struct query *query = query_parse(slice_of(cli->args->operand[0]), err);
    if (query == NULL) return CLI_BAD;
    if (query_is_empty(query)) {
        query_free(query);
        err_set(err, _("the query is empty"), _("name what to search for"));
        return CLI_BAD;
    }
    struct hits hits;
    search_run(query, &cli->plans, &hits);
    if (cli->args->value[OPTION_COUNT] != NULL)
        buf_addf(&cli->out.buf, "%zu tasks, %zu hits\n", hits.tasks, hits.count);
    else
        add_results(cli, &hits);
    int status = hits.tasks > 0 ? CLI_DONE : CLI_NOTHING;
    if (hits.cut_off) {
        err_set(err, _("the search was cut off at the match limit: hits may be missing"), _("make the pattern simpler"));
        status = CLI_BAD;
    }
    hits_done(&hits);
    query_free(query);
    return status;
}
