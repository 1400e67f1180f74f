#include "test.h"

#include <dirent.h>
#include <unistd.h>

static const char *source_dir(void)
{
    const char *dir = getenv("TOP_SRCDIR"); /* set by the Makefile */
    return dir && *dir ? dir : ".";
}

const char *test_path(const char *relative)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", source_dir(), relative);
    return path;
}

bool test_read(const char *path, struct buf *file)
{
    buf_init(file);
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    char block[65536];
    for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;) buf_add(file, slice_make(block, n));
    fclose(f);
    return true;
}

/* In a distcheck build the project stands two folders deeper than in a checkout. */
const char *test_shared_path(const char *name)
{
    static char path[4096];
    const char *own = getenv("JIHUA_SHARED");
    if (own) snprintf(path, sizeof path, "%s/%s", own, name);
    else snprintf(path, sizeof path, "%s/../shared/%s", source_dir(), name);
    return path;
}

bool test_shared_file(const char *name, struct buf *file)
{
    if (test_read(test_shared_path(name), file)) return true;
    print_message("not checked: %s is not there\n", test_shared_path(name));
    return false;
}

static char folder[64];

static void remove_folder(void)
{
    DIR *dir = opendir(folder);
    if (!dir) return;
    for (struct dirent *e; (e = readdir(dir));) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_name[0] != '.') unlink(path);
    }
    closedir(dir);
    rmdir(folder);
}

const char *test_temporary(const char *name, const void *bytes, size_t nbytes)
{
    static char path[512];
    if (!folder[0]) {
        snprintf(folder, sizeof folder, "%s/jihua-test-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
        if (!mkdtemp(folder)) return NULL;
        atexit(remove_folder);
    }
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes, 1, nbytes, f) != nbytes || fclose(f) != 0) return NULL;
    return path;
}
