#include "plan/aliases.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/mem.h"

struct aliases {
    struct agency_alias *alias;
    size_t count, cap;
    struct arena arena; /* their names */
};

static char *aliases_file_name(void)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && config[0] == '/') return mem_format("%s/jihua/agencies", config);
    return home && *home ? mem_format("%s/.config/jihua/agencies", home) : NULL;
}

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

/* All lines that can be read; *bad_line is the first that cannot, 0 if there is none. */
static void aliases_read_file(struct aliases *a, const char *name, unsigned *bad_line)
{
    FILE *f = name ? fopen(name, "re") : NULL;
    char *line = NULL;
    size_t room = 0;
    unsigned number = 0;
    *bad_line = 0;
    for (ssize_t n; f && (n = getline(&line, &room, f)) >= 0;) {
        number++;
        struct slice text = slice_make(line, (size_t)n);
        if (number == 1 && slice_has_prefix(text, SLICE("\xEF\xBB\xBF"))) text = slice_cut(text, 3, text.n);
        if (!aliases_read_line(a, text) && *bad_line == 0) *bad_line = number;
    }
    free(line);
    if (f) fclose(f);
}

static void aliases_done(struct aliases *a)
{
    free(a->alias);
    arena_done(&a->arena);
}

struct agencies *aliases_agencies(const struct plans *plans)
{
    struct aliases a = {0};
    unsigned bad_line;
    char *name = aliases_file_name();
    arena_init(&a.arena);
    aliases_read_file(&a, name, &bad_line);
    struct agencies *agencies = agencies_new(plans, a.alias, a.count);
    aliases_done(&a);
    free(name);
    return agencies;
}

bool aliases_check(struct err *err)
{
    struct aliases a = {0};
    unsigned bad_line;
    char *name = aliases_file_name();
    arena_init(&a.arena);
    aliases_read_file(&a, name, &bad_line);
    if (bad_line > 0) {
        err_set(err, _("this line is no alias of an agency and is left out"),
                _("write 市人社局 = 市人力资源和社会保障局"));
        err_at(err, name, bad_line, 0);
    }
    aliases_done(&a);
    free(name);
    return bad_line == 0;
}
