#include "term/theme.h"

enum { B = THEME_BOLD, U = THEME_UNDERLINE, R = THEME_REVERSE, D = THEME_DIM };

/* A row for each role: its look with 256 colours, with 8, and with none. */
static const struct {
    struct look full, eight, none;
} looks[STYLES] = {
    [STYLE_TEXT] = {{-1, -1, 0}, {-1, -1, 0}, {-1, -1, 0}},
    [STYLE_QUIET] = {{244, -1, 0}, {-1, -1, D}, {-1, -1, D}},
    [STYLE_FRAME] = {{242, -1, 0}, {-1, -1, D}, {-1, -1, D}},
    [STYLE_TITLE] = {{244, -1, 0}, {-1, -1, 0}, {-1, -1, 0}},
    [STYLE_TITLE_FOCUS] = {{32, -1, B}, {6, -1, B}, {-1, -1, B | R}},
    [STYLE_PLAN] = {{-1, -1, B}, {-1, -1, B}, {-1, -1, B}},
    [STYLE_HEADING] = {{32, -1, 0}, {6, -1, 0}, {-1, -1, U}},
    [STYLE_LABEL] = {{32, -1, 0}, {6, -1, 0}, {-1, -1, U}},
    [STYLE_NUMBER] = {{244, -1, 0}, {-1, -1, D}, {-1, -1, 0}},
    [STYLE_STRONG] = {{-1, -1, B}, {-1, -1, B}, {-1, -1, B}},
    [STYLE_TREND] = {{166, -1, B}, {5, -1, B}, {-1, -1, B}},
    [STYLE_REMOVED] = {{160, -1, 0}, {1, -1, 0}, {-1, -1, U}},
    [STYLE_ADDED] = {{35, -1, B}, {2, -1, B}, {-1, -1, B | U}},
    [STYLE_HIT] = {{16, 221, 0}, {0, 3, 0}, {-1, -1, B | U}},
    [STYLE_HIT_CURRENT] = {{16, 208, B}, {0, 2, B}, {-1, -1, B | R}},
    [STYLE_TICK] = {{172, -1, B}, {3, -1, B}, {-1, -1, B}},
    [STYLE_KEY] = {{-1, -1, B}, {-1, -1, B}, {-1, -1, B}},
    [STYLE_PROMPT] = {{32, -1, B}, {6, -1, B}, {-1, -1, B}},
    [STYLE_NOTICE] = {{-1, -1, B}, {-1, -1, B}, {-1, -1, B}},
    [STYLE_WARNING] = {{160, -1, B}, {1, -1, B}, {-1, -1, B | R}},
};

/* What an overlay changes in the look of a role; a hit keeps its own colours. */
static const struct {
    struct look full, eight;
} cursor = {{231, 25, 0}, {7, 4, B}}, idle = {{231, 240, 0}, {-1, -1, B}};

static struct look theme_overlaid(unsigned role, unsigned overlay, int ncolors)
{
    struct look under = ncolors >= 256 ? looks[role].full : looks[role].eight;
    struct look over = overlay & ON_CURSOR ? (ncolors >= 256 ? cursor.full : cursor.eight)
                                           : (ncolors >= 256 ? idle.full : idle.eight);
    if (role == STYLE_HIT || role == STYLE_HIT_CURRENT) return under;
    over.attributes |= under.attributes & ~(unsigned)D;
    return over;
}

struct look theme_look(unsigned style, int ncolors)
{
    unsigned role = style & STYLE_ROLE_MASK, overlay = style & (ON_CURSOR | ON_IDLE);
    if (ncolors < 8) {
        struct look look = looks[role].none;
        if (overlay & ON_CURSOR) look.attributes = (look.attributes & ~(unsigned)D) ^ R;
        if (overlay & ON_IDLE) look.attributes = (look.attributes & ~(unsigned)D) | B;
        return look;
    }
    if (overlay) return theme_overlaid(role, overlay, ncolors);
    return ncolors >= 256 ? looks[role].full : looks[role].eight;
}
