/* The numbers of lists: how they count (CSS Counter Styles), where they start. */
#include <limits.h>

#include "office/list_number.h"
#include "office/page_inside.h"

/* The value in a page, a letter for it, the same in Word's words, what stands behind the number.  Without a word of
 * Word's: -, or in a way of its own. */
static const struct page_lists_way {
    const char *value;
    char count;
    const char *format, *behind;
} page_lists_ways[] = {
    {"1", '1', NULL, "."},
    {"a", 'a', NULL, "."},
    {"A", 'A', NULL, "."},
    {"i", 'i', "lowerRoman", "."},
    {"I", 'I', "upperRoman", "."},
    {"none", '-', NULL, ""},
    {"disc", '-', NULL, ""},
    {"circle", '-', NULL, ""},
    {"square", '-', NULL, ""},
    {"decimal", '1', NULL, "."},
    {"decimal-leading-zero", '0', "decimalZero", "."},
    {"lower-alpha", 'a', NULL, "."},
    {"lower-latin", 'a', NULL, "."},
    {"upper-alpha", 'A', NULL, "."},
    {"upper-latin", 'A', NULL, "."},
    {"lower-roman", 'i', "lowerRoman", "."},
    {"upper-roman", 'I', "upperRoman", "."},
    {"cjk-ideographic", 'C', "chineseCountingThousand", "、"},
    {"simp-chinese-informal", 'C', "chineseCountingThousand", "、"},
    {"trad-chinese-informal", 'C', "chineseCountingThousand", "、"},
    {"japanese-informal", 'C', "chineseCountingThousand", "、"},
    {"simp-chinese-formal", 'F', "chineseLegalSimplified", "、"},
    {"trad-chinese-formal", 'F', "chineseLegalSimplified", "、"},
    {"cjk-decimal", 'D', "ideographDigital", "、"},
    {"cjk-heavenly-stem", 'H', "ideographTraditional", "、"},
    {"cjk-earthly-branch", 'E', "ideographZodiac", "、"},
};

static const size_t page_lists_way_count = sizeof page_lists_ways / sizeof *page_lists_ways;

char page_lists_count(struct slice value)
{
    for (size_t i = 0; i < page_lists_way_count; i++) {
        const char *name = page_lists_ways[i].value;
        if (value.n == 1 ? slice_equals(value, name) : page_token_is(value, name)) return page_lists_ways[i].count;
    }
    return 0;
}

/* a … z, aa, ab …: not as Word counts. */
static void page_lists_add_letters(unsigned number, char first, struct buf *out)
{
    char letters[16];
    size_t at = sizeof letters;
    for (; number > 0; number = (number - 1) / 26) letters[--at] = (char)((unsigned)first + (number - 1) % 26);
    buf_add(out, slice_make(letters + at, sizeof letters - at));
}

static const struct page_lists_way *page_lists_way_of(char count)
{
    for (size_t i = 0; i < page_lists_way_count; i++)
        if (page_lists_ways[i].count == count) return &page_lists_ways[i];
    return &page_lists_ways[0];
}

/* Numbers below 1 are decimal in any list. */
void page_lists_add_number(char count, int number, struct buf *out)
{
    const struct page_lists_way *way = page_lists_way_of(number < 1 && count != '-' ? '1' : count);
    if (way->count == '-') return;
    if (way->count == 'a' || way->count == 'A') page_lists_add_letters((unsigned)number, way->count, out);
    else if (way->format) list_number_add(way->format, (unsigned)number, out);
    else buf_addf(out, "%d", number);
    buf_adds(out, way->behind);
}

/* The items of a list, not those of lists in it. */
static int page_lists_items(const struct page_tree *tree, uint32_t node)
{
    int items = 0;
    for (uint32_t at = page_tree_first(tree, node); at != PAGE_NONE; at = tree->node[at].next) {
        const struct page_node *n = &tree->node[at];
        if (n->hidden || n->tag == PAGE_OL || n->tag == PAGE_UL) continue;
        items += (n->tag == PAGE_LI) + page_lists_items(tree, at);
    }
    return items;
}

int page_lists_start(const struct page_tree *tree, uint32_t list)
{
    const struct page_node *n = &tree->node[list];
    return n->number != INT_MIN ? n->number : n->reversed ? page_lists_items(tree, list) : 1;
}
