#include "load/look.h"

#include "base/chars.h"
#include "base/numeral.h"

enum {
    AGENCY_NAME_MAX = 60, /* bytes, twenty characters: what is longer is a sentence */
    NAME_CHARS = 24,      /* a name has no more characters */
    DATE_CHARS = 24,
    NUMBER_BYTES = 120, /* a number that counts a row takes no more, blanks around it included */
    LISTED = 6,         /* so many names of a list, or parts of a sentence, are looked at */
};

static bool look_ends_with_any(struct slice t, const char *const *ends)
{
    for (; *ends; ends++) {
        size_t n = strlen(*ends);
        if (t.n >= n && memcmp(t.s + t.n - n, *ends, n) == 0) return true;
    }
    return false;
}

static bool look_contains_any(struct slice t, const char *const *words)
{
    for (; *words; words++)
        if (slice_find(t, slice_of(*words)) != SIZE_MAX) return true;
    return false;
}

/* ---- agencies ---- */

static bool look_separates(uint32_t cp)
{
    return chars_is(cp, CHARS_ENUMERATION | CHARS_COMMA | CHARS_SEMICOLON | CHARS_SLASH | CHARS_LINE_BREAK) ||
           cp == ' ';
}

/* Names of Chinese public bodies end in one of a few words, whatever stands in brackets behind them. */
static bool look_is_agency(struct slice name)
{
    static const char *const ends[] = {"局",   "委",   "办",   "部",   "厅",   "政府", "中心", "单位", "管委会",
                                       "院",   "高校", "集团", "公司", "联",   "会",   "队",   "部门", "支行",
                                       "学校", "科",   "协",   "站",   "组",   "科室", "处",   "股",   "所",
                                       "街道", "乡镇", "镇街", "街",   "党委", "党组", "各区", "各县", "专班",
                                       "银行", "社",   "园区", "县区", NULL};
    /* of two characters: the others are work to be done, 建院, 建站 */
    static const char *const whole[] = {"局",   "委",   "办",   "厅",   "部门", "单位",   "政府",
                                        "学校", "高校", "县区", "街道", "乡镇", "镇街",   "园区",
                                        "各区", "各县", "科室", "党委", "党组", "妇联",   "工会",
                                        "公司", "集团", "银行", "协会", "残联", "工商联", NULL};
    struct slice closing = SLICE("）");
    size_t bracket = slice_find(name, SLICE("("));
    if (bracket == SIZE_MAX) bracket = slice_find(name, SLICE("（"));
    if (bracket != SIZE_MAX && bracket > 0) name = slice_trim(slice_cut(name, 0, bracket));
    if (slice_has_prefix(name, closing)) name = slice_cut(name, closing.n, name.n);
    if (name.n > strlen("等") && look_ends_with_any(name, (const char *const[]){"等", NULL}))
        name = slice_cut(name, 0, name.n - strlen("等"));
    if (name.n == strlen("建院") && !look_ends_with_any(name, whole)) return false;
    return name.n <= AGENCY_NAME_MAX && look_ends_with_any(name, ends);
}

bool look_ends_as_agency(struct slice cell) { return look_is_agency(slice_trim(cell)); }

/* At most `most` names are looked at. */
static bool look_is_agency_list(struct slice t, size_t most)
{
    size_t names = 0, agencies = 0;
    for (size_t pos = 0; pos < t.n && names < most;) {
        size_t start = pos, end = pos;
        while (pos < t.n) {
            end = pos;
            if (look_separates(text_decode(t, pos, &pos))) break;
            end = pos;
        }
        struct slice name = slice_trim(slice_cut(t, start, end));
        if (name.n == 0) continue;
        names++;
        agencies += look_is_agency(name);
    }
    return names > 0 && agencies * 10 >= names * 7;
}

/* ---- numbers, figures, dates ---- */

static bool look_is_number(struct slice t)
{
    size_t digits = 0;
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos), narrow = text_halfwidth(cp);
        if (numeral_is(cp, NUMERAL_ARABIC | NUMERAL_COUNTED | NUMERAL_ZERO | NUMERAL_CIRCLE) || cp == L'百') digits++;
        else if (narrow != '.' && narrow != '(' && narrow != ')' && narrow != '-' && cp != 0x3001) return false;
    }
    return digits > 0 && t.n <= 24;
}

/* Digits with signs, bounds, a percent sign, brackets and at most two other characters: 60.6*, ≥95%, 18.5(2015年). */
static bool look_is_figure(struct slice t)
{
    size_t digits = 0, others = 0;
    if (t.n > 48) return false;
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_halfwidth(text_decode(t, pos, &pos));
        if (cp >= '0' && cp <= '9') digits++;
        else if (text_is_han(cp) || chars_is(cp, CHARS_LATIN)) others++;
    }
    return digits > 0 ? others <= 2 || others <= digits : text_is_placeholder(t);
}

static bool look_is_date(struct slice t)
{
    static const char *const words[] = {"全年",     "年底",     "年内",   "长期",   "持续",     "立行立改", "立知立改",
                                        "即知即改", "立即整改", "按年度", "常年",   "常态化",   "月底",     "季度",
                                        "前完成",   "每月",     "每年",   "适时",   "底前",     "日前",     "月前",
                                        "年前",     "近期",     "上半年", "下半年", "贯穿全年", NULL};
    static const char *const units[] = {"年", "月", "日", NULL};
    size_t digits = 0, characters = 0;
    if (t.n > (size_t)DATE_CHARS * TEXT_CHAR_MAX) return false;
    for (size_t pos = 0; pos < t.n; characters++) {
        uint32_t cp = text_decode(t, pos, &pos);
        digits += text_is_digit(cp) || numeral_is(cp, NUMERAL_COUNTED);
    }
    if (characters > DATE_CHARS) return false;
    return look_contains_any(t, words) || (digits > 0 && digits * 3 >= characters && look_contains_any(t, units));
}

/* ---- what counts ---- */

long look_row_number(struct slice cell)
{
    bool arabic = false;
    if (cell.n > NUMBER_BYTES) return -1;
    for (size_t pos = 0; pos < cell.n;) arabic |= text_is_digit(text_decode(cell, pos, &pos));
    return arabic ? numeral_of_list(slice_trim(cell)) : -1;
}

/* Chinese numerals from pos on; where they end. */
static size_t look_numerals_end(struct slice t, size_t pos)
{
    for (size_t next; pos < t.n; pos = next)
        if (!numeral_is(text_decode(t, pos, &next), NUMERAL_COUNTED)) break;
    return pos;
}

bool look_begins_with_agency(struct slice cell) { return look_is_agency_list(slice_trim(cell), 1); }

bool look_section_number(struct slice cell, unsigned *level, size_t *end)
{
    static const char *const parts[] = {"部分", "章", "篇", "节", "板块", NULL};
    struct slice t = slice_trim(cell);
    size_t offset = (size_t)(t.s - cell.s), pos = 0, next;
    bool nth = slice_has_prefix(t, SLICE("第")), bracket;
    *level = 0;
    *end = 0;
    if (t.n == 0) return false;
    bracket = chars_is(text_decode(t, 0, &next), CHARS_ROUND_OPEN);
    if (bracket || nth) pos = next;
    size_t after = look_numerals_end(t, pos);
    if (after == pos) return false;
    uint32_t cp = after < t.n ? text_decode(t, after, &next) : 0;
    if (nth) {
        for (const char *const *part = parts; *part; part++)
            if (slice_has_prefix(slice_cut(t, after, t.n), slice_of(*part))) *level = 1, after += strlen(*part);
    } else if (bracket && chars_is(cp, CHARS_ROUND_CLOSE)) {
        *level = 3;
        after = next;
    } else if (!bracket && (cp == 0 || chars_is(cp, CHARS_ENUMERATION | CHARS_DOT | CHARS_COMMA))) {
        *level = 2;
        after = cp == 0 ? after : next;
    }
    *end = *level > 0 ? offset + after : 0;
    return *level > 0;
}

/* 合计, 合 计, 本页小计, 总计(万元): the word alone, or a number, a bracket, a colon behind it. */
bool look_is_sum(struct slice cell)
{
    static const char *const words[] = {"合计", "总计", "小计", "共计", "累计", NULL};
    struct buf word;
    size_t next;
    bool found = false;
    cell = slice_trim(cell);
    if (cell.n == 0 || cell.n > 90 || text_decode(cell, 0, &next) < 0x4E00) return false;
    buf_init(&word);
    column_normalise(cell, &word);
    struct slice text = buf_slice(&word);
    if (slice_has_prefix(text, SLICE("本页")) || slice_has_prefix(text, SLICE("本表")))
        text = slice_cut(text, strlen("本页"), text.n);
    for (const char *const *w = words; *w && !found; w++) {
        if (!slice_has_prefix(text, slice_of(*w))) continue;
        struct slice rest = slice_cut(text, strlen(*w), text.n);
        found = rest.n == 0 || strchr("(:,0123456789", rest.s[0]) || slice_has_prefix(rest, SLICE("、"));
    }
    buf_done(&word);
    return found;
}

/* ---- all of it ---- */

/* Begins with item 1: `1.`, `1、`, `１．`, `（1）`, `①`. */
static bool look_has_clauses(struct slice t)
{
    size_t pos = 0;
    uint32_t cp = text_decode(t, 0, &pos);
    if (cp == 0x2460) return true;
    if (text_halfwidth(cp) == '(' && pos < t.n) cp = text_decode(t, pos, &pos);
    if (text_halfwidth(cp) != '1' || pos >= t.n) return false;
    size_t next;
    uint32_t after = text_decode(t, pos, &next);
    bool ends = after == 0x3001 || text_halfwidth(after) == '.' || text_halfwidth(after) == ')';
    return ends && next < t.n && !(after == '.' && text_is_digit(text_decode(t, next, &pos)));
}

static bool look_is_name(struct slice t)
{
    size_t characters = 0;
    for (size_t pos = 0; pos < t.n; characters++) {
        uint32_t cp = text_decode(t, pos, &pos);
        if (chars_is(cp, CHARS_FULL_STOP | CHARS_SEMICOLON | CHARS_COMMA | CHARS_EXCLAMATION | CHARS_COLON))
            return false;
    }
    return characters <= NAME_CHARS;
}

enum cell_look look_of(struct slice cell)
{
    cell = slice_trim(cell);
    if (cell.n == 0) return LOOK_BLANK;
    if (look_is_number(cell)) return LOOK_NUMBER;
    if (look_has_clauses(cell)) return LOOK_CLAUSES;
    if (look_is_date(cell)) return LOOK_DATE;
    if (look_is_figure(cell)) return LOOK_FIGURE;
    if (look_is_agency_list(cell, LISTED)) return LOOK_AGENCIES;
    return look_is_name(cell) ? LOOK_NAME : LOOK_TEXT;
}

int look_fit(enum column_kind kind, enum cell_look look)
{
    static const int fit[][LOOKS] = {
        /*                        blank number clauses agencies text figure date name */
        [COLUMN_KIND_NUMBER] = {0, 2, 0, 0, 0, 0, 0, 0},  [COLUMN_KIND_NAME] = {1, 0, 0, 0, 2, 0, 0, 2},
        [COLUMN_KIND_CLAUSES] = {1, 0, 2, 0, 1, 1, 1, 1}, [COLUMN_KIND_AGENCIES] = {1, 0, 0, 2, 0, 0, 0, 0},
        [COLUMN_KIND_PLAIN] = {1, 1, 1, 1, 1, 1, 1, 1},
    };
    return fit[kind][look];
}

int look_fit_role(enum column_role role, enum cell_look look)
{
    static const int deadline[LOOKS] = {1, 0, 0, 0, 0, 0, 2, 1}, year[LOOKS] = {1, 1, 2, 0, 1, 2, 1, 1};
    if (role == COLUMN_DEADLINE) return deadline[look];
    if (role == COLUMN_YEAR) return year[look];
    return look_fit(column_kind(role), look);
}
