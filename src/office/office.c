#include "office/office.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/lang.h"
#include "office/convert.h"
#include "office/library.h"
#include "office/office_inside.h"
#include "office/ole.h"
#include "office/xml.h"
#include "sys/job.h"
#include "sys/save.h"
#include "table/encoding.h"

enum { READ_AT_ONCE = 256 << 10 };
#define OLD_DOCUMENT "doc" /* the format that only LibreOffice reads */

/* ---- what it is ---- */

static bool office_begins(struct slice bytes, const char *mark, size_t n)
{
    return bytes.n >= n && memcmp(bytes.s, mark, n) == 0;
}

static bool office_is_zip(struct slice bytes) { return office_begins(bytes, "PK\x03\x04", 4); }
/* XML of one piece that says in its first tag what it is. */
static bool office_is_xml_of(struct slice bytes, const char *space)
{
    enum { WITHIN = 4096 };
    struct slice begin = slice_trim(slice_cut(bytes, 0, WITHIN));
    if (slice_has_prefix(begin, SLICE("\xEF\xBB\xBF"))) begin = slice_cut(begin, 3, begin.n);
    return slice_has_prefix(begin, SLICE("<?xml")) && slice_find(begin, slice_of(space)) != SIZE_MAX;
}

static bool office_is_fods(struct slice bytes)
{
    return office_is_xml_of(bytes, "urn:oasis:names:tc:opendocument:xmlns:office");
}

/* A workbook of Excel 2, 3 or 4, which no container holds: its first record (BOF) is 4 to 16 bytes long. */
static bool office_is_bare_workbook(struct slice bytes)
{
    return bytes.n >= 8 && bytes.s[0] == 0x09 && memchr("\x00\x02\x04\x08", bytes.s[1], 4) && bytes.s[2] >= 4 &&
           bytes.s[2] <= 16 && bytes.s[3] == 0;
}

static bool office_is_ole(struct slice bytes) { return office_begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8); }

/* ---- in the child ---- */

static void office_fail_as_binary_workbook(struct grid_out *out)
{
    grid_fail(out, _("this is a binary workbook (xlsb)"), _("open it in Excel or WPS and save it as .xlsx"));
}

/* The name of the outermost element of a part. */
static void office_add_root(struct package *package, const char *part, struct buf *root)
{
    struct err ignored;
    struct xml *xml = xml_of_part(package, part, &ignored);
    if (xml && xml_next(xml) == XML_OPEN) buf_adds(root, xml_name(xml));
    if (xml) xml_free(xml);
}

/* The outermost element of a part → the reader of such files. */
static const struct {
    const char *root, *format;
    void (*read)(struct package *, struct grid_out *);
} office_readers[] = {
    {"workbook", "xlsx", xlsx_read},
    {"document", "docx", docx_read},
    {"document-content", "ods", ods_read},
};

static bool office_read_by_root(struct package *package, const char *part, struct grid_out *out)
{
    struct buf root;
    size_t i = 0, readers = sizeof office_readers / sizeof *office_readers;
    buf_init(&root);
    office_add_root(package, part, &root);
    while (i < readers && !slice_equals(buf_slice(&root), office_readers[i].root)) i++;
    if (i < readers) {
        grid_format(out, office_readers[i].format, "UTF-8");
        office_readers[i].read(package, out);
    } else if (slice_equals(buf_slice(&root), "presentation")) {
        grid_fail(out, _("this is a presentation"), _("copy its table into a workbook or a document"));
    }
    bool found = i < readers || grid_has_failed(out);
    buf_done(&root);
    return found;
}

/* OpenDocument has no relationships, and a damaged file may lack them. */
static void office_read_by_usual_name(struct package *package, struct grid_out *out)
{
    if (package_has(package, "content.xml") && package_has(package, "META-INF/manifest.xml")) {
        grid_format(out, "ods", "UTF-8");
        ods_read(package, out); /* which also knows of locked files */
        return;
    }
    static const char *const names[] = {"content.xml", "xl/workbook.xml", "word/document.xml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (package_has(package, names[i]) && office_read_by_root(package, names[i], out)) return;
    grid_fail(out, _("this archive is no office file"), _("unpack it, then name a file in it"));
}

static void office_read_package(struct package *package, struct grid_out *out)
{
    struct buf part;
    buf_init(&part);
    package_related_of_type(package, "", "officeDocument", &part);
    if (part.n > 4 && memcmp(part.s + part.n - 4, ".bin", 4) == 0) office_fail_as_binary_workbook(out);
    else if (part.n > 0 && office_read_by_root(package, part.s, out)) part.n = 0;
    else office_read_by_usual_name(package, out);
    buf_done(&part);
}

static void office_read_zip(struct slice bytes, struct grid_out *out)
{
    struct err err;
    struct package *package = package_open(bytes, &err);
    if (package == NULL) return grid_fail(out, err.what, err.remedy);
    office_read_package(package, out);
    package_free(package);
}

static void office_read_ole(struct slice bytes, struct grid_out *out)
{
    switch (ole_kind_of(bytes)) {
    case OLE_WORKBOOK:
        grid_format(out, "xls", "BIFF");
        xls_read(bytes, out);
        break;
    case OLE_PROTECTED:
        grid_fail(out, _("the file is protected by a password"), _("open it and save it without one"));
        break;
    case OLE_DOCUMENT:
        grid_format(out, OLD_DOCUMENT, "");
        grid_fail(out, _("this is an old Word or WPS document"), _("open it there and save it as .docx"));
        break;
    case OLE_DAMAGED:
        grid_fail(out, _("the file is damaged"), _("fetch it again, or save it anew in the program that made it"));
        break;
    default: grid_fail(out, _("this is no workbook and no document"), _("save its table as .xlsx or CSV")); break;
    }
}

static void office_read_fods(struct slice bytes, struct grid_out *out)
{
    grid_format(out, "fods", "UTF-8");
    fods_read(bytes, out);
}

/* ---- the families ---- */

static const struct office_family {
    bool (*is)(struct slice beginning);
    void (*read)(struct slice bytes, struct grid_out *);
    bool may_open_files; /* iconv's conversions are files */
} office_families[] = {
    {office_is_zip, office_read_zip, false},
    {office_is_ole, office_read_ole, true},
    {office_is_bare_workbook, xls_read, true},
    {office_is_fods, office_read_fods, false},
    {xml2003_is, xml2003_read, true},
    {mhtml_is, mhtml_read, true},
    {page_is, page_read, true},
};

static const struct office_family *office_family_of(struct slice bytes)
{
    for (size_t i = 0; i < sizeof office_families / sizeof *office_families; i++)
        if (office_families[i].is(bytes)) return &office_families[i];
    return NULL;
}

bool office_is(struct slice beginning) { return office_family_of(beginning) != NULL; }

static void office_write(void *context, struct slice bytes)
{
    if (!save_write_all(*(const int *)context, bytes)) _exit(0); /* nobody listens any more */
}

/* A page whose encoding the user names. */
static void office_read_page_in(struct slice bytes, const char *encoding, struct grid_out *out)
{
    struct encoding_found found;
    struct report ignored;
    struct input text;
    struct err err;
    if (!encoding_named(encoding, &found, &err)) return grid_fail(out, err.what, err.remedy);
    report_init(&ignored);
    input_of_bytes(&text, "", bytes.s, bytes.n);
    encoding_decode(&text, found, &ignored);
    page_read_declared(slice_make(text.bytes, text.nbytes), SLICE("UTF-8"), out);
    input_done(&text);
    report_done(&ignored);
}

struct office_task {
    struct slice bytes;
    const char *encoding; /* NULL: find it */
};

static void office_work(const void *data, int fd)
{
    const struct office_task *task = data;
    struct grid_out out;
    grid_out_init(&out, office_write, &fd);
    if (task->encoding && page_is(task->bytes)) office_read_page_in(task->bytes, task->encoding, &out);
    else office_family_of(task->bytes)->read(task->bytes, &out);
    grid_out_done(&out);
}

/* ---- here ---- */

static void office_prepare(void)
{
    struct library_calls calls;
    struct err ignored; /* whoever needs a library that is not there will say so */
    for (int i = 0; i < OFFICE_LIBRARIES; i++) library_load(&calls, (enum office_library)i, &ignored);
}

static bool office_fail_end(enum job_end end, unsigned seconds, struct err *err)
{
    switch (end) {
    case JOB_OUT_OF_TIME:
        err_setf(err, _("keep only the table itself in the file, or save it as CSV"),
                 _("reading this file takes longer than %u seconds"), seconds);
        break;
    case JOB_OUT_OF_MEMORY:
        err_set(err, _("reading this file takes more than 192 MiB of memory"),
                _("keep only the table itself in the file, or save it as CSV"));
        break;
    default: err_set(err, _("this file is damaged: reading it broke off"), _("open it and save it anew, or as CSV"));
    }
    return false;
}

static bool office_is_stopped(const struct input *in, struct load_progress *progress, struct report *report)
{
    char size[32];
    if (progress == NULL) return false;
    atomic_store(&progress->done, in->nbytes);
    if (!atomic_load(&progress->stop)) return false;
    int n = snprintf(size, sizeof size, "%.1f MB", (double)in->nbytes / 1e6);
    report_add(report, NOTE_STOPPED, 0, 0, slice_make(size, (size_t)n));
    return true;
}

/* Takes what comes until the end, until it is stopped, or until there are rows enough. */
static bool office_take(struct input *in, struct grid_in *grid, const struct office_order *order, struct report *report,
                        bool *early, struct err *err)
{
    *early = false;
    while (!*early && !grid_is_whole(grid) && !input_is_whole(in)) {
        if (!input_more(in, READ_AT_ONCE, err) || !grid_take(grid, in->bytes, in->nbytes, err)) return false;
        *early = !grid_is_whole(grid) && ((order->rows > 0 && table_rows(grid->table) >= order->rows) ||
                                          office_is_stopped(in, order->progress, report));
    }
    return true;
}

static void office_copy_found(const struct grid_in *grid, struct office_found *found)
{
    text_visible_copy(grid->format, found->format, sizeof found->format);
    text_visible_copy(grid->encoding, found->encoding, sizeof found->encoding);
}

/* Reads the bytes, which are those of the input or were made of them. */
static bool office_read_bytes(struct input *in, struct slice bytes, struct table *table,
                              const struct office_order *order, struct report *report, struct office_found *found,
                              struct err *err)
{
    struct office_task task = {bytes, order->encoding};
    struct job_limits limits = {OFFICE_MEMORY, order->progress ? OFFICE_SECONDS_WATCHED : OFFICE_SECONDS,
                                office_family_of(bytes)->may_open_files, office_prepare};
    struct job *job = job_start_stream(office_work, &task, &limits, err);
    struct grid_in grid;
    bool early;
    if (job == NULL) return false;
    input_piped(in, fcntl(job_fd(job), F_DUPFD_CLOEXEC, 0));
    table_init(table, in->bytes);
    grid_in_init(&grid, table);
    bool fine = office_take(in, &grid, order, report, &early, err);
    bool whole = grid_is_whole(&grid);
    input_stop(in);
    grid_finish(&grid);
    office_copy_found(&grid, found);
    grid_in_done(&grid);
    if (!fine || early || whole) job_cancel(job);
    else fine = office_fail_end(job_end_stream(job), limits.seconds, err);
    return fine;
}

/* Reads once more what LibreOffice makes of an old document. */
static bool office_read_converted(struct input *in, struct table *table, const struct office_order *order,
                                  struct report *report, struct office_found *found, struct err *err)
{
    struct buf docx;
    buf_init(&docx);
    bool fine = convert_to_docx(input_read(in), &docx, err);
    if (fine) {
        table_done(table);
        fine = office_read_bytes(in, buf_slice(&docx), table, order, report, found, err);
        report_add(report, NOTE_CONVERTED, 0, 0, SLICE("LibreOffice"));
    }
    buf_done(&docx);
    return fine;
}

bool office_read(struct input *in, struct table *table, const struct office_order *order, struct report *report,
                 struct office_found *found, struct err *err)
{
    struct err first;
    *found = (struct office_found){.format = ""};
    if (order->progress) atomic_store(&order->progress->total, 0);
    if (office_read_bytes(in, slice_make(in->bytes, in->nbytes), table, order, report, found, &first)) return true;
    if (strcmp(found->format, OLD_DOCUMENT) != 0) return *err = first, false;
    return office_read_converted(in, table, order, report, found, err);
}
