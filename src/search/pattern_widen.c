/* Reading a regular expression just far enough to widen its literal characters under folding, and to know a text that
 * every match must contain.  What is not understood here is passed on unchanged and gives no literal. */
#include <stdlib.h>

#include "base/mem.h"
#include "search/pattern.h"

enum { RUN_MAX = 64 };

struct literal_run {
    uint32_t cp[RUN_MAX];
    size_t n;
};

struct regex_reader {
    uint32_t *cp; /* owned: the pattern */
    size_t n, i;
    unsigned kinds;
    struct pattern_source *out;
    size_t depth;                         /* of groups */
    struct literal_run run, best, second; /* literal characters in a row: now, and the longest two of this branch */
    bool last_is_literal;                 /* the atom just read is the last character of run */
    bool no_literals, opaque;
    bool special; /* something but literals and | was met */
};

static uint32_t pattern_widen_peek(const struct regex_reader *r, size_t ahead)
{
    return r->i + ahead < r->n ? r->cp[r->i + ahead] : 0;
}

/* ---- literals ---- */

static void pattern_widen_end_run(struct regex_reader *r)
{
    r->special = true;
    if (r->run.n > r->best.n) r->second = r->best, r->best = r->run;
    else if (r->run.n > r->second.n) r->second = r->run;
    r->run.n = 0;
    r->last_is_literal = false;
}

static void pattern_widen_end_branch(struct regex_reader *r)
{
    bool special = r->special;
    pattern_widen_end_run(r);
    r->special = special;
    struct pattern_source *out = r->out;
    if (r->best.n == 0 || out->literals == MATCH_PATTERNS) r->no_literals = true;
    if (r->no_literals) return;
    for (size_t i = 0; i < r->best.n; i++) buf_addc(&out->text, r->best.cp[i]);
    out->end[out->literals++] = out->text.n;
    buf_clear(&out->also); /* of one branch only */
    for (size_t i = 0; i < r->second.n && out->literals == 1; i++) buf_addc(&out->also, r->second.cp[i]);
    r->best.n = r->second.n = 0;
}

static void pattern_widen_add_literal(struct regex_reader *r, uint32_t cp)
{
    if (r->depth > 0) return;
    if (r->run.n == RUN_MAX) pattern_widen_end_run(r);
    r->run.cp[r->run.n++] = cp;
    r->last_is_literal = true;
}

/* The atom just read may be missing. */
static void pattern_widen_drop_last(struct regex_reader *r)
{
    if (r->last_is_literal) r->run.n--;
    pattern_widen_end_run(r);
}

/* ---- writing ---- */

/* ASCII only: what has no other meaning behind a backslash in PCRE2. */
static bool pattern_widen_is_alnum(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

static void pattern_widen_put(struct regex_reader *r, uint32_t cp) { buf_addc(&r->out->regex, cp); }

static void pattern_widen_put_escaped(struct regex_reader *r, uint32_t cp)
{
    if (cp < 0x80 && cp > ' ' && !pattern_widen_is_alnum(cp)) pattern_widen_put(r, '\\');
    pattern_widen_put(r, cp);
}

/* The character with all that folds to the same; case is left to PCRE2. */
static void pattern_widen_put_class(struct regex_reader *r, uint32_t cp, bool in_class)
{
    uint32_t set[FOLD_CLASS_MAX];
    size_t count = fold_class(cp, r->kinds & FOLD_CHARS & ~(unsigned)FOLD_CASE, set);
    if (count > 1 && !in_class) pattern_widen_put(r, '[');
    for (size_t i = 0; i < count; i++) pattern_widen_put_escaped(r, set[i]);
    if (count > 1 && !in_class) pattern_widen_put(r, ']');
}

static void pattern_widen_copy(struct regex_reader *r, size_t count)
{
    while (count-- > 0 && r->i < r->n) pattern_widen_put(r, r->cp[r->i++]);
}

static void pattern_widen_copy_through(struct regex_reader *r, uint32_t last)
{
    while (r->i < r->n && r->cp[r->i] != last) pattern_widen_copy(r, 1);
    pattern_widen_copy(r, 1);
}

/* ---- atoms ---- */

static bool pattern_widen_is_hex(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'f') || (cp >= 'A' && cp <= 'F');
}

/* \x41 \x{4eba} \p{Han} \1 \k<name> …: the escape with all that belongs to it. */
static void pattern_widen_copy_escape(struct regex_reader *r)
{
    uint32_t letter = pattern_widen_peek(r, 1);
    if (letter == 'Q' || letter == 'E') r->opaque = true;
    if (memchr("shvRntrfN", (int)letter, 9)) r->out->sees_blanks = true;
    pattern_widen_copy(r, 2);
    uint32_t next = pattern_widen_peek(r, 0);
    if (next == '{' && memchr("pPxoNgku", (int)letter, 8)) pattern_widen_copy_through(r, '}');
    else if (letter == 'x')
        while (pattern_widen_is_hex(pattern_widen_peek(r, 0))) pattern_widen_copy(r, 1);
    else if (letter == 'c' || letter == 'p' || letter == 'P') pattern_widen_copy(r, 1);
    else if (letter == 'g' && (next == '-' || next == '+')) pattern_widen_copy(r, 1);
    else if ((letter == 'k' || letter == 'g') && next == '<') pattern_widen_copy_through(r, '>');
    else if ((letter == 'k' || letter == 'g') && next == '\'') r->opaque = true;
    if (letter == 'g' || (letter >= '0' && letter <= '9'))
        while (pattern_widen_peek(r, 0) >= '0' && pattern_widen_peek(r, 0) <= '9') pattern_widen_copy(r, 1);
}

static void pattern_widen_read_escape(struct regex_reader *r, bool in_class)
{
    uint32_t cp = pattern_widen_peek(r, 1);
    if (cp == 0 || pattern_widen_is_alnum(cp)) {
        pattern_widen_copy_escape(r);
        if (!in_class) pattern_widen_end_run(r);
        return;
    }
    r->i += 2;
    pattern_widen_put_class(r, cp, in_class);
    if (!in_class) pattern_widen_add_literal(r, cp);
}

/* a-z and 0-9 are full-width letters and digits too. */
static void pattern_widen_range(struct regex_reader *r, uint32_t from, uint32_t to)
{
    if (!(r->kinds & FOLD_WIDTH) || !pattern_widen_is_alnum(from) || !pattern_widen_is_alnum(to)) return;
    pattern_widen_put(r, from + 0xFEE0);
    pattern_widen_put(r, '-');
    pattern_widen_put(r, to + 0xFEE0);
}

static void pattern_widen_read_class_member(struct regex_reader *r)
{
    uint32_t cp = pattern_widen_peek(r, 0);
    if (cp == '\\') return pattern_widen_read_escape(r, true);
    if (cp == '[' &&
        (pattern_widen_peek(r, 1) == ':' || pattern_widen_peek(r, 1) == '.' || pattern_widen_peek(r, 1) == '='))
        return pattern_widen_copy_through(r, ']');
    if (pattern_widen_peek(r, 1) == '-' && pattern_widen_peek(r, 2) != ']' && pattern_widen_peek(r, 2) != 0) {
        uint32_t to = pattern_widen_peek(r, 2);
        if (to == '\\' || to == '[') return pattern_widen_copy(r, 2);
        pattern_widen_copy(r, 3);
        return pattern_widen_range(r, cp, to);
    }
    r->i++;
    if (cp == ' ') r->out->sees_blanks = true;
    if (cp == '-') pattern_widen_put(r, cp); /* a range after a class such as \d- stays what it is */
    else pattern_widen_put_class(r, cp, true);
}

/* [:digit:] without brackets around it: PCRE2 refuses it, and shall see it as it is. */
static bool pattern_widen_is_bare_posix(const struct regex_reader *r)
{
    size_t k = 2;
    uint32_t sign = pattern_widen_peek(r, 1);
    if (sign != ':' && sign != '.' && sign != '=') return false;
    while (pattern_widen_peek(r, k) >= 'a' && pattern_widen_peek(r, k) <= 'z') k++;
    return pattern_widen_peek(r, k) == sign && pattern_widen_peek(r, k + 1) == ']';
}

static void pattern_widen_read_class(struct regex_reader *r)
{
    if (pattern_widen_is_bare_posix(r)) r->opaque = true;
    pattern_widen_copy(r, 1);
    if (pattern_widen_peek(r, 0) == '^') pattern_widen_copy(r, 1);
    if (pattern_widen_peek(r, 0) == ']') pattern_widen_put(r, '\\'), pattern_widen_copy(r, 1);
    while (r->i < r->n && r->cp[r->i] != ']') pattern_widen_read_class_member(r);
    pattern_widen_copy(r, 1);
    pattern_widen_end_run(r);
}

/* "(" with what names the group. */
static void pattern_widen_read_group(struct regex_reader *r)
{
    pattern_widen_end_run(r);
    r->depth++;
    pattern_widen_copy(r, 1);
    if (pattern_widen_peek(r, 0) == '*') r->opaque = true;
    if (pattern_widen_peek(r, 0) != '?') return;
    uint32_t kind = pattern_widen_peek(r, 1), after = pattern_widen_peek(r, 2);
    if (kind == ':' || kind == '=' || kind == '!' || kind == '>' || kind == '|') pattern_widen_copy(r, 2);
    else if (kind == '<' && (after == '=' || after == '!')) pattern_widen_copy(r, 3);
    else if (kind == '<' || (kind == 'P' && after == '<')) pattern_widen_copy_through(r, '>');
    else r->opaque = true;
}

/* A literal blank counts between ASCII words only, as in the text. */
static void pattern_widen_read_blank(struct regex_reader *r)
{
    if (!(r->kinds & FOLD_BLANKS)) {
        pattern_widen_put_class(r, pattern_widen_peek(r, 0), false);
        r->i++;
        pattern_widen_end_run(r);
        return;
    }
    r->special = true;
    uint32_t before = r->i > 0 ? r->cp[r->i - 1] : 0;
    while (fold_is_blank(pattern_widen_peek(r, 0)) && r->i < r->n) r->i++;
    uint32_t after = pattern_widen_peek(r, 0);
    if (pattern_widen_is_alnum(before) && pattern_widen_is_alnum(after))
        pattern_widen_put(r, ' '), pattern_widen_end_run(r);
    else if (memchr("*+?{", (int)(after < 0x80 ? after : 0), 4)) r->opaque = true;
}

/* ---- quantifiers ---- */

/* The length of {n}, {n,} or {n,m} here, 0 if it is none; *zero: n is 0. */
static size_t pattern_widen_braces(const struct regex_reader *r, bool *zero)
{
    size_t k = 1;
    bool digits = false;
    *zero = true;
    for (; pattern_widen_peek(r, k) >= '0' && pattern_widen_peek(r, k) <= '9'; k++) {
        digits = true;
        if (pattern_widen_peek(r, k) != '0') *zero = false;
    }
    if (!digits) return 0;
    if (pattern_widen_peek(r, k) == ',') do
            k++;
        while (pattern_widen_peek(r, k) >= '0' && pattern_widen_peek(r, k) <= '9');
    return pattern_widen_peek(r, k) == '}' ? k + 1 : 0;
}

static bool pattern_widen_read_quantifier(struct regex_reader *r)
{
    bool zero = true;
    size_t length = 1;
    switch (pattern_widen_peek(r, 0)) {
    case '*':
    case '?': break;
    case '+': zero = false; break;
    case '{':
        length = pattern_widen_braces(r, &zero);
        if (length == 0) return false;
        break;
    default: return false;
    }
    pattern_widen_copy(r, length);
    if (pattern_widen_peek(r, 0) == '?' || pattern_widen_peek(r, 0) == '+') pattern_widen_copy(r, 1);
    if (zero) pattern_widen_drop_last(r);
    else pattern_widen_end_run(r);
    return true;
}

static void pattern_widen_read_atom(struct regex_reader *r)
{
    uint32_t cp = pattern_widen_peek(r, 0);
    switch (cp) {
    case '\\': pattern_widen_read_escape(r, false); return;
    case '[': pattern_widen_read_class(r); return;
    case '(': pattern_widen_read_group(r); return;
    case ')':
        if (r->depth > 0) r->depth--;
        pattern_widen_copy(r, 1);
        pattern_widen_end_run(r);
        return;
    case '|':
        if (r->depth == 0) pattern_widen_end_branch(r);
        pattern_widen_copy(r, 1);
        return;
    case '.':
    case '^':
    case '$':
        pattern_widen_copy(r, 1);
        pattern_widen_end_run(r);
        return;
    default: break;
    }
    if (fold_is_blank(cp)) {
        pattern_widen_read_blank(r);
        return;
    }
    r->i++;
    pattern_widen_put_class(r, cp, false);
    pattern_widen_add_literal(r, cp);
}

/* ---- whole ---- */

static void pattern_widen_pass_on(struct regex_reader *r, struct slice regex)
{
    buf_clear(&r->out->regex);
    buf_add(&r->out->regex, regex);
    r->no_literals = true;
}

void pattern_widen(struct slice regex, unsigned kinds, struct pattern_source *out)
{
    struct regex_reader r = {.cp = mem_alloc((regex.n + 1) * sizeof(uint32_t)), .kinds = kinds, .out = out};
    *out = (struct pattern_source){0};
    buf_init(&out->regex);
    buf_init(&out->text);
    buf_init(&out->also);
    for (size_t pos = 0; pos < regex.n;) r.cp[r.n++] = text_decode(regex, pos, &pos);
    while (r.i < r.n && !r.opaque)
        if (!pattern_widen_read_quantifier(&r)) pattern_widen_read_atom(&r);
    if (r.opaque) pattern_widen_pass_on(&r, regex);
    else pattern_widen_end_branch(&r);
    if (r.no_literals) out->literals = 0, buf_clear(&out->also);
    out->is_literal = out->literals > 0 && !r.special;
    free(r.cp);
}

void pattern_source_done(struct pattern_source *s)
{
    buf_done(&s->regex);
    buf_done(&s->text);
    buf_done(&s->also);
}
