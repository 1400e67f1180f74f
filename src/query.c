#include "query.h"

#include <stdlib.h>

#include "lang.h"
#include "mem.h"
#include "query_build.h"

#define MATCH_LIMIT 100000 /* domain.md, "PCRE2": the default costs 25-224 ms for each failing cell */

static bool compile(struct query_word *word, struct slice pattern, uint32_t options, struct err *err, unsigned column)
{
    int code;
    size_t offset;
    word->code = pcre2_compile((PCRE2_SPTR)pattern.s, pattern.n, options | PCRE2_UTF, &code, &offset, NULL);
    if (!word->code) {
        char message[160];
        pcre2_get_error_message(code, (PCRE2_UCHAR *)message, sizeof message);
        err_setf(err, _("correct the pattern between the slashes"), "%s", message);
        err_at(err, "", 0, column + (unsigned)text_chars(slice_cut(pattern, 0, offset)) + 1);
        return false;
    }
    pcre2_jit_compile(word->code, PCRE2_JIT_COMPLETE);
    return true;
}

static bool add_word(struct query *q, struct slice text, bool is_pattern, struct err *err, unsigned column)
{
    q->word = mem_grow(q->word, &q->cap, q->count + 1, sizeof *q->word);
    struct query_word *word = &q->word[q->count];
    uint32_t options = is_pattern ? PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C : PCRE2_LITERAL | PCRE2_CASELESS;
    return compile(word, text, options, err, column) && ++q->count;
}

static bool parse(struct query *q, struct slice text, struct err *err)
{
    for (size_t pos = 0; pos < text.n;) {
        size_t next, start = pos;
        uint32_t cp = text_decode(text, pos, &next);
        if (text_is_blank(cp)) {
            pos = next;
            continue;
        }
        unsigned column = (unsigned)text_chars(slice_cut(text, 0, pos));
        if (cp == '/') {
            for (pos = next; pos < text.n && text.s[pos] != '/'; pos++) pos += text.s[pos] == '\\';
            struct slice pattern = slice_cut(text, next, pos);
            if (!add_word(q, pattern, true, err, column + 1)) return false;
            pos++;
            continue;
        }
        for (pos = next; pos < text.n; pos = next)
            if (text_is_blank(text_decode(text, pos, &next))) break;
        if (!add_word(q, slice_cut(text, start, pos), false, err, column)) return false;
    }
    return true;
}

struct query *query_parse(struct slice text, struct err *err)
{
    struct query *q = mem_zalloc(sizeof *q);
    q->match = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(q->match, MATCH_LIMIT);
    if (parse(q, text, err)) return q;
    query_free(q);
    return NULL;
}

void query_free(struct query *q)
{
    if (!q) return;
    for (size_t i = 0; i < q->count; i++) pcre2_code_free(q->word[i].code);
    pcre2_match_context_free(q->match);
    free(q->word);
    free(q);
}

bool query_is_empty(const struct query *q) { return q->count == 0; }
