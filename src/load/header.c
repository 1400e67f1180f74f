#include "load/header.h"

#include "base/chars.h"
#include "base/fold.h"
#include "base/numeral.h"
#include "base/words.h"

enum {
    JOINED_MAX = 36,
    HEADER_MAX = 120,
    REMARK_MAX = 600
}; /* bytes: a longer core is no header; a remark can be a sentence */
enum says { LEADS = 1, SUPPORTS = 2 };

struct header_word {
    const char *word;
    enum column_role role;
    unsigned char weight;
};

static const struct header_word heads[] = {
#define HEAD(word, role, weight) {word, COLUMN_##role, weight},
#include "load/header.def"
};
static const struct header_word anywhere[] = {
#define ANYWHERE(word, role, weight) {word, COLUMN_##role, weight},
#include "load/header.def"
};
static const struct header_word exact[] = {
#define EXACT(word, role, weight) {word, COLUMN_##role, weight},
#include "load/header.def"
};
static const struct {
    const char *word;
    unsigned says;
} modifiers[] = {
#define SAYS(word, what) {word, what},
#include "load/header.def"
};
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- the core ---- */

static bool header_opens(uint32_t cp)
{
    return chars_is(cp, CHARS_ROUND_OPEN | CHARS_SQUARE_OPEN | CHARS_LENTICULAR_OPEN) || cp == 0x3014;
}

static bool header_closes(uint32_t cp)
{
    return chars_is(cp, CHARS_ROUND_CLOSE | CHARS_SQUARE_CLOSE | CHARS_LENTICULAR_CLOSE) || cp == 0x3015;
}

/* Parts the cell into its core and what stands in brackets; without a core the brackets hold it. */
static void header_split(struct slice cell, struct buf *core, struct buf *remark)
{
    unsigned depth = 0;
    for (size_t pos = 0; pos < cell.n;) {
        uint32_t cp = text_decode(cell, pos, &pos);
        if (header_opens(cp)) depth++;
        else if (header_closes(cp)) depth -= depth > 0;
        else if (!text_is_blank(cp) && !text_is_unseen(cp) && cp != '*')
            buf_addc(depth > 0 ? remark : core, fold_char(text_halfwidth(cp), FOLD_TRAD));
    }
    if (core->n > 0) return;
    buf_add(core, buf_slice(remark));
    buf_clear(remark);
}

void header_add_core(struct slice cell, struct buf *out)
{
    struct buf core, remark;
    buf_init(&core);
    buf_init(&remark);
    header_split(cell, &core, &remark);
    buf_add(out, buf_slice(&core));
    buf_done(&core);
    buf_done(&remark);
}

/* ---- years and other parts of the period ---- */

static bool header_ends_with(struct slice t, const char *word)
{
    size_t n = strlen(word);
    return t.n >= n && memcmp(t.s + t.n - n, word, n) == 0;
}

static bool header_ends_with_any(struct slice t, const char *const *words)
{
    for (; *words; words++)
        if (header_ends_with(t, *words)) return true;
    return false;
}

/* 2022年全国目标值, 2025年底目标: a year, and behind it what is to be reached. */
static bool header_is_target_of_year(struct slice core)
{
    static const char *const ends[] = {"目标", "目标值", "任务", "计划", "指标", "要求", "值", "数", "底", NULL};
    size_t digits = 0;
    while (digits < core.n && core.s[digits] >= '0' && core.s[digits] <= '9') digits++;
    if (digits != 4 || core.s[0] != '2' || core.s[1] > '1') return false;
    struct slice rest = slice_cut(core, digits, core.n);
    return slice_has_prefix(rest, SLICE("年")) && rest.n <= strlen("年一二三四五六七八") &&
           header_ends_with_any(rest, ends);
}

/* 上半年, 1月, 1-6月, 三月. */
static bool header_is_part_of_year(struct slice core)
{
    static const char *const words[] = {"上半年", "下半年", "全年", "半年", "年内", NULL};
    for (const char *const *word = words; *word; word++)
        if (slice_equals(core, *word)) return true;
    if (!header_ends_with(core, "月")) return false;
    size_t numbers = 0;
    for (size_t pos = 0; pos < core.n - strlen("月");) {
        uint32_t cp = text_decode(core, pos, &pos);
        if (!numeral_is(cp, NUMERAL_ARABIC | NUMERAL_COUNTED) && !chars_is(cp, CHARS_DASH | CHARS_UP_TO)) return false;
        numbers++;
    }
    return numbers > 0;
}

/* 1月计划, 上半年目标: the part of the year before the word, and whether it says what is to be reached. */
static bool header_is_plan_for_part(struct slice core)
{
    static const char *const aims[] = {"计划", "目标", "任务", "目标任务", "安排", NULL};
    for (const char *const *aim = aims; *aim; aim++) {
        if (!header_ends_with(core, *aim)) continue;
        struct slice part = slice_cut(core, 0, core.n - strlen(*aim));
        if (header_is_part_of_year(part) || column_is_year(part)) return true;
    }
    return false;
}

static unsigned header_weight_of_year(struct slice core, struct slice remark)
{
    static const char *const aims[] = {"目标", "目标值", "近期", "中期", "远期", "任务", "计划", "规划", NULL};
    if (column_is_year(core)) return HEADER_SURE;
    if (header_is_target_of_year(core)) return 8;
    if (header_is_part_of_year(core) || header_is_plan_for_part(core)) return 7;
    return column_is_year(remark) && header_ends_with_any(core, aims) ? 8 : 0;
}

/* ---- the grammar ---- */

static void header_raise(struct header *h, enum column_role role, unsigned weight)
{
    if (weight > h->weight[role]) h->weight[role] = (unsigned char)weight;
}

/* The head at the end of the core: the longest word that fits, with all that it can mean. */
static void header_read_head(struct header *h, struct slice core)
{
    size_t longest = 0;
    for (size_t i = 0; i < COUNT(heads); i++)
        if (strlen(heads[i].word) > longest && header_ends_with(core, heads[i].word)) longest = strlen(heads[i].word);
    for (size_t i = 0; longest > 0 && i < COUNT(heads); i++)
        if (strlen(heads[i].word) == longest && header_ends_with(core, heads[i].word))
            header_raise(h, heads[i].role, heads[i].weight);
}

static bool header_read_words(struct header *h, struct slice core, const struct header_word *words, size_t count,
                              bool whole)
{
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        bool fits = whole ? slice_equals(core, words[i].word) : slice_find(core, slice_of(words[i].word)) != SIZE_MAX;
        if (fits) header_raise(h, words[i].role, words[i].weight);
        found = found || fits;
    }
    return found;
}

/* Of agencies: whether they lead or support. */
static void header_read_modifiers(struct header *h, struct slice core)
{
    unsigned says = 0;
    for (size_t i = 0; i < COUNT(modifiers); i++)
        if (slice_find(core, slice_of(modifiers[i].word)) != SIZE_MAX) says |= modifiers[i].says;
    h->leads = says == LEADS;
    h->supports = says == SUPPORTS;
    unsigned weight = h->weight[COLUMN_SUPPORT];
    if (!h->leads || weight == 0) return;
    header_raise(h, COLUMN_LEAD, weight + 1);
    h->weight[COLUMN_SUPPORT] = HEADER_WEAK;
}

static enum column_role header_best_role(const struct header *h)
{
    enum column_role best = COLUMN_OTHER;
    for (enum column_role role = 0; role < COLUMN_OTHER; role++)
        if (h->weight[role] > (best == COLUMN_OTHER ? HEADER_GOOD - 1 : h->weight[best])) best = role;
    return best;
}

/* A part of a joined core by itself; its best role, COLUMN_OTHER where it is not known well. */
static enum column_role header_read_part(struct header *h, struct slice part)
{
    enum column_role known = column_of_header(part);
    *h = (struct header){.leads = false};
    if (known != COLUMN_OTHER) header_raise(h, known, HEADER_SURE - 1);
    else if (!header_read_words(h, part, anywhere, COUNT(anywhere), false)) header_read_head(h, part);
    header_read_modifiers(h, part);
    return header_best_role(h);
}

static bool header_is_of_agencies(enum column_role role) { return role == COLUMN_LEAD || role == COLUMN_SUPPORT; }

/* Two things in one column.  Agencies count before dates and persons; of those who lead and those who support nothing
 * says which is which. */
static void header_join(struct header *h, struct slice before, struct slice after)
{
    struct header a, b;
    enum column_role first = header_read_part(&a, before), second = header_read_part(&b, after);
    bool agencies = header_is_of_agencies(first), others = header_is_of_agencies(second);
    *h = first == COLUMN_OTHER || (others && !agencies) ? b : a;
    if (agencies && others && first != second) {
        h->weight[COLUMN_LEAD] = 0;
        h->leads = h->supports = false;
        header_raise(h, COLUMN_SUPPORT, HEADER_SURE - 1);
    }
    bool apart = agencies || others || first == COLUMN_DEADLINE || second == COLUMN_DEADLINE;
    h->names_two = apart && first != second && first != COLUMN_OTHER && second != COLUMN_OTHER;
}

/* 责任单位及责任人, 建设内容和规模.  `agencies`: only where one of the parts names agencies. */
static bool header_read_joined(struct header *h, struct slice core, bool agencies)
{
    static const char *const joints[] = {"及", "和", "与", "、", "/", "或", NULL};
    if (core.n > JOINED_MAX) return false; /* a sentence has such words too */
    for (const char *const *joint = joints; *joint; joint++) {
        struct header joined;
        size_t at = slice_find(core, slice_of(*joint));
        if (at == SIZE_MAX || at == 0) continue;
        header_join(&joined, slice_cut(core, 0, at), slice_cut(core, at + strlen(*joint), core.n));
        if (header_best(&joined) < HEADER_GOOD) continue;
        if (agencies && !header_is_of_agencies(header_best_role(&joined))) continue;
        *h = joined;
        return true;
    }
    return false;
}

static void header_read_core(struct header *h, struct slice cell, struct slice core, struct slice remark)
{
    enum column_role known = column_of_header(cell);
    unsigned year = header_weight_of_year(core, remark);
    if (known == COLUMN_OTHER) known = column_of_header(core);
    if (known != COLUMN_OTHER) header_raise(h, known, HEADER_SURE);
    else if (year > 0) header_raise(h, COLUMN_YEAR, year);
    if (year > 0) return;
    bool joins = known == COLUMN_OTHER;
    if (!header_read_words(h, core, exact, COUNT(exact), true)) {
        if (joins && header_read_joined(h, core, true)) return;
        if (!header_read_words(h, core, anywhere, COUNT(anywhere), false) &&
            (!joins || !header_read_joined(h, core, false)))
            header_read_head(h, core);
    }
    header_read_modifiers(h, core);
}

static void header_read_one(struct slice cell, struct header *h)
{
    struct buf core, remark;
    *h = (struct header){.leads = false};
    if (cell.n > HEADER_MAX + REMARK_MAX) return;
    buf_init(&core);
    buf_init(&remark);
    header_split(cell, &core, &remark);
    bool sentence = slice_find(buf_slice(&core), SLICE("。")) != SIZE_MAX;
    if (core.n > 0 && core.n <= HEADER_MAX && !sentence)
        header_read_core(h, cell, buf_slice(&core), buf_slice(&remark));
    buf_done(&core);
    buf_done(&remark);
}

/* 2024年·上半年 is what was written for 上半年 below 2024年 (roles.c): the lower word counts, the upper one half. */
void header_read(struct slice cell, struct header *h)
{
    struct slice dot = SLICE("·");
    size_t at = slice_find(cell, dot);
    if (at == SIZE_MAX || at == 0 || at + dot.n == cell.n) return header_read_one(cell, h);
    struct header above;
    header_read_one(slice_cut(cell, 0, at), &above);
    header_read(slice_cut(cell, at + dot.n, cell.n), h);
    for (int role = 0; role < COLUMN_ROLES; role++)
        if (above.weight[role] / 2 > h->weight[role]) h->weight[role] = above.weight[role] / 2;
}

unsigned header_best(const struct header *h)
{
    unsigned best = 0;
    for (int role = 0; role < COLUMN_ROLES; role++)
        if (h->weight[role] > best) best = h->weight[role];
    return best;
}

unsigned header_weight(struct slice cell)
{
    struct header h;
    header_read(cell, &h);
    return header_best(&h);
}

bool header_is_possible(struct slice cell)
{
    struct buf core, remark;
    size_t letters = 0, others = 0, characters = 0;
    if (cell.n > HEADER_MAX + REMARK_MAX) return false;
    buf_init(&core);
    buf_init(&remark);
    header_split(cell, &core, &remark);
    struct slice text = buf_slice(&core);
    for (size_t pos = 0; pos < text.n; characters++) {
        uint32_t cp = text_decode(text, pos, &pos);
        letters += text_is_han(cp) || chars_is(cp, CHARS_LATIN);
        others += chars_is(cp, CHARS_FULL_STOP | CHARS_SEMICOLON | CHARS_COMMA | CHARS_EXCLAMATION);
    }
    bool possible = letters > 0 && others == 0 && characters <= 24 && letters * 2 >= characters;
    buf_done(&core);
    buf_done(&remark);
    return possible;
}
