/* dynamic: shared libraries that are opened when they are first needed, their functions looked up by name.
 *
 * The program starts in a few milliseconds, and loading what draws PDF or reads office files takes longer; so it is not
 * linked with them.  What is loaded stays loaded. */
#ifndef JIHUA_DYNAMIC_H
#define JIHUA_DYNAMIC_H

#include <stdbool.h>
#include <stddef.h>

struct dynamic_function {
    int library; /* of a table of the caller's */
    const char *name;
    size_t offset; /* of its pointer in the caller's struct */
};

/* Opens a library and sets the pointers of its functions in *calls.  False if the library or a function is not there;
 * *missing is its name then. */
bool dynamic_load(int library, const char *file, const struct dynamic_function *, size_t functions, void *calls,
                  const char **missing);

#endif
