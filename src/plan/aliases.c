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

/* One line; false if it is none that means something. */
static bool aliases_read_line(struct aliases *a, struct slice line)
{
    line = slice_trim(line);
    if (line.n == 0 || line.s[0] == '#') return true;
    size_t equals = slice_find(line, SLICE("=")), skip = 1;
    if (equals == SIZE_MAX) equals = slice_find(line, SLICE("＝")), skip = strlen("＝");
    if (equals == SIZE_MAX || text_invalid_at(line) != line.n) return false;
    struct slice text = slice_trim(slice_cut(line, 0, equals)),
                 name = slice_trim(slice_cut(line, equals + skip, line.n));
    if (text.n == 0 || name.n == 0) return false;
    a->alias = mem_grow(a->alias, &a->cap, a->count + 1, sizeof *a->alias);
    a->alias[a->count++] = (struct agency_alias){arena_copy(&a->arena, text), arena_copy(&a->arena, name)};
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
