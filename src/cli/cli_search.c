/* jihua search: in a pipe one line per hit, NO:FIELD:TEXT; on a terminal a heading per task and its cells with the
 * hits marked.  Other formats are those of hits_export. */
#include "cli/cli_commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "write/text_grid.h"
#include "report/evidence.h"
#include "report/hits_export.h"
#include "sys/input.h"
#include "base/lang.h"
#include "base/mem.h"

/* What is printed of a cell: bytes [start, end) of it, with the hits in them. */
struct excerpt {
    struct slice text;           /* of the cell, or of its part */
    struct text_grid_span *span; /* owned: the hits in it */
    size_t spans;
};

/* The byte `chars` code points before pos, and (below) behind it; the end of the cell if no context is asked for. */
static size_t cli_search_back(const struct cli *cli, struct slice cell, size_t pos)
{
    if (cli->args->value[OPTION_CONTEXT] == NULL) return 0;
    for (unsigned i = 0; i < cli->args->number[OPTION_CONTEXT] && pos > 0; i++) pos = text_previous(cell, pos);
    return pos;
}

static size_t cli_search_forth(const struct cli *cli, struct slice cell, size_t pos)
{
    if (cli->args->value[OPTION_CONTEXT] == NULL) return cell.n;
    for (unsigned i = 0; i < cli->args->number[OPTION_CONTEXT] && pos < cell.n; i++) text_decode(cell, pos, &pos);
    return pos;
}

static struct slice cli_search_hit_cell(const struct cli *cli, const struct hit *hit)
{
    struct place at = plans_at(&cli->plans, hit->place);
    return plan_cell(at.plan, at.task, hit->column);
}

static struct slice cli_search_hit_label(const struct cli *cli, const struct hit *hit)
{
    return plan_column(plans_at(&cli->plans, hit->place).plan, hit->column)->label;
}

/* ---- one line per hit ---- */

static void cli_search_add_prefix(struct cli *cli, size_t place, struct slice label)
{
    char no[64];
    plans_task_no(&cli->plans, place, no, sizeof no);
    out_add_styled(&cli->out, OUT_NUMBER, slice_of(no));
    buf_adds(&cli->out.buf, ":");
    out_add_styled(&cli->out, OUT_LABEL, label);
    buf_adds(&cli->out.buf, ":");
}

static void cli_search_add_hit_line(struct cli *cli, const struct hit *hit)
{
    struct slice cell = cli_search_hit_cell(cli, hit);
    size_t end = hit->start + hit->nbytes;
    struct buf *out = &cli->out.buf;
    cli_search_add_prefix(cli, hit->place, cli_search_hit_label(cli, hit));
    buf_add_visible(out, slice_cut(cell, cli_search_back(cli, cell, hit->start), hit->start));
    out_add_styled(&cli->out, OUT_HIT, slice_cut(cell, hit->start, end));
    buf_add_visible(out, slice_cut(cell, end, cli_search_forth(cli, cell, end)));
    buf_adds(out, "\n");
}

/* Adds the name of a task that matches without a hit (!金融). */
static void cli_search_add_task_line(struct cli *cli, size_t place)
{
    struct place at = plans_at(&cli->plans, place);
    int column = plan_column_of(at.plan, COLUMN_TASK);
    cli_search_add_prefix(cli, place, column < 0 ? SLICE("") : plan_column(at.plan, (size_t)column)->label);
    buf_add_visible(&cli->out.buf, plan_task_name(at.plan, at.task));
    buf_adds(&cli->out.buf, "\n");
}

static void cli_search_add_lines(struct cli *cli, size_t place, const struct hit *hit, size_t count)
{
    if (count == 0) cli_search_add_task_line(cli, place);
    for (size_t i = 0; i < count; i++) cli_search_add_hit_line(cli, &hit[i]);
}

/* ---- a heading per task ---- */

static void cli_search_add_task_heading(struct cli *cli, size_t place)
{
    char no[64];
    struct place at = plans_at(&cli->plans, place);
    plans_task_no(&cli->plans, place, no, sizeof no);
    out_add_styled(&cli->out, OUT_NUMBER, slice_of(no));
    buf_adds(&cli->out.buf, "  ");
    out_add_styled(&cli->out, OUT_HEADING, plan_task_name(at.plan, at.task));
    buf_adds(&cli->out.buf, "\n");
}

/* Collects hits of one cell into one excerpt: all of them or, with context, those whose contexts touch.  Returns how
 * many. */
static size_t cli_search_collect_excerpt(const struct cli *cli, const struct hit *hit, size_t count,
                                         struct excerpt *excerpt)
{
    struct slice cell = cli_search_hit_cell(cli, hit);
    size_t from = cli_search_back(cli, cell, hit->start), to = from, used = 0;
    for (; used < count && (used == 0 || cli_search_back(cli, cell, hit[used].start) <= to); used++) {
        size_t end = cli_search_forth(cli, cell, hit[used].start + hit[used].nbytes);
        if (end > to) to = end;
    }
    excerpt->text = slice_cut(cell, from, to);
    excerpt->span = mem_alloc(used * sizeof *excerpt->span);
    excerpt->spans = used;
    for (size_t i = 0; i < used; i++)
        excerpt->span[i] = (struct text_grid_span){hit[i].start - from, hit[i].start + hit[i].nbytes - from};
    return used;
}

static void cli_search_add_cells(struct cli *cli, size_t place, const struct hit *hit, size_t count)
{
    const struct text_grid_frame frame = {.left = "    ", .between = "  ", .right = "", .ambiguous = 1};
    int label = cli->ncols / 4 < 10 ? cli->ncols / 4 : 10;
    cli_search_add_task_heading(cli, place);
    for (size_t i = 0; i < count;) {
        size_t same = 1;
        struct excerpt excerpt;
        while (i + same < count && hit[i + same].column == hit[i].column) same++;
        size_t used = cli_search_collect_excerpt(cli, &hit[i], same, &excerpt);
        const struct text_grid_cell cells[] = {
            {.text = cli_search_hit_label(cli, &hit[i]), .ncols = label, .style = out_style(&cli->out, OUT_LABEL)},
            {.text = excerpt.text,
             .ncols = cli->ncols - label - 6,
             .span = excerpt.span,
             .spans = excerpt.spans,
             .span_style = out_style(&cli->out, OUT_HIT)},
        };
        text_grid_row(&cli->out.buf, cells, 2, &frame);
        free(excerpt.span);
        i += used;
    }
}

/* ---- the command ---- */

static void cli_search_add_task(struct cli *cli, const struct hits *hits, size_t place, bool first)
{
    size_t from = hits_from(hits, place, 0, 0), to = from;
    while (to < hits->count && hits->hit[to].place == place) to++;
    if (cli->args->value[OPTION_NUMBERS] != NULL) {
        char no[64];
        plans_task_no(&cli->plans, place, no, sizeof no);
        buf_add_visible(&cli->out.buf, slice_of(no));
        buf_adds(&cli->out.buf, "\n");
    } else if (cli->out.terminal) {
        if (!first) buf_adds(&cli->out.buf, "\n");
        cli_search_add_cells(cli, place, hits->hit + from, to - from);
    } else {
        cli_search_add_lines(cli, place, hits->hit + from, to - from);
    }
}

/* Adds the tasks found by text, then those found only by pinyin. */
static void cli_search_add_results(struct cli *cli, const struct hits *hits)
{
    uint32_t *ranked = hits_ranked(hits);
    for (size_t i = 0; i < hits->tasks && out_step(&cli->out); i++) cli_search_add_task(cli, hits, ranked[i], i == 0);
    free(ranked);
}

/* Adds the hits as CSV, Markdown or JSON. */
static void cli_search_add_data(struct cli *cli, const struct hits_format *format, struct hits_source *source)
{
    struct buf piece;
    uint32_t *ranked = hits_ranked(source->hits);
    buf_init(&piece);
    format->head(&piece, source);
    for (size_t i = 0; i < source->hits->tasks && out_step(&cli->out); i++) {
        hits_export_task(&piece, format, source, ranked[i]);
        cli_hand_over(cli, &piece);
    }
    format->foot(&piece, source);
    cli_hand_over(cli, &piece);
    buf_done(&piece);
    free(ranked);
}

/* ---- --keywords FILE: a matrix keyword × action × year, as evidence for reviewers ---- */

static int cli_search_write_matrix(struct cli *cli, const struct evidence *e, enum format_id format, struct err *err)
{
    struct buf piece;
    buf_init(&piece);
    evidence_write(e, format, &piece);
    cli_hand_over(cli, &piece);
    buf_done(&piece);
    if (!evidence_was_cut(e)) return evidence_is_empty(e) ? CLI_NOTHING : CLI_DONE;
    err_set(err, _("a search was cut off by the limit of matching: hits may be missing"),
            _("make the pattern simpler"));
    return CLI_BAD;
}

static int cli_search_keywords(struct cli *cli, struct err *err)
{
    const char *path = cli->args->value[OPTION_KEYWORDS];
    enum format_id format;
    struct buf list;
    struct evidence evidence = {0};
    unsigned kinds;
    int status = CLI_BAD;
    if (!cli_choose_format(cli, FORMAT_OF_EVIDENCE, FORMAT_TEXT, &format, err) || !cli_foldings(cli, &kinds, err))
        return CLI_BAD;
    buf_init(&list);
    if (input_read_small(path, true, &list, err) &&
        evidence_collect(&evidence, &cli->plans, kinds, path, buf_slice(&list), err) && cli_direct_output(cli, err))
        status = cli_search_write_matrix(cli, &evidence, format, err);
    evidence_done(&evidence);
    buf_done(&list);
    return status;
}

/* ---- a query ---- */

/* The format; --count and --numbers are always plain text. */
static bool cli_search_choose_format(const struct cli *cli, enum format_id *format, struct err *err)
{
    bool plain = cli->args->value[OPTION_COUNT] != NULL || cli->args->value[OPTION_NUMBERS] != NULL;
    if (!cli_choose_format(cli, FORMAT_OF_HITS, FORMAT_TEXT, format, err)) return false;
    if (!plain || *format == FORMAT_TEXT) return true;
    err_setf(err, _("leave them out, or the format"), _("--count and --numbers are text, not %s"),
             format_row(*format)->name);
    return false;
}

static struct query *cli_search_read_query(const struct cli *cli, unsigned kinds, struct err *err)
{
    const struct query_options options = {kinds, &cli->plans};
    struct query *query = query_parse_with(slice_of(cli->args->operand[0]), &options, err);
    if (query == NULL || !query_is_empty(query)) return query;
    query_free(query);
    err_set(err, _("the query is empty"), _("name what to search for"));
    return NULL;
}

/* A search was cut off, so hits may be missing: an error that says from which task on. */
static int cli_search_tell_cut_off(const struct cli *cli, const struct hits *hits, struct err *err)
{
    char no[64];
    plans_task_no(&cli->plans, hits->cut_place, no, sizeof no);
    err_setf(err, _("make the pattern simpler"),
             _("the search was cut off at task %s, by the limit of matching: hits may be missing"), no);
    return CLI_BAD;
}

int cli_search(struct cli *cli, struct err *err)
{
    enum format_id format;
    unsigned kinds;
    if (cli->args->value[OPTION_KEYWORDS] != NULL) return cli_search_keywords(cli, err);
    if (!cli_foldings(cli, &kinds, err) || !cli_search_choose_format(cli, &format, err)) return CLI_BAD;
    struct query *query = cli_search_read_query(cli, kinds, err);
    if (query == NULL) return CLI_BAD;
    if (!cli_direct_output(cli, err)) return query_free(query), CLI_BAD;
    struct hits hits;
    search_run(query, &cli->plans, &hits);
    struct hits_source source = {
        .plans = &cli->plans, .hits = &hits, .query = slice_of(cli->args->operand[0]), .kinds = kinds};
    if (cli->args->value[OPTION_COUNT] != NULL)
        buf_addf(&cli->out.buf, "%zu tasks, %zu hits\n", hits.tasks, hits.count);
    else if (format == FORMAT_TEXT) cli_search_add_results(cli, &hits);
    else cli_search_add_data(cli, hits_format_of(format), &source);
    int status = hits.cut_off ? cli_search_tell_cut_off(cli, &hits, err) : hits.tasks > 0 ? CLI_DONE : CLI_NOTHING;
    hits_done(&hits);
    query_free(query);
    return status;
}
