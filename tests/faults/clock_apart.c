/* A machine whose wall clock is wrong: loaded into one process by LD_PRELOAD, it adds $CLOCK_APART seconds to what
 * CLOCK_REALTIME says. The steady clock stays as it is, as on a real machine. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *said)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(clock, said);
    const char *apart = getenv("CLOCK_APART");
    if (!failed && clock == CLOCK_REALTIME && apart)
        said->tv_sec += atoi(apart);
    return failed;
}
