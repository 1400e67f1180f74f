/* The parts of a zip file, within limits; relationships. */
#include <string.h>

#include <zip.h>

#include "office/package.h"
#include "test.h"
#include "zips.h"

/* All parts open and read: the line of the first error, or the contents. */
static const char *read_part(struct slice file, const char *name)
{
    static char said[600];
    struct err err;
    struct buf content;
    buf_init(&content);
    struct package *package = package_open(file, &err);
    bool read = package && package_read_small(package, name, &content, &err);
    if (read) snprintf(said, sizeof said, "%.*s", (int)content.n, content.n > 0 ? content.s : "");
    else snprintf(said, sizeof said, "error: %s; %s", err.what, err.remedy);
    package_free(package);
    buf_done(&content);
    return said;
}

#define ANEW "fetch it again, or save it anew in the program that made it"
#define TABLE_ONLY "save only the table itself, or save it as CSV"

static void a_part_is_found_by_its_name_however_it_is_written(void **state)
{
    struct zips z;
    (void)state;
    zips_init(&z);
    zips_adds(&z, "XL\\Workbook.xml", "<a/>");
    zips_adds(&z, "/word/document.xml", "<b/>");
    zips_adds(&z, "empty", "");
    struct slice file = zips_end(&z);
    assert_string_equal(read_part(file, "xl/workbook.XML"), "<a/>");
    assert_string_equal(read_part(file, "/word/document.xml"), "<b/>");
    assert_string_equal(read_part(file, "empty"), "");
    assert_string_equal(read_part(file, "xl"), "error: the file is not whole: xl is missing; " ANEW);
    zips_done(&z);
}

static void a_damaged_file_is_refused_in_one_line(void **state)
{
    struct zips z;
    (void)state;
    zips_init(&z);
    zips_adds(&z, "a", "some content");
    struct slice file = zips_end(&z);
    assert_string_equal(read_part(slice_cut(file, 0, file.n - 30), "a"), "error: the file is damaged; " ANEW);
    assert_string_equal(read_part(SLICE("PK\3\4"), "a"), "error: the file is damaged; " ANEW);
    assert_string_equal(read_part(SLICE(""), "a"), "error: the file is damaged; " ANEW);
    z.bytes.s[35]++; /* the content no longer has its checksum */
    assert_string_equal(read_part(file, "a"), "error: the file is damaged; " ANEW);
    zips_done(&z);
}

static void a_file_that_is_cut_or_changed_anywhere_does_no_harm(void **state)
{
    struct zips z;
    struct buf changed;
    (void)state;
    zips_init(&z);
    zips_adds(&z, "a", "some content");
    zips_adds(&z, "b/c", "other content");
    struct slice file = zips_end(&z);
    buf_init(&changed);
    for (size_t i = 0; i < file.n * 12; i++) {
        buf_clear(&changed);
        buf_add(&changed, file);
        changed.s[i / 12] = (char)(i % 12 < 8 ? changed.s[i / 12] ^ 1 << i % 12 : 0xFF >> (i % 12 - 8));
        read_part(slice_cut(buf_slice(&changed), 0, i % 7 ? file.n : i / 12), "b/c");
    }
    buf_done(&changed);
    zips_done(&z);
}

/* A zip file as libzip packs it: `content` repeated. */
static void pack(const char *name, size_t nbytes, const char *password, struct buf *file)
{
    zip_error_t error;
    void *packed = test_calloc(1, 4 << 20), *zeros = test_calloc(1, nbytes);
    zip_error_init(&error);
    zip_source_t *into = zip_source_buffer_create(packed, 0, 0, &error);
    zip_t *zip = zip_open_from_source(into, ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    zip_source_keep(into);
    zip_int64_t at = zip_file_add(zip, name, zip_source_buffer(zip, zeros, nbytes, 0), 0);
    assert_true(at >= 0);
    if (password) assert_int_equal(zip_file_set_encryption(zip, (zip_uint64_t)at, ZIP_EM_AES_256, password), 0);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(into), 0);
    for (zip_int64_t n = 1; (n = zip_source_read(into, packed, 4 << 20)) > 0;)
        buf_add(file, slice_make(packed, (size_t)n));
    zip_source_close(into);
    zip_source_free(into);
    test_free(packed);
    test_free(zeros);
}

static void a_part_that_unpacks_to_a_hundred_times_its_size_is_refused(void **state)
{
    struct buf file;
    (void)state;
    buf_init(&file);
    pack("zeros", 5 << 20, NULL, &file);
    assert_string_equal(read_part(buf_slice(&file), "zeros"),
                        "error: a part of the file unpacks to more than a hundred times its size; " TABLE_ONLY);
    buf_clear(&file);
    pack("zeros", 4 << 20, NULL, &file);
    assert_string_equal(read_part(buf_slice(&file), "zeros"), "");
    buf_done(&file);
}

static void a_part_that_says_it_is_smaller_than_it_is_is_refused(void **state)
{
    struct buf file;
    (void)state;
    buf_init(&file);
    pack("zeros", 5 << 20, NULL, &file);
    for (size_t i = 0; i + 4 < file.n; i++) /* 5 MiB, in the header and in the directory, become 1 MiB */
        if (memcmp(file.s + i, "\0\0\x50\0", 4) == 0) file.s[i + 2] = 0x10;
    assert_string_equal(read_part(buf_slice(&file), "zeros"),
                        "error: a part of the file unpacks to more than a hundred times its size; " TABLE_ONLY);
    buf_done(&file);
}

static void a_part_with_a_password_is_told_as_such(void **state)
{
    struct buf file;
    (void)state;
    buf_init(&file);
    pack("secret", 100, "1234", &file);
    assert_string_equal(read_part(buf_slice(&file), "secret"),
                        "error: the file is protected by a password; open it and save it without one");
    buf_done(&file);
}

static void ten_thousand_parts_are_enough(void **state)
{
    struct zips z;
    char name[16];
    (void)state;
    zips_init(&z);
    for (int i = 0; i <= 10000; i++) {
        snprintf(name, sizeof name, "%d", i);
        zips_adds(&z, name, "x");
    }
    assert_string_equal(read_part(zips_end(&z), "1"),
                        "error: the file is packed from more than 10,000 parts; " TABLE_ONLY);
    zips_done(&z);
}

/* ---- relationships ---- */

static struct zips *related_file(struct zips *z)
{
    zips_init(z);
    zips_add_relationships(z, "_rels/.rels",
                           "<Relationship Id='R1' Type='http://x/officeDocument' Target='Book/w.xml'/>");
    zips_add_relationships(
        z, "Book/_rels/w.xml.rels",
        "<Relationship Id='rId3' Type='http://x/worksheet' Target='sheets/3.xml'/>"
        "<Relationship Id='rId1' Type='http://strict/relationships/worksheet' Target='/Other/1.xml'/>"
        "<Relationship Id='rId2' Type='http://x/hyperlink' Target='sheets/3.xml' TargetMode='External'/>"
        "<Relationship Id='rId4' Type='http://x/styles' Target='..\\.\\styles.xml'/>"
        "<Relationship Id='rId5' Type='http://x/theme' Target='%E8%A1%A8.xml'/>"
        "<Relationship Id='rId6' Type='http://x/theme' Target='Book/from/root.xml'/>"
        "<Relationship Id='rId7' Type='http://x/theme' Target='../../../a/../up.xml'/>");
    zips_adds(z, "Book/表.xml", "<a/>");
    zips_adds(z, "Book/from/root.xml", "<a/>");
    return z;
}

static void a_relationship_leads_to_a_part(void **state)
{
    static const char *const target[][2] = {
        {"rId3", "Book/sheets/3.xml"}, {"rId1", "Other/1.xml"},        {"rId2", ""},       {"rId4", "styles.xml"},
        {"rId5", "Book/表.xml"},       {"rId6", "Book/from/root.xml"}, {"rId7", "up.xml"}, {"rId", ""},
    };
    struct zips z;
    struct err err;
    struct buf name;
    (void)state;
    struct package *package = package_open(zips_end(related_file(&z)), &err);
    buf_init(&name);
    package_related_of_type(package, "", "officeDocument", &name);
    assert_string_equal(name.s, "Book/w.xml");
    for (size_t i = 0; i < sizeof target / sizeof *target; i++) {
        package_related(package, "Book/w.xml", target[i][0], &name);
        assert_string_equal(name.s, target[i][1]);
    }
    package_related_of_type(package, "Book/w.xml", "worksheet", &name);
    assert_string_equal(name.s, "Book/sheets/3.xml");
    package_related_of_type(package, "nothing.xml", "worksheet", &name);
    assert_string_equal(name.s, "");
    buf_done(&name);
    package_free(package);
    zips_done(&z);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_is_found_by_its_name_however_it_is_written),
        cmocka_unit_test(a_damaged_file_is_refused_in_one_line),
        cmocka_unit_test(a_file_that_is_cut_or_changed_anywhere_does_no_harm),
        cmocka_unit_test(a_part_that_unpacks_to_a_hundred_times_its_size_is_refused),
        cmocka_unit_test(a_part_that_says_it_is_smaller_than_it_is_is_refused),
        cmocka_unit_test(a_part_with_a_password_is_told_as_such),
        cmocka_unit_test(ten_thousand_parts_are_enough),
        cmocka_unit_test(a_relationship_leads_to_a_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
