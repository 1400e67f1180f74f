/* XML read event by event: elements open and close in pairs, to the depth that is told; names and values end in NUL;
 * an element that is skipped ends where it closes. */
#include <stdlib.h>

#include "fuzz.h"
#include "office/xml.h"

enum { DEPTH_MAX = 256 };

static void expect_strings(struct xml *xml)
{
    static const char *const names[] = {"a", "r", "id", "val", "space"};
    FUZZ_EXPECT(xml_name(xml)[0] != '\0');
    FUZZ_EXPECT(strlen(xml_space(xml)) < 1 << 20);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_attribute(xml, names[i])) FUZZ_EXPECT(strlen(xml_attribute(xml, names[i])) < 1 << 20);
}

static void expect_event(struct xml *xml, enum xml_event event, unsigned *depth)
{
    if (event == XML_TEXT) FUZZ_EXPECT(*depth > 0 && xml_text(xml).n > 0);
    if (event == XML_OPEN) {
        expect_strings(xml);
        FUZZ_EXPECT(++*depth <= DEPTH_MAX && xml_depth(xml) == *depth);
    }
    if (event == XML_CLOSE) FUZZ_EXPECT(xml_depth(xml) == (*depth)--);
}

/* The element that opens as number `skip` is skipped; 0: none is. */
static void read_all(struct slice bytes, unsigned skip)
{
    struct err err = {0};
    unsigned depth = 0, opened = 0;
    struct xml *xml = xml_of_bytes(bytes, &err);
    FUZZ_EXPECT(xml);
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        expect_event(xml, event, &depth);
        if (event != XML_OPEN || ++opened != skip) continue;
        xml_skip(xml);
        FUZZ_EXPECT(xml_depth(xml) >= depth);
        if (xml_depth(xml) == depth) depth--;
        else break; /* the text ended within it */
    }
    FUZZ_EXPECT(xml_error(xml, &err) ? err.what[0] != '\0' : depth == 0);
    xml_free(xml);
}

void fuzz_xml(struct slice bytes)
{
    unsigned skip = fuzz_take(&bytes);
    char *copy = fuzz_copy(bytes);
    read_all(slice_make(copy, bytes.n), 0);
    if (skip > 0) read_all(slice_make(copy, bytes.n), skip);
    free(copy);
}
