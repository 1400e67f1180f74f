#include "search/pattern.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/decode.h"
#include "search/pattern_error.h"
#include "sys/clock.h"

/* Far below PCRE2's own match limit of ten million, which takes 25 to 224 ms until it ends the match of one hostile
 * cell. */
#define STEP_LIMIT 100000
#define DEPTH_LIMIT 20000
#define HEAP_LIMIT 20000     /* KiB */
#define STACK_MAX (1u << 20) /* bytes of the JIT stack */
#define LONG_CELL 16384      /* bytes: a longer cell is matched start by start, watching the clock */
#define LONG_CELL_STARTS 256
#define LONG_CELL_MS 250

struct pattern {
    pcre2_code *code;
    pcre2_code *windowed; /* the same, able to stop after some starts: for long cells */
    struct match_word literals, also;
    bool has_literals, has_also, is_literal;
    bool drops_blanks;
};

struct pattern_matcher {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    struct scan blanks;

    const struct pattern *pattern;
    struct slice cell, subject; /* as it is; without the blanks that do not count */
    struct folded folded;       /* holds the subject where it differs */
    bool is_folded, was_cut;
    size_t from;
    double stop_at; /* for a long cell */
};

/* ---- compiling ---- */

static pcre2_code *pattern_compile_once(struct slice regex, uint32_t options, int *code, size_t *offset)
{
    options |= PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOTALL;
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)regex.s, regex.n, options, code, offset, NULL);
    if (compiled) pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE); /* without it matching still works */
    return compiled;
}

/* Errors are explained in what the user wrote, not in what became of it. */
static void pattern_explain(struct slice regex, struct err *err)
{
    int code = 0;
    size_t offset = 0;
    pcre2_code_free(pattern_compile_once(regex, 0, &code, &offset));
    pattern_error(code, err);
    err_at(err, "", 0, (unsigned)text_chars(slice_cut(regex, 0, offset)) + 1);
}

static void pattern_keep_literals(struct pattern *p, const struct pattern_source *source, unsigned kinds)
{
    struct slice text[MATCH_PATTERNS], all = buf_slice(&source->text);
    for (size_t i = 0; i < source->literals; i++) text[i] = slice_cut(all, i ? source->end[i - 1] : 0, source->end[i]);
    if (!p->drops_blanks) kinds &= ~(unsigned)FOLD_BLANKS;
    match_compile_any(&p->literals, text, source->literals, kinds);
    p->has_also = source->also.n > 0;
    if (p->has_also) match_compile_any(&p->also, (struct slice[]){buf_slice(&source->also)}, 1, kinds);
    p->has_literals = source->literals > 0;
    p->is_literal = source->is_literal && p->has_literals;
    for (size_t i = 0; i < p->literals.patterns; i++)
        if (p->literals.pattern[i].n == 0) p->has_literals = false;
}

struct pattern *pattern_compile(struct slice regex, unsigned kinds, struct err *err)
{
    struct pattern_source source;
    int code;
    size_t offset;
    if (regex.n > PATTERN_MAX) {
        err_set(err, _("the pattern is too long"), _("shorten it"));
        err_at(err, "", 0, 1);
        return NULL;
    }
    pattern_widen(regex, kinds, &source);
    uint32_t options = kinds & FOLD_CASE ? PCRE2_CASELESS : 0;
    pcre2_code *compiled = pattern_compile_once(buf_slice(&source.regex), options, &code, &offset);
    if (!compiled) {
        pattern_explain(regex, err);
        pattern_source_done(&source);
        return NULL;
    }
    struct pattern *p = mem_zalloc(sizeof *p);
    p->code = compiled;
    p->windowed = pattern_compile_once(buf_slice(&source.regex), options | PCRE2_USE_OFFSET_LIMIT, &code, &offset);
    p->drops_blanks = (kinds & FOLD_BLANKS) && !source.sees_blanks;
    pattern_keep_literals(p, &source, kinds);
    pattern_source_done(&source);
    return p;
}

void pattern_free(struct pattern *p)
{
    if (!p) return;
    pcre2_code_free(p->code);
    pcre2_code_free(p->windowed);
    match_done(&p->literals);
    match_done(&p->also);
    free(p);
}

const struct match_word *pattern_literals(const struct pattern *p) { return p->has_literals ? &p->literals : NULL; }

const struct match_word *pattern_also(const struct pattern *p)
{
    return p->has_also && p->also.pattern[0].n > 0 ? &p->also : NULL;
}

bool pattern_is_literal(const struct pattern *p) { return p->is_literal && p->has_literals; }

/* ---- matching ---- */

struct pattern_matcher *pattern_matcher_new(void)
{
    struct pattern_matcher *m = mem_zalloc(sizeof *m);
    m->data = pcre2_match_data_create(1, NULL);
    m->context = pcre2_match_context_create(NULL);
    m->stack = pcre2_jit_stack_create(32 * 1024, STACK_MAX, NULL);
    if (!m->data || !m->context) mem_fail();
    pcre2_set_match_limit(m->context, STEP_LIMIT);
    pcre2_set_depth_limit(m->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(m->context, HEAP_LIMIT);
    if (m->stack) pcre2_jit_stack_assign(m->context, NULL, m->stack);
    static const uint32_t blanks[] = {' ', '\n', '\t', '\r', 0x3000, 0xA0, 0x200B, 0xFEFF};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) scan_add(&m->blanks, blanks[i]);
    return m;
}

static void pattern_forget_cell(struct pattern_matcher *m)
{
    if (m->is_folded) folded_done(&m->folded);
    m->is_folded = false;
}

void pattern_matcher_free(struct pattern_matcher *m)
{
    if (!m) return;
    pattern_forget_cell(m);
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->context);
    pcre2_jit_stack_free(m->stack);
    free(m);
}

static bool pattern_has_blank(const struct pattern_matcher *m, struct slice cell)
{
    struct scan_cursor c;
    size_t which;
    scan_start(&c, &m->blanks, cell);
    return scan_next(&c, &which);
}

void pattern_start(struct pattern_matcher *m, const struct pattern *p, struct slice cell)
{
    pattern_forget_cell(m);
    m->pattern = p;
    m->cell = m->subject = cell;
    m->from = 0;
    m->was_cut = false;
    if (p->drops_blanks && pattern_has_blank(m, cell)) {
        fold_text(cell, FOLD_BLANKS, &m->folded);
        m->is_folded = true;
        m->subject = slice_make(m->folded.s, m->folded.n);
    }
    if (m->subject.n > LONG_CELL) m->stop_at = clock_now_ms() + LONG_CELL_MS;
}

static int pattern_run(struct pattern_matcher *m, const pcre2_code *code)
{
    PCRE2_SPTR s = (PCRE2_SPTR)m->subject.s;
    int rc = pcre2_match(code, s, m->subject.n, m->from, PCRE2_NO_UTF_CHECK, m->data, m->context);
    if (rc == PCRE2_ERROR_JIT_STACKLIMIT) /* the stack of compiled code was too small, which says nothing of the text */
        rc = pcre2_match(code, s, m->subject.n, m->from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, m->data, m->context);
    return rc;
}

/* A match limit counts from each start anew, so a long cell is matched a few starts at a time. */
static int pattern_run_long(struct pattern_matcher *m)
{
    if (!m->pattern->windowed) return PCRE2_ERROR_MATCHLIMIT;
    for (;;) {
        size_t last = m->from;
        for (size_t i = 0; i < LONG_CELL_STARTS && last < m->subject.n; i++)
            decode_char(m->subject.s, m->subject.n, last, &last);
        pcre2_set_offset_limit(m->context, last);
        int rc = pattern_run(m, m->pattern->windowed);
        pcre2_set_offset_limit(m->context, PCRE2_UNSET);
        if (rc != PCRE2_ERROR_NOMATCH || last >= m->subject.n) return rc;
        if (clock_now_ms() > m->stop_at) return PCRE2_ERROR_MATCHLIMIT;
        m->from = last;
    }
}

bool pattern_next(struct pattern_matcher *m, struct match_place *place)
{
    while (m->from < m->subject.n) {
        int rc = m->subject.n > LONG_CELL ? pattern_run_long(m) : pattern_run(m, m->pattern->code);
        if (rc < 0) {
            m->was_cut = rc != PCRE2_ERROR_NOMATCH;
            return false;
        }
        const size_t *span = pcre2_get_ovector_pointer(m->data);
        size_t start = span[0], end = span[1];
        if (end <= start) { /* nothing, or \K moved the start behind the end */
            size_t at = start > m->from ? start : m->from;
            if (at >= m->subject.n) return false;
            decode_char(m->subject.s, m->subject.n, at, &m->from);
            continue;
        }
        m->from = end;
        size_t nbytes = end - start;
        if (m->is_folded) folded_place(&m->folded, &start, &nbytes);
        *place = (struct match_place){start, nbytes, false};
        return true;
    }
    return false;
}

bool pattern_was_cut(const struct pattern_matcher *m) { return m->was_cut; }
