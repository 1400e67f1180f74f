#include <stdlib.h>
#include <strings.h>

#include "office/xlsx_inside.h"

enum { NUMBER_MAX = 1000000000 };

bool xlsx_is_true(const char *attribute)
{
    return attribute &&
           (strcmp(attribute, "1") == 0 || strcasecmp(attribute, "true") == 0 || strcasecmp(attribute, "on") == 0);
}

static unsigned xlsx_places_take_number(const char **at)
{
    unsigned number = 0;
    for (; **at >= '0' && **at <= '9'; ++*at)
        if (number < NUMBER_MAX) number = number * 10 + (unsigned)(**at - '0');
    return number < NUMBER_MAX ? number : NUMBER_MAX;
}

unsigned xlsx_number(const char *attribute, unsigned otherwise)
{
    const char *at = attribute;
    unsigned number = at ? xlsx_places_take_number(&at) : 0;
    return at == attribute || *at ? otherwise : number;
}

bool xlsx_is_zero(const char *attribute)
{
    char *end;
    return attribute && strtod(attribute, &end) == 0 && end > attribute && *end == '\0';
}

bool xlsx_take_place(const char *text, unsigned *line, unsigned *column, const char **end)
{
    const char *at = text;
    unsigned letters = 0;
    if (*at == '$') at++;
    for (; (*at | 0x20) >= 'a' && (*at | 0x20) <= 'z'; at++)
        if (letters < NUMBER_MAX / 27) letters = letters * 26 + (unsigned)((*at | 0x20) - 'a') + 1;
    if (*at == '$') at++;
    unsigned number = xlsx_places_take_number(&at);
    if (letters == 0 || number == 0) return false;
    *line = number;
    *column = letters - 1;
    *end = at;
    return true;
}
