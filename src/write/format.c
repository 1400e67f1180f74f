#include "write/format.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/lang.h"
#include "sys/file_name.h"

static const struct format formats[FORMATS] = {
#define FORMAT(id, name, suffix, others, label) [FORMAT_##id] = {name, suffix, others, label},
#include "write/format.def"
};

static const char *const uses[FORMAT_USES] = {
#define USE(id, label) [FORMAT_OF_##id] = label,
#include "write/format.def"
};

static const struct format_offer table[] = {
#define WRITES(use, format, note) {FORMAT_OF_##use, FORMAT_##format, note},
#include "write/format.def"
};
enum { ROWS = sizeof table / sizeof *table };

/* Suffixes of formats that this program does not write: text in a file with such a name could not be opened. */
static const char foreign[] = "doc docx dps et jpeg jpg odp ods odt ofd png ppt pptx ps rtf wps xls xlsm xlsx";

const struct format *format_row(enum format_id id) { return &formats[id]; }

/* ---- the formats of a use ---- */

const struct format_offer *format_offer_at(enum format_use use, size_t i)
{
    for (size_t row = 0; row < ROWS; row++)
        if (table[row].use == use && i-- == 0) return &table[row];
    return NULL;
}

size_t format_count(enum format_use use)
{
    size_t count = 0;
    while (format_offer_at(use, count) != NULL) count++;
    return count;
}

enum format_id format_at(enum format_use use, size_t i) { return format_offer_at(use, i)->format; }

bool format_named(enum format_use use, const char *name, enum format_id *id)
{
    for (size_t i = 0; *name != '\0' && i < format_count(use); i++)
        if (strcmp(formats[ *id = format_at(use, i)].name, name) == 0) return true;
    return false;
}

/* ---- suffixes ---- */

/* Whether the suffix is one of the words, which are separated by blanks; letters of either case. */
static bool format_is_one_of(const char *suffix, const char *words)
{
    size_t n = strlen(suffix);
    while (*words != '\0') {
        size_t length = strcspn(words, " ");
        if (n > 0 && n == length && strncasecmp(words, suffix, n) == 0) return true;
        words += length;
        words += strspn(words, " ");
    }
    return false;
}

static bool format_ends_in(enum format_id id, const char *suffix)
{
    return format_is_one_of(suffix, formats[id].suffix) || format_is_one_of(suffix, formats[id].others);
}

/* The first format of the use whose files may have the suffix; `named`: only formats that have a word for --format. */
static bool format_find_suffix(enum format_use use, const char *suffix, bool named, enum format_id *id)
{
    for (size_t i = 0; i < format_count(use); i++) {
        enum format_id found = format_at(use, i);
        if (!format_ends_in(found, suffix) || (named && formats[found].name[0] == '\0')) continue;
        *id = found;
        return true;
    }
    return false;
}

bool format_of_file(enum format_use use, const char *path, enum format_id usual, enum format_id *id)
{
    const char *suffix = file_name_ending(path);
    if (format_ends_in(usual, suffix)) return *id = usual, true;
    return format_find_suffix(use, suffix, true, id) || format_find_suffix(use, suffix, false, id);
}

/* Whether the suffix belongs to some format, one of ours or of another program. */
static bool format_is_said_by(const char *suffix)
{
    for (int id = 0; id < FORMATS; id++)
        if (format_ends_in((enum format_id)id, suffix)) return true;
    return format_is_one_of(suffix, foreign);
}

/* ---- what is asked for ---- */

void format_add_names(enum format_use use, struct buf *out)
{
    bool first = true;
    for (size_t i = 0; i < format_count(use); i++) {
        const char *name = formats[format_at(use, i)].name;
        if (*name == '\0') continue;
        buf_addf(out, "%s%s", first ? "" : _(", "), name);
        first = false;
    }
}

/* Adds ".txt, .md, .html": the suffixes of the formats of a use, each once. */
static void format_add_suffixes(enum format_use use, struct buf *out)
{
    for (size_t i = 0; i < format_count(use); i++) {
        const char *suffix = formats[format_at(use, i)].suffix;
        bool again = false;
        for (size_t k = 0; k < i; k++) again |= strcmp(formats[format_at(use, k)].suffix, suffix) == 0;
        if (!again) buf_addf(out, "%s.%s", i > 0 ? _(", ") : "", suffix);
    }
}

static bool format_refuse_name(enum format_use use, const char *name, struct err *err)
{
    struct buf names;
    char remedy[256];
    buf_init(&names);
    format_add_names(use, &names);
    snprintf(remedy, sizeof remedy, _("the formats are %s"), names.s);
    err_setf(err, remedy, _("%s have no format '%s'"), _(uses[use]), name);
    buf_done(&names);
    return false;
}

static bool format_refuse_suffix(enum format_use use, const char *path, struct err *err)
{
    struct buf suffixes;
    char remedy[256];
    buf_init(&suffixes);
    format_add_suffixes(use, &suffixes);
    snprintf(remedy, sizeof remedy, _("end the name in one of %s"), suffixes.s);
    err_setf(err, remedy, _("%s have no format that ends in .%s"), _(uses[use]), file_name_ending(path));
    err_at(err, path, 0, 0);
    buf_done(&suffixes);
    return false;
}

static bool format_refuse_both(enum format_id id, const char *path, struct err *err)
{
    char remedy[128];
    snprintf(remedy, sizeof remedy, _("end the name in .%s, or leave --format out"), formats[id].suffix);
    err_setf(err, remedy, _("--format %s is not what ends in .%s"), formats[id].name, file_name_ending(path));
    err_at(err, path, 0, 0);
    return false;
}

bool format_fits(enum format_use use, const char *path, struct err *err)
{
    enum format_id unused;
    const char *suffix = file_name_ending(path);
    if (format_find_suffix(use, suffix, false, &unused) || !format_is_said_by(suffix)) return true;
    return format_refuse_suffix(use, path, err);
}

bool format_choose(enum format_use use, const char *name, const char *path, enum format_id usual, enum format_id *id,
                   struct err *err)
{
    const char *suffix = path != NULL ? file_name_ending(path) : "";
    if (name != NULL && !format_named(use, name, id)) return format_refuse_name(use, name, err);
    if (name != NULL) {
        bool fits = format_ends_in(*id, suffix) || !format_is_said_by(suffix);
        return fits || format_refuse_both(*id, path, err);
    }
    *id = usual;
    if (*suffix == '\0' || format_of_file(use, path, usual, id)) return true;
    return format_refuse_suffix(use, path, err);
}
