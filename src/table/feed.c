#include "table/feed.h"

#include <errno.h>
#include <stdio.h>

#include "base/utf8.h"
#include "sys/thread.h"

#define BLOCK ((size_t)256 << 10)     /* bytes read and checked at once: they stay in the processor's cache */
#define THREAD_FROM ((size_t)2 << 20) /* bytes from which a second thread is worth its start */

/* Lines begun in text[from, to). */
static unsigned feed_count_lines(const char *text, size_t from, size_t to)
{
    unsigned lines = 0;
    for (const char *at = text + from; (at = memchr(at, '\n', (size_t)(text + to - at))); at++) lines++;
    return lines;
}

static void feed_note_invisible(struct feed *f, size_t good)
{
    struct slice text = slice_make(f->text, good);
    size_t pos = f->seen;
    while ((pos = utf8_next_suspect(text.s, text.n, pos)) < text.n) {
        size_t next;
        uint32_t cp = text_decode(text, pos, &next);
        if (text_visible(cp) != cp) {
            char shown[16];
            int n = snprintf(shown, sizeof shown, "U+%04X", cp);
            f->line += feed_count_lines(f->text, f->counted, pos);
            f->counted = pos;
            report_add(&f->report, NOTE_CONTROL, f->line, 0, slice_make(shown, (size_t)n));
        }
        pos = next;
    }
    f->seen = text.n;
}

/* Tells how far reading has come, and heeds a user who has had enough. */
static void feed_report_progress(struct feed *f)
{
    if (!f->progress) return;
    atomic_store(&f->progress->done, f->input->nbytes);
    f->stopped = !input_is_whole(f->input) && atomic_load(&f->progress->stop);
    if (!f->stopped) return;
    char size[32];
    int n = snprintf(size, sizeof size, "%.1f MB", (double)f->input->nbytes / 1e6);
    report_add(&f->report, NOTE_STOPPED, 0, 0, slice_make(size, (size_t)n));
    input_stop(f->input);
}

/* Checks what has been read since the last step. */
static enum feed_state feed_check_block(struct feed *f)
{
    feed_report_progress(f);
    size_t n = f->input->nbytes - f->mark, good = atomic_load(&f->good);
    bool whole = input_is_whole(f->input);
    good += utf8_invalid_at(f->text + good, n - good);
    if (good < n && !f->stopped && (whole || n - good >= 4)) return FEED_INVALID;
    feed_note_invisible(f, good);
    atomic_store(&f->good, good);
    return whole ? FEED_WHOLE : FEED_GOES_ON;
}

static enum feed_state feed_step(struct feed *f)
{
    enum feed_state state = input_more(f->input, BLOCK, &f->err) ? feed_check_block(f) : FEED_FAILED;
    atomic_store(&f->state, state);
    return state;
}

static void *feed_work(void *data)
{
    struct feed *f = data;
    for (enum feed_state state = FEED_GOES_ON; state == FEED_GOES_ON;) {
        state = feed_step(f);
        sem_post(&f->stepped);
        thread_pause();
    }
    return NULL;
}

void feed_start(struct feed *f, struct input *input, size_t mark, struct load_progress *progress)
{
    *f = (struct feed){.input = input, .text = input->bytes + mark, .mark = mark, .progress = progress, .line = 1};
    report_init(&f->report);
    sem_init(&f->stepped, 0, 1);
    atomic_store(&f->state, feed_check_block(f));
    if (atomic_load(&f->state) == FEED_GOES_ON && input->expected >= THREAD_FROM)
        f->threaded = thread_start(&f->thread, feed_work, f);
}

static void feed_wait_for_step(struct feed *f)
{
    thread_rest();
    while (sem_wait(&f->stepped) != 0 && errno == EINTR) continue;
    thread_resume();
}

enum feed_state feed_next(struct feed *f, size_t *good)
{
    bool first = sem_trywait(&f->stepped) == 0;
    if (!first && f->threaded) feed_wait_for_step(f);
    else if (!first) feed_step(f);
    thread_pause();
    enum feed_state state = (enum feed_state)atomic_load(&f->state); /* before good: the end must come with all of it */
    *good = atomic_load(&f->good);
    return state;
}

void feed_done(struct feed *f, struct report *report)
{
    if (f->threaded) {
        input_abandon(f->input);
        thread_join(f->thread);
    }
    for (size_t i = 0; i < f->report.count; i++) {
        const struct note *note = &f->report.note[i];
        report_add(report, note->kind, note->line, note->column, note->detail);
    }
    for (int kind = 0; kind < NOTE_KINDS; kind++) {
        size_t kept = f->report.total[kind] < REPORT_KEPT ? f->report.total[kind] : REPORT_KEPT;
        report->total[kind] += f->report.total[kind] - kept;
    }
    report_done(&f->report);
    sem_destroy(&f->stepped);
}
