#include "office/package.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "office/package_inside.h"

struct package_part {
    const struct package *package;
    zip_file_t *file;
    uint64_t packed, unpacked; /* bytes: in the file, and read so far */
};

static void package_fail_as_damaged(struct err *err)
{
    err_set(err, _("the file is damaged"), _("fetch it again, or save it anew in the program that made it"));
}

static void package_fail_as_huge(struct err *err, const char *what)
{
    err_set(err, what, _("save only the table itself, or save it as CSV"));
}

static void package_fail_of_code(struct err *err, int code)
{
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP)
        err_set(err, _("the file is protected by a password"), _("open it and save it without one"));
    else if (code == ZIP_ER_COMPNOTSUPP)
        err_set(err, _("the file is packed in an unusual way"), _("save it anew in the program that made it"));
    else package_fail_as_damaged(err);
}

/* ---- names ---- */

void package_add_name(const char *name, struct buf *to)
{
    for (; *name == '/' || *name == '\\'; name++) continue;
    size_t from = to->n;
    buf_adds(to, name);
    for (; from < to->n; from++) {
        char *c = &to->s[from];
        if (*c == '\\') *c = '/';
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
    }
}

static int package_by_name(const void *a, const void *b, void *context)
{
    const struct package_name *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    (void)context;
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static void package_list_names(struct package *p)
{
    p->part = mem_alloc((p->parts + 1) * sizeof *p->part);
    size_t *at = mem_alloc((p->parts + 1) * sizeof *at);
    for (size_t i = 0; i < p->parts; i++) {
        const char *name = p->lib.zip_get_name(p->zip, i, ZIP_FL_ENC_RAW);
        at[i] = p->names.n;
        package_add_name(name ? name : "", &p->names);
        buf_add(&p->names, slice_make("", 1));
    }
    for (size_t i = 0; i < p->parts; i++) p->part[i] = (struct package_name){p->names.s + at[i], (uint32_t)i};
    free(at);
    mem_sort(p->part, p->parts, sizeof *p->part, package_by_name, NULL);
}

/* The first part of that name, NULL if there is none. */
static const struct package_name *package_find(const struct package *p, const char *name)
{
    struct buf wanted;
    size_t low = 0, high = p->parts;
    buf_init(&wanted);
    package_add_name(name, &wanted);
    const char *key = wanted.n > 0 ? wanted.s : "";
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(p->part[middle].name, key) < 0) low = middle + 1;
        else high = middle;
    }
    bool found = low < p->parts && strcmp(p->part[low].name, key) == 0;
    buf_done(&wanted);
    return found ? &p->part[low] : NULL;
}

bool package_has(const struct package *p, const char *name) { return package_find(p, name) != NULL; }
size_t package_parts(const struct package *p) { return p->parts; }

const char *package_part_name(const struct package *p, size_t i)
{
    const char *name = p->lib.zip_get_name(p->zip, i, ZIP_FL_ENC_RAW);
    return name ? name : "";
}

/* ---- opening ---- */

static bool package_open_zip(struct package *p, struct slice bytes, struct err *err)
{
    zip_error_t error;
    p->lib.zip_error_init(&error);
    zip_source_t *source = p->lib.zip_source_buffer_create(bytes.s, bytes.n, 0, &error);
    if (source) p->zip = p->lib.zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && p->zip == NULL) p->lib.zip_source_free(source);
    if (p->zip == NULL) package_fail_of_code(err, p->lib.zip_error_code_zip(&error));
    p->lib.zip_error_fini(&error);
    return p->zip != NULL;
}

struct package *package_open(struct slice bytes, struct err *err)
{
    struct package *p = mem_zalloc(sizeof *p);
    buf_init(&p->names);
    buf_init(&p->texts);
    p->nbytes = bytes.n;
    if (library_load(&p->lib, OFFICE_ZIP, err) && package_open_zip(p, bytes, err)) {
        zip_int64_t parts = p->lib.zip_get_num_entries(p->zip, 0);
        p->parts = parts > 0 ? (size_t)parts : 0;
        if (p->parts > 0 && p->parts <= PACKAGE_PARTS_MAX) {
            package_list_names(p);
            return p;
        }
        if (p->parts == 0) package_fail_as_damaged(err); /* so libzip has it of an empty file, too */
        else package_fail_as_huge(err, _("the file is packed from more than 10,000 parts"));
    }
    package_free(p);
    return NULL;
}

void package_free(struct package *p)
{
    if (p == NULL) return;
    if (p->zip) p->lib.zip_discard(p->zip);
    free(p->part);
    buf_done(&p->names);
    free(p->source);
    free(p->relation);
    buf_done(&p->texts);
    free(p);
}

/* ---- reading ---- */

/* Whether a part may unpack to that many bytes. */
static bool package_allows(uint64_t packed, uint64_t unpacked, struct err *err)
{
    if (unpacked > PACKAGE_PART_MAX) {
        package_fail_as_huge(err, _("a part of the file unpacks to more than 512 MiB"));
        return false;
    }
    if (unpacked > PACKAGE_FREE && unpacked / PACKAGE_RATIO_MAX > packed) {
        package_fail_as_huge(err, _("a part of the file unpacks to more than a hundred times its size"));
        return false;
    }
    return true;
}

struct package_part *package_part_open(struct package *p, const char *name, struct err *err)
{
    const struct package_name *found = package_find(p, name);
    zip_stat_t stat;
    if (found == NULL) {
        err_setf(err, _("fetch it again, or save it anew in the program that made it"),
                 _("the file is not whole: %s is missing"), name);
        return NULL;
    }
    zip_file_t *file = NULL;
    if (p->lib.zip_stat_index(p->zip, found->index, 0, &stat) == 0) {
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
            package_fail_of_code(err, ZIP_ER_NOPASSWD);
            return NULL;
        }
        if (!package_allows(stat.comp_size, stat.size, err)) return NULL;
        file = p->lib.zip_fopen_index(p->zip, found->index, 0);
    }
    if (file == NULL) {
        package_fail_of_code(err, p->lib.zip_error_code_zip(p->lib.zip_get_error(p->zip)));
        return NULL;
    }
    struct package_part *part = mem_alloc(sizeof *part);
    *part = (struct package_part){p, file, stat.comp_size < p->nbytes ? stat.comp_size : p->nbytes, 0};
    return part;
}

long package_part_read(struct package_part *part, char *to, size_t size, struct err *err)
{
    const struct library_calls *lib = &part->package->lib;
    zip_int64_t n = lib->zip_fread(part->file, to, size);
    if (n < 0) {
        package_fail_of_code(err, lib->zip_error_code_zip(lib->zip_file_get_error(part->file)));
        return -1;
    }
    part->unpacked += (uint64_t)n;
    return package_allows(part->packed, part->unpacked, err) ? (long)n : -1;
}

void package_part_close(struct package_part *part)
{
    if (part == NULL) return;
    part->package->lib.zip_fclose(part->file);
    free(part);
}

bool package_read_small(struct package *p, const char *name, struct buf *to, struct err *err)
{
    enum { PIECE = 16 << 10 };
    struct package_part *part = package_part_open(p, name, err);
    char *piece = mem_alloc(PIECE);
    long n = part ? 1 : -1;
    while (n > 0 && (n = package_part_read(part, piece, PIECE, err)) > 0) {
        buf_add(to, slice_make(piece, (size_t)n));
        if (part->unpacked <= PACKAGE_FREE) continue;
        package_fail_as_huge(err, _("a part of the file that should be small is large"));
        n = -1;
    }
    free(piece);
    package_part_close(part);
    return n == 0;
}
