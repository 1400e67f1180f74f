/* A workbook whose parts are anything: what the reader tells of it makes sense.  The parts stand behind each other,
 * NUL bytes between them: the sheet, shared strings, styles, the workbook, its relationships; what is missing is as
 * programs write it.  If the last byte is 'Z', the input is the zip file itself. */
#include "fuzz.h"
#include "office/office_inside.h"
#include "../zips.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATED(id, type, target) "<Relationship Id='" id "' Type='" OFFICE type "' Target='" target "'/>"

static const struct {
    const char *name, *otherwise;
} parts[] = {
    {"xl/sheet.xml", "<worksheet><sheetData><row><c s='1' t='s'><v>0</v></c><c s='2'><v>1.5</v></c></row></sheetData>"
                     "</worksheet>"},
    {"xl/strings.xml", "<sst><si><t>a</t></si></sst>"},
    {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0.0;-0;0;@&quot;x&quot;'/></numFmts>"
                      "<cellXfs><xf/><xf numFmtId='164'/><xf numFmtId='14'/></cellXfs></styleSheet>"},
    {"xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='s'/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships>" RELATED("s", "worksheet", "sheet.xml") RELATED("x", "sharedStrings", "strings.xml")
         RELATED("y", "styles", "styles.xml") "</Relationships>"},
};

static void read_zip(const void *data, struct grid_out *out)
{
    struct err err = {0};
    struct package *package = package_open(*(const struct slice *)data, &err);
    FUZZ_EXPECT(package || err.what[0]);
    if (package) xlsx_read(package, out);
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
    zips_add_relationships(&z, "_rels/.rels", RELATED("a", "officeDocument", "xl/workbook.xml"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct slice part = take_part(&bytes);
        zips_add(&z, parts[i].name, part.n > 0 ? part : slice_of(parts[i].otherwise));
    }
    struct slice zip = zips_end(&z);
    fuzz_expect_grid(read_zip, &zip);
    zips_done(&z);
}

void fuzz_xlsx(struct slice bytes)
{
    if (bytes.n > 0 && bytes.s[bytes.n - 1] == 'Z') fuzz_expect_grid(read_zip, &bytes);
    else read_parts(bytes);
}
