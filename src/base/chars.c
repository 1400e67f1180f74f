#include "base/chars.h"

unsigned chars_classes(uint32_t cp)
{
    if (cp >= 0x3400 && cp <= 0x9FFF) /* nearly all that is asked for: Han characters */
        return cp == L'至' || cp == L'到' ? CHARS_UP_TO : 0;
    switch (cp) {
    case '(':
    case L'（': return CHARS_ROUND_OPEN;
    case ')':
    case L'）': return CHARS_ROUND_CLOSE;
    case '[':
    case L'［': return CHARS_SQUARE_OPEN;
    case ']':
    case L'］': return CHARS_SQUARE_CLOSE;
    case L'【': return CHARS_LENTICULAR_OPEN;
    case L'】': return CHARS_LENTICULAR_CLOSE;
    case L'“':
    case L'‘':
    case L'「':
    case L'『': return CHARS_QUOTE_OPEN;
    case L'”':
    case L'’':
    case L'」':
    case L'』': return CHARS_QUOTE_CLOSE;
    case L'‚':
    case L'‛': return CHARS_QUOTE_LOW;
    case '"': return CHARS_QUOTE_DOUBLE;
    case '\'': return CHARS_QUOTE_SINGLE;
    case L'《': return CHARS_TITLE_OPEN;
    case L'》': return CHARS_TITLE_CLOSE;
    case ',':
    case L'，': return CHARS_COMMA;
    case L'、': return CHARS_ENUMERATION;
    case L'﹐':
    case L'､': return CHARS_COMMA_SMALL;
    case ';':
    case L'；': return CHARS_SEMICOLON;
    case ':':
    case L'：': return CHARS_COLON;
    case '.':
    case L'．': return CHARS_DOT;
    case L'。': return CHARS_FULL_STOP;
    case '!':
    case L'！':
    case '?':
    case L'？': return CHARS_EXCLAMATION;
    case L'…': return CHARS_ELLIPSIS;
    case '/':
    case L'／': return CHARS_SLASH;
    case '|':
    case L'｜': return CHARS_BAR;
    case '-':
    case L'－':
    case L'–':
    case L'—':
    case L'―':
    case L'−':
    case L'─':
    case '~':
    case L'～':
    case L'∼':
    case L'〜': return CHARS_DASH;
    case '\n':
    case '\r': return CHARS_LINE_BREAK;
    default: break;
    }
    uint32_t letter = (cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp) | 0x20;
    return letter >= 'a' && letter <= 'z' ? CHARS_LATIN : 0;
}

size_t chars_skip_blanks(struct slice t, size_t pos)
{
    for (size_t next; pos < t.n && text_is_blank(text_decode(t, pos, &next)); pos = next) continue;
    return pos;
}

size_t chars_skip_blanks_back(struct slice t, size_t pos)
{
    while (pos > 0 && text_is_blank(text_peek_back(t, pos))) pos = text_previous(t, pos);
    return pos;
}
