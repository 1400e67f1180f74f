#include "table/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sys/thread.h"

#define EURO_IN_CP936 0x80
#define EURO 0x20AC
#define REPLACEMENT 0xFFFD
#define DECODED_USUAL 3      /* bytes of UTF-8 for one byte; where more come, room is made */
#define DECODED_STEP 65536   /* bytes of further room */
#define CONTROLS_SAMPLE 8192 /* bytes that tell a binary file */
#define SAMPLE (256 * 1024)  /* bytes that tell GB18030 from Big5 */

static const struct encoding_found utf8 = {ENCODING_UTF8, "UTF-8", 0};

/* ---- detection ---- */

static bool encoding_begins(const char *bytes, size_t n, const char *mark, size_t mark_n)
{
    return n >= mark_n && memcmp(bytes, mark, mark_n) == 0;
}

/* A truncated last character of a prefix is no fault. */
static bool encoding_is_utf8(const char *bytes, size_t n, bool whole)
{
    size_t bad = text_invalid_at(slice_make(bytes, n));
    return bad == n || (!whole && n - bad < 4);
}

/* UTF-16 without a mark: the high bytes of ASCII (digits, commas, line ends) are NULs on one side only.  A stray NUL in
 * UTF-8 is no sign of it: Chinese in UTF-16 is no UTF-8, and ASCII in UTF-16 has a NUL in every second byte. */
static enum encoding encoding_utf16_by_parity(const char *bytes, size_t n)
{
    size_t nul[2] = {0, 0}, looked = n < SAMPLE ? n : SAMPLE;
    if (!memchr(bytes, 0, looked)) return ENCODING_UNKNOWN;
    for (size_t i = 0; i < looked; i++) nul[i & 1] += bytes[i] == 0;
    size_t nuls = nul[0] + nul[1];
    if (nuls * 200 < looked || n < 4 || (nuls * 5 < looked && encoding_is_utf8(bytes, looked, looked == n)))
        return ENCODING_UNKNOWN;
    if (nul[1] > 10 * nul[0]) return ENCODING_UTF16LE;
    if (nul[0] > 10 * nul[1]) return ENCODING_UTF16BE;
    return ENCODING_UNKNOWN;
}

static bool encoding_is_mostly_utf8(const char *bytes, size_t n)
{
    struct slice text = slice_make(bytes, n < SAMPLE ? n : SAMPLE);
    size_t good = 0, bad = 0;
    for (size_t pos = 0; pos < text.n;) {
        if (!(text.s[pos] & 0x80)) {
            pos++;
            continue;
        }
        size_t next;
        text_decode(text, pos, &next);
        if (next - pos > 2) good++;
        else if (next - pos == 1) bad++;
        pos = next;
    }
    return good >= 2 * bad && good > 0; /* of GBK text nearly every byte is broken UTF-8 */
}

struct pairs {
    size_t total;     /* two-byte characters */
    size_t low_trail; /* of these, second byte 40-7E: a third of Big5, rare in simplified GBK */
    size_t low_lead;  /* first byte 81-A0: no Big5 character */
    size_t broken;    /* bytes that are in no GB18030 sequence */
    size_t broken_big5;
};

static struct pairs encoding_count_pairs(const unsigned char *s, size_t n)
{
    struct pairs p = {0};
    for (size_t i = 0; i < n;) {
        if (s[i] < 0x80 || s[i] == EURO_IN_CP936) {
            i++;
        } else if (i + 1 == n) {
            break;
        } else if (s[i] != 0xFF && s[i + 1] >= 0x40 && s[i + 1] != 0x7F && s[i + 1] != 0xFF) {
            p.total++;
            p.low_trail += s[i + 1] < 0x7F;
            p.low_lead += s[i] < 0xA1;
            p.broken_big5 += s[i] > 0xF9 || (s[i + 1] > 0x7E && s[i + 1] < 0xA1);
            i += 2;
        } else if (i + 3 < n && s[i + 1] >= '0' && s[i + 1] <= '9' && s[i + 2] > 0x80 && s[i + 3] >= '0' &&
                   s[i + 3] <= '9') {
            p.broken_big5++;
            i += 4;
        } else {
            p.broken++;
            i++;
        }
    }
    return p;
}

struct encoding_found encoding_detect(const char *bytes, size_t n, bool whole)
{
    if (encoding_begins(bytes, n, "\xEF\xBB\xBF", 3)) return (struct encoding_found){ENCODING_UTF8, "UTF-8", 3};
    if (encoding_begins(bytes, n, "\xFF\xFE", 2)) return (struct encoding_found){ENCODING_UTF16LE, "UTF-16LE", 2};
    if (encoding_begins(bytes, n, "\xFE\xFF", 2)) return (struct encoding_found){ENCODING_UTF16BE, "UTF-16BE", 2};
    if (encoding_begins(bytes, n, "\x84\x31\x95\x33", 4))
        return (struct encoding_found){ENCODING_GB18030, "GB18030", 4};
    switch (encoding_utf16_by_parity(bytes, n)) {
    case ENCODING_UTF16LE: return (struct encoding_found){ENCODING_UTF16LE, "UTF-16LE", 0};
    case ENCODING_UTF16BE: return (struct encoding_found){ENCODING_UTF16BE, "UTF-16BE", 0};
    default: break;
    }
    if (encoding_is_utf8(bytes, n, whole)) {
        /* Two-byte sequences only, valid both ways: 专业 in GBK reads as four accented letters in UTF-8. */
        bool han = false;
        for (size_t i = 0; i < n && i < SAMPLE && !han; i++) han = (unsigned char)bytes[i] >= 0xE0;
        if (han) return utf8;
        struct pairs p = encoding_count_pairs((const unsigned char *)bytes, n < SAMPLE ? n : SAMPLE);
        if (p.total == 0 || p.broken > 0) return utf8;
        return (struct encoding_found){ENCODING_GB18030, "GB18030", 0};
    }
    if (encoding_is_mostly_utf8(bytes, n)) return utf8;
    struct pairs p = encoding_count_pairs((const unsigned char *)bytes, n < SAMPLE ? n : SAMPLE);
    bool big5 = p.broken == 0 && p.broken_big5 * 100 <= p.total && p.low_lead * 100 <= p.total &&
                p.low_trail * 100 >= p.total * 15;
    if (big5) return (struct encoding_found){ENCODING_BIG5, "BIG5-HKSCS", 0};
    return (struct encoding_found){ENCODING_GB18030, "GB18030", 0};
}

bool encoding_named(const char *name, struct encoding_found *found, struct err *err)
{
    static const struct {
        const char *alias;
        struct encoding_found found;
    } names[] = {
        {"UTF-8", {ENCODING_UTF8, "UTF-8", 0}},          {"UTF8", {ENCODING_UTF8, "UTF-8", 0}},
        {"GB18030", {ENCODING_GB18030, "GB18030", 0}},   {"GBK", {ENCODING_GB18030, "GB18030", 0}},
        {"GB2312", {ENCODING_GB18030, "GB18030", 0}},    {"CP936", {ENCODING_GB18030, "GB18030", 0}},
        {"BIG5", {ENCODING_BIG5, "BIG5-HKSCS", 0}},      {"UTF-16LE", {ENCODING_UTF16LE, "UTF-16LE", 0}},
        {"UTF-16BE", {ENCODING_UTF16BE, "UTF-16BE", 0}}, {"UTF-16", {ENCODING_OTHER, "UTF-16", 0}},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i].alias) == 0) return *found = names[i].found, true;
    iconv_t cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1) {
        err_setf(err, _("name one that `iconv --list` shows, such as GB18030"), _("no encoding is called “%s”"), name);
        return false;
    }
    iconv_close(cd);
    *found = (struct encoding_found){ENCODING_OTHER, name, 0};
    return true;
}

/* ---- decoding ---- */

/* The output, and where it has bytes that were none of the encoding's. */
struct decoded {
    char *bytes;
    size_t n, reserved;
    struct {
        size_t at;
        unsigned char byte;
    } * bad;
    size_t bad_count, bad_cap, bad_total;
};

/* Bytes that can be added without making room. */
static size_t encoding_room(const struct decoded *d) { return d->reserved - INPUT_SPARE - d->n; }

/* Every byte of output goes through one of these: there is no encoding of which it is known how long its text becomes.
 * (TSCII makes twelve bytes of one.) */
static void encoding_make_room(struct decoded *d, size_t nbytes)
{
    if (encoding_room(d) < nbytes) d->bytes = input_enlarge(d->bytes, &d->reserved, 2 * d->n + nbytes);
}

static void encoding_add_bytes(struct decoded *d, struct slice bytes)
{
    encoding_make_room(d, bytes.n);
    if (bytes.n > 0) memcpy(d->bytes + d->n, bytes.s, bytes.n);
    d->n += bytes.n;
}

static void encoding_add_char(struct decoded *d, uint32_t cp)
{
    encoding_make_room(d, TEXT_CHAR_MAX);
    d->n += text_encode(cp, d->bytes + d->n);
}

static void encoding_add_bad(struct decoded *d, unsigned char byte)
{
    if (d->bad_total++ < REPORT_KEPT) {
        d->bad = mem_grow(d->bad, &d->bad_cap, d->bad_count + 1, sizeof *d->bad);
        d->bad[d->bad_count].at = d->n;
        d->bad[d->bad_count++].byte = byte;
    }
    encoding_add_char(d, REPLACEMENT);
}

static void encoding_decode_utf8(struct slice in, struct decoded *d)
{
    while (in.n > 0) {
        size_t good = text_invalid_at(in);
        encoding_add_bytes(d, slice_cut(in, 0, good));
        if (good < in.n) encoding_add_bad(d, (unsigned char)in.s[good++]);
        in = slice_cut(in, good, in.n);
    }
}

/* Runs iconv, with as much room as it asks for; false where it stopped at a byte that it cannot decode.  Without input:
 * what iconv holds back until it knows the next character is written. */
static bool encoding_convert(iconv_t cd, char **s, size_t *left, struct decoded *d)
{
    for (;;) {
        char *out = d->bytes + d->n;
        size_t room = encoding_room(d);
        thread_rest(); /* an open conversion takes no lock */
        size_t result = iconv(cd, s, left, &out, &room);
        thread_resume();
        d->n = (size_t)(out - d->bytes);
        if (result != (size_t)-1) return true;
        if (errno != E2BIG) return false;
        encoding_make_room(d, encoding_room(d) + DECODED_STEP);
    }
}

static void encoding_decode_iconv(struct slice in, struct encoding_found from, struct decoded *d)
{
    iconv_t cd = iconv_open("UTF-8", from.name);
    if (cd == (iconv_t)-1) return;
    char *s = (char *)(uintptr_t)in.s; /* iconv's prototype lacks const */
    size_t left = in.n, unit = from.encoding == ENCODING_UTF16LE || from.encoding == ENCODING_UTF16BE ? 2 : 1;
    while (!encoding_convert(cd, &s, &left, d) && left > 0) {
        unsigned char byte = (unsigned char)*s;
        bool euro = from.encoding == ENCODING_GB18030 && byte == EURO_IN_CP936;
        encoding_convert(cd, NULL, NULL, d);
        if (euro) encoding_add_char(d, EURO);
        else encoding_add_bad(d, byte);
        size_t skip = euro || left < unit ? 1 : unit;
        s += skip;
        left -= skip;
    }
    encoding_convert(cd, NULL, NULL, d);
    iconv_close(cd);
}

/* Line and column of each bad byte, in one walk through the text. */
static void encoding_report_bad(const struct decoded *d, struct report *report)
{
    struct slice text = slice_make(d->bytes, d->n);
    unsigned line = 1, column = 1;
    size_t next_bad = 0;
    for (size_t pos = 0; pos < text.n && next_bad < d->bad_count;) {
        if (pos == d->bad[next_bad].at) {
            char detail[8];
            int n = snprintf(detail, sizeof detail, "0x%02X", d->bad[next_bad++].byte);
            report_add(report, NOTE_BAD_BYTES, line, column, slice_make(detail, (size_t)n));
        }
        uint32_t cp = text_decode(text, pos, &pos);
        bool breaks = cp == '\n' || (cp == '\r' && !(pos < text.n && text.s[pos] == '\n'));
        column = breaks ? 1 : column + 1;
        line += breaks;
    }
    report->total[NOTE_BAD_BYTES] += d->bad_total - d->bad_count;
}

void encoding_decode(struct input *in, struct encoding_found from, struct report *report)
{
    struct slice bytes = slice_cut(slice_make(in->bytes, in->nbytes), from.mark, in->nbytes);
    struct decoded d = {0};
    d.bytes = input_reserve(bytes.n * DECODED_USUAL, &d.reserved);
    if (from.encoding == ENCODING_UTF8) encoding_decode_utf8(bytes, &d);
    else encoding_decode_iconv(bytes, from, &d);
    encoding_report_bad(&d, report);
    free(d.bad);
    input_decoded(in, d.bytes, d.n, d.reserved);
}

/* ---- no text at all ---- */

static bool encoding_too_many_controls(const char *bytes, size_t n)
{
    size_t controls = 0, looked = n < CONTROLS_SAMPLE ? n : CONTROLS_SAMPLE;
    for (size_t i = 0; i < looked; i++) {
        unsigned char c = (unsigned char)bytes[i];
        controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
    }
    return controls * 10 > looked;
}

bool encoding_is_binary(const char *bytes, size_t n, struct err *err)
{
    static const struct {
        const char *mark;
        size_t nbytes;
        const char *what, *remedy;
    } kinds[] = {
        {"\x89PNG", 4, N_("this is a picture"), N_("ask for the file that it shows, or type its table anew")},
        {"\xFF\xD8\xFF", 3, N_("this is a picture"), N_("ask for the file that it shows, or type its table anew")},
        {"GIF8", 4, N_("this is a picture"), N_("ask for the file that it shows, or type its table anew")},
        {"%PDF", 4, N_("this is a PDF"), N_("copy its table into a workbook or a text file, and open that")},
        {"\x7F"
         "ELF",
         4, N_("this is a program"), N_("name a table: .xlsx, .docx, .csv …")},
        {"SQLite format 3", 15, N_("this is a database"), N_("name a table: .xlsx, .docx, .csv …")},
        {"\x1F\x8B", 2, N_("this is a compressed file"), N_("unpack it first")},
        {"{\\rtf", 5, N_("this is an RTF document"), N_("open it in Word or WPS and save it as .docx")},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (encoding_begins(bytes, n, kinds[i].mark, kinds[i].nbytes))
            return err_set(err, _(kinds[i].what), _(kinds[i].remedy)), true;
    bool utf16 = encoding_begins(bytes, n, "\xFF\xFE", 2) || encoding_begins(bytes, n, "\xFE\xFF", 2) ||
                 encoding_utf16_by_parity(bytes, n) != ENCODING_UNKNOWN;
    if (utf16 || !encoding_too_many_controls(bytes, n)) return false;
    err_set(err, _("this is a binary file, not a table"), _("name a table: .xlsx, .docx, .csv …"));
    return true;
}
