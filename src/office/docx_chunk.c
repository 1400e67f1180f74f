/* Pieces of other files that stand in a document (ECMA-376, part 1, 17.17.2): web pages, which programs that turn pages
 * into documents put there whole. */
#include "office/docx_inside.h"

static bool docx_chunk_read(struct docx *d, const char *part)
{
    struct buf bytes;
    struct err err;
    buf_init(&bytes);
    bool is_mail = false, is_page = false;
    if (package_read_small(d->package, part, &bytes, &err)) {
        is_mail = mhtml_is(buf_slice(&bytes));
        is_page = !is_mail && page_is(buf_slice(&bytes));
    }
    if (is_mail || is_page) docx_begin_prose(d); /* a page without text is no failure then */
    if (is_mail) mhtml_read(buf_slice(&bytes), d->out);
    else if (is_page) page_read(buf_slice(&bytes), d->out);
    buf_done(&bytes);
    return is_mail || is_page;
}

void docx_take_chunk(struct docx *d, const struct docx_sink *sink)
{
    const char *id = xml_attribute(d->xml, "id");
    struct buf part;
    bool outside = sink->text == NULL && !d->later;
    buf_init(&part);
    if (id && outside) package_related(d->package, d->part, id, &part);
    if (part.n > 0 && docx_chunk_read(d, part.s)) {
        grid_format(d->out, "docx", "UTF-8");
        d->in_prose = false;
    } else {
        d->other_parts = true;
    }
    buf_done(&part);
}
