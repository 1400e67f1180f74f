#include "write/out.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "write/text_grid.h"
#include "base/lang.h"
#include "sys/save.h"

enum { STEP_NBYTES = 256 * 1024, DEFAULT_NCOLS = 80 };

static const char *const styles[OUT_STYLES] = {
    [OUT_HEADING] = "\033[1m",
    [OUT_LABEL] = "\033[36m",
    [OUT_NUMBER] = "\033[32m",
    [OUT_HIT] = "\033[1;31m",
};

static bool out_wants_color(const char *color, bool terminal)
{
    if (color != NULL && strcmp(color, "auto") != 0) return strcmp(color, "always") == 0;
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return terminal && (no == NULL || *no == '\0') && term != NULL && strcmp(term, "dumb") != 0;
}

void out_init(struct out *out, const char *color)
{
    struct winsize size;
    *out = (struct out){.terminal = isatty(STDOUT_FILENO), .ncols = DEFAULT_NCOLS};
    buf_init(&out->buf);
    out->color = out_wants_color(color, out->terminal);
    if (out->terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) out->ncols = size.ws_col;
}

bool out_to_file(struct out *out, const char *path, struct err *err)
{
    out->save = save_begin(path, err);
    out->terminal = false;
    out->color = false;
    out->ncols = DEFAULT_NCOLS;
    return out->save != NULL;
}

static bool out_fail(struct err *err, const char *what)
{
    err_setf(err, "", "%s: %s", what, strerror(errno));
    return false;
}

/* ---- the door to the terminal ---- */

/* The length in bytes of the style sequence at the start of `text`, if it is one that we have written; else 0. */
static size_t out_style_at(const struct out *out, struct slice text)
{
    if (!out->color || text.s[0] != '\033') return 0;
    for (size_t i = 0; i < OUT_STYLES; i++)
        if (slice_has_prefix(text, slice_of(styles[i]))) return strlen(styles[i]);
    return slice_has_prefix(text, SLICE(GRID_STYLE_OFF)) ? strlen(GRID_STYLE_OFF) : 0;
}

/* Adds a code point as JSON writes it in ASCII: \u202E, or a pair of surrogates above U+FFFF. */
static void out_add_escape(struct buf *out, uint32_t cp)
{
    if (cp < 0x10000) buf_addf(out, "\\u%04X", (unsigned)cp);
    else buf_addf(out, "\\u%04X\\u%04X", (unsigned)(0xD7C0 + (cp >> 10)), (unsigned)(0xDC00 | (cp & 0x3FF)));
}

/* Adds to `harmless` what a terminal may get for the bytes that a command has made. */
static void out_add_harmless(const struct out *out, struct slice bytes, struct buf *harmless)
{
    for (size_t pos = 0, next; pos < bytes.n; pos = next) {
        size_t style = out_style_at(out, slice_cut(bytes, pos, bytes.n));
        if (style > 0) {
            buf_add(harmless, slice_cut(bytes, pos, next = pos + style));
            continue;
        }
        uint32_t cp = text_decode(bytes, pos, &next), shown = text_visible(cp);
        bool as_it_is = shown == cp || cp == '\n';
        if (out->json && !as_it_is) out_add_escape(harmless, cp);
        else buf_addc(harmless, as_it_is ? cp : shown);
    }
}

static bool out_write_terminal(const struct out *out, struct slice bytes)
{
    struct buf harmless;
    buf_init(&harmless);
    out_add_harmless(out, bytes, &harmless);
    bool written = save_write_all(STDOUT_FILENO, buf_slice(&harmless));
    buf_done(&harmless);
    return written;
}

/* ---- writing ---- */

static bool out_write(struct out *out, struct slice bytes)
{
    if (out->save != NULL) return save_add(out->save, bytes, &out->err);
    bool written = out->terminal ? out_write_terminal(out, bytes) : save_write_all(STDOUT_FILENO, bytes);
    return written || out_fail(&out->err, _("cannot write standard output"));
}

static bool out_push(struct out *out)
{
    struct slice bytes = buf_slice(&out->buf);
    if (!out->failed && bytes.n > 0) out->failed = !out_write(out, bytes);
    buf_clear(&out->buf);
    return !out->failed;
}

bool out_step(struct out *out) { return out->buf.n < STEP_NBYTES ? !out->failed : out_push(out); }

bool out_close(struct out *out, struct err *err)
{
    bool done = out_push(out);
    if (!done) *err = out->err;
    if (out->save == NULL) {
        if (done && close(STDOUT_FILENO) != 0 && errno != EBADF)
            done = out_fail(err, _("cannot write standard output"));
    } else if (done) {
        done = save_commit(out->save, err);
        out->save = NULL;
    }
    out_abandon(out);
    return done;
}

void out_abandon(struct out *out)
{
    if (out->save != NULL) save_abandon(out->save);
    out->save = NULL;
    buf_done(&out->buf);
}

const char *out_style(const struct out *out, enum out_style style) { return out->color ? styles[style] : NULL; }

void out_add_styled(struct out *out, enum out_style style, struct slice text)
{
    if (out->color) buf_adds(&out->buf, styles[style]);
    buf_add_visible(&out->buf, text);
    if (out->color) buf_adds(&out->buf, GRID_STYLE_OFF);
}
