/* term: a program on a terminal of its own, that a test types into and reads the screen of.
 *
 * The program runs on a pty under a small session leader (so that Ctrl-Z, hang-up and "is the terminal restored?"
 * behave as under a shell) with a clean environment and an empty home folder.  libvterm plays the terminal: it answers
 * the program's questions and holds the screen.  Nothing here sleeps: every wait ends with the event it names, or fails
 * the cmocka test after TERM_TIMEOUT_MS with the screen printed.  Rows and columns count from 0.
 *
 *     struct term *t = term_open(120, 36, "data/tianshui.csv", NULL);
 *     term_wait(t, "产业人才培养行动");
 *     term_send(t, "jj<Enter>/人才<Enter>");
 *     term_expect_screen(t, "search-120x36");
 *     term_send(t, "q");
 *     assert_int_equal(term_wait_exit(t), 0);
 *     term_expect_restored(t);
 *     term_close(t);
 */
#ifndef JIHUA_TERM_H
#define JIHUA_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#if defined(__SANITIZE_ADDRESS__)
#define TERM_SLOW 5
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TERM_SLOW 5
#endif
#endif
#ifndef TERM_SLOW
#define TERM_SLOW 1
#endif
#define TERM_TIMEOUT_MS (10000 * TERM_SLOW)

struct term;

struct term_options {
    int ncols, nrows;       /* 0: 80×24 */
    const char *const *env; /* "NAME=value" sets, "NAME" unsets; ends with NULL; NULL: none */
    const char *dir;        /* where the program starts; NULL: here */
};

/* ---- start and end ---- */

/* Starts ./jihua (or $JIHUA) with the arguments up to NULL.  The environment is TERM=xterm-256color, LANG=C.UTF-8,
 * PATH, HOME (an empty temporary folder, removed by term_close), what the sanitizers need, and nothing else. */
struct term *term_open(int ncols, int nrows, ... /* const char *argument, …, NULL */) __attribute__((sentinel));
/* The same with any program (argv[0] is looked up in PATH, "jihua" is the one to test) and options. */
struct term *term_start(const struct term_options *, const char *const *argv);
/* Kills what still runs and frees. */
void term_close(struct term *);
const char *term_home(const struct term *); /* the temporary folder */

/* ---- what the user does ---- */

/* Types: UTF-8 text, with named keys in angle brackets: <Enter> <Esc> <Tab> <S-Tab> <Backspace> <Delete> <Up> <Down>
 * <Left> <Right> <Home> <End> <PgUp> <PgDn> <F1>… <Space> <C-x> (control with a letter) and <lt> for the sign <. */
void term_send(struct term *, const char *keys);
void term_send_bytes(struct term *, const char *bytes, size_t nbytes); /* as they are */
void term_paste(struct term *, const char *text);                      /* bracketed, if the program asked for that */
/* A press or release (button 1…3; 4 and 5 are the wheel), reported as the program asked for; nothing if it did not. */
void term_mouse(struct term *, int row, int col, int button, bool pressed);
void term_click(struct term *, int row, int col); /* button 1 down and up */
/* To any size from 1×1.  Only while the program has the second screen or the cursor at the end of its output: libvterm
 * 0.1.4 loses the cursor otherwise. */
void term_resize(struct term *, int ncols, int nrows);
void term_signal(struct term *, int signo); /* to the program */
void term_hang_up(struct term *);           /* the terminal goes away */

/* ---- waiting ---- */

/* Each reads what the program sends until the thing is so; fails the test, with the screen, when time is up or when the
 * program ends first. */
#define term_wait(t, text) term_wait_at(t, text, true, __FILE__, __LINE__)       /* `text` stands in some row */
#define term_wait_gone(t, text) term_wait_at(t, text, false, __FILE__, __LINE__) /* in no row */
/* `holds(t, data)` is true: any condition made from the queries below. */
#define term_wait_until(t, holds, data) term_wait_until_at(t, holds, data, __FILE__, __LINE__)
/* The program has ended and all it sent is read: its exit status, or 128 + the signal that killed it. */
#define term_wait_exit(t) term_wait_exit_at(t, __FILE__, __LINE__)
/* The program is stopped (Ctrl-Z), the terminal back with the shell; term_continue is the shell's fg. */
#define term_wait_stop(t) term_wait_stop_at(t, __FILE__, __LINE__)
void term_continue(struct term *);
/* Types the bytes again and again and reads nothing, until the terminal takes no more of what the program sends. */
#define term_fill(t, bytes) term_fill_at(t, bytes, __FILE__, __LINE__)
/* The program ends within so many milliseconds, though nobody reads what it sends; term_wait_exit says how. */
#define term_expect_end_unread(t, ms) term_expect_end_unread_at(t, ms, __FILE__, __LINE__)
/* Nothing has come for `quiet_ms`.  Only for what cannot be waited for otherwise: that a key does nothing. */
void term_wait_still(struct term *, int quiet_ms);
/* Reads what has come so far, without waiting; false once the program has ended. */
bool term_update(struct term *);

/* ---- the screen ---- */

int term_cols(const struct term *);
int term_rows(const struct term *);
/* The rows joined by line feeds, blanks at their ends dropped; borrowed until the next call on this terminal. */
const char *term_screen(struct term *);
const char *term_row(struct term *, int row);
/* Waits until the screen is that of tests/data/screens/NAME.txt, else prints both and fails.  The file ends with a
 * line feed; blanks at the ends of rows and empty rows at the end do not count.  UPDATE_SCREENS=1 in the environment
 * writes the file from the screen, once that is still, instead. */
#define term_expect_screen(t, name) term_expect_screen_at(t, name, __FILE__, __LINE__)
/* The first place of `text`, which must stand within one row; false if it is nowhere. */
bool term_find(struct term *, const char *text, int *row, int *col);
bool term_has(struct term *, const char *text);
void term_cursor(struct term *, int *row, int *col, bool *visible);

enum term_style {
    TERM_BOLD = 1,
    TERM_UNDERLINE = 2,
    TERM_ITALIC = 4,
    TERM_REVERSE = 8,
    TERM_STRIKE = 16,
    TERM_BLINK = 32,
    TERM_COLOUR = 64,      /* the text is not in the default colour */
    TERM_BACKGROUND = 128, /* nor its background */
};

struct term_cell {
    char text[28];  /* UTF-8; "" in a blank cell and in the right half of a wide character */
    int width;      /* 1 or 2; 0 in the right half */
    unsigned style; /* enum term_style */
    int fg, bg;     /* palette index, 0x1000000 | rgb, or -1 for the default */
};
struct term_cell term_cell(struct term *, int row, int col);
/* The style that every cell of the first `text` on the screen has; fails the test if it is nowhere. */
unsigned term_style_of(struct term *, const char *text);

/* ---- what the program sent and left behind ---- */

const char *term_raw(const struct term *, size_t *nbytes); /* everything since the start */
bool term_sent(const struct term *, const char *bytes);    /* is it in there? (no NUL) */
size_t term_sent_bytes(const struct term *);               /* how much so far */
const char *term_title(const struct term *);               /* the window title set by the program, "" if none */
/* Modes as at the start: line settings of the pty, main screen, cursor shown, no mouse reports, no bracketed paste. */
#define term_expect_restored(t) term_expect_restored_at(t, __FILE__, __LINE__)
/* Of that, the line settings alone: all that can be put back where nobody reads the terminal. */
#define term_expect_line_restored(t) term_expect_line_restored_at(t, __FILE__, __LINE__)
/* No control bytes but those a curses program sends: fails on a C1 control, OSC, DCS or unknown C0 in the stream.
 * `allow_osc`: OSC sequences (title, clipboard) are the program's own. */
#define term_expect_clean_stream(t, allow_osc) term_expect_clean_stream_at(t, allow_osc, __FILE__, __LINE__)

void term_wait_at(struct term *, const char *text, bool there, const char *file, int line);
void term_wait_until_at(struct term *, bool (*holds)(struct term *, void *), void *data, const char *file, int line);
int term_wait_exit_at(struct term *, const char *file, int line);
void term_wait_stop_at(struct term *, const char *file, int line);
void term_fill_at(struct term *, const char *bytes, const char *file, int line);
void term_expect_end_unread_at(struct term *, int ms, const char *file, int line);
void term_expect_screen_at(struct term *, const char *name, const char *file, int line);
void term_expect_restored_at(struct term *, const char *file, int line);
void term_expect_line_restored_at(struct term *, const char *file, int line);
void term_expect_clean_stream_at(struct term *, bool allow_osc, const char *file, int line);

#endif
