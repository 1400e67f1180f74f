/* paths: where the program's own files are: the plan it ships and its translations.
 *
 * Looked for beside the running program first, so that a build tree works uninstalled and an installed tree can be
 * moved (make install DESTDIR=…); then where configure was told. */
#ifndef JIHUA_PATHS_H
#define JIHUA_PATHS_H

/* The folder of the shipped data (tianshui.csv).  Never NULL, it may not exist; free with free(). */
char *paths_data(void);
/* The folder of the translations, for lang_init.  Likewise. */
char *paths_catalogue(void);

#endif
