/* tty: the terminal device: its line settings, the signals that concern it, the bytes that go to it.
 *
 * Between tty_take and tty_give_back the terminal is ours: whatever ends the program in between -- a signal, a crash,
 * no memory -- writes the reset sequence and restores the settings first.  Nothing here waits for a terminal that
 * nobody reads: what it does not take at once is kept, in order, and goes out when tty_flush finds room.  The state is
 * global because a signal handler needs it, and it is private to tty.c.  No curses here. */
#ifndef JIHUA_TTY_H
#define JIHUA_TTY_H

#include <stdbool.h>

#include "base/text.h"

/* Remembers the settings of the terminal on descriptor fd and holds the signals back from now on: they come out of the
 * descriptor that is returned (-1: none), a struct signalfd_siginfo each. */
int tty_hold_signals(int fd);
void tty_release_signals(int signal_fd);

/* `reset`: what brings the terminal to its normal state, NUL-terminated, at most 255 bytes; copied. */
void tty_take(const char *reset);
/* Restores the settings, after what is still unsent; the reset sequence goes out only if the terminal takes so little
 * that some of that must be dropped.  Gives up after 100 ms in which the terminal takes nothing. */
void tty_give_back(void);
bool tty_is_taken(void);

/* Stops the process group as Ctrl-Z does; returns when it is continued in the foreground.  False: the terminal is still
 * the shell's, and a signal has come that ends the program.  The terminal must have been given back. */
bool tty_stop(void);
/* Ends the process as the signal does. */
_Noreturn void tty_die(int signo);

/* ---- output ---- */

/* As they are; what comes from a plan never goes this way. */
void tty_send(const char *bytes);
void tty_send_slice(struct slice bytes);
/* Into the clipboard (OSC 52); false if the text is larger than terminals take.  What is pasted elsewhere could control
 * that program (ESC[201~ ends a bracketed paste): controls go as visible substitutes, but for line ends and tabs. */
bool tty_copy(struct slice text);
bool tty_has_unsent(void); /* the terminal has not taken everything yet */
bool tty_flush(void);      /* sends as much as it takes now; false: there is no terminal any more */
int tty_output(void);      /* the descriptor to poll for POLLOUT while something is unsent */
bool tty_is_stuck(void);   /* something is unsent, and for 100 ms the terminal took nothing: nobody reads it */

/* ---- the device ---- */

void tty_size(int *nrows, int *ncols); /* 24 × 80 where the terminal does not say */
/* Keys come one by one, nothing is echoed.  Ctrl-C, Ctrl-S, Ctrl-Q, Ctrl-V and Return arrive as keys, Ctrl-Z and Ctrl-\
 * as signals. */
void tty_set_line(void);
void tty_drop_input(int fd); /* what was typed and not read yet */

#endif
