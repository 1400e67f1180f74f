#include "documents.h"

#include <stdlib.h>

#include "base/mem.h"
#include "grids.h"
#include "office/office_inside.h"
#include "zips.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATED(id, type, target) "<Relationship Id='" id "' Type='" OFFICE type "' Target='" target "'/>"

/* The namespaces that a document names, as Word does. */
#define NAMESPACES \
    " xmlns:w='" W_SPACE "' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'" \
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'" \
    " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'" \
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'" \
    " xmlns:v='urn:schemas-microsoft-com:vml'" \
    " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'" \
    " xmlns:w16se='http://schemas.microsoft.com/office/word/2015/wordml/symex'"

static void documents_read(const void *data, struct grid_out *out)
{
    struct err err;
    struct package *package = package_open(*(const struct slice *)data, &err);
    if (package) docx_read(package, out);
    else grid_fail(out, err.what, err.remedy);
    package_free(package);
}

const char *documents_package_text(struct slice zip) { return grids_text(documents_read, &zip); }

static void documents_add(struct zips *z, const char *part, const char *outermost, const char *inside)
{
    char *text = mem_format("<w:%s" NAMESPACES ">%s</w:%s>", outermost, inside, outermost);
    zips_adds(z, part, text);
    free(text);
}

const char *documents_text(const char *body, const char *numbering, const char *styles)
{
    struct zips z;
    zips_init(&z);
    zips_add_relationships(&z, "_rels/.rels", RELATED("r1", "officeDocument", "word/document.xml"));
    zips_add_relationships(&z, "word/_rels/document.xml.rels",
                           RELATED("r1", "numbering", "numbering.xml") RELATED("r2", "styles", "styles.xml"));
    char *whole = mem_format("<w:body>%s<w:sectPr/></w:body>", body);
    documents_add(&z, "word/document.xml", "document", whole);
    if (numbering) documents_add(&z, "word/numbering.xml", "numbering", numbering);
    if (styles) documents_add(&z, "word/styles.xml", "styles", styles);
    const char *text = documents_package_text(zips_end(&z));
    zips_done(&z);
    free(whole);
    return text;
}
