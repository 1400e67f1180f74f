#include "base/wrap.h"

#include "base/decode.h"
#include "base/measure.h"
#include "base/numeral.h"

/* What stands between two neighbouring clusters. */
enum joint {
    JOINT_NEVER, /* kinsoku: no break, unless a single unit is wider than the line */
    JOINT_GLUED, /* belongs together: a number with its measure, a Latin word; broken only when wider than a line */
    JOINT_OPEN,  /* a line may end here */
};

static bool wrap_is_one_of(uint32_t cp, const uint32_t *set)
{
    for (; *set; set++)
        if (*set == cp) return true;
    return false;
}

/* GB/T 15834 and JIS X 4051 as far as Chinese plans go: half-width forms act as their full-width ones. */
static const uint32_t openers[] = {'(',   '[',   '{',  L'（', L'《', L'〈', L'「', L'『', L'【', L'〔', L'〖', L'〘',
                                   L'［', L'｛', L'“', L'‘',  L'«',  L'￥', L'＄', '$',   L'¥',  L'£',  0};
static const uint32_t closers[] = {',',   '.',   ';',   ':',   '!',   '?',   ')',   ']',   '}',   '%',   L'，',
                                   L'。', L'、', L'；', L'：', L'！', L'？', L'）', L'》', L'〉', L'」', L'』',
                                   L'】', L'〕', L'〗', L'〙', L'］', L'｝', L'”',  L'’',  L'»',  L'…',  L'—',
                                   L'–',  L'％', L'‰',  L'℃',  L'°',  L'′',  L'″',  L'·',  L'・', L'．', L'｡',
                                   L'､',  L'〃', L'々', L'ー', L'～', L'〜', 0};

static bool wrap_is_opener(uint32_t cp)
{
    return cp < 0x4E00 ? wrap_is_one_of(cp, openers) : cp > 0xFF00 && wrap_is_one_of(cp, openers);
}
static bool wrap_is_closer(uint32_t cp)
{
    return cp < 0x4E00 ? wrap_is_one_of(cp, closers) : cp > 0xFF00 && wrap_is_one_of(cp, closers);
}

/* A letter of a script whose words are not broken; digits and what stands inside numbers, addresses and names count. */
static bool wrap_is_word(uint32_t cp)
{
    if (cp < 0x80) {
        return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= '0' && cp <= '9') ||
               wrap_is_one_of(cp, (const uint32_t[]){'_', '-', '/', '@', '#', '&', '+', '=', '\'', '"', '~', '<', '>',
                                                     '*', '\\', '^', '`', '|', 0});
    }
    return (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7) || (cp >= 0xFF10 && cp <= 0xFF19) ||
           (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A);
}

static bool wrap_is_letter(uint32_t cp) { return wrap_is_word(cp) && !text_is_digit(cp); }

/* Between the two numbers of a range (3—4个, 2至3家) or of a date (3.5, 1,000, 1/2). */
static bool wrap_is_number_joint(uint32_t cp)
{
    return wrap_is_one_of(cp, (const uint32_t[]){'.', ',', ':', '/', '-', '~', L'—', L'–', L'－', L'～', L'〜', L'．',
                                                 L'，', L'：', L'至', 0});
}

static bool wrap_is_scale(uint32_t cp) { return numeral_is(cp, NUMERAL_TEN | NUMERAL_UNITS); }

/* ---- looking around ---- */

/* The code point that ends at pos, 0 at the start of the text. */
static uint32_t wrap_before(struct slice text, size_t pos)
{
    size_t next;
    return pos == 0 ? 0 : decode_char(text.s, text.n, decode_previous(text.s, pos), &next);
}

/* The code point at pos, 0 at the end. */
static uint32_t wrap_at(struct slice text, size_t pos)
{
    size_t next;
    return pos >= text.n ? 0 : decode_char(text.s, text.n, pos, &next);
}

enum { NUMBER_CHARS = 24 }; /* a longer number may be broken: keeps each look around short */

/* Does a number end at pos, 万 and the like counted in?  Blanks between it and pos are allowed by the caller. */
static bool wrap_number_ends_at(struct slice text, size_t pos)
{
    for (int i = 0; i < 4 && pos > 0; i++) {
        uint32_t cp = wrap_before(text, pos);
        if (text_is_digit(cp)) return true;
        if (!wrap_is_scale(cp)) return false;
        pos = text_previous(text, pos);
    }
    return false;
}

/* Does the number of an item end at pos: 1. 1． 1、 （1） (一) ① 一、 ? */
static bool wrap_item_number_ends_at(struct slice text, size_t pos)
{
    uint32_t last = wrap_before(text, pos);
    if (last >= 0x2460 && last <= 0x249B) return true;
    bool bracket = last == ')' || last == L'）', dot = last == '.' || last == L'．' || last == L'、';
    if (!bracket && !dot) return false;
    size_t start = text_previous(text, pos);
    int numerals = 0;
    while (start > 0 && numerals < 4 &&
           numeral_is(wrap_before(text, start), NUMERAL_ARABIC | NUMERAL_ONE_TO_NINE | NUMERAL_TEN)) {
        start = text_previous(text, start);
        numerals++;
    }
    if (numerals == 0 || numerals > 3) return false;
    uint32_t lead = wrap_before(text, start);
    if (bracket) return lead == '(' || lead == L'（';
    /* 、 also lists things: an item's number has a clause, a line or nothing before it */
    return last != L'、' || lead == 0 || text_is_blank(lead) ||
           wrap_is_one_of(lead, (const uint32_t[]){';', L'；', L'。', ',', L'，', ':', L'：', 0});
}

/* Is pos inside a number: 3|0, 3|—4, 3—|4, 1,|000 ? */
static bool wrap_inside_number(struct slice text, size_t pos, uint32_t a, uint32_t b)
{
    size_t next;
    if (text_is_digit(a) && text_is_digit(b)) return true;
    if (text_is_digit(a) && wrap_is_number_joint(b)) {
        text_decode(text, pos, &next);
        return text_is_digit(wrap_at(text, next));
    }
    if (wrap_is_number_joint(a) && text_is_digit(b)) return wrap_number_ends_at(text, text_previous(text, pos));
    return false;
}

/* Is pos between a number and its measure?  What follows a number is taken for one, if it is only one character. */
static bool wrap_before_measure(struct slice text, size_t pos, uint32_t a, uint32_t b)
{
    if (!text_is_han(b)) return text_is_digit(a) && wrap_is_letter(b);
    return (text_is_digit(a) || wrap_is_scale(a)) && wrap_number_ends_at(text, pos);
}

/* Where the number that ends at pos may be broken: behind its measure and the bounds of that (300名(个)以上); pos:
 * right here. */
static size_t wrap_quantity_end(struct slice text, size_t pos)
{
    size_t from = pos;
    if (wrap_is_one_of(wrap_at(text, from), (const uint32_t[]){L'余', L'多', 0})) from += 3;
    if (wrap_is_scale(wrap_at(text, from))) return pos; /* 3|万: decided behind the 万, where this is asked again */
    while (from < text.n && wrap_at(text, from) == ' ') from++;
    size_t end = measure_whole_end(text, from);
    return end > from ? end : pos;
}

/* The joint between the clusters that meet at pos; neither side is blank. */
static enum joint wrap_joint_at(struct slice text, size_t pos)
{
    uint32_t b = wrap_at(text, pos), a = wrap_before(text, pos);
    if (wrap_is_closer(b) || wrap_is_opener(a)) return JOINT_NEVER;
    if (text_is_han(a) && text_is_han(b) && !wrap_is_scale(a) && !wrap_is_one_of(a, (const uint32_t[]){L'至', 0}))
        return JOINT_OPEN; /* the common case, decided early */
    if (wrap_inside_number(text, pos, a, b) || wrap_before_measure(text, pos, a, b)) return JOINT_GLUED;
    if (b == '(' || b == L'（') return measure_has_form_at(text, pos) ? JOINT_GLUED : JOINT_OPEN;
    if (wrap_item_number_ends_at(text, pos)) return JOINT_GLUED;
    if (wrap_is_word(a) && wrap_is_word(b)) return JOINT_GLUED;
    if (wrap_is_closer(a) && a < 0x80 && wrap_is_word(b) && pos >= 2 &&
        wrap_is_word(wrap_before(text, text_previous(text, pos))))
        return a == '.' || a == ':' ? JOINT_GLUED : JOINT_OPEN; /* v1.2, http://; but 甲;2 breaks */
    return JOINT_OPEN;
}

/* ---- lines ---- */

static bool wrap_is_line_break(uint32_t cp) { return cp == '\n' || cp == '\r'; }

/* How wide lines may be, and how that is measured: in columns unless there is a measure. */
struct room {
    double width;
    int ambiguous;
    const struct wrap_measure *measure;
};

static double wrap_cluster_width(const struct room *room, struct slice cluster)
{
    if (room->measure != NULL) return room->measure->width(room->measure->context, cluster);
    return text_cluster_cols(cluster, room->ambiguous);
}

/* The line ends at `end`: without its trailing blanks; the next one starts after the blanks that follow. */
static void wrap_finish_line(struct slice text, size_t start, size_t end, const struct room *room,
                             struct wrap_line *line)
{
    while (end > start && text_is_blank(wrap_before(text, end))) end = text_previous(text, end);
    *line = (struct wrap_line){start, end,
                               room->measure != NULL ? 0 : text_cols(slice_cut(text, start, end), room->ambiguous)};
}

enum { CLUSTER_BYTES = 256 }; /* no writing has larger ones: keeps each look ahead short */

/* The common case, decided by bytes: a Han character (U+4000–U+9FFF) before pos and one behind it. */
static bool wrap_is_between_han(struct slice text, size_t pos)
{
    if (pos < 3 || pos >= text.n) return false;
    unsigned char a = (unsigned char)text.s[pos - 3], b = (unsigned char)text.s[pos];
    return a >= 0xE4 && a <= 0xE9 && b >= 0xE4 && b <= 0xE9;
}

static size_t wrap_cluster_end(struct slice text, size_t pos)
{
    if (wrap_is_between_han(text, pos + 3)) return pos + 3;
    size_t end = text_cluster_end(slice_cut(text, 0, pos + CLUSTER_BYTES), pos);
    if (end < pos + CLUSTER_BYTES) return end;
    while (end < text.n && end > pos + 1 && utf8_is_trail(text.s[end])) end--; /* not within a character */
    return end;
}

/* A blank that nothing is combined with. */
static bool wrap_is_blank_unit(struct slice text, size_t pos, size_t end)
{
    size_t next;
    return text_is_blank(text_decode(text, pos, &next)) && next == end;
}

static size_t wrap_skip_blank_units(struct slice text, size_t pos)
{
    size_t next;
    while (pos < text.n) {
        uint32_t cp = text_decode(text, pos, &next);
        if (!text_is_blank(cp) || wrap_is_line_break(cp) || !wrap_is_blank_unit(text, pos, wrap_cluster_end(text, pos)))
            break;
        pos = next;
    }
    return pos;
}

/* The blanks at a soft break are in no line, and a line feed after them ends the line that was broken. */
static size_t wrap_after_soft_break(struct slice text, size_t pos)
{
    pos = wrap_skip_blank_units(text, pos);
    return pos < text.n && wrap_is_line_break(wrap_at(text, pos)) ? text_cluster_end(text, pos) : pos;
}

/* The end of the cluster at pos, or of as many of its characters as fit a line that it is wider than; *width: their
 * width. */
static size_t wrap_unit_end(struct slice text, size_t pos, const struct room *room, double *width)
{
    size_t end = wrap_cluster_end(text, pos), fits = pos;
    *width = wrap_cluster_width(room, slice_cut(text, pos, end));
    if (*width <= room->width || room->measure != NULL) return end;
    for (*width = 0; fits < end;) {
        size_t next;
        int ncols = text_char_cols(text_decode(text, fits, &next), room->ambiguous);
        if (fits > pos && *width + ncols > room->width) break;
        *width += ncols;
        fits = next;
    }
    return fits;
}

/* What stands between the cluster at `here` and the one before it on the line from `start`.  *held: the end of the last
 * quantity whose number lies before `here`; nothing before it is a place to break. */
static enum joint wrap_line_joint(struct slice text, size_t start, size_t here, bool blank, size_t *held)
{
    if (here == start) return JOINT_NEVER;
    uint32_t last = wrap_before(text, here);
    if (wrap_is_between_han(text, here) && !wrap_is_scale(last) && last != L'至')
        return here < *held ? JOINT_GLUED : JOINT_OPEN;
    if ((text_is_digit(last) || wrap_is_scale(last)) && !text_is_digit(wrap_at(text, here)) &&
        wrap_number_ends_at(text, here))
        *held = wrap_quantity_end(text, here);
    enum joint joint = blank || text_is_blank(last) ? JOINT_OPEN : wrap_joint_at(text, here);
    return here < *held && joint == JOINT_OPEN ? JOINT_GLUED : joint;
}

static bool wrap_next_line(struct slice text, size_t *pos, const struct room *room, struct wrap_line *line)
{
    size_t start = *pos, open = 0, glued = 0, cut = 0; /* the last places where the line may end, best sort first */
    size_t held = 0;
    double used = 0;
    if (start >= text.n) return false;
    for (size_t here = start; here < text.n;) {
        uint32_t cp = wrap_at(text, here);
        double width;
        size_t end = wrap_unit_end(text, here, room, &width);
        if (wrap_is_line_break(cp)) {
            wrap_finish_line(text, start, here, room, line);
            *pos = end;
            return true;
        }
        bool blank = wrap_is_blank_unit(text, here, end);
        enum joint joint = wrap_line_joint(text, start, here, blank, &held);
        if (joint == JOINT_OPEN) open = here;
        if (joint != JOINT_NEVER) glued = here;
        cut = here;
        used += width;
        if (used > room->width && !blank && here > start) {
            size_t stop = open > start ? open : glued > start ? glued : cut;
            wrap_finish_line(text, start, stop, room, line);
            *pos = wrap_after_soft_break(text, stop);
            return true;
        }
        here = end;
    }
    wrap_finish_line(text, start, text.n, room, line);
    *pos = text.n;
    return true;
}

bool wrap_next(struct slice text, size_t *pos, int ncols, int ambiguous, struct wrap_line *line)
{
    struct room room = {.width = ncols, .ambiguous = ambiguous};
    return wrap_next_line(text, pos, &room, line);
}

bool wrap_next_measured(struct slice text, size_t *pos, double width, const struct wrap_measure *measure,
                        struct wrap_line *line)
{
    struct room room = {.width = width, .measure = measure};
    return wrap_next_line(text, pos, &room, line);
}

int wrap_count(struct slice text, int ncols, int ambiguous)
{
    int count = 0;
    struct wrap_line line;
    for (size_t pos = 0; wrap_next(text, &pos, ncols, ambiguous, &line);) count++;
    return count;
}

static double wrap_longest_unit(struct slice text, const struct room *room)
{
    size_t held = 0;
    double widest = 0, width = 0;
    for (size_t here = 0, end; here < text.n; here = end) {
        end = wrap_cluster_end(text, here);
        bool blank = wrap_is_blank_unit(text, here, end);
        if (blank || wrap_is_line_break(wrap_at(text, here)) ||
            wrap_line_joint(text, 0, here, blank, &held) == JOINT_OPEN)
            width = 0;
        if (!blank) width += wrap_cluster_width(room, slice_cut(text, here, end));
        if (width > widest) widest = width;
    }
    return widest;
}

int wrap_widest_unit(struct slice text, int ambiguous)
{
    return (int)wrap_longest_unit(text, &(struct room){.ambiguous = ambiguous});
}

double wrap_widest_unit_measured(struct slice text, const struct wrap_measure *measure)
{
    return wrap_longest_unit(text, &(struct room){.measure = measure});
}
