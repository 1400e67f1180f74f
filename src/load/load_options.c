#include "load/load_options.h"

#include <stdlib.h>

#include "base/mem.h"

enum { STRINGS = 6 };

static void load_options_strings(struct load_options *options, const char **string[STRINGS])
{
    string[0] = &options->encoding;
    string[1] = &options->delimiter;
    string[2] = &options->columns;
    string[3] = &options->title;
    string[4] = &options->sheet;
    string[5] = &options->kept;
}

void load_options_own(struct load_options *options)
{
    const char **string[STRINGS];
    load_options_strings(options, string);
    for (size_t i = 0; i < STRINGS; i++)
        if (*string[i] != NULL) *string[i] = mem_strdup(*string[i]);
}

void load_options_done(struct load_options *options)
{
    const char **string[STRINGS];
    load_options_strings(options, string);
    for (size_t i = 0; i < STRINGS; i++) free((char *)*string[i]);
    *options = (struct load_options){NULL};
}
