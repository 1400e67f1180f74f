#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"

/* The one mutable global of the library: who gives the terminal back when memory runs out, anywhere. */
static void (*fail_hook)(void);

void mem_set_hook(void (*hook)(void)) { fail_hook = hook; }

static void mem_say(const char *text)
{
    for (size_t n = strlen(text); n > 0;) {
        ssize_t written = write(STDERR_FILENO, text, n);
        if (written <= 0) return;
        text += written;
        n -= (size_t)written;
    }
}

void mem_fail(void)
{
    void (*hook)(void) = fail_hook;
    fail_hook = NULL; /* a hook that runs out of memory itself must not run again */
    if (hook) hook();
    mem_say("jihua: ");
    mem_say(_("out of memory; open a smaller plan or close other programs"));
    mem_say("\n");
    _exit(2);
}

void *mem_alloc(size_t nbytes)
{
    void *p = malloc(nbytes);
    if (!p && nbytes > 0) mem_fail();
    return p;
}

void *mem_zalloc(size_t nbytes)
{
    void *p = calloc(1, nbytes);
    if (!p && nbytes > 0) mem_fail();
    return p;
}

void *mem_realloc(void *old, size_t nbytes)
{
    void *p = realloc(old, nbytes);
    if (!p && nbytes > 0) mem_fail();
    return p;
}

char *mem_strdup(const char *s)
{
    size_t nbytes = strlen(s) + 1;
    return memcpy(mem_alloc(nbytes), s, nbytes);
}

char *mem_format(const char *fmt, ...)
{
    char *text;
    va_list args;
    va_start(args, fmt);
    int n = vasprintf(&text, fmt, args);
    va_end(args);
    if (n < 0) mem_fail();
    return text;
}

void mem_sort(void *array, size_t count, size_t element_nbytes, int (*compare)(const void *, const void *, void *),
              void *context)
{
    if (count > 1) qsort_r(array, count, element_nbytes, compare, context);
}

void *mem_grow(void *array, size_t *cap, size_t want, size_t element_nbytes)
{
    if (want <= *cap) return array;
    size_t most = SIZE_MAX / 2 / element_nbytes; /* no object is larger than half the address space */
    if (want > most) mem_fail();
    size_t grown = *cap < 8 ? 8 : *cap > most / 2 ? most : *cap * 2;
    if (grown < want) grown = want;
    array = mem_realloc(array, grown * element_nbytes);
    *cap = grown;
    return array;
}
