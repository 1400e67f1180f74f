#include "sys/paths.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

struct data_place {
    const char *built;      /* relative to the folder of the program, in a build tree */
    const char *installed;  /* relative to it, when installed */
    const char *configured; /* absolute, as configure was told */
    const char *witness;    /* a file inside, by which the folder is recognised */
};

static bool paths_has(const char *folder, const char *file)
{
    char *path = mem_format("%s/%s", folder, file);
    bool there = access(path, R_OK) == 0;
    free(path);
    return there;
}

/* The folder of the running program, without a slash at the end. */
static bool paths_program_folder(char folder[PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", folder, PATH_MAX);
    if (n <= 0 || n == PATH_MAX) return false;
    folder[n] = '\0';
    *strrchr(folder, '/') = '\0';
    return true;
}

static char *paths_find(const struct data_place *place)
{
    char program[PATH_MAX];
    if (paths_program_folder(program)) {
        const char *const relative[] = {place->built, place->installed};
        for (size_t i = 0; i < sizeof relative / sizeof *relative; i++) {
            char *folder = mem_format("%s/%s", program, relative[i]);
            if (paths_has(folder, place->witness)) return folder;
            free(folder);
        }
    }
    return mem_strdup(place->configured);
}

char *paths_data(void)
{
    return paths_find(&(struct data_place){"data", "../share/jihua", PKGDATADIR, "tianshui.csv"});
}

char *paths_catalogue(void)
{
    return paths_find(&(struct data_place){"po", "../share/locale", LOCALEDIR, "zh_CN/LC_MESSAGES/jihua.mo"});
}
