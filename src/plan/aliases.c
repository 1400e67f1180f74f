#include "plan/aliases.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sys/user_file.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct aliases {
    struct agency_alias *alias;
    size_t count, cap;
    struct arena arena; /* their names */
};

/* The two names of a line; false if it has none. */
static bool aliases_split(struct slice line, struct agency_alias *alias)
{
    size_t equals = slice_find(line, SLICE("=")), skip = 1;
    if (equals == SIZE_MAX) equals = slice_find(line, SLICE("＝")), skip = strlen("＝");
    if (equals == SIZE_MAX || text_invalid_at(line) != line.n) return false;
    *alias = (struct agency_alias){slice_trim(slice_cut(line, 0, equals)),
                                   slice_trim(slice_cut(line, equals + skip, line.n))};
    return alias->text.n > 0 && alias->name.n > 0;
}

/* One line; false if it is none that means something. */
static bool aliases_read_line(struct aliases *a, struct slice line)
{
    struct agency_alias alias;
    line = slice_trim(line);
    if (line.n == 0 || line.s[0] == '#') return true;
    if (!aliases_split(line, &alias)) return false;
    a->alias = mem_grow(a->alias, &a->cap, a->count + 1, sizeof *a->alias);
    a->alias[a->count++] = (struct agency_alias){arena_copy(&a->arena, alias.text), arena_copy(&a->arena, alias.name)};
    return true;
}

/* The lines of a text; *bad_line is the first that cannot be read, 0 if there is none. */
static void aliases_read_lines(struct aliases *a, struct slice text, unsigned *bad_line)
{
    unsigned number = 0;
    *bad_line = 0;
    if (slice_has_prefix(text, SLICE(BYTE_ORDER_MARK))) text = slice_cut(text, strlen(BYTE_ORDER_MARK), text.n);
    while (text.n > 0) {
        size_t end = slice_find(text, SLICE("\n"));
        number++;
        if (!aliases_read_line(a, slice_cut(text, 0, end)) && *bad_line == 0) *bad_line = number;
        text = slice_cut(text, end < text.n ? end + 1 : text.n, text.n);
    }
}

/* What can be read of the user's file.  False and *err, with file and line, if something of it cannot. */
static bool aliases_read_file(struct aliases *a, struct err *err)
{
    struct buf text;
    unsigned bad_line;
    char *path = user_file_config("agencies");
    *a = (struct aliases){0};
    arena_init(&a->arena);
    buf_init(&text);
    bool good = user_file_bytes(path, &text, err) != USER_FILE_DAMAGED;
    aliases_read_lines(a, buf_slice(&text), &bad_line);
    if (bad_line > 0) {
        err_set(err, _("this line is no alias of an agency and is left out"),
                _("write 市人社局 = 市人力资源和社会保障局"));
        err_at(err, path, bad_line, 0);
    }
    buf_done(&text);
    free(path);
    return good && bad_line == 0;
}

static void aliases_done(struct aliases *a)
{
    free(a->alias);
    arena_done(&a->arena);
}

struct agencies *aliases_agencies(const struct plans *plans)
{
    struct aliases a;
    struct err ignored;
    aliases_read_file(&a, &ignored);
    struct agencies *agencies = agencies_new(plans, a.alias, a.count);
    aliases_done(&a);
    return agencies;
}

bool aliases_check(struct err *err)
{
    struct aliases a;
    bool good = aliases_read_file(&a, err);
    aliases_done(&a);
    return good;
}

/* ---- one line more or less ---- */

/* The lines of a file without those that say `text = name`. */
static void aliases_copy_others(struct slice lines, struct slice text, struct slice name, struct buf *out)
{
    while (lines.n > 0) {
        struct agency_alias alias;
        size_t end = slice_find(lines, SLICE("\n"));
        struct slice line = slice_cut(lines, 0, end < lines.n ? end + 1 : lines.n);
        bool same = line.s[0] != '#' && aliases_split(slice_trim(line), &alias) && slice_equal(alias.text, text) &&
                    slice_equal(alias.name, name);
        if (!same) buf_add(out, line);
        lines = slice_cut(lines, line.n, lines.n);
    }
}

bool aliases_put(struct slice text, struct slice name, bool there, struct err *err)
{
    struct buf before, after;
    char *path = user_file_config("agencies");
    struct user_file_lock lock = user_file_lock(path);
    buf_init(&before);
    buf_init(&after);
    bool good = user_file_read(path, &before, err) != USER_FILE_DAMAGED;
    if (good) {
        if (before.n > 0) aliases_copy_others(buf_slice(&before), text, name, &after);
        if (there && after.n > 0 && after.s[after.n - 1] != '\n') buf_adds(&after, "\n");
        if (there) buf_addf(&after, "%.*s = %.*s\n", (int)text.n, text.s, (int)name.n, name.s);
        good = user_file_write(path, after.n > 0 ? buf_slice(&after) : SLICE(""), err);
    }
    user_file_unlock(lock);
    buf_done(&before);
    buf_done(&after);
    free(path);
    return good;
}
