/* A document whose parts are anything: what the reader tells of it makes sense.  The parts stand behind each other, NUL
 * bytes between them: the document, its numbering, its styles, its relationships, a page that it takes in; what is
 * missing is as programs write it.  If the last byte is 'Z', the input is the zip file itself. */
#include "fuzz.h"
#include "office/office_inside.h"
#include "../zips.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATED(id, type, target) "<Relationship Id='" id "' Type='" OFFICE type "' Target='" target "'/>"

static const struct {
    const char *name, *otherwise;
} parts[] = {
    {"word/document.xml", "<document><body><p><pPr><pStyle val='a'/></pPr><r><t>x</t></r></p></body></document>"},
    {"word/numbering.xml",
     "<numbering><abstractNum abstractNumId='0'><lvl ilvl='0'><numFmt val='japaneseCounting'/><lvlText val='%1、'/></lvl>"
     "<lvl ilvl='1'><numFmt val='decimal'/><pStyle val='a'/><lvlText val='%1.%2 '/></lvl></abstractNum>"
     "<abstractNum abstractNumId='1'><numStyleLink val='a'/></abstractNum><num numId='1'><abstractNumId val='0'/></num>"
     "<num numId='2'><abstractNumId val='1'/><lvlOverride ilvl='0'><startOverride val='5'/></lvlOverride></num>"
     "</numbering>"},
    {"word/styles.xml",
     "<styles><style styleId='a'><basedOn val='b'/><pPr><numPr><numId val='1'/></numPr></pPr></style>"
     "<style styleId='b'><basedOn val='a'/><rPr><vanish/></rPr></style></styles>"},
    {"word/_rels/document.xml.rels",
     "<Relationships>" RELATED("n", "numbering", "numbering.xml") RELATED("s", "styles", "styles.xml")
         RELATED("c", "aFChunk", "c.html") "</Relationships>"},
    {"word/c.html", "<html><table><tr><td>1<td>2</table></html>"},
};

static void read_zip(const void *data, struct grid_out *out)
{
    struct err err = {0};
    struct package *package = package_open(*(const struct slice *)data, &err);
    FUZZ_EXPECT(package || err.what[0]);
    if (package) docx_read(package, out);
    else grid_fail(out, err.what, err.remedy);
    package_free(package);
}

/* The bytes up to the next NUL, taken off. */
static struct slice take_part(struct slice *bytes)
{
    const char *nul = bytes->n > 0 ? memchr(bytes->s, '\0', bytes->n) : NULL;
    size_t n = nul ? (size_t)(nul - bytes->s) : bytes->n;
    struct slice part = slice_cut(*bytes, 0, n);
    *bytes = slice_cut(*bytes, n + (nul != NULL), bytes->n);
    return part;
}

static void read_parts(struct slice bytes)
{
    struct zips z;
    zips_init(&z);
    zips_add_relationships(&z, "_rels/.rels", RELATED("a", "officeDocument", "word/document.xml"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct slice part = take_part(&bytes);
        zips_add(&z, parts[i].name, part.n > 0 ? part : slice_of(parts[i].otherwise));
    }
    struct slice zip = zips_end(&z);
    fuzz_expect_grid(read_zip, &zip);
    zips_done(&z);
}

void fuzz_docx(struct slice bytes)
{
    if (bytes.n > 0 && bytes.s[bytes.n - 1] == 'Z') fuzz_expect_grid(read_zip, &bytes);
    else read_parts(bytes);
}
