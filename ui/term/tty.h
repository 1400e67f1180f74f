/* tty: the terminal device: its line settings, the signals that concern it, the bytes that are sent to it.
 *
 * Between tty_take and tty_give_back the terminal is ours: whatever ends the program in between (a signal, a crash,
 * lack of memory) first writes the reset sequence and restores the settings.  Nothing here waits for a terminal that
 * nobody reads: bytes that it does not take at once are stored, in order, and sent when tty_flush finds room.  The
 * state is global because a signal handler needs it, and private to tty.c.  curses is not used here. */
#ifndef JIHUA_TTY_H
#define JIHUA_TTY_H

#include <stdbool.h>

#include "base/text.h"

/* Stores the settings of the terminal on descriptor fd and blocks its signals from now on.  Returns a descriptor
 * from which they are read, a struct signalfd_siginfo each; -1 if there is none. */
int tty_hold_signals(int fd);
void tty_release_signals(int signal_fd);

/* Begins the time in which the terminal is ours.  `reset`: the sequence that brings the terminal to its normal
 * state, NUL-terminated, at most 255 bytes; copied. */
void tty_take(const char *reset);
/* Sends what is unsent and restores the settings.  If the terminal takes nothing for 100 ms the rest is dropped, and
 * the reset sequence is written.  (Otherwise the caller has sent it already.) */
void tty_give_back(void);
bool tty_is_taken(void);

/* Stops the process group, as Ctrl-Z does, and returns when it is in the foreground again.  False: it is not, for a
 * signal has come that ends the program.  The terminal must have been given back before. */
bool tty_stop(void);
/* Ends the process as the signal does. */
_Noreturn void tty_die(int signo);

/* ---- output ---- */

/* Sends bytes as they are; text of a plan must never be sent in this way. */
void tty_send(const char *bytes);
void tty_send_slice(struct slice bytes);
/* Copies text into the clipboard (OSC 52); false if it is longer than terminals accept.  Control characters become
 * visible substitutes, except line ends and tabs: pasted into another program they could control it (ESC[201~ ends a
 * bracketed paste). */
bool tty_copy(struct slice text);
bool tty_has_unsent(void); /* the terminal has not taken everything yet */
bool tty_flush(void);      /* sends as much as it takes now; false: there is no terminal any more */
int tty_output(void);      /* the descriptor to poll for POLLOUT while something is unsent */
bool tty_is_stuck(void);   /* something is unsent, and for 100 ms the terminal took nothing: nobody reads it */

/* ---- the device ---- */

void tty_size(int *nrows, int *ncols); /* 24 × 80 where the terminal does not say */
/* Keys come one by one and are not echoed.  Ctrl-C, Ctrl-S, Ctrl-Q, Ctrl-V and Return come as keys, Ctrl-Z and
 * Ctrl-\ as signals. */
void tty_set_line(void);
void tty_drop_input(int fd); /* discards what was typed but not read yet */

#endif
