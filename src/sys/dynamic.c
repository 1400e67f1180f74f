#include "sys/dynamic.h"

#include <dlfcn.h>
#include <string.h>

bool dynamic_load(int library, const char *file, const struct dynamic_function *function, size_t functions, void *calls,
                  const char **missing)
{
    *missing = file;
    void *handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) return false;
    for (size_t i = 0; i < functions; i++) {
        if (function[i].library != library) continue;
        void *address = dlsym(handle, function[i].name);
        *missing = function[i].name;
        if (address == NULL) return false;
        memcpy((char *)calls + function[i].offset, &address, sizeof address);
    }
    return true;
}
