/* paths: where the program's own files are: the plan that comes with it and its translations.
 *
 * First they are looked for beside the running program, so that a build tree works without being installed and an
 * installed tree can be moved (make install DESTDIR=…); then where configure was told. */
#ifndef JIHUA_PATHS_H
#define JIHUA_PATHS_H

/* The folder of the plan that comes with the program (tianshui.csv); free() it.  Never NULL, but there may be no
 * such folder. */
char *paths_data(void);
/* The folder of the translations, for lang_init; free() it.  Never NULL, but there may be no such folder. */
char *paths_catalogue(void);

#endif
