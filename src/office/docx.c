/* Word documents (.docx): the text of paragraphs, as a reader of Word sees it once all changes are accepted. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "office/docx_inside.h"

struct docx_paragraph {
    struct buf text, boxes; /* boxes: of text boxes that hang on it */
    char *style;            /* owned; NULL: none */
    int number_id, level;   /* as it says itself, -1: it does not */
    bool end_deleted;
    int end_hidden;    /* 1, 0, -1: not said */
    bool hides;        /* its runs are hidden unless they say otherwise */
    bool hidden;       /* the run that is read */
    bool tables_apart; /* tables in its text boxes are parts of their own */
};

/* ---- runs ---- */

/* Whether text that stands here is seen. */
static bool docx_shows(const struct docx *d, const struct docx_paragraph *p)
{
    return !p->hidden && d->instructions == 0 && d->placeholder_depth == 0;
}

/* XML_OPEN of fldChar. */
static void docx_take_field_character(struct docx *d, struct docx_paragraph *p)
{
    struct buf shown;
    buf_init(&shown);
    docx_take_field(d, &shown);
    if (docx_shows(d, p)) buf_add(&p->text, buf_slice(&shown));
    d->texts += shown.n > 0;
    buf_done(&shown);
}

/* Characters of symbol fonts that stand for something: check marks and boxes. */
static void docx_add_symbol(struct xml *xml, struct buf *out)
{
    static const struct {
        const char *font;
        unsigned code;
        const char *text;
    } symbols[] = {
        {"Wingdings", 0xFC, "√"},   {"Wingdings", 0xFB, "×"},   {"Wingdings", 0xFE, "☑"},   {"Wingdings", 0xFD, "☒"},
        {"Wingdings", 0xA8, "□"},   {"Wingdings", 0x6F, "□"},   {"Wingdings", 0x6E, "■"},   {"Wingdings 2", 0x50, "√"},
        {"Wingdings 2", 0x4F, "×"}, {"Wingdings 2", 0x52, "☑"}, {"Wingdings 2", 0x51, "☒"}, {"Wingdings 2", 0x53, "☒"},
        {"Wingdings 2", 0x54, "☒"}, {"Wingdings 2", 0xA3, "□"}, {"Webdings", 0x61, "√"},    {"Webdings", 0x72, "×"},
        {"Webdings", 0x63, "□"},    {"Webdings", 0x67, "■"},
    };
    const char *code = xml_attribute(xml, "char"), *font = xml_attribute(xml, "font");
    if (code == NULL) return;
    unsigned long value = strtoul(code, NULL, 16);
    bool pictures = font && (strncmp(font, "Wingdings", 9) == 0 || strncmp(font, "Webdings", 8) == 0);
    for (size_t i = 0; pictures && i < sizeof symbols / sizeof *symbols; i++)
        if ((value & 0xFF) == symbols[i].code && strcmp(font, symbols[i].font) == 0)
            return buf_adds(out, symbols[i].text);
    if (!pictures && value >= 0x20 && value < 0xE000) buf_addc(out, (uint32_t)value);
}

/* XML_OPEN of rPr; reads to its end. */
static void docx_take_run_properties(struct docx *d, struct docx_paragraph *p)
{
    unsigned depth = xml_depth(d->xml);
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (docx_is_old(d->xml)) xml_skip(d->xml);
        else if (xml_is(d->xml, "vanish")) p->hidden = docx_is_on(d->xml);
        else if (xml_is(d->xml, "rStyle") && docx_styles_hides(&d->styles, xml_attribute(d->xml, "val")))
            p->hidden = true;
    }
}

static void docx_take_break(struct docx *d, struct docx_paragraph *p)
{
    const char *type = xml_is(d->xml, "br") ? xml_attribute(d->xml, "type") : NULL;
    if (type == NULL || strcmp(type, "textWrapping") == 0) buf_adds(&p->text, "\n");
}

/* ---- paragraphs ---- */

/* XML_OPEN of the rPr of a pPr: properties of the paragraph's end; reads to its end. */
static void docx_take_end_properties(struct docx *d, struct docx_paragraph *p)
{
    unsigned depth = xml_depth(d->xml);
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (docx_is_old(d->xml)) xml_skip(d->xml);
        else if (xml_is(d->xml, "del") || xml_is(d->xml, "moveFrom")) p->end_deleted = true;
        else if (xml_is(d->xml, "ins") || xml_is(d->xml, "moveTo")) d->inserted++;
        else if (xml_is(d->xml, "vanish")) p->end_hidden = docx_is_on(d->xml);
        else if (xml_is(d->xml, "rStyle") && docx_styles_hides(&d->styles, xml_attribute(d->xml, "val")))
            p->end_hidden = true;
    }
    if (p->end_deleted) d->deleted++;
}

/* XML_OPEN of pPr; reads to its end. */
static void docx_take_paragraph_properties(struct docx *d, struct docx_paragraph *p)
{
    unsigned depth = xml_depth(d->xml);
    const char *style;
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (docx_is_old(d->xml) || xml_is(d->xml, "sectPr") || xml_is(d->xml, "tabs")) xml_skip(d->xml);
        else if (xml_is(d->xml, "rPr")) docx_take_end_properties(d, p);
        else if (xml_is(d->xml, "numId")) p->number_id = docx_value(d->xml, -1);
        else if (xml_is(d->xml, "ilvl")) p->level = docx_value(d->xml, -1);
        else if (xml_is(d->xml, "pStyle") && !p->style && (style = xml_attribute(d->xml, "val")))
            p->style = mem_strdup(style);
    }
    p->hides = p->hidden = docx_styles_hides(&d->styles, p->style);
    if (p->end_hidden < 0) p->end_hidden = p->hides;
}

static bool docx_is_one_of(struct xml *xml, const char *const *names)
{
    for (; *names; names++)
        if (xml_is(xml, *names)) return true;
    return false;
}

/* Elements of a paragraph that are no text of its own: what a field does, the reading of a
 * character, the writing in a drawing (not that of text boxes, which is txbxContent). */
static bool docx_is_left_out(struct xml *xml)
{
    static const char *const names[] = {
        "delText", "instrText", "delInstrText",  "rt",     "rubyPr", "smartTagPr", "sdtEndPr", "customXmlPr",
        "ctrlPr",  "binData",   "annotationRef", "txBody", NULL};
    return docx_is_one_of(xml, names);
}

/* The properties of a content control; reads to their end. */
static void docx_take_control(struct docx *d)
{
    unsigned depth = xml_depth(d->xml);
    d->placeholder = false;
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event == XML_OPEN && xml_is(d->xml, "showingPlcHdr")) d->placeholder = docx_is_on(d->xml);
    }
}

enum xml_event docx_next(struct docx *d)
{
    enum xml_event event = xml_next(d->xml);
    if (event == XML_CLOSE && xml_depth(d->xml) == d->placeholder_depth) d->placeholder_depth = 0;
    return event;
}

/* Forms of one thing, the best first, of which a program takes the one that it understands (ECMA-376, part 3): here the
 * first one that has text.  XML_OPEN of one of them. */
static void docx_take_alternative(struct docx *d)
{
    unsigned depth = xml_depth(d->xml) - 1;
    if (depth <= DOCX_DEPTH_MAX && d->texts != d->texts_before[depth]) xml_skip(d->xml);
}

bool docx_take_wrapper(struct docx *d)
{
    if (xml_is(d->xml, "del") || xml_is(d->xml, "moveFrom")) {
        d->deleted++;
        xml_skip(d->xml);
    } else if (xml_is(d->xml, "ins") || xml_is(d->xml, "moveTo")) {
        d->inserted++;
    } else if (xml_is(d->xml, "sdt")) {
        d->placeholder = false;
    } else if (xml_is(d->xml, "sdtPr")) {
        docx_take_control(d);
    } else if (xml_is(d->xml, "sdtContent")) {
        if (d->placeholder && d->placeholder_depth == 0) d->placeholder_depth = xml_depth(d->xml);
        d->placeholder = false;
    } else if (xml_is(d->xml, "AlternateContent")) {
        if (xml_depth(d->xml) <= DOCX_DEPTH_MAX) d->texts_before[xml_depth(d->xml)] = d->texts;
    } else if (xml_is(d->xml, "Choice") || xml_is(d->xml, "Fallback")) {
        docx_take_alternative(d);
    } else if (docx_is_left_out(d->xml)) {
        xml_skip(d->xml);
    } else {
        return false;
    }
    return true;
}

/* Tables in a text box outside of tables are such of their own. */
static void docx_take_boxed(struct docx *d, struct docx_paragraph *p)
{
    struct docx_sink sink;
    bool later = d->later;
    docx_sink_init(&sink, &p->boxes, NULL);
    sink.tables_apart = p->tables_apart;
    d->later |= p->tables_apart;
    docx_take_blocks(d, &sink);
    d->later = later;
    docx_sink_done(&sink, d);
}

static bool docx_is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static bool docx_keeps_space(struct xml *xml)
{
    const char *space = xml_attribute(xml, "space");
    return space && strcmp(space, "preserve") == 0;
}

/* White space at the ends of a text counts where the text says so; line feeds in it are blanks. */
static void docx_take_text(struct docx *d, struct docx_paragraph *p)
{
    struct buf *text = &p->text;
    if (!docx_shows(d, p)) return xml_skip(d->xml);
    bool keep = d->keeps_space || docx_keeps_space(d->xml);
    size_t start = text->n, n = 0;
    d->texts++;
    xml_add_text(d->xml, text);
    while (!keep && text->n > start && docx_is_white(text->s[text->n - 1])) text->n--;
    while (!keep && start + n < text->n && docx_is_white(text->s[start + n])) n++;
    if (n > 0) memmove(text->s + start, text->s + start + n, text->n - start - n);
    text->n -= n;
    for (size_t i = start; i < text->n; i++)
        if (text->s[i] == '\n' || text->s[i] == '\r') text->s[i] = ' ';
}

static void docx_take_symbol(struct docx *d, struct docx_paragraph *p)
{
    d->texts++;
    docx_add_symbol(d->xml, &p->text);
}

static void docx_take_inline(struct docx *d, struct docx_paragraph *p)
{
    if (xml_is(d->xml, "instrText")) return docx_field_take_code(d);
    if (docx_take_wrapper(d)) return;
    if (xml_is(d->xml, "pPr")) docx_take_paragraph_properties(d, p);
    else if (xml_is(d->xml, "r")) p->hidden = p->hides;
    else if (xml_is(d->xml, "rPr")) docx_take_run_properties(d, p);
    else if (xml_is(d->xml, "t")) docx_take_text(d, p);
    else if (xml_is(d->xml, "fldChar")) docx_take_field_character(d, p);
    else if (xml_is(d->xml, "txbxContent")) docx_take_boxed(d, p);
    else if (!docx_shows(d, p)) return;
    else if (xml_is(d->xml, "tab") || xml_is(d->xml, "ptab")) buf_adds(&p->text, "\t");
    else if (xml_is(d->xml, "br") || xml_is(d->xml, "cr")) docx_take_break(d, p);
    else if (xml_is(d->xml, "den")) buf_adds(&p->text, "/"); /* of a fraction */
    else if (xml_is(d->xml, "noBreakHyphen")) buf_adds(&p->text, "-");
    else if (xml_is(d->xml, "sym")) docx_take_symbol(d, p);
}

static void docx_add_number(struct docx *d, const struct docx_paragraph *p, struct buf *out)
{
    int id = p->number_id, level = p->level, styled_level;
    const char *by = p->style;
    if (id < 0 && !docx_styles_number(&d->styles, p->style, &id, &styled_level, &by)) return;
    if (p->number_id < 0 && level < 0) level = styled_level;
    if (p->number_id >= 0 && level < 0) level = 0;
    docx_numbering_add_next(&d->numbering, &d->styles, id, level, by, out);
}

/* ---- where it goes ---- */

void docx_sink_init(struct docx_sink *sink, struct buf *text, struct docx_cell *cell)
{
    *sink = (struct docx_sink){.text = text, .cell = cell};
    buf_init(&sink->joined);
    buf_init(&sink->boxes);
}

void docx_begin_prose(struct docx *d)
{
    if (!d->in_prose) grid_part(d->out, TABLE_PART_PROSE, SLICE(""), false);
    d->in_prose = true;
}

void docx_add_prose(struct docx *d, uint32_t text)
{
    docx_begin_prose(d);
    grid_row(d->out, ++d->paragraph);
    grid_cell(d->out, 0, text);
}

void docx_sink_add(struct docx *d, struct docx_sink *sink, struct slice text)
{
    if (slice_is_blank(text)) {
        d->paragraph += sink->text == NULL;
        return;
    }
    if (!sink->text) return docx_add_prose(d, grid_text(d->out, text));
    if (sink->text->n > GRID_TEXT_MAX) return; /* too large already: grid_text will refuse it */
    if (sink->text->n > 0) buf_adds(sink->text, "\n");
    size_t start = sink->text->n;
    buf_add(sink->text, text);
    for (size_t i = start; i < sink->text->n; i++) /* outside of tables tabs can part cells */
        if (sink->text->s[i] == '\t') sink->text->s[i] = ' ';
}

void docx_sink_add_lines(struct docx *d, struct docx_sink *sink, struct slice text)
{
    while (text.n > 0) {
        size_t end = slice_find(text, SLICE("\n"));
        if (end == SIZE_MAX) end = text.n;
        docx_sink_add(d, sink, slice_cut(text, 0, end));
        text = slice_cut(text, end + 1, text.n);
    }
}

/* The paragraph that ends here. */
static void docx_sink_end(struct docx *d, struct docx_sink *sink, struct slice text)
{
    docx_sink_add(d, sink, text);
    docx_sink_add_lines(d, sink, buf_slice(&sink->boxes));
    buf_clear(&sink->joined);
    buf_clear(&sink->boxes);
    if (!sink->text) docx_tell_all(d);
}

/* What no paragraph follows any more. */
static void docx_sink_flush(struct docx *d, struct docx_sink *sink)
{
    if (sink->joined.n + sink->boxes.n > 0) docx_sink_end(d, sink, buf_slice(&sink->joined));
}

void docx_sink_done(struct docx_sink *sink, struct docx *d)
{
    docx_sink_flush(d, sink);
    buf_done(&sink->joined);
    buf_done(&sink->boxes);
}

static void docx_put_paragraph(struct docx *d, struct docx_sink *sink, struct docx_paragraph *p)
{
    struct buf line;
    if (sink->boxes.n > 0) buf_adds(&sink->boxes, "\n");
    buf_add(&sink->boxes, buf_slice(&p->boxes));
    if (p->end_deleted) return buf_add(&sink->joined, buf_slice(&p->text));
    buf_init(&line);
    const struct docx_cell *cell = sink->cell;
    bool counts = !cell || !(cell->continues || cell->continues_across || cell->deleted);
    if (counts && (p->end_hidden <= 0 || p->text.n > 0)) docx_add_number(d, p, &line);
    d->texts += line.n > 0;
    buf_add(&line, buf_slice(&sink->joined));
    buf_add(&line, buf_slice(&p->text));
    docx_sink_end(d, sink, buf_slice(&line));
    buf_done(&line);
}

static void docx_take_paragraph(struct docx *d, struct docx_sink *sink)
{
    unsigned depth = xml_depth(d->xml);
    struct docx_paragraph p = {
        .number_id = -1, .level = -1, .end_hidden = -1, .tables_apart = !sink->text || sink->tables_apart};
    buf_init(&p.text);
    buf_init(&p.boxes);
    p.hides = docx_styles_hides(&d->styles, NULL);
    for (enum xml_event event; (event = docx_next(d)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event == XML_OPEN) docx_take_inline(d, &p);
    }
    d->instructions = 0; /* those of a field do not go on beyond the paragraph, though its result may */
    docx_put_paragraph(d, sink, &p);
    buf_done(&p.text);
    buf_done(&p.boxes);
    free(p.style);
}

static void docx_take_any_table(struct docx *d, struct docx_sink *sink)
{
    if (sink->frame) docx_open_frame(d, sink);
    if (sink->text == NULL || sink->tables_apart) docx_take_table(d);
    else docx_take_nested_table(d, sink);
}

void docx_take_blocks(struct docx *d, struct docx_sink *sink)
{
    unsigned depth = xml_depth(d->xml);
    for (enum xml_event event; (event = docx_next(d)) != XML_END && !grid_has_failed(d->out);) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN || docx_take_wrapper(d)) continue;
        if (xml_is(d->xml, "tbl")) docx_sink_flush(d, sink);
        if (xml_is(d->xml, "p")) docx_take_paragraph(d, sink);
        else if (xml_is(d->xml, "tbl")) docx_take_any_table(d, sink);
        else if (xml_is(d->xml, "altChunk")) docx_take_chunk(d, sink);
        else if (xml_is(d->xml, "tcPr") && sink->cell) docx_take_cell_properties(d, sink->cell);
        else if (xml_is(d->xml, "sectPr") || xml_is(d->xml, "tcPr")) xml_skip(d->xml);
    }
}

/* ---- the file ---- */

void docx_note_changes(struct docx *d)
{
    char detail[96];
    /* before the first part, and while none is told: told with the next */
    if (d->deleted + d->inserted == 0 || d->out->parts == 0 || d->later) return;
    int n = snprintf(detail, sizeof detail, _("%u deletions, %u insertions"), d->deleted, d->inserted);
    grid_note(d->out, NOTE_REVISIONS, 0, 0, slice_make(detail, (size_t)n));
    d->deleted = d->inserted = 0;
}

static void docx_read_body(struct docx *d)
{
    struct docx_sink sink;
    enum xml_event event;
    docx_sink_init(&sink, NULL, NULL);
    while ((event = xml_next(d->xml)) != XML_END && !(event == XML_OPEN && xml_is(d->xml, "body")))
        if (event == XML_OPEN && docx_keeps_space(d->xml)) d->keeps_space = true;
    if (event == XML_END) grid_fail(d->out, _("the document has no text"), _("open it and save it anew"));
    else docx_take_blocks(d, &sink);
    docx_sink_done(&sink, d);
    docx_tell_all(d);
    if (d->other_parts && d->out->parts == 0)
        return grid_fail(d->out, _("the text of this document lies in a page that it takes in"),
                         _("open it in Word or WPS and save it anew"));
    if (d->other_parts || (d->out->parts == 0 && d->deleted + d->inserted > 0)) docx_begin_prose(d);
    if (d->other_parts) grid_note(d->out, NOTE_LEFT_OUT, 0, 0, SLICE("altChunk"));
    docx_note_changes(d);
}

void docx_read_deep(struct package *package, struct grid_out *out, unsigned deep)
{
    struct docx d = {.out = out, .package = package, .deep = deep};
    struct buf part;
    struct err err;
    buf_init(&part);
    buf_init(&d.field.code);
    buf_init(&d.field.shown);
    package_related_of_type(package, "", "officeDocument", &part);
    if (part.n == 0) buf_adds(&part, "word/document.xml");
    docx_styles_read(&d.styles, package, part.s);
    docx_numbering_read(&d.numbering, package, part.s);
    d.part = part.s;
    d.xml = xml_of_part(package, part.s, &err);
    if (d.xml) {
        docx_read_body(&d);
        if (xml_error(d.xml, &err)) grid_fail(out, err.what, err.remedy);
        xml_free(d.xml);
    } else {
        grid_fail(out, err.what, err.remedy);
    }
    free(d.event);
    buf_done(&d.field.code);
    buf_done(&d.field.shown);
    docx_styles_done(&d.styles);
    docx_numbering_done(&d.numbering);
    buf_done(&part);
}

void docx_read(struct package *package, struct grid_out *out) { docx_read_deep(package, out, 0); }
