/* Why PCRE2 refuses a pattern, in words of ours: its own are English, and speak to programmers. */
#include "search/pattern_error.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/lang.h"

static const struct reason {
    int code[6]; /* PCRE2's, ends with 0 */
    const char *what, *remedy;
} reasons[] = {
    {{PCRE2_ERROR_END_BACKSLASH}, N_("nothing stands after \\"), N_("write \\\\ to look for a backslash")},
    {{PCRE2_ERROR_UNKNOWN_ESCAPE, PCRE2_ERROR_UNSUPPORTED_ESCAPE_SEQUENCE},
     N_("this letter after \\ has no meaning"),
     N_("leave out \\, or write \\\\ to look for a backslash")},
    {{PCRE2_ERROR_END_BACKSLASH_C, PCRE2_ERROR_BACKSLASH_C_SYNTAX},
     N_("\\c is incomplete"),
     N_("write \\\\ to look for a backslash")},
    {{PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER},
     N_("the larger number stands first in {…}"),
     N_("write the smaller one first, as in {2,5}")},
    {{PCRE2_ERROR_QUANTIFIER_TOO_BIG}, N_("the number in {…} is too large"), N_("write 65535 or less")},
    {{PCRE2_ERROR_QUANTIFIER_INVALID},
     N_("nothing that can be repeated stands before this sign"),
     N_("put it there, or put \\ before the sign to look for it")},
    {{PCRE2_ERROR_MISSING_SQUARE_BRACKET},
     N_("a [ is not closed"),
     N_("put ] at its end, or write \\[ to look for a bracket")},
    {{PCRE2_ERROR_ESCAPE_INVALID_IN_CLASS, PCRE2_ERROR_BACKSLASH_N_IN_CLASS},
     N_("this has no meaning between [ and ]"),
     N_("put it outside of the brackets")},
    {{PCRE2_ERROR_CLASS_RANGE_ORDER},
     N_("this range between [ and ] runs backwards"),
     N_("write the lower character first, as in [0-9]")},
    {{PCRE2_ERROR_CLASS_INVALID_RANGE},
     N_("this is no range between [ and ]"),
     N_("write single characters on both sides of -, or \\- to look for it")},
    {{PCRE2_ERROR_POSIX_CLASS_NOT_IN_CLASS, PCRE2_ERROR_POSIX_NO_SUPPORT_COLLATING, PCRE2_ERROR_UNKNOWN_POSIX_CLASS},
     N_("this class is not known here"),
     N_("write it as in [[:digit:]] or \\d")},
    {{PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS, PCRE2_ERROR_MISSING_COMMENT_CLOSING,
      PCRE2_ERROR_MISSING_CONDITION_CLOSING, PCRE2_ERROR_PARENS_QUERY_R_MISSING_CLOSING},
     N_("a ( is not closed"),
     N_("put ) at its end, or write \\( to look for a parenthesis")},
    {{PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS},
     N_("this ) was never opened"),
     N_("delete it, or write \\) to look for a parenthesis")},
    {{PCRE2_ERROR_INVALID_AFTER_PARENS_QUERY, PCRE2_ERROR_UNRECOGNIZED_AFTER_QUERY_P,
      PCRE2_ERROR_INVALID_HYPHEN_IN_OPTIONS},
     N_("what stands after (? has no meaning"),
     N_("write (?:…) for a group, \\( to look for a parenthesis")},
    {{PCRE2_ERROR_VERB_UNKNOWN, PCRE2_ERROR_ALPHA_ASSERTION_UNKNOWN, PCRE2_ERROR_MARK_MISSING_ARGUMENT},
     N_("what stands after (* has no meaning"),
     N_("write (?:…) for a group, \\( to look for a parenthesis")},
    {{PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE, PCRE2_ERROR_ZERO_RELATIVE_REFERENCE, PCRE2_ERROR_BAD_RELATIVE_REFERENCE,
      PCRE2_ERROR_SUBPATTERN_NUMBER_TOO_BIG},
     N_("there is no group with this number or name"),
     N_("number the groups from 1 on, by their (")},
    {{PCRE2_ERROR_BACKSLASH_G_SYNTAX, PCRE2_ERROR_BACKSLASH_K_SYNTAX},
     N_("a group is not named here"),
     N_("write it as in \\1 or \\k{name}")},
    {{PCRE2_ERROR_MISSING_NAME_TERMINATOR, PCRE2_ERROR_INVALID_SUBPATTERN_NAME, PCRE2_ERROR_SUBPATTERN_NAME_TOO_LONG,
      PCRE2_ERROR_SUBPATTERN_NAME_EXPECTED},
     N_("this is no name of a group"),
     N_("write letters and digits, a letter first, as in (?<name>…)")},
    {{PCRE2_ERROR_DUPLICATE_SUBPATTERN_NAME, PCRE2_ERROR_SUBPATTERN_NAMES_MISMATCH},
     N_("two groups have the same name or number"),
     N_("give each its own")},
    {{PCRE2_ERROR_TOO_MANY_CONDITION_BRANCHES, PCRE2_ERROR_CONDITION_ASSERTION_EXPECTED,
      PCRE2_ERROR_DEFINE_TOO_MANY_BRANCHES},
     N_("the condition after (?( is not understood"),
     N_("write two patterns with | between them instead")},
    {{PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP, PCRE2_ERROR_PARENTHESES_STACK_CHECK,
      PCRE2_ERROR_QUERY_BARJX_NEST_TOO_DEEP},
     N_("groups are nested too deeply"),
     N_("write it with fewer parentheses")},
    {{PCRE2_ERROR_PATTERN_TOO_LARGE, PCRE2_ERROR_PATTERN_TOO_COMPLICATED, PCRE2_ERROR_PATTERN_STRING_TOO_LONG,
      PCRE2_ERROR_TOO_MANY_CAPTURES, PCRE2_ERROR_TOO_MANY_NAMED_SUBPATTERNS},
     N_("it is too large"),
     N_("shorten it")},
    {{PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH, PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED, PCRE2_ERROR_LOOKBEHIND_TOO_LONG},
     N_("what (?<= looks back for has no fixed length"),
     N_("leave out * + ? and {…} there")},
    {{PCRE2_ERROR_CODE_POINT_TOO_BIG, PCRE2_ERROR_UNICODE_DISALLOWED_CODE_POINT, PCRE2_ERROR_OCTAL_BYTE_TOO_BIG,
      PCRE2_ERROR_BACKSLASH_U_CODE_POINT_TOO_BIG},
     N_("no character has this number"),
     N_("write it as in \\x{4EBA}, or the character itself")},
    {{PCRE2_ERROR_INVALID_OCTAL, PCRE2_ERROR_INVALID_HEXADECIMAL, PCRE2_ERROR_MISSING_OCTAL_OR_HEX_DIGITS,
      PCRE2_ERROR_BACKSLASH_O_MISSING_BRACE},
     N_("the number of a character is incomplete"),
     N_("write it as in \\x{4EBA}, or the character itself")},
    {{PCRE2_ERROR_MALFORMED_UNICODE_PROPERTY, PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY,
      PCRE2_ERROR_UNICODE_PROPERTIES_UNAVAILABLE},
     N_("this property after \\p is not known"),
     N_("write \\p{Han} for Chinese characters, \\p{L} for letters, \\p{N} for numerals")},
    {{PCRE2_ERROR_BACKSLASH_C_CALLER_DISABLED, PCRE2_ERROR_BACKSLASH_C_LIBRARY_DISABLED,
      PCRE2_ERROR_LOOKBEHIND_INVALID_BACKSLASH_C},
     N_("\\C is not allowed"),
     N_("write . for any character")},
    {{PCRE2_ERROR_BACKSLASH_K_IN_LOOKAROUND}, N_("\\K is not allowed in (?= and (?<="), N_("put it outside of them")},
};

void pattern_error(int code, struct err *err)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        for (const int *c = reasons[i].code; *c; c++)
            if (*c == code) {
                err_setf(err, _(reasons[i].remedy), _("pattern: %s"), _(reasons[i].what));
                return;
            }
    err_setf(err, _("correct the pattern between the slashes"),
             _("the pattern is not understood from here on (PCRE2: %d)"), code);
}
