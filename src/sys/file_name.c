#include "sys/file_name.h"

#include <string.h>

/* Replaces characters that file systems or shells treat in a special way by their full-width forms, which read the
 * same. */
static uint32_t file_name_replacement(uint32_t cp)
{
    switch (cp) {
    case '/': return 0xFF0F;
    case '\\': return 0xFF3C;
    case ':': return 0xFF1A;
    case '*': return 0xFF0A;
    case '?': return 0xFF1F;
    case '"': return 0x201D;
    case '<': return 0xFF1C;
    case '>': return 0xFF1E;
    case '|': return 0xFF5C;
    default: return text_visible(cp) != cp ? '_' : text_is_blank(cp) ? ' ' : cp;
    }
}

void file_name_of(struct slice text, char out[FILE_NAME_NBYTES])
{
    size_t n = 0;
    text = slice_trim(text);
    for (size_t i = 0, next; i < text.n; i = next) {
        char bytes[TEXT_CHAR_MAX];
        uint32_t cp = file_name_replacement(text_decode(text, i, &next));
        if (n == 0 && (cp == '.' || cp == '-')) cp = '_';
        size_t length = text_encode(cp, bytes);
        if (n + length >= FILE_NAME_NBYTES - 40) break; /* room for what comes before and behind it */
        memcpy(out + n, bytes, length);
        n += length;
    }
    while (n > 0 && out[n - 1] == ' ') n--;
    if (n == 0) out[n++] = '_';
    out[n] = '\0';
}

const char *file_name_ending(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path, *dot = strrchr(name, '.');
    return dot != NULL && dot > name ? dot + 1 : "";
}
