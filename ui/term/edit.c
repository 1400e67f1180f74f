#include "term/edit.h"

enum { EDIT_BYTES = 4096 }; /* the most bytes of a line */

void edit_init(struct edit *edit)
{
    buf_init(&edit->text);
    edit->caret = edit->left = 0;
}

void edit_done(struct edit *edit) { buf_done(&edit->text); }

struct slice edit_text(const struct edit *edit) { return buf_slice(&edit->text); }

/* Replaces bytes [from, to) and puts the caret behind the new bytes. */
static void edit_replace(struct edit *edit, size_t from, size_t to, struct slice by)
{
    struct buf next;
    buf_init(&next);
    buf_add(&next, slice_cut(edit_text(edit), 0, from));
    buf_add(&next, by);
    size_t caret = next.n;
    buf_add(&next, slice_cut(edit_text(edit), to, edit->text.n));
    buf_done(&edit->text);
    edit->text = next;
    /* what was typed may have combined with the cluster before or behind it, so the caret must be put right */
    edit->caret = 0;
    while (edit->caret < caret) edit->caret = text_cluster_end(edit_text(edit), edit->caret);
}

void edit_set(struct edit *edit, struct slice text)
{
    buf_clear(&edit->text);
    edit->caret = edit->left = 0;
    edit_insert(edit, text);
}

bool edit_insert(struct edit *edit, struct slice text)
{
    struct buf clean;
    buf_init(&clean);
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (cp == '\n' || cp == '\r' || cp == '\t') cp = ' ';
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp > 0x10FFFF) continue;
        if (edit->text.n + clean.n + 4 > EDIT_BYTES) break;
        buf_addc(&clean, cp);
    }
    bool inserted = clean.n > 0;
    if (inserted) edit_replace(edit, edit->caret, edit->caret, buf_slice(&clean));
    buf_done(&clean);
    return inserted;
}

/* The byte at which the cluster before the caret begins. */
static size_t edit_before(const struct edit *edit)
{
    size_t at = 0;
    for (;;) {
        size_t next = at < edit->text.n ? text_cluster_end(edit_text(edit), at) : edit->caret;
        if (next >= edit->caret) return at;
        at = next;
    }
}

static size_t edit_after(const struct edit *edit)
{
    return edit->caret < edit->text.n ? text_cluster_end(edit_text(edit), edit->caret) : edit->caret;
}

/* The byte at which the word before the caret begins, with the blanks behind it. */
static size_t edit_word_before(const struct edit *edit)
{
    struct slice text = edit_text(edit);
    size_t at = edit->caret, next;
    while (at > 0 && text_is_blank(text_decode(text, text_previous(text, at), &next))) at = text_previous(text, at);
    while (at > 0 && !text_is_blank(text_decode(text, text_previous(text, at), &next))) at = text_previous(text, at);
    return at;
}

static bool edit_delete(struct edit *edit, size_t from, size_t to)
{
    if (from >= to) return false;
    edit_replace(edit, from, to, SLICE(""));
    return true;
}

bool edit_command(struct edit *edit, enum cmd cmd)
{
    switch (cmd) {
    case CMD_CARET_LEFT: edit->caret = edit_before(edit); return false;
    case CMD_CARET_RIGHT: edit->caret = edit_after(edit); return false;
    case CMD_CARET_START: edit->caret = 0; return false;
    case CMD_CARET_END: edit->caret = edit->text.n; return false;
    case CMD_DELETE_BACK: return edit_delete(edit, edit_before(edit), edit->caret);
    case CMD_DELETE: return edit_delete(edit, edit->caret, edit_after(edit));
    case CMD_DELETE_WORD: return edit_delete(edit, edit_word_before(edit), edit->caret);
    case CMD_DELETE_START: return edit_delete(edit, 0, edit->caret);
    case CMD_DELETE_END: return edit_delete(edit, edit->caret, edit->text.n);
    default: return false;
    }
}

struct slice edit_shown(struct edit *edit, int ncols, int ambiguous, int *caret_col)
{
    struct slice text = edit_text(edit);
    if (edit->left > edit->caret) edit->left = edit->caret;
    /* one column is left for the caret */
    while (edit->left < edit->caret && text_cols(slice_cut(text, edit->left, edit->caret), ambiguous) + 1 > ncols)
        edit->left = text_cluster_end(text, edit->left);
    *caret_col = text_cols(slice_cut(text, edit->left, edit->caret), ambiguous);
    struct slice rest = slice_cut(text, edit->left, text.n);
    return slice_cut(rest, 0, text_fit(rest, ncols, ambiguous, NULL));
}
