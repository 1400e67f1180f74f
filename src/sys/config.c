#include "sys/config.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"

struct config_line {
    struct slice whole; /* the line with its line feed */
    struct slice key, value;
    bool setting, bad; /* setting: "key = value"; bad: anything else; both false: a blank line or a comment */
};

/* Reads the line that starts at byte *pos and moves *pos behind it; false at the end of the text. */
static bool config_next_line(struct slice text, size_t *pos, struct config_line *line)
{
    if (*pos >= text.n) return false;
    struct slice rest = slice_cut(text, *pos, text.n);
    size_t n = slice_find(rest, SLICE("\n"));
    n = n == SIZE_MAX ? rest.n : n + 1;
    *line = (struct config_line){.whole = slice_cut(rest, 0, n)};
    *pos += n;
    struct slice content = slice_trim(line->whole);
    if (content.n == 0 || content.s[0] == '#') return true;
    size_t equals = slice_find(content, SLICE("="));
    line->key = slice_trim(slice_cut(content, 0, equals < content.n ? equals : 0));
    line->value = slice_trim(slice_cut(content, equals < content.n ? equals + 1 : content.n, content.n));
    line->setting = line->key.n > 0;
    line->bad = !line->setting;
    return true;
}

bool config_read(struct config *c, struct err *err)
{
    char *path = user_file_config("config");
    struct config_line line;
    unsigned number = 0;
    buf_init(&c->text);
    bool good = user_file_read(path, &c->text, err) != USER_FILE_DAMAGED;
    for (size_t pos = 0; good && config_next_line(buf_slice(&c->text), &pos, &line);) {
        number++;
        if (!line.bad) continue;
        err_set(err, _("this line is no setting"), _("write `key = value`"));
        err_at(err, path, number, 0);
        good = false;
    }
    free(path);
    return good;
}

void config_done(struct config *c) { buf_done(&c->text); }

bool config_find(const struct config *c, const char *key, struct slice *value)
{
    struct config_line line;
    bool found = false;
    for (size_t pos = 0; config_next_line(buf_slice(&c->text), &pos, &line);) {
        if (!line.setting || !slice_equals(line.key, key)) continue;
        *value = line.value;
        found = true;
    }
    return found;
}

bool config_at(const struct config *c, const char *prefix, size_t i, struct slice *rest, struct slice *value)
{
    struct config_line line;
    for (size_t pos = 0; config_next_line(buf_slice(&c->text), &pos, &line);) {
        if (!line.setting || !slice_has_prefix(line.key, slice_of(prefix))) continue;
        *rest = slice_cut(line.key, strlen(prefix), line.key.n);
        *value = line.value;
        if (i-- == 0) return true;
    }
    return false;
}

/* `setting` is the line that stands for the key from now on; "": none. */
static bool config_replace(const char *key, const char *setting, struct err *err)
{
    struct config c;
    struct err ignored;
    struct config_line line;
    struct buf text;
    char *path = user_file_config("config");
    bool placed = false;
    struct user_file_lock lock = user_file_lock(path);
    config_read(&c, &ignored);
    buf_init(&text);
    for (size_t pos = 0; config_next_line(buf_slice(&c.text), &pos, &line);) {
        bool same = line.setting && slice_equals(line.key, key);
        if (!same) buf_add(&text, line.whole);
        else if (!placed) buf_adds(&text, setting);
        placed = placed || same;
        if (text.n > 0 && text.s[text.n - 1] != '\n') buf_adds(&text, "\n");
    }
    if (!placed) buf_adds(&text, setting);
    bool written = user_file_write(path, buf_slice(&text), err);
    user_file_unlock(lock);
    buf_done(&text);
    config_done(&c);
    free(path);
    return written;
}

bool config_set(const char *key, struct slice value, struct err *err)
{
    char *setting = mem_format("%s = %.*s\n", key, (int)value.n, value.s);
    bool written = config_replace(key, setting, err);
    free(setting);
    return written;
}

bool config_drop(const char *key, struct err *err) { return config_replace(key, "", err); }

/* ---- saved queries ---- */

bool config_is_name(struct slice name)
{
    for (size_t pos = 0; pos < name.n;) {
        uint32_t cp = text_decode(name, pos, &pos);
        if (cp <= ' ' || cp == '=' || cp == '#' || cp == '@' || cp == 0x3000) return false;
    }
    return name.n > 0;
}

bool config_query(struct slice text, struct buf *query, struct err *err)
{
    struct config c;
    struct err ignored;
    struct slice value, name = slice_trim(text);
    if (name.n == 0 || name.s[0] != '@') return buf_add(query, text), true;
    char *key = mem_format("filter.%.*s", (int)name.n - 1, name.s + 1);
    config_read(&c, &ignored);
    bool found = config_find(&c, key, &value);
    if (found) buf_add(query, value);
    else err_setf(err, _("save one in the browser: & then w"), _("no query is saved as '%.*s'"), (int)name.n, name.s);
    config_done(&c);
    free(key);
    return found;
}
