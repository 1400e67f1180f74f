/* Pieces of other files that stand in a document (ECMA-376, part 1, 17.17.2): web pages, which programs that turn pages
 * into documents put there whole, and other documents, which programs that join them put there. */
#include "office/docx_inside.h"

enum { CHUNKS_DEEP = 3 };

static bool docx_chunk_read_document(struct docx *d, struct slice bytes)
{
    struct err err;
    struct package *package = d->deep < CHUNKS_DEEP ? package_open(bytes, &err) : NULL;
    if (package) docx_read_deep(package, d->out, d->deep + 1);
    package_free(package);
    return package != NULL;
}

static bool docx_chunk_read(struct docx *d, struct slice bytes)
{
    bool is_mail = mhtml_is(bytes), is_document = bytes.n > 4 && memcmp(bytes.s, "PK\3\4", 4) == 0;
    if (!is_mail && !is_document && !page_is(bytes)) return false;
    docx_begin_prose(d); /* a page without text is no failure then */
    d->in_prose = false;
    if (is_document) return docx_chunk_read_document(d, bytes);
    if (is_mail) mhtml_read(bytes, d->out);
    else page_read(bytes, d->out);
    grid_format(d->out, "docx", "UTF-8");
    return true;
}

void docx_take_chunk(struct docx *d, const struct docx_sink *sink)
{
    const char *id = xml_attribute(d->xml, "id");
    struct buf part, bytes;
    struct err err;
    bool outside = sink->text == NULL && !d->later;
    buf_init(&part);
    buf_init(&bytes);
    if (id && outside) package_related(d->package, d->part, id, &part);
    bool there = part.n > 0 && package_read_small(d->package, part.s, &bytes, &err);
    if (!there || !docx_chunk_read(d, buf_slice(&bytes))) d->other_parts = true;
    buf_done(&part);
    buf_done(&bytes);
}
