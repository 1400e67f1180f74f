/* Text inside HTML and Markdown stays text: no tag, no entity, no control that was not ours. */
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "report/export.h"
#include "fuzz.h"
#include "write/markup.h"

static bool is_entity(struct slice text)
{
    static const char *const entities[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&#39;"};
    for (size_t i = 0; i < 5; i++)
        if (slice_has_prefix(text, slice_of(entities[i]))) return true;
    return false;
}

static void expect_escaped(struct slice html)
{
    fuzz_expect_plain(html);
    for (size_t i = 0; i < html.n; i++) {
        FUZZ_EXPECT(strchr("<>\"'", html.s[i]) == NULL);
        if (html.s[i] == '&') FUZZ_EXPECT(is_entity(slice_cut(html, i, html.n)));
    }
}

/* Every < opens a tag of a few names; as many are opened as closed. */
static void expect_tags(struct slice html)
{
    int depth = 0;
    fuzz_expect_plain(html);
    for (size_t i = 0; i < html.n; i++) {
        if (html.s[i] == '<') depth++;
        if (html.s[i] == '<') FUZZ_EXPECT(i + 1 < html.n && strchr("/!abcdehlmpst", html.s[i + 1]) != NULL);
        if (html.s[i] == '>') depth--;
        FUZZ_EXPECT(depth == 0 || depth == 1);
    }
}

static bool is_of_address(char c) { return c != '\0' && (isalnum((unsigned char)c) || strchr("._-+", c) != NULL); }

/* Neither https://… nor www.… nor a mail address: GitHub's Markdown would make links of them. */
static bool begins_link(struct slice md, size_t i)
{
    struct slice rest = slice_cut(md, i, md.n);
    if (rest.s[0] == ':') return slice_has_prefix(rest, SLICE("://"));
    if (rest.s[0] == '@') return i > 0 && rest.n > 1 && is_of_address(md.s[i - 1]) && is_of_address(rest.s[1]);
    return rest.n >= 4 && strncasecmp(rest.s, "www.", 4) == 0;
}

/* Behind an odd number of backslashes, or no markup.  The only markup of ours is the comment that parts a mail
 * address. */
static void expect_markdown(struct slice md)
{
    static const struct slice comment = SLICE("<!-- -->");
    fuzz_expect_plain(md);
    for (size_t i = 0; i < md.n; i++) {
        struct slice rest = slice_cut(md, i, md.n);
        if (rest.s[0] == '\\') {
            i++;
        } else if (slice_has_prefix(rest, comment)) {
            i += comment.n;
            FUZZ_EXPECT(i > comment.n && i + 1 < md.n && md.s[i] == '@' && is_of_address(md.s[i - comment.n - 1]));
        } else {
            FUZZ_EXPECT(strchr("`*_{}[]<>#|~&!$\n", rest.s[0]) == NULL);
            FUZZ_EXPECT(!begins_link(md, i));
        }
    }
}

static void expect_html_export(const struct plan *plan)
{
    struct buf out;
    struct export_source source = {.plan = plan};
    buf_init(&out);
    export_html_head(&out, &source);
    buf_clear(&out); /* its style sheet has > of its own */
    for (size_t t = 0; t < plan_tasks(plan); t++) export_html_task(&out, &source, t);
    export_html_foot(&out, &source);
    expect_tags(buf_slice(&out));
    buf_clear(&out);
    export_md_head(&out, &source);
    for (size_t t = 0; t < plan_tasks(plan); t++) export_md_task(&out, &source, t);
    fuzz_expect_plain(buf_slice(&out));
    size_t lines = 0;
    for (size_t i = 0; i < out.n; i++) lines += out.s[i] == '\n';
    FUZZ_EXPECT(lines == plan_tasks(plan) + 4);
    buf_done(&out);
}

void fuzz_markup(struct slice bytes)
{
    struct buf out;
    buf_init(&out);
    markup_add(&out, bytes);
    expect_escaped(buf_slice(&out));
    buf_clear(&out);
    markup_add_markdown(&out, bytes, " ");
    expect_markdown(buf_slice(&out));
    buf_done(&out);
    struct plan *plan = fuzz_plan(bytes);
    if (!plan) return;
    expect_html_export(plan);
    plan_free(plan);
}
