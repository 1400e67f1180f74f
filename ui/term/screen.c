#include "term/screen.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "base/lang.h"
#include "base/mem.h"
#include "term/tty.h"

enum {
    /* milliseconds after ESC: later bytes belong to another key */
    ESCAPE_MS = 25,
    MARKS_PER_CELL = 4, /* the most combining marks of a cell: ncurses takes no more */
    STYLE_SLOTS = STYLES * 3,
};

enum { WAIT_SIGNAL, WAIT_KEYBOARD, WAIT_OUTPUT, WAIT_LISTENERS }; /* indices in `poll` */

struct screen {
    SCREEN *curses;
    FILE *frame;    /* what curses writes to (screen_start_curses) */
    bool collects;  /* `frame` is a file in memory, not the terminal */
    bool away;      /* the shell has the terminal, and the program is to end */
    bool frame_due; /* a frame is drawn but not yet sent, because the terminal has not taken what was sent before */
    FILE *keyboard; /* /dev/tty, or standard input */
    int keyboard_fd, signal_fd;
    int ncolors; /* 256, 8 or 0 */
    struct {
        attr_t attributes;
        short pair;
    } look[STYLE_SLOTS];
    int npairs;
    struct keys_reader reader;
    int nrows, ncols;
    int cursor_row, cursor_col; /* -1: hidden */
    bool cursor_shown;
    bool resized;        /* an EVENT_RESIZE is due */
    int *listener;       /* owned: further descriptors waited for */
    struct pollfd *poll; /* owned: what is waited for: signals, keyboard, output, listeners */
    size_t listeners, listener_cap, poll_cap;
    unsigned char *tail; /* owned: for each cell of the frame, whether it is the right half of a wide character */
    size_t tail_cap;
};

/* How many columns “ … ① take.  It is not in struct screen because wcwidth has no argument for it. */
static int ambiguous_cols = 1;

/* Replaces the wcwidth of the C library, because libncursesw calls it to know how many columns a character takes: so
 * ncurses and our layout agree, whatever the locale says. */
int wcwidth(wchar_t c);
int wcwidth(wchar_t c)
{
    uint32_t cp = (uint32_t)c;
    if (cp == 0) return 0;
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) return -1;
    return text_char_cols(cp, ambiguous_cols);
}

/* ---- what curses writes ---- */

/* Starts curses.  refresh() returns only when all is written, which can take for ever if nobody reads the terminal.
 * So curses writes into a file in memory, whose bytes are sent as the terminal takes them.  Only while curses starts
 * is the descriptor the terminal: it reads size and speed from it.  Where files may not grow (ulimit -f) it stays. */
static bool screen_start_curses(struct screen *s)
{
    struct rlimit size;
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    s->frame = fd < 0 ? NULL : fdopen(fd, "w");
    s->curses = s->frame == NULL ? NULL : newterm(NULL, s->frame, s->keyboard);
    if (s->curses == NULL) return false;
    bool limited = getrlimit(RLIMIT_FSIZE, &size) == 0 && size.rlim_cur != RLIM_INFINITY;
    int memory = limited ? -1 : memfd_create("frame", MFD_CLOEXEC);
    s->collects = memory >= 0 && dup3(memory, fd, O_CLOEXEC) == fd;
    if (memory >= 0) close(memory);
    return true;
}

/* Sends what curses has written into the file since the last call. */
static void screen_collect(struct screen *s)
{
    int fd = fileno(s->frame);
    off_t end = s->collects ? lseek(fd, 0, SEEK_CUR) : 0;
    if (end <= 0) return;
    char *bytes = mem_alloc((size_t)end);
    ssize_t n = pread(fd, bytes, (size_t)end, 0);
    lseek(fd, 0, SEEK_SET);
    if (n > 0) tty_send_slice(slice_make(bytes, (size_t)n));
    free(bytes);
}

/* Sends as much as the terminal takes now, then the frame that is due; false if there is no terminal any more. */
static bool screen_send(struct screen *s)
{
    if (!tty_flush()) return false;
    if (s->away || !s->frame_due || tty_has_unsent()) return true;
    bool wanted = s->cursor_row >= 0;
    if (wanted) move(s->cursor_row, s->cursor_col);
    leaveok(stdscr, !wanted); /* a hidden cursor need not be moved */
    if (wanted != s->cursor_shown) curs_set(wanted ? 1 : 0);
    s->cursor_shown = wanted;
    s->frame_due = false;
    refresh();
    screen_collect(s);
    return true;
}

/* ---- sequences that terminfo has no standard name for ---- */

static const char *screen_capability(const char *name)
{
    const char *s = tigetstr(name);
    return s == NULL || s == (char *)-1 ? "" : s;
}

static bool screen_speaks_ansi(void) { return strncmp(screen_capability("cup"), "\033[", 2) == 0; }

/* Switches on the mouse as xterm does it, with SGR coordinates, and the marks around pasted text. */
static void screen_extras_on(void)
{
    if (!screen_speaks_ansi()) return;
    if (*screen_capability("kmous")) tty_send("\033[?1000h\033[?1006h");
    tty_send("\033[?2004h");
}

#define EXTRAS_OFF "\033[?1006l\033[?1000l\033[?2004l"

static void screen_extras_off(void)
{
    if (screen_speaks_ansi()) tty_send(EXTRAS_OFF);
}

/* Adds a terminal capability to the reset sequence, without its padding ($<5>): after a crash nobody waits. */
static void screen_add_reset(char reset[256], const char *s)
{
    size_t n = strlen(reset);
    while (*s && n < 255) {
        if (s[0] == '$' && s[1] == '<' && strchr(s, '>')) {
            s = strchr(s, '>') + 1;
            continue;
        }
        reset[n++] = *s++;
    }
}

static void screen_take_terminal(void)
{
    char reset[256] = "";
    if (screen_speaks_ansi()) screen_add_reset(reset, EXTRAS_OFF);
    screen_add_reset(reset, screen_capability("sgr0"));
    screen_add_reset(reset, screen_capability("op"));
    screen_add_reset(reset, screen_capability("cnorm"));
    if (*screen_capability("rmcup") == '\0') screen_add_reset(reset, "\r\n");
    screen_add_reset(reset, screen_capability("rmcup"));
    tty_take(reset);
}

/* Prints a character of ambiguous width and asks where the cursor is then; the answer comes later, as an event. */
static void screen_ask_ambiguous(struct screen *s)
{
    const char *home = screen_capability("home");
    if (strcmp(screen_capability("u7"), "\033[6n") != 0 || *home == '\0') return;
    s->reader.expects_report = true;
    tty_send(home);
    tty_send("“\033[6n");
    tty_send(home);
}

/* ---- start and end ---- */

static void screen_read_size(struct screen *s)
{
    int nrows, ncols;
    tty_size(&nrows, &ncols);
    resizeterm(nrows, ncols);
    s->nrows = getmaxy(stdscr);
    s->ncols = getmaxx(stdscr);
}

static short screen_pair_of(struct screen *s, short fg, short bg)
{
    if (fg < 0 && bg < 0) return 0;
    for (short pair = 1; pair <= s->npairs; pair++) {
        short f, b;
        pair_content(pair, &f, &b);
        if (f == fg && b == bg) return pair;
    }
    if (s->npairs + 1 >= COLOR_PAIRS) return 0;
    init_pair((short)++s->npairs, fg, bg);
    return (short)s->npairs;
}

static int screen_style_slot(unsigned style)
{
    int overlay = style & ON_CURSOR ? 1 : style & ON_IDLE ? 2 : 0;
    return (int)(style & STYLE_ROLE_MASK) + overlay * STYLES;
}

static void screen_prepare_styles(struct screen *s)
{
    static const unsigned overlays[] = {0, ON_CURSOR, ON_IDLE};
    for (unsigned role = 0; role < STYLES; role++) {
        for (size_t i = 0; i < 3; i++) {
            struct look look = theme_look(role | overlays[i], s->ncolors);
            attr_t attributes = 0;
            if (look.attributes & THEME_BOLD) attributes |= A_BOLD;
            if (look.attributes & THEME_UNDERLINE) attributes |= A_UNDERLINE;
            if (look.attributes & THEME_REVERSE) attributes |= A_REVERSE;
            if (look.attributes & THEME_DIM) attributes |= A_DIM;
            int slot = screen_style_slot(role | overlays[i]);
            s->look[slot].attributes = attributes;
            s->look[slot].pair = s->ncolors ? screen_pair_of(s, look.fg, look.bg) : 0;
        }
    }
}

/* How many colours to use.  A terminal with direct colours (RGB) has a palette of 8 only. */
static int screen_count_colours(enum screen_colour colour)
{
    const char *no_color = getenv("NO_COLOR");
    if (colour == SCREEN_COLOUR_NEVER || (colour == SCREEN_COLOUR_AUTO && no_color && *no_color)) return 0;
    if (!has_colors() || start_color() == ERR) return 0;
    use_default_colors();
    if (COLORS < 8) return 0;
    return COLORS >= 256 && tigetflag("RGB") <= 0 && COLOR_PAIRS > STYLE_SLOTS ? 256 : 8;
}

static bool screen_open_keyboard(struct screen *s, struct err *err)
{
    s->keyboard = stdin;
    if (!isatty(STDIN_FILENO)) s->keyboard = fopen("/dev/tty", "r");
    if (s->keyboard != NULL) {
        s->keyboard_fd = fileno(s->keyboard);
        return true;
    }
    err_set(err, _("there is no terminal to read keys from"), _("use a command such as jihua list"));
    return false;
}

static bool screen_can_address(struct err *err)
{
    int status;
    const char *name = getenv("TERM");
    /* setupterm comes first: newterm would print an error message and end the program */
    bool known = setupterm(NULL, STDOUT_FILENO, &status) == OK;
    bool able = known && *screen_capability("cup") && *screen_capability("clear");
    if (known) del_curterm(cur_term);
    if (able) return true;
    err_setf(err, _("set TERM, or use a command such as jihua list"),
             _("this terminal cannot show the browser: TERM is '%s'"), name ? name : "");
    return false;
}

static void screen_free(struct screen *s)
{
    if (s->frame != NULL) fclose(s->frame);
    if (s->keyboard != stdin) fclose(s->keyboard);
    free(s->listener);
    free(s->poll);
    free(s->tail);
    free(s);
}

struct screen *screen_open(enum screen_colour colour, int ambiguous, struct err *err)
{
    struct screen *s = mem_zalloc(sizeof *s);
    if (!screen_can_address(err) || !screen_open_keyboard(s, err)) {
        free(s);
        return NULL;
    }
    ambiguous_cols = ambiguous == 2 ? 2 : 1;
    s->signal_fd = tty_hold_signals(STDOUT_FILENO);
    if (!screen_start_curses(s)) {
        err_set(err, _("the terminal cannot be used"), _("set TERM, or use a command such as jihua list"));
        tty_release_signals(s->signal_fd);
        screen_free(s);
        return NULL;
    }
    screen_take_terminal();
    screen_collect(s);
    typeahead(-1); /* a frame is always sent whole, even if the user is typing */
    nonl();
    tty_set_line();
    s->ncolors = screen_count_colours(colour);
    screen_prepare_styles(s);
    screen_read_size(s);
    curs_set(0);
    screen_collect(s);
    screen_extras_on();
    if (ambiguous == 0) screen_ask_ambiguous(s);
    s->cursor_row = -1;
    clearok(curscr, TRUE);
    return s;
}

/* Gives the terminal to the shell. */
static void screen_leave(struct screen *s)
{
    screen_extras_off();
    /* else the shell would read the answer as typed text */
    if (s->reader.expects_report) tty_drop_input(s->keyboard_fd);
    endwin();
    screen_collect(s);
    tty_give_back();
}

void screen_close(struct screen *s)
{
    if (!s->away) screen_leave(s);
    tty_release_signals(s->signal_fd);
    delscreen(s->curses);
    screen_free(s);
}

_Noreturn void screen_die(int signo) { tty_die(signo); }

int screen_rows(const struct screen *s) { return s->nrows; }
int screen_cols(const struct screen *s) { return s->ncols; }

int screen_ambiguous(const struct screen *s)
{
    (void)s;
    return ambiguous_cols;
}

/* ---- drawing ---- */

void screen_clear(struct screen *s)
{
    size_t cells = (size_t)s->nrows * (size_t)s->ncols;
    erase();
    if (cells > s->tail_cap) s->tail = mem_grow(s->tail, &s->tail_cap, cells, 1);
    memset(s->tail, 0, cells);
    s->cursor_row = -1;
}

/* Puts a character with its marks into a cell, ncols columns wide.  A wide character of which this covers one half
 * becomes a blank in its other half; ncurses would shift the rest of the row. */
static void screen_put_cell(struct screen *s, int row, int col, int ncols, const wchar_t *chars, unsigned style)
{
    int slot = screen_style_slot(style), after = col + ncols;
    unsigned char *tail = s->tail + (size_t)row * (size_t)s->ncols;
    cchar_t cell;
    if (tail[col]) mvaddch(row, col - 1, ' ');
    if (after < s->ncols && tail[after]) mvaddch(row, after, ' ');
    tail[col] = 0;
    if (ncols == 2) tail[col + 1] = 1;
    if (after < s->ncols) tail[after] = 0;
    if (setcchar(&cell, chars, s->look[slot].attributes, s->look[slot].pair, NULL) == OK) mvadd_wch(row, col, &cell);
}

/* The code point that is drawn for one of the text: blanks for tabs and line breaks, substitutes for controls. */
static uint32_t screen_shown(uint32_t cp) { return cp == '\t' || cp == '\n' || cp == '\r' ? ' ' : text_visible(cp); }

/* Draws one cluster.  A code point with a width begins a cell, one without is a mark on that cell. */
static void screen_put_cluster(struct screen *s, int row, int col, struct slice cluster, unsigned style)
{
    wchar_t chars[MARKS_PER_CELL + 2] = {0};
    int nchars = 0, ncols = 0;
    for (size_t pos = 0; pos < cluster.n;) {
        uint32_t cp = screen_shown(text_decode(cluster, pos, &pos));
        int width = text_char_cols(cp, ambiguous_cols);
        if (width > 0 && nchars > 0) {
            screen_put_cell(s, row, col, ncols, chars, style);
            col += ncols;
            nchars = 0;
        }
        if (nchars == 0) {
            memset(chars, 0, sizeof chars);
            ncols = width;
            /* a mark by itself stands on a blank */
            if (width == 0) chars[nchars++] = L' ';
        }
        if (nchars < MARKS_PER_CELL + 1) chars[nchars++] = (wchar_t)cp;
    }
    if (nchars > 0 && ncols > 0) screen_put_cell(s, row, col, ncols, chars, style);
}

int screen_text(struct screen *s, int row, int col, int ncols, struct slice text, unsigned style)
{
    int used = 0;
    if (row < 0 || row >= s->nrows || col < 0) return 0;
    if (ncols > s->ncols - col) ncols = s->ncols - col;
    for (size_t pos = 0; pos < text.n;) {
        size_t end = text_cluster_end(text, pos);
        struct slice cluster = slice_cut(text, pos, end);
        int width = text_cluster_cols(cluster, ambiguous_cols);
        if (used + width > ncols) break;
        screen_put_cluster(s, row, col + used, cluster, style);
        used += width;
        pos = end;
    }
    return used;
}

void screen_fill(struct screen *s, int row, int col, int ncols, unsigned style)
{
    if (row < 0 || row >= s->nrows || col < 0) return;
    if (ncols > s->ncols - col) ncols = s->ncols - col;
    for (int i = 0; i < ncols; i++) screen_put_cell(s, row, col + i, 1, L" ", style);
}

static const struct {
    const char *single, *plain;
} glyphs[GLYPHS] = {
    [GLYPH_HORIZONTAL] = {"─", "-"},   [GLYPH_VERTICAL] = {"│", "|"},  [GLYPH_TEE_DOWN] = {"┬", "+"},
    [GLYPH_TEE_UP] = {"┴", "+"},       [GLYPH_TEE_RIGHT] = {"├", "+"}, [GLYPH_TEE_LEFT] = {"┤", "+"},
    [GLYPH_THUMB] = {"┃", "#"},        [GLYPH_POINTER] = {"▸", ">"},   [GLYPH_TICK] = {"━", "="},
    [GLYPH_TOP_LEFT] = {"╭", "+"},     [GLYPH_TOP_RIGHT] = {"╮", "+"}, [GLYPH_BOTTOM_LEFT] = {"╰", "+"},
    [GLYPH_BOTTOM_RIGHT] = {"╯", "+"},
};

void screen_glyph(struct screen *s, int row, int col, int count, enum glyph glyph, unsigned style)
{
    const char *text = ambiguous_cols == 2 ? glyphs[glyph].plain : glyphs[glyph].single;
    for (int i = 0; i < count; i++) screen_text(s, row, col + i, 1, slice_of(text), style);
}

void screen_cursor(struct screen *s, int row, int col)
{
    s->cursor_row = row < s->nrows ? row : s->nrows - 1;
    s->cursor_col = col < s->ncols ? col : s->ncols - 1;
}

void screen_show(struct screen *s)
{
    s->frame_due = true;
    screen_send(s);
}

void screen_repaint(struct screen *s)
{
    (void)s;
    clearok(curscr, TRUE);
}

void screen_bell(struct screen *s)
{
    (void)s;
    tty_send("\a");
}

/* ---- events ---- */

static void screen_resume(struct screen *s)
{
    tty_set_line();
    screen_read_size(s);
    screen_extras_on();
    clearok(curscr, TRUE);
    s->resized = true;
}

void screen_suspend(struct screen *s)
{
    screen_leave(s);
    s->away = !tty_stop();
    if (s->away) return; /* the program is to end: the signal comes as the next event */
    screen_take_terminal();
    s->cursor_shown = true; /* endwin shows the cursor, so the next frame must hide it */
    screen_resume(s);
}

static bool screen_signal_event(struct screen *s, struct event *event)
{
    struct signalfd_siginfo info;
    while (read(s->signal_fd, &info, sizeof info) == (ssize_t)sizeof info) {
        switch (info.ssi_signo) {
        case SIGWINCH:
            screen_read_size(s);
            clearok(curscr, TRUE);
            s->resized = true;
            break;
        case SIGCONT: screen_resume(s); break;
        case SIGTSTP: *event = (struct event){.kind = EVENT_SUSPEND}; return true;
        default: *event = (struct event){.kind = EVENT_END, .signal = (int)info.ssi_signo}; return true;
        }
    }
    return false;
}

/* Reads what the keyboard has sent, if anything; false if the terminal is gone. */
static bool screen_read_keyboard(struct screen *s, bool hung_up)
{
    size_t room;
    char *bytes = keys_room(&s->reader, &room);
    if (room == 0) return true;
    ssize_t n = read(s->keyboard_fd, bytes, room);
    if (n > 0) keys_fed(&s->reader, (size_t)n);
    return n > 0 || (n == 0 && !hung_up) || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

/* Makes an event of bytes that were read already. */
static bool screen_ready_event(struct screen *s, bool final, struct event *event)
{
    while (keys_next(&s->reader, final, event)) {
        if (event->kind != EVENT_REPORT) return true;
        int ambiguous = event->row == 0 && event->col == 2 ? 2 : 1;
        if (ambiguous == ambiguous_cols) continue;
        ambiguous_cols = ambiguous;
        clearok(curscr, TRUE);
        s->resized = true;
    }
    if (!s->resized) return false;
    s->resized = false;
    *event = (struct event){.kind = EVENT_RESIZE};
    return true;
}

void screen_listen(struct screen *s, int fd)
{
    s->listener = mem_grow(s->listener, &s->listener_cap, s->listeners + 1, sizeof *s->listener);
    s->listener[s->listeners++] = fd;
}

void screen_ignore(struct screen *s, int fd)
{
    for (size_t i = s->listeners; i-- > 0;)
        if (s->listener[i] == fd) s->listener[i] = s->listener[--s->listeners];
}

/* Waits for signals, the keyboard, room for output, and the further descriptors. */
static int screen_wait_for(struct screen *s, int timeout_ms)
{
    size_t count = WAIT_LISTENERS + s->listeners;
    s->poll = mem_grow(s->poll, &s->poll_cap, count, sizeof *s->poll);
    s->poll[WAIT_SIGNAL] = (struct pollfd){s->signal_fd, POLLIN, 0};
    s->poll[WAIT_KEYBOARD] = (struct pollfd){s->keyboard_fd, POLLIN, 0};
    s->poll[WAIT_OUTPUT] = (struct pollfd){tty_has_unsent() ? tty_output() : -1, POLLOUT, 0};
    for (size_t i = 0; i < s->listeners; i++) s->poll[WAIT_LISTENERS + i] = (struct pollfd){s->listener[i], POLLIN, 0};
    return poll(s->poll, count, timeout_ms);
}

static bool screen_listener_event(const struct screen *s, struct event *event)
{
    for (size_t i = 0; i < s->listeners; i++) {
        if (!s->poll[WAIT_LISTENERS + i].revents) continue;
        *event = (struct event){.kind = EVENT_READY, .fd = s->listener[i]};
        return true;
    }
    return false;
}

static bool screen_end_event(struct event *event, int signo)
{
    *event = (struct event){.kind = EVENT_END, .signal = signo};
    return true;
}

/* The next event that needs no waiting.  Signals come first, however much has been typed. */
static bool screen_next_event(struct screen *s, bool final, struct event *event)
{
    if (screen_signal_event(s, event)) return true;
    if (!screen_send(s)) return screen_end_event(event, SIGHUP);
    if (!screen_ready_event(s, final, event)) return false;
    if (event->kind == EVENT_INTERRUPT && tty_is_stuck()) screen_end_event(event, SIGINT);
    return true;
}

void screen_event(struct screen *s, int timeout_ms, struct event *event)
{
    *event = (struct event){.kind = EVENT_NONE};
    while (!screen_next_event(s, false, event)) {
        bool half = keys_is_waiting(&s->reader);
        int count = screen_wait_for(s, half ? ESCAPE_MS : timeout_ms);
        if (count < 0 && errno != EINTR) {
            screen_end_event(event, SIGHUP);
            return;
        }
        if (count <= 0) {
            if (half && count == 0 && screen_next_event(s, true, event)) return;
            if (!half && count == 0) return;
            continue;
        }
        short keyboard = s->poll[WAIT_KEYBOARD].revents;
        bool hung_up = keyboard & (POLLHUP | POLLERR | POLLNVAL), readable = keyboard & POLLIN;
        if ((hung_up && !readable) || (readable && !screen_read_keyboard(s, hung_up))) {
            if (!screen_signal_event(s, event)) screen_end_event(event, SIGHUP);
            return;
        }
        if (!keyboard && screen_listener_event(s, event)) return;
    }
}

bool screen_copy(struct screen *s, struct slice text)
{
    (void)s;
    return tty_copy(text);
}
