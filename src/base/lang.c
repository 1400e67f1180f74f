#include "base/lang.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* The language that a locale name (zh_CN.UTF-8, en_GB@euro, or a list zh_CN:en as in LANGUAGE) begins with:
 * 'z' Chinese, 'e' any other, 0 if it names none. */
static char lang_language_of(const char *name)
{
    size_t n = name ? strcspn(name, "_.@:") : 0;
    if (n == 0 || (n == 1 && name[0] == 'C') || (n == 5 && memcmp(name, "POSIX", 5) == 0)) return 0;
    return n == 2 && memcmp(name, "zh", 2) == 0 ? 'z' : 'e';
}

/* As gettext reads the environment, but a locale need not be installed to name a language. */
static char lang_language_of_environment(void)
{
    char language = lang_language_of(getenv("LANGUAGE"));
    if (language) return language;
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0]) return lang_language_of(value); /* the first that is set decides, even if it is "C" */
    }
    return 0;
}

bool lang_init(const char *wanted, const char *catalogue_dir)
{
    if (wanted && strcmp(wanted, "zh_CN") != 0 && strcmp(wanted, "en") != 0) return false;
    bool chinese = wanted ? wanted[0] == 'z' : lang_language_of_environment() != 'e';

    if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    /* gettext translates in no locale called "C", and in every other one to what LANGUAGE says. */
    setenv("LANGUAGE", chinese ? "zh_CN" : "en", 1);
    setlocale(LC_MESSAGES, chinese ? "C.UTF-8" : "C");
    bindtextdomain("jihua", catalogue_dir);
    bind_textdomain_codeset("jihua", "UTF-8");
    textdomain("jihua");
    return true;
}

bool lang_is_chinese(void) { return strcmp(setlocale(LC_MESSAGES, NULL), "C") != 0; }
