/* user_file: the user's own small text files: settings, the history of searches, agencies that are one.
 *
 * A missing file is no error.  One that is no regular file (a FIFO, a device, a folder), that is too large or no text
 * (not UTF-8, control characters) is damaged: it is never waited for nor overwritten but set aside under another name,
 * and the caller says so.  Writing is whole or not at all. */
#ifndef JIHUA_USER_FILE_H
#define JIHUA_USER_FILE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* $XDG_CONFIG_HOME/jihua/NAME, $XDG_STATE_HOME/jihua/NAME or where these are by default; NULL without a home.  free()
 * it. */
char *user_file_config(const char *name);
char *user_file_state(const char *name);

enum user_file { USER_FILE_ABSENT, USER_FILE_READ, USER_FILE_DAMAGED };
/* Adds the text to the buffer; *err unless READ or ABSENT.  `path` can be NULL: absent. */
enum user_file user_file_read(const char *path, struct buf *, struct err *);
/* The same for a file whose lines are checked one by one: any bytes will do. */
enum user_file user_file_bytes(const char *path, struct buf *, struct err *);
/* Makes the folders that are missing, sets a damaged file aside, writes. */
bool user_file_write(const char *path, struct slice text, struct err *);

/* For what is read, changed and written back: until user_file_unlock no other program is between these steps with a
 * file of the same folder, which is made if it is missing.  Where a lock is not to be had (a file system without locks,
 * a program that stopped in the middle) one goes on without after a moment. */
struct user_file_lock {
    int folder; /* -1: no lock */
};
struct user_file_lock user_file_lock(const char *path);
void user_file_unlock(struct user_file_lock);

#endif
