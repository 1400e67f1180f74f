/* user_file: the user's own small text files: settings, history of searches, names of agencies that are one.
 *
 * A missing file is no error.  A file is damaged if it is no regular file (a FIFO, a device, a folder), too large,
 * or no text (not UTF-8, control characters).  A damaged file is never waited for and never overwritten: it is
 * renamed, and the caller tells the user.  A file is written whole or not at all. */
#ifndef JIHUA_USER_FILE_H
#define JIHUA_USER_FILE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* The path $XDG_CONFIG_HOME/jihua/NAME, or $XDG_STATE_HOME/jihua/NAME, or below the default folders (~/.config,
 * ~/.local/state) where these variables are not set; NULL if there is no home folder.  free() it. */
char *user_file_config(const char *name);
char *user_file_state(const char *name);

enum user_file { USER_FILE_ABSENT, USER_FILE_READ, USER_FILE_DAMAGED };
/* Adds the text of the file to the buffer.  `path` may be NULL, which counts as absent.  *err is set where the file
 * is damaged. */
enum user_file user_file_read(const char *path, struct buf *, struct err *);
/* The same for a file whose lines the caller checks one by one: the bytes may be anything. */
enum user_file user_file_bytes(const char *path, struct buf *, struct err *);
/* Makes the folders that are missing, renames a damaged file, and writes.  False and *err if that fails. */
bool user_file_write(const char *path, struct slice text, struct err *);

/* For a file that is read, changed and written back: until user_file_unlock no other program that locks a file of
 * the same folder can be between these steps.  Makes the folder if it is missing.  If no lock can be had (the file
 * system has none, another program hangs) it goes on without one after three seconds. */
struct user_file_lock {
    int folder; /* -1: no lock */
};
struct user_file_lock user_file_lock(const char *path);
void user_file_unlock(struct user_file_lock);

#endif
