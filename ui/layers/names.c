#include "layers/names.h"

#include <string.h>

#include "base/pinyin.h"
#include "search/query_field.h"

static void names_offer_field(void *prompt, struct slice name) { prompt_offer(prompt, name, ":"); }

static bool names_fits(struct slice name, struct slice part)
{
    return part.n == 0 || slice_find(name, part) != SIZE_MAX || pinyin_matches(name, part, false);
}

static void names_offer_kind(void *prompt, struct slice name)
{
    const struct prompt *p = prompt;
    if (names_fits(name, slice_cut(prompt_text(p), p->names.start, p->edit.caret))) prompt_offer(prompt, name, "");
}

static void names_offer_agencies(struct prompt *p, struct slice part)
{
    view_index_agencies(&p->layer.app->view);
    for (size_t i = 0; i < agencies_count(p->layer.app->view.agencies); i++)
        if (names_fits(agencies_name(p->layer.app->view.agencies, i), part))
            prompt_offer(p, agencies_name(p->layer.app->view.agencies, i), "");
}

static void names_offer_actions(struct prompt *p, struct slice part)
{
    for (size_t i = 0; i < p->layer.app->view.nactions; i++)
        if (view_action_name(&p->layer.app->view, i).n > 0 &&
            names_fits(view_action_name(&p->layer.app->view, i), part))
            prompt_offer(p, view_action_name(&p->layer.app->view, i), "");
}

/* The byte at which the word before the caret begins: behind a blank or an operator. */
static size_t names_word_start(struct slice text, size_t caret)
{
    size_t start = 0;
    for (size_t pos = 0; pos < caret;) {
        uint32_t cp = text_halfwidth(text_decode(text, pos, &pos));
        if (text_is_blank(cp) || (cp < 0x80 && strchr("()|!&-\"=<>", (int)cp))) start = pos;
    }
    return start;
}

/* Offers the names of columns; agencies, actions and kinds of quantities only where they can stand. */
void names_offer(struct prompt *p)
{
    struct prompt_names *names = &p->names;
    struct slice text = prompt_text(p);
    size_t start = names_word_start(text, p->edit.caret), next;
    struct query_field field;
    names->start = start;
    for (size_t pos = start; pos < p->edit.caret; pos = next) {
        if (text_halfwidth(text_decode(text, pos, &next)) == ':') names->start = next;
    }
    struct slice part = slice_cut(text, names->start, p->edit.caret),
                 name = slice_trim(slice_cut(text, start, names->start));
    if (names->start == start) {
        query_field_names(p->layer.app->view.plans, part, names_offer_field, p);
        if (part.n > 0) names_offer_agencies(p, part);
        if (part.n > 0) names_offer_actions(p, part);
        return;
    }
    while (name.n > 0 && text_halfwidth(text_decode(name, text_previous(name, name.n), &next)) == ':')
        name.n = text_previous(name, name.n);
    if (query_field_find(name, p->layer.app->view.plans, &field) != QUERY_FIELD_FOUND) return;
    if (field.roles & (1u << COLUMN_LEAD | 1u << COLUMN_SUPPORT)) names_offer_agencies(p, part);
    if (field.roles & 1u << COLUMN_ACTION) names_offer_actions(p, part);
    if (field.kind == QUERY_FIELD_KIND) query_kind_names(names_offer_kind, p);
    query_field_done(&field);
}
