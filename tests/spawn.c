#include "spawn.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS = 32 };

static const char *program(void)
{
    const char *named = getenv("JIHUA");
    return named != NULL && *named != '\0' ? named : "./jihua";
}

/* The whole of an unnamed temporary file, NUL at its end. */
static char *slurp(FILE *file, size_t *nbytes)
{
    long end;
    fseek(file, 0, SEEK_END);
    end = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)end + 1);
    *nbytes = fread(bytes, 1, (size_t)end, file);
    bytes[*nbytes] = '\0';
    fclose(file);
    return bytes;
}

static void set_environment(void)
{
    static const char *const unset[] = {"JIHUA_PLAN", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "COLUMNS"};
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++) unsetenv(unset[i]);
    setenv("JIHUA", program(), 1);
    setenv("LANG", "C.UTF-8", 1);
    setenv("LANGUAGE", "en", 1);
    signal(SIGPIPE, SIG_DFL);
}

static struct spawned start(const char *input, char *const argv[])
{
    FILE *in = tmpfile(), *out = tmpfile(), *err = tmpfile();
    struct spawned run = {0};
    size_t nbytes;
    if (input != NULL) fputs(input, in);
    fflush(in);
    rewind(in);
    pid_t child = fork();
    if (child == 0) {
        dup2(fileno(in), STDIN_FILENO);
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        set_environment();
        execvp(argv[0], argv);
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    run.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    fclose(in);
    run.out = slurp(out, &run.nout);
    run.err = slurp(err, &nbytes);
    return run;
}

struct spawned spawn_jihua(const char *input, ...)
{
    char *argv[ARGUMENTS] = {(char *)(uintptr_t)program()};
    va_list list;
    va_start(list, input);
    for (int i = 1; i < ARGUMENTS - 1 && (argv[i] = va_arg(list, char *)) != NULL; i++) continue;
    va_end(list);
    return start(input, argv);
}

struct spawned spawn_shell(const char *command)
{
    char *argv[] = {"sh", "-c", (char *)(uintptr_t)command, NULL};
    return start(NULL, argv);
}

void spawn_done(struct spawned *run)
{
    free(run->out);
    free(run->err);
}
