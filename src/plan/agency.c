#include "plan/agency.h"

#include "base/chars.h"
#include "base/words.h"

#define REMARK_CHARS 64 /* a bracket that is longer is none */

/* What a remark or a label says of its agency. */
static const struct word marks[] = {WORD("牵头", AGENCY_MARKED_LEAD),    WORD("主办", AGENCY_MARKED_LEAD),
                                    WORD("主责", AGENCY_MARKED_LEAD),    WORD("总负责", AGENCY_MARKED_LEAD),
                                    WORD("配合", AGENCY_MARKED_SUPPORT), WORD("协办", AGENCY_MARKED_SUPPORT),
                                    WORD("协同", AGENCY_MARKED_SUPPORT), WORD("协助", AGENCY_MARKED_SUPPORT),
                                    WORD("参与", AGENCY_MARKED_SUPPORT), WORD("参加", AGENCY_MARKED_SUPPORT)};

static const struct word labels[] = {WORD("牵头单位", AGENCY_MARKED_LEAD),     WORD("牵头部门", AGENCY_MARKED_LEAD),
                                     WORD("牵头责任单位", AGENCY_MARKED_LEAD), WORD("牵头", AGENCY_MARKED_LEAD),
                                     WORD("主办单位", AGENCY_MARKED_LEAD),     WORD("主责单位", AGENCY_MARKED_LEAD),
                                     WORD("责任单位", AGENCY_UNMARKED),        WORD("责任部门", AGENCY_UNMARKED),
                                     WORD("配合单位", AGENCY_MARKED_SUPPORT),  WORD("配合部门", AGENCY_MARKED_SUPPORT),
                                     WORD("配合", AGENCY_MARKED_SUPPORT),      WORD("协办单位", AGENCY_MARKED_SUPPORT),
                                     WORD("参与单位", AGENCY_MARKED_SUPPORT),  WORD("协同单位", AGENCY_MARKED_SUPPORT)};

/* Said of any agency: 市民政局负责, 各乡镇具体负责. */
static const struct word duties[] = {WORD("具体负责", 0), WORD("负责落实", 0), WORD("负责", 0), WORD("具体实施", 0)};

/* Remarks that make the first name of a list the lead. */
static const struct word firsts[] = {WORD("第一位", 0),   WORD("首位", 0),   WORD("排第一", 0),   WORD("排名第一", 0),
                                     WORD("排在第一", 0), WORD("第一个", 0), WORD("第一责任", 0), WORD("排在首", 0),
                                     WORD("列首", 0),     WORD("排名首", 0)};

/* What the name of a public body ends in; a blank or 和 behind it can separate. */
static const struct word endings[] = {
    WORD("局", 0),   WORD("委", 0),     WORD("办", 0),   WORD("部", 0),   WORD("厅", 0),   WORD("政府", 0),
    WORD("中心", 0), WORD("单位", 0),   WORD("委会", 0), WORD("院", 0),   WORD("高校", 0), WORD("集团", 0),
    WORD("公司", 0), WORD("联", 0),     WORD("会", 0),   WORD("队", 0),   WORD("部门", 0), WORD("支行", 0),
    WORD("学校", 0), WORD("办公室", 0), WORD("协", 0),   WORD("站", 0),   WORD("组", 0),   WORD("大学", 0),
    WORD("县区", 0), WORD("区县", 0),   WORD("乡镇", 0), WORD("街道", 0), WORD("企业", 0), WORD("机构", 0),
    WORD("银行", 0), WORD("所", 0),     WORD("处", 0),   WORD("科", 0),   WORD("馆", 0),   WORD("社", 0),
    WORD("院校", 0), WORD("法院", 0),   WORD("团委", 0), WORD("妇联", 0), WORD("台", 0),   WORD("校", 0),
    WORD("区", 0),   WORD("县", 0),     WORD("行", 0)};

/* What a name begins with behind 和 及 与. */
static const struct word beginnings[] = {WORD("市", 0),   WORD("县", 0),  WORD("区", 0), WORD("省", 0),
                                         WORD("各", 0),   WORD("驻", 0),  WORD("团", 0), WORD("相关", 0),
                                         WORD("有关", 0), WORD("其他", 0)};

static const struct word joints[] = {WORD("和", 0), WORD("及", 0), WORD("与", 0), WORD("以及", 0)};

#define AT(table, text, pos) words_at(table, WORDS_COUNT(table), text, pos)
#define BEFORE(table, text, pos) words_before(table, WORDS_COUNT(table), text, pos)
#define CONTAINS(table, text) agency_contains(table, WORDS_COUNT(table), text)

static const struct word *agency_contains(const struct word *table, size_t count, struct slice text)
{
    for (const struct word *w = table; w < table + count; w++)
        if (slice_find(text, slice_make(w->text, w->n)) != SIZE_MAX) return w;
    return NULL;
}

#define SEPARATOR \
    (CHARS_ENUMERATION | CHARS_COMMA | CHARS_COMMA_SMALL | CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_SLASH | \
     CHARS_BAR | CHARS_LINE_BREAK)
#define OPENING (CHARS_ROUND_OPEN | CHARS_SQUARE_OPEN | CHARS_LENTICULAR_OPEN)
#define CLOSING (CHARS_ROUND_CLOSE | CHARS_SQUARE_CLOSE | CHARS_LENTICULAR_CLOSE)

/* Behind the bracket that opens at pos; pos if it does not close. */
static size_t agency_bracket_end(struct slice t, size_t pos)
{
    size_t next = pos;
    int depth = 0;
    for (int chars = 0; next < t.n && chars < REMARK_CHARS; chars++) {
        uint32_t cp = text_decode(t, next, &next);
        depth += chars_is(cp, OPENING) - chars_is(cp, CLOSING);
        if (depth <= 0) return next;
    }
    return pos;
}

static size_t agency_skip_separators(struct slice t, size_t pos)
{
    for (size_t next; pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        if (!chars_is(cp, SEPARATOR | CHARS_COLON) && !text_is_blank(cp) && !text_is_unseen(cp)) break;
    }
    return pos;
}

/* Whether the words at pos, to the next blank or separator, are a name: 县水利局 甲某某 is one agency and a person. */
static bool agency_is_named_at(struct slice t, size_t pos)
{
    size_t end = pos, next;
    for (; end < t.n; end = next) {
        uint32_t cp = text_decode(t, end, &next);
        if (text_is_blank(cp) || cp == 0x7B49 /* 等 */ || chars_is(cp, SEPARATOR | OPENING)) break;
    }
    return BEFORE(endings, t, end) || AT(beginnings, t, pos) || BEFORE(marks, t, end) || BEFORE(duties, t, end) ||
           AT(labels, t, pos);
}

/* Whether the name [start, pos) ends where a blank, 等 or a joint word stands and another one begins at `behind`. */
static bool agency_splits_names(struct slice t, size_t start, size_t pos, size_t behind, bool joint)
{
    size_t next;
    uint32_t cp = text_peek_next(t, behind, &next);
    if (cp == 0 || chars_is(cp, SEPARATOR | OPENING)) return false;
    if (pos - start < SLICE("科技局").n || !BEFORE(endings, t, pos)) return false;
    return joint ? AT(beginnings, t, behind) != NULL : agency_is_named_at(t, behind);
}

/* Where the name that begins at start ends. */
static size_t agency_name_end(struct slice t, size_t start)
{
    for (size_t pos = start, next; pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        bool joins = cp == 0x548C /* 和 */ || cp == 0x53CA /* 及 */ || cp == 0x4E0E /* 与 */ || cp == 0x4EE5 /* 以及 */;
        const struct word *joint = joins ? AT(joints, t, pos) : NULL;
        if (chars_is(cp, SEPARATOR)) return pos;
        if (chars_is(cp, OPENING)) {
            struct slice bracket = slice_cut(t, pos, agency_bracket_end(t, pos));
            if (CONTAINS(marks, bracket) || CONTAINS(firsts, bracket)) return pos;
            if (bracket.n) next = pos + bracket.n;
        } else if (text_is_blank(cp) && agency_splits_names(t, start, pos, chars_skip_blanks(t, pos), false)) {
            return pos;
        } else if (joint && agency_splits_names(t, start, pos, pos + joint->n, true)) {
            return pos;
        } else if (cp == 0x7B49 /* 等 */ && BEFORE(endings, t, pos)) {
            return pos;
        }
    }
    return t.n;
}

/* 牵头单位: at pos: behind it, and its mark; pos if no label stands there. */
static size_t agency_skip_label(struct slice t, size_t pos, enum agency_mark *mark)
{
    const struct word *label = AT(labels, t, pos);
    size_t next;
    if (!label) return pos;
    uint32_t cp = text_peek_next(t, pos + label->n, &next);
    if (!chars_is(cp, CHARS_COLON)) return pos;
    *mark = (enum agency_mark)label->value;
    return agency_skip_separators(t, next);
}

/* A remark (牵头) at pos: behind it, and its mark. */
static size_t agency_skip_remark(struct slice t, size_t pos, enum agency_mark *mark)
{
    size_t next, from = chars_skip_blanks(t, pos);
    if (!chars_is(text_peek_next(t, from, &next), OPENING) || (next = agency_bracket_end(t, from)) == from) return pos;
    struct slice remark = slice_cut(t, from, next);
    const struct word *word = CONTAINS(marks, remark);
    if (CONTAINS(firsts, remark)) return next;
    if (!word) return pos;
    *mark = (enum agency_mark)word->value;
    return next;
}

/* 市科技局牵头, 市科技局牵头负责: takes the mark off the end of the name. */
static size_t agency_without_mark(struct slice t, size_t start, size_t end, enum agency_mark *mark)
{
    const struct word *duty = BEFORE(duties, t, end), *word;
    if (duty && end - start > duty->n) {
        size_t before = end - duty->n;
        word = BEFORE(marks, t, before);
        if (BEFORE(endings, t, before) || (word && BEFORE(endings, t, before - word->n))) end = before;
    }
    word = BEFORE(marks, t, end);
    if (!word || end - start <= word->n || !BEFORE(endings, t, end - word->n)) return end;
    *mark = (enum agency_mark)word->value;
    return end - word->n;
}

/* 等 and joint words before a name are none of it, nor are brackets that say who leads. */
static size_t agency_skip_fillers(struct slice t, size_t pos)
{
    for (;;) {
        enum agency_mark ignored;
        size_t from = agency_skip_separators(t, pos), next;
        const struct word *joint = AT(joints, t, from);
        if (joint) from += joint->n;
        else if (text_peek_next(t, from, &next) == 0x7B49) from = next;
        from = agency_skip_remark(t, from, &ignored);
        if (chars_is(text_peek_next(t, from, &next), CLOSING)) from = next;
        if (from == pos) return pos;
        pos = from;
    }
}

/* Without zero-width characters at its end. */
static struct slice agency_trim_unseen(struct slice t)
{
    for (size_t next; t.n > 0; t.n = text_previous(t, t.n))
        if (!text_is_unseen(text_decode(t, text_previous(t, t.n), &next))) break;
    return t;
}

struct agency_names agency_names_of(struct slice cell)
{
    return (struct agency_names){.cell = text_is_placeholder(cell) ? SLICE("") : cell};
}

bool agency_names_next(struct agency_names *walk, struct agency_name *name)
{
    struct slice t = walk->cell;
    for (size_t pos = walk->pos;;) {
        pos = agency_skip_fillers(t, pos);
        pos = agency_skip_label(t, pos, &walk->label);
        walk->pos = pos;
        if (pos >= t.n) return false;
        name->mark = walk->label;
        size_t end = agency_name_end(t, pos);
        if (end == pos) text_peek_next(t, pos, &end); /* a character at least, so that the walk ends */
        struct slice text = agency_trim_unseen(slice_trim(slice_cut(t, pos, end)));
        name->start = (size_t)(text.s - t.s);
        name->end = agency_without_mark(t, name->start, name->start + text.n, &name->mark);
        walk->pos = pos = agency_skip_remark(t, end, &name->mark);
        if (name->end > name->start) return true;
    }
}

/* ---- groups ---- */

bool agency_is_group(struct slice name)
{
    static const struct word within[] = {
        WORD("各", 0),       WORD("有关部门", 0), WORD("有关单位", 0), WORD("相关部门", 0), WORD("相关单位", 0),
        WORD("有关责任", 0), WORD("相关责任", 0), WORD("有关企业", 0), WORD("相关企业", 0), WORD("有关方面", 0),
        WORD("相关成员", 0), WORD("有关成员", 0), WORD("有关高校", 0), WORD("相关高校", 0), WORD("其他", 0),
        WORD("市直部门", 0), WORD("县直部门", 0), WORD("区直部门", 0)};
    static const struct word last[] = {
        WORD("成员单位", 0), WORD("高校", 0),     WORD("院校", 0),     WORD("科研院所", 0), WORD("金融机构", 0),
        WORD("部门单位", 0), WORD("职能部门", 0), WORD("责任部门", 0), WORD("责任单位", 0), WORD("县区", 0),
        WORD("县区政府", 0), WORD("行业部门", 0), WORD("主管部门", 0), WORD("直属单位", 0), WORD("直各单位", 0),
        WORD("驻市单位", 0), WORD("市直单位", 0), WORD("县直单位", 0), WORD("区直单位", 0)};
    return CONTAINS(within, name) || BEFORE(last, name, name.n);
}

bool agency_in_group(struct slice name, struct slice group)
{
    static const struct word counties[] = {
        WORD("县区", 0),   WORD("区县", 0),   WORD("县(区)", 0), WORD("县（区）", 0),   WORD("县市区", 0),
        WORD("市县区", 0), WORD("县政府", 0), WORD("区政府", 0), WORD("县人民政府", 0), WORD("区人民政府", 0)};
    static const struct word county[] = {WORD("县政府", 0),     WORD("区政府", 0), WORD("县人民政府", 0),
                                         WORD("区人民政府", 0), WORD("县", 0),     WORD("区", 0)};
    static const struct word departments[] = {WORD("部门", 0), WORD("市直", 0), WORD("县直", 0), WORD("区直", 0),
                                              WORD("成员单位", 0)};
    static const struct word department[] = {WORD("局", 0), WORD("委", 0),     WORD("办", 0),
                                             WORD("部", 0), WORD("委员会", 0), WORD("办公室", 0)};
    static const struct word level[] = {WORD("市", 0), WORD("县", 0), WORD("区", 0), WORD("州", 0)};
    static const struct word schools[] = {WORD("高校", 0), WORD("院校", 0), WORD("高等学校", 0)};
    static const struct word school[] = {WORD("学院", 0), WORD("大学", 0), WORD("学校", 0)};
    if (agency_is_group(name)) return false;
    if (CONTAINS(schools, group)) return BEFORE(school, name, name.n);
    if (CONTAINS(counties, group)) return BEFORE(county, name, name.n);
    if (!CONTAINS(departments, group)) return false;
    return BEFORE(department, name, name.n) && (AT(level, name, 0) || AT(endings, name, 0)) &&
           !CONTAINS(county, slice_cut(name, 3, name.n));
}

/* ---- the agencies of a task ---- */

static bool is_agency_column(const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    return role == COLUMN_LEAD || role == COLUMN_SUPPORT;
}

bool agency_column_is_both(const struct plan *plan, size_t column)
{
    static const struct word told[] = {WORD("牵头", 0), WORD("主责", 0), WORD("主办", 0), WORD("配合单位", 0),
                                       WORD("协同", 0), WORD("协办", 0), WORD("参与", 0)};
    static const struct word plain[] = {WORD("责任单位", 0), WORD("责任部门", 0), WORD("承办单位", 0)};
    for (size_t i = 0; i < plan_columns(plan); i++)
        if (i != column && is_agency_column(plan, i)) return false;
    if (!is_agency_column(plan, column)) return false;
    struct slice header = plan_column(plan, column)->label;
    if (!CONTAINS(told, header)) return true;
    return AT(plain, header, 0); /* 责任单位(配合单位) */
}

struct agency_refs agency_refs_of(const struct plan *plan, size_t task)
{
    return (struct agency_refs){.plan = plan, .task = task};
}

/* Looks through a cell for what decides over all its names. */
static void agency_enter_cell(struct agency_refs *refs, struct slice cell)
{
    struct agency_name name;
    refs->names = agency_names_of(cell);
    refs->in_cell = true;
    refs->named = 0;
    refs->marked = false;
    refs->first_leads = CONTAINS(firsts, cell) || agency_column_is_both(refs->plan, refs->column);
    for (struct agency_names walk = refs->names; agency_names_next(&walk, &name);)
        refs->marked |= name.mark == AGENCY_MARKED_LEAD;
}

static enum agency_relation agency_relation_of(const struct agency_refs *refs, enum agency_mark mark)
{
    if (mark != AGENCY_UNMARKED) return mark == AGENCY_MARKED_LEAD ? AGENCY_LEADS : AGENCY_SUPPORTS;
    if (refs->marked) return AGENCY_SUPPORTS;
    if (refs->first_leads) return refs->named == 0 ? AGENCY_LEADS : AGENCY_SUPPORTS;
    return plan_column(refs->plan, refs->column)->role == COLUMN_LEAD ? AGENCY_LEADS : AGENCY_SUPPORTS;
}

bool agency_refs_next(struct agency_refs *refs, struct agency_ref *ref)
{
    struct agency_name name;
    for (; refs->column < plan_columns(refs->plan); refs->column++, refs->in_cell = false) {
        if (!is_agency_column(refs->plan, refs->column)) continue;
        if (!refs->in_cell) agency_enter_cell(refs, plan_cell(refs->plan, refs->task, refs->column));
        if (!agency_names_next(&refs->names, &name)) continue;
        *ref = (struct agency_ref){.text = slice_cut(refs->names.cell, name.start, name.end),
                                   .column = refs->column,
                                   .relation = agency_relation_of(refs, name.mark)};
        refs->named++;
        return true;
    }
    return false;
}
