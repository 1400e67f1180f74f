#include "sheet_pages.h"

#include <stdlib.h>

#include "mem.h"

static void add_page(struct sheet_pages *pages)
{
    pages->first = mem_grow(pages->first, &pages->pages_cap, pages->pages + 2, sizeof *pages->first);
    pages->first[pages->pages++] = pages->lines;
}

static void split(struct sheet_pages *pages)
{
    struct slice rest = buf_slice(&pages->text);
    add_page(pages);
    while (rest.n > 0) {
        if (rest.s[0] == '\f') {
            add_page(pages);
            rest = slice_cut(rest, 1, rest.n);
        }
        const char *end = rest.n > 0 ? memchr(rest.s, '\n', rest.n) : NULL;
        size_t n = end != NULL ? (size_t)(end - rest.s) : rest.n;
        pages->line = mem_grow(pages->line, &pages->lines_cap, pages->lines + 1, sizeof *pages->line);
        pages->line[pages->lines++] = slice_cut(rest, 0, n);
        rest = slice_cut(rest, n + (end != NULL), rest.n);
    }
    pages->first[pages->pages] = pages->lines;
}

bool sheet_pages_make(struct sheet_pages *pages, const struct sheet *sheet, const struct sheet_look *look, struct err *err)
{
    size_t count;
    struct buf text;
    buf_init(&text);
    bool made = sheet_render_text(sheet, look, &text, &count, err);
    sheet_pages_take(pages, &text);
    return made;
}

void sheet_pages_take(struct sheet_pages *pages, struct buf *text)
{
    *pages = (struct sheet_pages){.text = *text};
    buf_init(text);
    split(pages);
}

void sheet_pages_done(struct sheet_pages *pages)
{
    buf_done(&pages->text);
    free(pages->line);
    free(pages->first);
}

size_t sheet_pages_find(const struct sheet_pages *pages, struct slice part, size_t from, size_t *page)
{
    for (size_t i = from; i < pages->lines; i++) {
        if (slice_find(pages->line[i], part) == SIZE_MAX) continue;
        *page = 0;
        while (pages->first[*page + 1] <= i) ++*page;
        return i;
    }
    return SIZE_MAX;
}
