#include "search/query_field.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/mem.h"
#include "ledger/ledger.h"
#include "plan/quantity.h"

#define ROLE_BIT(role) (1u << COLUMN_##role)

/* Names beside those of column.def; those of the manual come first. */
static const struct alias {
    const char *names; /* separated by blanks */
    enum query_field_kind kind;
    uint32_t roles;
} aliases[] = {
    {"牵头 lead", QUERY_FIELD_COLUMNS, ROLE_BIT(LEAD)},
    {"责任 support", QUERY_FIELD_COLUMNS, ROLE_BIT(SUPPORT)},
    {"单位 agency", QUERY_FIELD_COLUMNS, ROLE_BIT(LEAD) | ROLE_BIT(SUPPORT)},
    {"目标 target 年度目标", QUERY_FIELD_COLUMNS, ROLE_BIT(YEAR)},
    {"内容 content", QUERY_FIELD_COLUMNS, ROLE_BIT(CONTENT)},
    {"领导 leader", QUERY_FIELD_COLUMNS, ROLE_BIT(LEADER)},
    {"时限 期限 deadline", QUERY_FIELD_COLUMNS, ROLE_BIT(DEADLINE)},
    {"数量 qty quantity", QUERY_FIELD_QUANTITY, 0},
};

/* Names that columns of a plan may have as well: those then win. */
static const struct quantity_name {
    const char *names; /* separated by blanks */
    enum query_field_kind kind;
    unsigned kinds;
} quantity_names[] = {
    {"类型 kind", QUERY_FIELD_KIND, 0},
#define KIND(id, values, fields) {fields, QUERY_FIELD_QUANTITY, 1u << QUANTITY_##id},
#include "search/quantity_names.def"
};

static const char *const role_words[COLUMN_ROLES] = {
#define ROLE(id, name, label, kind, words) words,
#include "table/column.def"
#undef ROLE
};

/* What a search for a name found so far. */
struct lookup {
    struct slice name; /* folded */
    const struct plans *plans;
    struct query_field exact; /* all that bears just this name */
    struct query_field begins;
    bool has_exact, has_begins, ambiguous;
    bool only_present; /* a beginning counts only for columns that some plan has */
};

void query_field_done(struct query_field *f)
{
    free(f->header);
    *f = (struct query_field){0};
}

bool query_field_equal(const struct query_field *a, const struct query_field *b)
{
    if (a->kind != b->kind || a->roles != b->roles || a->year != b->year || a->kinds != b->kinds) return false;
    if (!a->header != !b->header) return false;
    return !a->header || strcmp(a->header, b->header) == 0;
}

/* A name as it is compared: folded, without blanks. */
static struct buf query_field_folded_name(struct slice name)
{
    struct folded f;
    struct buf out;
    buf_init(&out);
    fold_text(name, FOLD_CHARS, &f);
    for (size_t pos = 0, next; pos < f.n; pos = next) {
        uint32_t cp = text_decode(slice_make(f.s, f.n), pos, &next);
        if (!fold_is_blank(cp)) buf_addc(&out, cp);
    }
    folded_done(&f);
    return out;
}

static bool query_field_header_is(const struct plan *plan, size_t column, const char *header)
{
    struct buf folded = query_field_folded_name(plan_column(plan, column)->header);
    bool same = slice_equals(buf_slice(&folded), header);
    buf_done(&folded);
    return same;
}

/* One column of agencies alone, under 责任单位, holds leading and supporting ones, whatever its role. */
static bool query_field_holds_both(const struct plan *plan, size_t column)
{
    bool alone = (plan_column_of(plan, COLUMN_LEAD) < 0) != (plan_column_of(plan, COLUMN_SUPPORT) < 0);
    return alone && column_of_header(plan_column(plan, column)->header) == COLUMN_SUPPORT;
}

bool query_field_has(const struct query_field *f, const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    if (f->kind == QUERY_FIELD_ANY) return role != COLUMN_NO;
    if (f->roles >> role & 1) return true;
    if ((f->roles & (ROLE_BIT(LEAD) | ROLE_BIT(SUPPORT))) && query_field_holds_both(plan, column)) return true;
    if (f->year && f->year <= plan_years(plan) && plan_year_column(plan, f->year - 1) == column) return true;
    return f->header && query_field_header_is(plan, column, f->header);
}

/* ---- looking a name up ---- */

bool query_field_is_present(const struct query_field *f, const struct plans *plans)
{
    if (!plans || f->kind != QUERY_FIELD_COLUMNS) return true;
    for (size_t p = 0; p < plans->count; p++)
        for (size_t c = 0; c < plan_columns(plans->plan[p]); c++)
            if (query_field_has(f, plans->plan[p], c)) return true;
    return false;
}

/* Whether both mean the same columns of the open plans. */
static bool query_field_same_columns(const struct lookup *l, const struct query_field *a, const struct query_field *b)
{
    if (query_field_equal(a, b)) return true;
    if (!l->plans || a->kind != b->kind || a->kind != QUERY_FIELD_COLUMNS) return false;
    for (size_t p = 0; p < l->plans->count; p++) {
        const struct plan *plan = l->plans->plan[p];
        for (size_t c = 0; c < plan_columns(plan); c++)
            if (query_field_has(a, plan, c) != query_field_has(b, plan, c)) return false;
    }
    return true;
}

static void query_field_add_exact(struct lookup *l, const struct query_field *f)
{
    struct query_field *e = &l->exact;
    if (!l->has_exact) e->kind = f->kind;
    l->has_exact = true;
    if (f->kind != e->kind) return; /* the first of the tables wins over a header of the file */
    e->roles |= f->roles;
    e->kinds |= f->kinds;
    if (f->year) e->year = f->year;
    if (f->header && !e->header) e->header = mem_strdup(f->header);
}

static void query_field_add_beginning(struct lookup *l, const struct query_field *f)
{
    if (l->only_present && !query_field_is_present(f, l->plans)) return;
    if (!l->has_begins) {
        l->begins = *f;
        if (f->header) l->begins.header = mem_strdup(f->header);
        l->has_begins = true;
    } else if (!query_field_same_columns(l, &l->begins, f)) {
        l->ambiguous = true;
    }
}

static void query_field_consider(struct lookup *l, struct slice name, const struct query_field *f)
{
    struct buf folded = query_field_folded_name(name);
    if (slice_equal(buf_slice(&folded), l->name)) query_field_add_exact(l, f);
    else if (slice_has_prefix(buf_slice(&folded), l->name)) query_field_add_beginning(l, f);
    buf_done(&folded);
}

static void query_field_consider_words(struct lookup *l, const char *words, const struct query_field *f)
{
    while (*words) {
        size_t n = strcspn(words, " ");
        query_field_consider(l, slice_make(words, n), f);
        words += n + (words[n] == ' ');
    }
}

/* 年1 y1 year1 年份1: the first year. */
static void query_field_consider_years(struct lookup *l)
{
    static const char *const prefixes[] = {"年", "y", "year", "年份"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct slice prefix = slice_of(prefixes[i]);
        if (!slice_has_prefix(l->name, prefix)) continue;
        struct slice digits = slice_cut(l->name, prefix.n, l->name.n);
        unsigned year = 0;
        for (size_t k = 0; k < digits.n && digits.n <= 2; k++)
            year = digits.s[k] >= '0' && digits.s[k] <= '9' ? year * 10 + (unsigned)(digits.s[k] - '0') : 1000;
        if (year == 0 && digits.n > 0) year = QUERY_NO_YEAR;
        if (year >= 1 && year <= QUERY_NO_YEAR)
            query_field_add_exact(l, &(struct query_field){.kind = QUERY_FIELD_COLUMNS, .year = year});
    }
}

static void query_field_consider_headers(struct lookup *l)
{
    for (size_t p = 0; l->plans && p < l->plans->count; p++) {
        const struct plan *plan = l->plans->plan[p];
        for (size_t c = 0; c < plan_columns(plan); c++) {
            struct slice header = plan_column(plan, c)->header;
            struct buf folded = query_field_folded_name(header);
            if (folded.n > 0)
                query_field_consider(l, header, &(struct query_field){.kind = QUERY_FIELD_COLUMNS, .header = folded.s});
            buf_done(&folded);
        }
    }
}

static void query_field_consider_all(struct lookup *l)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        query_field_consider_words(l, aliases[i].names,
                                   &(struct query_field){.kind = aliases[i].kind, .roles = aliases[i].roles});
    for (int role = 0; role < COLUMN_OTHER; role++) {
        struct query_field f = {.kind = QUERY_FIELD_COLUMNS, .roles = 1u << role};
        query_field_consider(l, slice_of(column_name((enum column_role)role)), &f);
        query_field_consider(l, slice_of(column_label((enum column_role)role)), &f);
        query_field_consider_words(l, role_words[role], &f);
    }
    query_field_consider_years(l);
    query_field_consider_headers(l);
    /* last: while there is no ledger, a header of the file has the name */
    query_field_consider_words(l, ledger_names(), &(struct query_field){.kind = QUERY_FIELD_LEDGER});
}

static void query_field_consider_quantities(struct lookup *l)
{
    for (size_t i = 0; i < sizeof quantity_names / sizeof *quantity_names; i++)
        query_field_consider_words(
            l, quantity_names[i].names,
            &(struct query_field){.kind = quantity_names[i].kind, .kinds = quantity_names[i].kinds});
}

/* The names of quantities come last: after a column that bears just this name, and where one only begins like it,
 * after every column that does. */
static void query_field_consider_last(struct lookup *l)
{
    struct lookup quantities = {.name = l->name, .plans = l->plans};
    if (l->has_exact) return;
    query_field_consider_quantities(&quantities);
    if (!quantities.has_exact && (!quantities.has_begins || l->has_begins)) return;
    l->exact = quantities.exact, l->has_exact = quantities.has_exact;
    if (quantities.has_exact) return;
    l->begins = quantities.begins, l->has_begins = true, l->ambiguous = quantities.ambiguous;
}

static enum query_field_result query_field_answer(struct lookup *l, struct query_field *out)
{
    *out = l->has_exact ? l->exact : l->begins;
    if (l->has_exact) query_field_done(&l->begins);
    if (l->has_exact || (l->has_begins && !l->ambiguous)) return QUERY_FIELD_FOUND;
    query_field_done(out);
    return l->has_begins ? QUERY_FIELD_AMBIGUOUS : QUERY_FIELD_UNKNOWN;
}

enum query_field_result query_field_find(struct slice name, const struct plans *plans, struct query_field *out)
{
    struct buf folded = query_field_folded_name(name);
    struct lookup l = {.name = buf_slice(&folded), .plans = plans, .only_present = plans != NULL};
    *out = (struct query_field){0};
    enum query_field_result result = QUERY_FIELD_UNKNOWN;
    if (folded.n > 0) {
        query_field_consider_all(&l);
        query_field_consider_last(&l);
        if (l.only_present && !l.has_exact && !l.has_begins) { /* a column that no plan has is still a column */
            l.only_present = false;
            query_field_consider_all(&l);
        }
        result = query_field_answer(&l, out);
    }
    buf_done(&folded);
    return result;
}

bool query_field_find_compared(struct slice name, struct query_field *out)
{
    struct buf folded = query_field_folded_name(name);
    struct lookup l = {.name = buf_slice(&folded)}, exact = l;
    if (folded.n > 0) {
        for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
            if (aliases[i].kind == QUERY_FIELD_QUANTITY)
                query_field_consider_words(&l, aliases[i].names, &(struct query_field){.kind = aliases[i].kind});
        query_field_consider_quantities(&exact);
    }
    buf_done(&folded);
    *out = exact.has_exact ? exact.exact : l.has_exact ? l.exact : l.begins;
    return exact.has_exact || l.has_exact || (l.has_begins && !l.ambiguous);
}

/* ---- completion ---- */

static void query_field_offer(struct slice name, struct slice prefix, void (*each)(void *, struct slice), void *context)
{
    struct buf folded = query_field_folded_name(name);
    if (folded.n > 0 && slice_has_prefix(buf_slice(&folded), prefix)) each(context, name);
    buf_done(&folded);
}

static void query_field_offer_words(const char *words, struct slice prefix, void (*each)(void *, struct slice),
                                    void *context)
{
    while (*words) {
        size_t n = strcspn(words, " ");
        query_field_offer(slice_make(words, n), prefix, each, context);
        words += n + (words[n] == ' ');
    }
}

void query_field_names(const struct plans *plans, struct slice prefix, void (*each)(void *context, struct slice name),
                       void *context)
{
    struct buf folded = query_field_folded_name(prefix);
    prefix = buf_slice(&folded);
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        query_field_offer_words(aliases[i].names, prefix, each, context);
    for (size_t p = 0; plans && p < plans->count; p++)
        for (size_t c = 0; c < plan_columns(plans->plan[p]); c++)
            query_field_offer(plan_column(plans->plan[p], c)->label, prefix, each, context);
    for (size_t i = 0; i < sizeof quantity_names / sizeof *quantity_names; i++)
        query_field_offer_words(quantity_names[i].names, prefix, each, context);
    buf_done(&folded);
}
