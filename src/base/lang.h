/* lang: the language of the screen and the messages, and the locale behind them.
 *
 * Chinese where the locale names no language (C, C.UTF-8, POSIX) and for zh_*, English for en_* and for every
 * other language.  Character handling is UTF-8 whatever the locale. */
#ifndef JIHUA_LANG_H
#define JIHUA_LANG_H

#include <stdbool.h>
#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text /* marks a text for translation that is translated later, with _() */

/* Sets locale and language; call once, before any other thread runs.  `wanted` is "zh_CN", "en" or NULL
 * (the environment decides).  `catalogue_dir` holds zh_CN/LC_MESSAGES/jihua.mo.  False if `wanted` is no
 * language we have. */
bool lang_init(const char *wanted, const char *catalogue_dir);
bool lang_is_chinese(void);

#endif
