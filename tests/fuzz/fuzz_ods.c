/* Any content.xml of OpenDocument, as the part of a zip file or as a text of its own: what the reader tells makes
 * sense. */
#include "../zips.h"
#include "fuzz.h"
#include "office/office_inside.h"

static void read_package(const void *data, struct grid_out *out)
{
    struct err err = {0};
    struct package *package = package_open(*(const struct slice *)data, &err);
    FUZZ_EXPECT(package != NULL);
    ods_read(package, out);
    package_free(package);
}

static void read_flat(const void *data, struct grid_out *out) { fods_read(*(const struct slice *)data, out); }

void fuzz_ods(struct slice bytes)
{
    struct zips zip;
    if (fuzz_take(&bytes) % 2) {
        fuzz_expect_grid(read_flat, &bytes);
        return;
    }
    zips_init(&zip);
    zips_add(&zip, "content.xml", bytes);
    struct slice file = zips_end(&zip);
    fuzz_expect_grid(read_package, &file);
    zips_done(&zip);
}
