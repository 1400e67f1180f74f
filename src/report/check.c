#include "report/check.h"

#include <stdio.h>
#include <stdlib.h>

#include "plan/aliases.h"
#include "plan/indicator.h"
#include "plan/item.h"
#include "base/lang.h"
#include "base/mem.h"
#include "plan/quantity.h"
#include "table/report.h"

#define PER_CELL 10 /* the most findings of one rule in one cell: a broken cell has more, but nobody would read them */
#define LEADS_MAX 64
#define EXCERPT_CHARS 24

/* What the functions of the rules get: the task that is checked, and where findings go. */
struct checking {
    const struct plans *plans;
    const struct agencies *agencies;
    struct check *check;
    uint32_t rules;
    const struct plan *plan;
    size_t first;        /* place of the plan's first task */
    size_t task;         /* within the plan */
    size_t actions_seen; /* actions whose first task comes before this one */
};

/* ---- findings ---- */

static struct slice check_excerpt(struct slice text)
{
    size_t pos = 0;
    for (int i = 0; i < EXCERPT_CHARS && pos < text.n; i++) text_decode(text, pos, &pos);
    return slice_cut(text, 0, pos);
}

static unsigned check_line_of(const struct checking *c, size_t column, size_t start)
{
    struct slice cell = plan_cell(c->plan, c->task, column);
    unsigned line = plan_cell_line(c->plan, c->task, column);
    for (size_t i = 0; line && i < start && i < cell.n; i++) line += cell.s[i] == '\n';
    return line;
}

/* Adds a finding and takes over its message; if the rule is not wanted it only frees the message. */
static void check_found(struct checking *c, enum check_rule rule, size_t column, size_t start, size_t end,
                        char *message)
{
    struct check *check = c->check;
    if (!(c->rules & CHECK_BIT(rule))) {
        free(message);
        return;
    }
    check->finding = mem_grow(check->finding, &check->cap, check->count + 1, sizeof *check->finding);
    check->finding[check->count++] = (struct check_finding){.rule = rule,
                                                            .place = (uint32_t)(c->first + c->task),
                                                            .column = (uint32_t)column,
                                                            .line = check_line_of(c, column, start),
                                                            .start = start,
                                                            .end = end,
                                                            .message = message};
}

#define TEXT(slice) (int)(slice).n, (slice).s

/* ---- items ---- */

static void check_numbers(struct checking *c, size_t column, struct slice cell)
{
    struct item item;
    unsigned before = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item); before = item.no) {
        struct slice text = check_excerpt(item_text(cell, &item));
        if (item.missing_separator)
            check_found(c, CHECK_MISSING_SEPARATOR, column, item.mark, item.end,
                        mem_format(_("nothing separates item %u from the one before: %.*s"), item.no, TEXT(text)));
        if (item.missing_dot)
            check_found(c, CHECK_MISSING_DOT, column, item.mark, item.end,
                        mem_format(_("item %u has no dot after its number: %.*s"), item.no, TEXT(text)));
        if (item.unexpected)
            check_found(c, CHECK_ITEM_NUMBER_SKIPS, column, item.mark, item.end,
                        mem_format(_("item %u follows item %u: %.*s"), item.no, before, TEXT(text)));
    }
}

static void check_quantities(struct checking *c, size_t column, struct slice cell)
{
    struct item item;
    struct quantity q;
    int count = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item);) {
        struct slice text = item_text(cell, &item);
        for (size_t pos = 0; quantity_next(text, &pos, &q);) {
            if (!q.contradictory || ++count > PER_CELL) continue;
            struct slice said = slice_cut(text, q.start, q.end);
            check_found(c, CHECK_CONTRADICTORY_BOUND, column, item.start + q.start, item.start + q.end,
                        mem_format(_("the bounds exclude each other: %.*s"), TEXT(said)));
        }
    }
}

static bool check_has_quantity(struct slice cell)
{
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item);)
        if (quantity_count(item_text(cell, &item)) > 0) return true;
    return false;
}

/* ---- blanks ---- */

/* Han characters and full-width punctuation. */
static bool check_is_wide(uint32_t cp)
{
    return text_is_han(cp) || (cp >= 0x2018 && cp <= 0x201D) || (cp > 0x3000 && cp <= 0x303F) ||
           (cp >= 0xFF01 && cp <= 0xFF65);
}

static bool check_is_stray(uint32_t before, uint32_t after)
{
    return (check_is_wide(before) && (check_is_wide(after) || text_is_digit(after))) ||
           (text_is_digit(before) && check_is_wide(after));
}

/* Finds blanks in [start, end) that are probably mistakes: between Chinese characters, or beside a digit.  A line
 * break counts only with `breaks`, in a text where line breaks have no meaning. */
static void check_blanks(struct checking *c, size_t column, struct slice cell, size_t start, size_t end, bool breaks)
{
    uint32_t before = 0;
    size_t blank = SIZE_MAX;
    bool broken = false;
    int count = 0;
    for (size_t pos = start, next; pos < end && count < PER_CELL; pos = next) {
        uint32_t cp = text_decode(cell, pos, &next);
        if (text_is_blank(cp)) {
            if (blank == SIZE_MAX) blank = pos, broken = false;
            broken |= cp == '\n' || cp == '\r';
            continue;
        }
        if (blank != SIZE_MAX && check_is_stray(before, cp) &&
            (!broken || (breaks && text_is_han(before) && text_is_han(cp)))) {
            struct slice around = check_excerpt(
                slice_cut(cell, blank > start ? text_previous(cell, blank) : blank, end));
            check_found(c, CHECK_STRAY_BLANK, column, blank, pos, mem_format(_("a stray blank: %.*s"), TEXT(around)));
            count++;
        }
        before = cp;
        blank = SIZE_MAX;
    }
}

/* ---- punctuation ---- */

static const char *check_separator_name(uint32_t cp)
{
    switch (cp) {
    case 0x3002: return "。";
    case ';':
    case 0xFF1B: return ";";
    case ',':
    case 0xFF0C: return ",";
    case 0x3001: return "、";
    default: return ".";
    }
}

/* Finds items of a cell that do not end with ; as the others do; one finding, at the first of them. */
static void check_separators(struct checking *c, size_t column, struct slice cell)
{
    struct item item, odd = {0};
    size_t items = 0, usual = 0, others = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item); items++) {
        if (!item.no || !item.separator || item.next >= cell.n) continue;
        if (check_separator_name(item.separator)[0] == ';') usual++;
        else if (others++ == 0) odd = item;
    }
    if (usual == 0 || others == 0) return;
    struct slice text = item_text(cell, &odd);
    check_found(c, CHECK_MIXED_PUNCTUATION, column, odd.end, odd.next,
                mem_format(_("item %u ends with %s, others with ;: %.*s"), odd.no, check_separator_name(odd.separator),
                           TEXT(check_excerpt(text))));
}

/* Whether a half-width mark is part of a number (3,000 or 8:30), where it is right. */
static bool check_is_inside_number(struct slice cell, size_t pos, size_t next)
{
    return pos > 0 && next < cell.n && text_is_digit((unsigned char)cell.s[pos - 1]) &&
           text_is_digit((unsigned char)cell.s[next]);
}

static void check_widths(struct checking *c, size_t column, struct slice cell)
{
    static const struct {
        uint32_t half, full;
        const char *pair;
    } marks[] = {{',', 0xFF0C, ", ，"},
                 {';', 0xFF1B, "; ；"},
                 {':', 0xFF1A, ": ："},
                 {'(', 0xFF08, "( （"},
                 {'%', 0xFF05, "% ％"}};
    enum { MARKS = sizeof marks / sizeof *marks };
    size_t half[MARKS], full[MARKS];
    for (size_t i = 0; i < MARKS; i++) half[i] = full[i] = SIZE_MAX;
    for (size_t pos = 0, next; pos < cell.n; pos = next) {
        uint32_t cp = text_decode(cell, pos, &next);
        for (size_t i = 0; i < MARKS; i++) {
            if (cp == marks[i].half && half[i] == SIZE_MAX && !check_is_inside_number(cell, pos, next)) half[i] = pos;
            if (cp == marks[i].full && full[i] == SIZE_MAX) full[i] = pos;
        }
    }
    for (size_t i = 0; i < MARKS; i++) {
        if (half[i] == SIZE_MAX || full[i] == SIZE_MAX) continue;
        size_t at = half[i] > full[i] ? half[i] : full[i];
        check_found(c, CHECK_MIXED_PUNCTUATION, column, at, at + (at == full[i] ? 3 : 1),
                    mem_format(_("half and full width in one cell: %s"), marks[i].pair));
    }
}

/* ---- cells ---- */

static bool check_is_first_of_action(const struct checking *c)
{
    return plan_action_of(c->plan, c->task) >= c->actions_seen;
}

/* A line break before a clause inside an item is no mistake. */
static void check_blanks_of(struct checking *c, size_t column, struct slice cell, const struct item *item)
{
    struct item part;
    for (struct item_parts parts = item_parts_of(cell, item); item_parts_next(&parts, &part);)
        check_blanks(c, column, cell, part.start, part.end, part.no > 0);
}

static void check_clauses(struct checking *c, size_t column, struct slice cell)
{
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item);) check_blanks_of(c, column, cell, &item);
    check_numbers(c, column, cell);
    check_separators(c, column, cell);
    check_quantities(c, column, cell);
    check_widths(c, column, cell);
}

/* Whether a cell says only that there is nothing: - / — 无. */
static bool check_is_placeholder(struct slice cell)
{
    static const char *const words[] = {"-", "—", "——", "/", "／", "－", "无", "\\", "--"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equals(slice_trim(cell), words[i])) return true;
    return false;
}

static void check_cells(struct checking *c)
{
    for (size_t column = 0; column < plan_columns(c->plan); column++) {
        const struct plan_column *info = plan_column(c->plan, column);
        struct slice cell = plan_cell(c->plan, c->task, column);
        enum column_kind kind = column_kind(info->role);
        if (kind == COLUMN_KIND_CLAUSES) check_clauses(c, column, cell);
        if (info->role == COLUMN_TASK || (info->role == COLUMN_ACTION && check_is_first_of_action(c))) {
            check_blanks(c, column, cell, 0, cell.n, false);
            check_widths(c, column, cell);
        }
        if (info->role != COLUMN_YEAR) continue;
        struct slice year = info->label;
        if (slice_is_blank(cell))
            check_found(c, CHECK_EMPTY_YEAR, column, 0, 0, mem_format(_("no target for %.*s"), TEXT(year)));
        else if (!check_is_placeholder(cell) && !check_has_quantity(cell))
            check_found(c, CHECK_VAGUE_TARGET, column, 0, 0,
                        mem_format(_("the target for %.*s promises no quantity"), TEXT(year)));
    }
}

static void check_sums(struct checking *c)
{
    struct indicators all;
    int column = plan_column_of(c->plan, COLUMN_CONTENT);
    if (column < 0) column = plan_column_of(c->plan, COLUMN_TASK);
    indicators_of(c->plan, c->task, &all);
    for (size_t i = 0; i < all.count && column >= 0; i++) {
        enum indicator_sum sum = all.at[i].sum;
        if (sum != INDICATOR_SHORT && sum != INDICATOR_OVER) continue;
        const struct indicator_value *whole = indicators_value(&all, i, 0);
        struct slice said = slice_cut(whole->text, whole->quantity.start, whole->quantity.end),
                     object = check_excerpt(all.at[i].object);
        size_t start = (size_t)(said.s - plan_cell(c->plan, c->task, (size_t)column).s);
        char number[32];
        check_found(c, CHECK_YEAR_SUM, (size_t)column, start, start + said.n,
                    mem_format(_("the years add up to %s, the whole period says %.*s: %.*s"),
                               quantity_number(all.at[i].low, number), TEXT(said), TEXT(object)));
    }
    indicators_done(&all);
}

/* ---- agencies ---- */

static size_t check_offset_in_cell(const struct checking *c, const struct agency_ref *ref)
{
    return (size_t)(ref->text.s - plan_cell(c->plan, c->task, ref->column).s);
}

static void check_name(struct checking *c, const struct agency_ref *ref, size_t agency)
{
    struct slice cell = plan_cell(c->plan, c->task, ref->column);
    size_t start = check_offset_in_cell(c, ref);
    check_blanks(c, ref->column, cell, start, start + ref->text.n, false);
    struct slice name = agencies_name(c->agencies, agency);
    /* blanks do not count here: they are findings of their own */
    for (size_t i = 0, j = 0; i < ref->text.n || j < name.n;) {
        size_t next_i = i, next_j = j;
        uint32_t a = i < ref->text.n ? text_decode(ref->text, i, &next_i) : 0,
                 b = j < name.n ? text_decode(name, j, &next_j) : 0;
        if (a != b && !text_is_blank(a)) {
            check_found(c, CHECK_INCONSISTENT_AGENCY, ref->column, start, start + ref->text.n,
                        mem_format(_("%.*s is called %.*s elsewhere"), TEXT(ref->text), TEXT(name)));
            return;
        }
        i = next_i;
        if (a == b) j = next_j;
    }
}

static void check_agencies(struct checking *c)
{
    struct agency_ref ref;
    size_t leads[LEADS_MAX], count = 0;
    for (struct agency_refs refs = agency_refs_of(c->plan, c->task); agency_refs_next(&refs, &ref);)
        if (ref.relation == AGENCY_LEADS && count < LEADS_MAX) leads[count++] = agencies_of(c->agencies, ref.text);
    for (struct agency_refs refs = agency_refs_of(c->plan, c->task); agency_refs_next(&refs, &ref);) {
        size_t agency = agencies_of(c->agencies, ref.text), start = check_offset_in_cell(c, &ref);
        if (agency == SIZE_MAX) continue;
        check_name(c, &ref, agency);
        for (size_t i = 0; ref.relation == AGENCY_SUPPORTS && i < count; i++)
            if (leads[i] == agency) {
                check_found(c, CHECK_LEAD_ALSO_SUPPORTS, ref.column, start, start + ref.text.n,
                            mem_format(_("%.*s leads and supports the same task"), TEXT(ref.text)));
                break;
            }
    }
    int lead = plan_column_of(c->plan, COLUMN_LEAD), both = plan_column_of(c->plan, COLUMN_SUPPORT);
    if (lead < 0 && both >= 0 && agency_column_is_both(c->plan, (size_t)both)) lead = both;
    if (lead >= 0 && count == 0)
        check_found(c, CHECK_NO_LEAD, (size_t)lead, 0, 0, mem_strdup(_("no agency leads this task")));
}

/* Finds cells of agencies that are separated by both 、 and , . */
static void check_list_marks(struct checking *c)
{
    for (size_t column = 0; column < plan_columns(c->plan); column++) {
        if (column_kind(plan_column(c->plan, column)->role) != COLUMN_KIND_AGENCIES) continue;
        struct slice cell = plan_cell(c->plan, c->task, column);
        size_t comma = SIZE_MAX, pause = SIZE_MAX;
        int depth = 0;
        for (size_t pos = 0, next; pos < cell.n; pos = next) {
            uint32_t cp = text_decode(cell, pos, &next);
            depth += (cp == '(' || cp == 0xFF08) - (cp == ')' || cp == 0xFF09);
            if (depth > 0) continue;
            if ((cp == ',' || cp == 0xFF0C) && comma == SIZE_MAX) comma = pos;
            if (cp == 0x3001 && pause == SIZE_MAX) pause = pos;
        }
        if (comma != SIZE_MAX && pause != SIZE_MAX)
            check_found(c, CHECK_MIXED_PUNCTUATION, column, comma > pause ? comma : pause,
                        (comma > pause ? comma : pause) + 1,
                        mem_format(_("agencies separated by both %s and %s"), "、", ","));
        check_widths(c, column, cell);
    }
}

/* ---- tasks ---- */

/* The number in a cell of task numbers; 0 if it holds anything else. */
static unsigned long check_number_of(struct slice no)
{
    unsigned long value = 0;
    for (size_t pos = 0; pos < no.n;) {
        uint32_t cp = text_decode(no, pos, &pos);
        if (!text_is_digit(cp) || value > 100000000) return 0;
        value = value * 10 + (cp & 0xF);
    }
    return value;
}

/* Finds task numbers that do not go up; at a new action they may begin at 1 again. */
static void check_order(struct checking *c)
{
    int column = plan_column_of(c->plan, COLUMN_NO);
    if (column < 0 || c->task == 0) return;
    struct slice now = plan_task_no(c->plan, c->task), before = plan_task_no(c->plan, c->task - 1);
    unsigned long a = check_number_of(before), b = check_number_of(now);
    bool restarts = b == 1 && plan_action_of(c->plan, c->task) != plan_action_of(c->plan, c->task - 1);
    if (a == 0 || b == 0 || b > a || restarts) return;
    check_found(c, CHECK_NUMBERS_OUT_OF_ORDER, (size_t)column, 0, 0,
                mem_format(_("number %.*s stands after number %.*s"), TEXT(now), TEXT(before)));
}

struct named {
    struct slice name;
    size_t action, task;
};

static int check_by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = slice_compare(x->name, y->name);
    if (order) return order;
    if (x->action != y->action) return x->action < y->action ? -1 : 1;
    return x->task < y->task ? -1 : x->task > y->task;
}

/* Finds two tasks of one action that have the same name. */
static void check_duplicates(struct checking *c)
{
    int column = plan_column_of(c->plan, COLUMN_TASK);
    size_t tasks = plan_tasks(c->plan);
    if (column < 0) return;
    struct named *all = mem_alloc((tasks + 1) * sizeof *all);
    for (size_t i = 0; i < tasks; i++)
        all[i] = (struct named){slice_trim(plan_cell(c->plan, i, (size_t)column)), plan_action_of(c->plan, i), i};
    qsort(all, tasks, sizeof *all, check_by_name);
    for (size_t i = 1; i < tasks; i++) {
        if (all[i].name.n == 0 || all[i].action != all[i - 1].action || !slice_equal(all[i].name, all[i - 1].name))
            continue;
        struct slice no = plan_task_no(c->plan, all[i - 1].task);
        c->task = all[i].task;
        check_found(c, CHECK_DUPLICATE_TASK, (size_t)column, 0, 0,
                    mem_format(_("the same task as number %.*s"), TEXT(no)));
    }
    free(all);
}

/* Finds what loading has noted: an action that is stated again in the middle of its tasks. */
static void check_restated(struct checking *c)
{
    const struct report *report = plan_report(c->plan);
    int column = plan_column_of(c->plan, COLUMN_ACTION);
    size_t tasks = plan_tasks(c->plan);
    if (column < 0) return;
    c->task = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct note *note = &report->note[i];
        if (note->kind != NOTE_RESTATED) continue;
        while (c->task < tasks && plan_cell_line(c->plan, c->task, 0) < note->line) c->task++;
        if (c->task == tasks) return;
        check_found(c, CHECK_ACTION_RESTATED, (size_t)column, 0, 0,
                    mem_format(_("the action is stated again: %.*s"), TEXT(note->detail)));
    }
}

/* ---- all of it ---- */

static int check_by_place(const void *a, const void *b)
{
    const struct check_finding *x = a, *y = b;
    if (x->place != y->place) return x->place < y->place ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (int)x->rule - (int)y->rule;
}

static void check_plan(struct checking *c)
{
    c->actions_seen = 0;
    for (c->task = 0; c->task < plan_tasks(c->plan); c->task++) {
        check_cells(c);
        check_agencies(c);
        check_list_marks(c);
        check_order(c);
        if (c->rules & CHECK_BIT(CHECK_YEAR_SUM)) check_sums(c);
        if (check_is_first_of_action(c)) c->actions_seen = plan_action_of(c->plan, c->task) + 1;
    }
    check_duplicates(c);
    check_restated(c);
}

void check_plans(const struct plans *plans, uint32_t rules, struct check *check)
{
    struct agencies *agencies = aliases_agencies(plans);
    check_run(plans, agencies, rules, check);
    agencies_free(agencies);
}

void check_run(const struct plans *plans, const struct agencies *agencies, uint32_t rules, struct check *check)
{
    *check = (struct check){0};
    struct checking c = {.plans = plans, .agencies = agencies, .check = check, .rules = rules};
    for (size_t i = 0; i < plans->count; i++) {
        c.plan = plans->plan[i];
        c.first = plans->first[i];
        check_plan(&c);
    }
    if (rules & CHECK_BIT(CHECK_AGENCY_ALIAS)) check_aliases(plans, agencies, check);
    if (check->count) qsort(check->finding, check->count, sizeof *check->finding, check_by_place);
}

void check_done(struct check *check)
{
    for (size_t i = 0; i < check->count; i++) free(check->finding[i].message);
    free(check->finding);
    *check = (struct check){0};
}

static const struct {
    const char *name;
    bool usual;
    const char *what;
} rules_table[CHECK_RULES] = {
#define RULE(id, name, usual, what) {name, usual, what},
#include "report/check.def"
#undef RULE
};

const char *check_rule_name(enum check_rule rule) { return rules_table[rule].name; }
const char *check_rule_what(enum check_rule rule) { return _(rules_table[rule].what); }

uint32_t check_usual_rules(void)
{
    uint32_t rules = 0;
    for (unsigned i = 0; i < CHECK_RULES; i++)
        if (rules_table[i].usual) rules |= CHECK_BIT(i);
    return rules;
}

uint32_t check_all_rules(void) { return CHECK_BIT(CHECK_RULES) - 1; }
