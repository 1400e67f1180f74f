/* What check finds in the agencies of a task. */
#include "base/chars.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/words.h"
#include "report/check_inside.h"

#define LEADS_MAX 64

/* ---- names ---- */

static size_t check_agencies_offset(const struct checking *c, const struct agency_ref *ref)
{
    return (size_t)(ref->text.s - plan_cell(c->plan, c->task, ref->column).s);
}

/* The two names differ by more than blanks, which are findings of their own. */
static bool check_agencies_differ(struct slice text, struct slice name)
{
    for (size_t i = 0, j = 0; i < text.n || j < name.n;) {
        size_t next_i = i, next_j = j;
        uint32_t a = i < text.n ? text_decode(text, i, &next_i) : 0, b = j < name.n ? text_decode(name, j, &next_j) : 0;
        if (a != b && !text_is_blank(a)) return true;
        i = next_i;
        if (a == b) j = next_j;
    }
    return false;
}

/* A blank behind the end of a name parts it from a person or another name (县水利局 甲某某, 城关区 各乡镇); elsewhere it
 * is a slip, as behind 市 that only begins one (市城市 管理局). */
static bool check_agencies_is_parted(struct slice name)
{
    for (size_t pos = 0, next; pos < name.n; pos = next) {
        if (!text_is_blank(text_decode(name, pos, &next))) continue;
        uint32_t before = text_peek_back(name, pos), last = text_peek_back(name, name.n);
        if (check_is_one_of(before, L"局委办厅部府会院校司队站所心社团行企馆室科处组署庭）)")) return true;
        return check_is_one_of(before, L"区县市镇乡") && check_is_one_of(last, L"区县市镇乡府");
    }
    return false;
}

static void check_agencies_blanks(struct checking *c, const struct agency_ref *ref)
{
    if (check_agencies_is_parted(ref->text) || check_is_full(c, CHECK_STRAY_BLANK, ref->column)) return;
    struct check_cell *cell = check_cell_of(c, ref->column, plan_cell(c->plan, c->task, ref->column));
    size_t start = check_agencies_offset(c, ref);
    check_text_blanks_in(c, cell, check_cell_index(cell, start), check_cell_index(cell, start + ref->text.n), false);
}

/* Where the names begin and end that 、 joins around byte `at`. */
static struct slice check_agencies_joined(struct slice cell, size_t at, size_t *from)
{
    enum { ENDS = CHARS_COMMA | CHARS_SEMICOLON | CHARS_COLON | CHARS_FULL_STOP | CHARS_LINE_BREAK, FAR = 600 };
    size_t end = at;
    *from = at;
    while (*from > 0 && at - *from < FAR && !chars_is(text_peek_back(cell, *from), ENDS))
        *from = text_previous(cell, *from);
    while (end < cell.n && end - at < FAR && !chars_is(text_peek(cell, end), ENDS)) end = text_step(cell, end);
    return slice_cut(cell, *from, end);
}

/* Whether a name between bytes [from, to) of a list begins with the prefix. */
static bool check_agencies_any_begins(struct slice list, size_t from, size_t to, struct slice prefix)
{
    for (size_t pos = from; pos < to; pos = text_step(list, pos)) {
        bool begins = pos == 0 || chars_is(text_peek_back(list, pos), CHARS_ENUMERATION);
        if (begins && slice_has_prefix(slice_cut(list, pos, list.n), prefix)) return true;
    }
    return false;
}

/* The name that 、 joins to the one that ends at byte pos of a list; empty if none is. */
static struct slice check_agencies_next_name(struct slice list, size_t pos)
{
    if (!chars_is(text_peek(list, pos), CHARS_ENUMERATION)) return slice_cut(list, pos, pos);
    size_t start = text_step(list, pos), end = start;
    while (end < list.n && !chars_is(text_peek(list, end), CHARS_ENUMERATION)) end = text_step(list, end);
    return slice_cut(list, start, end);
}

static bool check_agencies_ends_with(struct slice name, struct slice end)
{
    return name.n > end.n && slice_equal(slice_cut(name, name.n - end.n, name.n), end);
}

/* In 省公安厅、财政厅、卫生健康委 the first name gives its 省 to all: behind one without it, none has it again.  Neither
 * the first nor the others are called otherwise elsewhere. */
static bool check_agencies_is_elided(const struct checking *c, const struct agency_ref *ref, struct slice name)
{
    size_t from, at = check_agencies_offset(c, ref);
    struct slice list = check_agencies_joined(plan_cell(c->plan, c->task, ref->column), at, &from);
    at -= from;
    if (check_agencies_ends_with(name, ref->text)) {
        struct slice prefix = slice_cut(name, 0, name.n - ref->text.n);
        return check_agencies_any_begins(list, 0, at, prefix) &&
               !check_agencies_any_begins(list, at + ref->text.n, list.n, prefix);
    }
    struct slice next = check_agencies_next_name(list, at + ref->text.n);
    if (!check_agencies_ends_with(ref->text, name) || next.n == 0) return false;
    struct slice prefix = slice_cut(ref->text, 0, ref->text.n - name.n);
    return !slice_has_prefix(next, prefix) && !check_is_one_of(text_peek(next, 0), L"各驻");
}

static bool check_agencies_has_blank(struct slice name)
{
    for (size_t pos = 0, next; pos < name.n; pos = next)
        if (text_is_blank(text_decode(name, pos, &next))) return true;
    return false;
}

static void check_agencies_name(struct checking *c, const struct agency_ref *ref, size_t agency)
{
    struct slice name = agencies_name(c->agencies, agency);
    size_t start = check_agencies_offset(c, ref);
    if (check_wants(c, CHECK_STRAY_BLANK) && check_agencies_has_blank(ref->text)) check_agencies_blanks(c, ref);
    if (check_is_full(c, CHECK_INCONSISTENT_AGENCY, ref->column)) return;
    if (check_agencies_differ(ref->text, name) && !check_agencies_is_elided(c, ref, name))
        check_found(c, CHECK_INCONSISTENT_AGENCY, ref->column, start, start + ref->text.n,
                    mem_format(_("%.*s is called %.*s elsewhere"), CHECK_TEXT(ref->text), CHECK_TEXT(name)));
}

/* ---- who leads, who supports ---- */

/* The agencies of a task that were met before, of one column or of all that lead. */
struct check_agencies_met {
    size_t agency[LEADS_MAX];
    struct slice text[LEADS_MAX];
    size_t column[LEADS_MAX];
    size_t count;
    size_t looked; /* the column whose cell was looked at last: is_list; SIZE_MAX */
    bool is_list;
};

static void check_agencies_meet(struct check_agencies_met *met, const struct agency_ref *ref, size_t agency)
{
    if (met->count == LEADS_MAX) return;
    met->agency[met->count] = agency;
    met->column[met->count] = ref->column;
    met->text[met->count++] = ref->text;
}

/* A cell that is no plain list but says who does what: its parts can name an agency again. */
static bool check_agencies_is_list(struct slice cell)
{
    static const char *const words[] = {"牵头", "负责", "配合", "会同", "：", ":", "；", ";", "\n", "协助", "指导"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_find(cell, slice_of(words[i])) != SIZE_MAX) return false;
    return !text_is_digit(text_peek(cell, 0)) && text_peek(cell, 0) != 0;
}

/* Whether it is told that a list names the agency twice. */
static bool check_agencies_repeated(struct checking *c, struct check_agencies_met *met, const struct agency_ref *ref,
                                    size_t agency)
{
    for (size_t i = 0; i < met->count; i++) {
        if (met->agency[i] != agency || met->column[i] != ref->column || !slice_equal(met->text[i], ref->text))
            continue;
        size_t start = check_agencies_offset(c, ref);
        if (met->looked != ref->column)
            met->is_list = check_agencies_is_list(slice_trim(plan_cell(c->plan, c->task, ref->column)));
        met->looked = ref->column;
        if (met->is_list)
            check_found(c, CHECK_REPEATED_AGENCY, ref->column, start, start + ref->text.n,
                        mem_format(_("named twice in one list: %.*s"), CHECK_TEXT(ref->text)));
        return met->is_list;
    }
    return false;
}

/* Both names stand in one cell, and another part of it began before the second, which has a lead of its own:
 * 学位：甲；资金：乙、甲, but not 牵头：甲；配合：乙、甲. */
static bool check_agencies_is_other_part(const struct checking *c, struct slice lead, const struct agency_ref *ref)
{
    enum { ENDS = CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_LINE_BREAK, FAR = 600 };
    static const char *const helps[] = {"配合", "协", "参与", "责任单位"};
    struct slice cell = plan_cell(c->plan, c->task, ref->column);
    if (lead.s < cell.s || lead.s >= ref->text.s) return false;
    size_t least = (size_t)(lead.s - cell.s), end = check_agencies_offset(c, ref), pos = end;
    if (end - least > FAR) least = end - FAR;
    while (pos > least && !chars_is(text_peek_back(cell, pos), ENDS)) pos = text_previous(cell, pos);
    if (pos <= least) return false;
    for (size_t i = 0; i < sizeof helps / sizeof *helps; i++)
        if (slice_find(slice_cut(cell, pos, end), slice_of(helps[i])) != SIZE_MAX) return false;
    return true;
}

static void check_agencies_supports(struct checking *c, const struct check_agencies_met *leads,
                                    const struct agency_ref *ref, size_t agency)
{
    if (ref->relation != AGENCY_SUPPORTS || check_is_full(c, CHECK_LEAD_ALSO_SUPPORTS, ref->column)) return;
    size_t i = 0, start = check_agencies_offset(c, ref);
    while (i < leads->count && leads->agency[i] != agency) i++;
    if (i == leads->count || check_agencies_is_other_part(c, leads->text[i], ref)) return;
    check_found(c, CHECK_LEAD_ALSO_SUPPORTS, ref->column, start, start + ref->text.n,
                mem_format(_("%.*s leads and supports the same task"), CHECK_TEXT(ref->text)));
}

/* Reads the agencies of the task once; returns how many there are. */
static size_t check_agencies_read(struct checking *c)
{
    struct agency_ref ref;
    size_t count = 0;
    for (struct agency_refs refs = agency_refs_of(c->plan, c->task); agency_refs_next(&refs, &ref); count++) {
        c->refs = mem_grow(c->refs, &c->ref_cap, count + 1, sizeof *c->refs);
        c->refs[count] = (struct check_ref){ref, agencies_of(c->agencies, ref.text)};
    }
    return count;
}

void check_agencies_named(struct checking *c)
{
    struct check_agencies_met leads = {.looked = SIZE_MAX}, met = {.looked = SIZE_MAX};
    size_t count = check_agencies_read(c);
    for (size_t i = 0; i < count; i++)
        if (c->refs[i].ref.relation == AGENCY_LEADS) check_agencies_meet(&leads, &c->refs[i].ref, c->refs[i].agency);
    for (size_t i = 0; i < count; i++) {
        const struct agency_ref *ref = &c->refs[i].ref;
        size_t agency = c->refs[i].agency;
        if (agency == SIZE_MAX || plan_cell_is_merged(c->plan, c->task, ref->column)) continue;
        check_agencies_name(c, ref, agency);
        if (!check_agencies_repeated(c, &met, ref, agency)) check_agencies_supports(c, &leads, ref, agency);
        check_agencies_meet(&met, ref, agency);
    }
    int lead = check_lead_column(c);
    bool usual = plan_tasks(c->plan) == 1 || c->filled.lead * 2 >= plan_tasks(c->plan);
    if (lead >= 0 && text_is_placeholder(plan_cell(c->plan, c->task, (size_t)lead))) return;
    if (lead >= 0 && leads.count == 0 && usual)
        check_found(c, CHECK_NO_LEAD, (size_t)lead, 0, 0, mem_strdup(_("no agency leads this task")));
}

/* ---- the marks of a list ---- */

/* What a name is, by how it ends: commas set apart what 、 does not join. */
enum check_agencies_kind {
    AGENCIES_OFFICE,
    AGENCIES_AREA,
    AGENCIES_COMPANY,
    AGENCIES_SCHOOL,
    AGENCIES_GROUP,
    AGENCIES_SENTENCE
};

static const struct word check_agencies_ends[] = {
#define PLACE(word, kind) WORD(word, AGENCIES_##kind),
#include "report/check_words.def"
};
static const struct word check_agencies_groups[] = {
#define GROUP(word) WORD(word, 0),
#include "report/check_words.def"
};

/* The name without a bracket at its end. */
static struct slice check_agencies_bare(struct slice name)
{
    name = slice_trim(name);
    size_t pos = name.n;
    if (!chars_is(text_peek_back(name, pos), CHARS_ROUND_CLOSE)) return name;
    while (pos > 0 && !chars_is(text_peek_back(name, pos), CHARS_ROUND_OPEN)) pos = text_previous(name, pos);
    return slice_trim(slice_cut(name, 0, pos > 0 ? text_previous(name, pos) : name.n));
}

static enum check_agencies_kind check_agencies_kind_of(struct slice name)
{
    static const char *const verbs[] = {"牵头", "负责", "配合", "会同", "协助", "指导", "按",
                                        "等",   "做好", "落实", "组织", "：",   ":"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        size_t at = slice_find(name, slice_of(verbs[i]));
        if (at != SIZE_MAX && at > 0) return AGENCIES_SENTENCE;
    }
    name = check_agencies_bare(name);
    if (words_at(check_agencies_groups, WORDS_COUNT(check_agencies_groups), name, 0)) return AGENCIES_GROUP;
    const struct word *end = words_before(check_agencies_ends, WORDS_COUNT(check_agencies_ends), name, name.n);
    return end ? (enum check_agencies_kind)end->value : AGENCIES_OFFICE;
}

static bool check_agencies_says_who(struct slice name) { return check_agencies_kind_of(name) == AGENCIES_SENTENCE; }

/* A comma that 、 could be: both names are of one kind, none is a group, nothing says who does what. */
static bool check_agencies_is_odd(struct slice before, struct slice after)
{
    enum check_agencies_kind a = check_agencies_kind_of(before), b = check_agencies_kind_of(after);
    return a == b && a != AGENCIES_GROUP && a != AGENCIES_SENTENCE;
}

/* Behind the name that begins at i, where the next mark of the list stands; nothing inside brackets is one. */
static size_t check_agencies_name_end(const struct check_cell *cell, size_t i)
{
    enum { MARK = CHARS_COMMA | CHARS_ENUMERATION | CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_LINE_BREAK };
    int depth = 0;
    for (; i < cell->n && (depth > 0 || !chars_is(cell->c[i].cp, MARK)); i++)
        depth += chars_is(cell->c[i].cp, CHARS_ROUND_OPEN) - (depth > 0 && chars_is(cell->c[i].cp, CHARS_ROUND_CLOSE));
    return i;
}

/* What a list parts its names by. */
struct check_agencies_list {
    struct slice before; /* the name before the one that is looked at */
    size_t comma, odd;   /* the first comma between names; the first that 、 could be; SIZE_MAX */
    size_t commas, pauses;
    bool led, elided; /* since the last comma: a name with 省 市 县 …; in some group: an office without it behind one */
};

static void check_agencies_list_name(struct check_agencies_list *list, struct slice name, uint32_t sign, size_t at)
{
    bool level = check_is_one_of(text_peek(name, 0), L"省市县区州盟旗部厅");
    if (sign == L'、') list->pauses++;
    if (sign == L'、' && list->led && !level && check_agencies_kind_of(name) == AGENCIES_OFFICE) list->elided = true;
    if (sign != L'、') list->led = level;
    if (chars_is(sign, CHARS_COMMA) && name.n > 0) {
        bool level_before = check_is_one_of(text_peek(list->before, 0), L"省市县区州盟旗部厅");
        bool says = check_agencies_says_who(list->before) || check_agencies_says_who(name);
        if (list->comma == SIZE_MAX && !says) list->comma = at;
        if (list->odd == SIZE_MAX && level == level_before && check_agencies_is_odd(list->before, name)) list->odd = at;
        list->commas++;
    }
    list->before = name;
}

/* Finds lists of agencies that are parted by both 、 and commas.  A comma is ordinary before a group or names of another
 * kind (…局，各县区), between systems (省公安厅、财政厅，省税务局), and where it is the usual mark; in a plan of mostly
 * other lists it means nothing even there. */
void check_agencies_marks(struct checking *c, struct check_cell *cell)
{
    struct check_agencies_list list = {.comma = SIZE_MAX, .odd = SIZE_MAX};
    for (size_t i = 0, mark = 0; i < cell->n; i = mark + 1) {
        mark = check_agencies_name_end(cell, i);
        struct slice name = slice_trim(check_cell_cut(cell, i, mark));
        check_agencies_list_name(&list, name, i > 0 ? cell->c[i - 1].cp : 0, i > 0 ? i - 1 : 0);
    }
    if (list.comma == SIZE_MAX || list.pauses == 0 || !check_wants(c, CHECK_MIXED_PUNCTUATION)) return;
    bool sure = list.odd != SIZE_MAX && !list.elided && list.commas <= 2 * list.pauses;
    size_t at = sure ? list.odd : list.comma;
    if (sure) c->sure++;
    else check_doubt(c);
    check_found(c, CHECK_MIXED_PUNCTUATION, cell->column, cell->c[at].at, cell->c[at + 1].at,
                mem_format(_("agencies separated by both %s and %s"), "、", ","));
}
