#ifndef CCS_CLOCK_SHIM_H
#define CCS_CLOCK_SHIM_H

#include <stdint.h>
#include <string.h>
#include <sys/timex.h>

/// The machine's clock in milliseconds since 1970 while time servers keep it right (NTP, as the kernel knows it);
/// -1 while they do not, as after somebody has set it by hand. Swift does not see struct timex.
static inline int64_t ccs_kept_clock(void) {
    struct timex state;
    memset(&state, 0, sizeof state);
    const int result = adjtimex(&state);
    if (result < 0 || result == TIME_ERROR || (state.status & STA_UNSYNC)) return -1;
    const int64_t fraction = (state.status & STA_NANO) ? state.time.tv_usec / 1000000 : state.time.tv_usec / 1000;
    return (int64_t)state.time.tv_sec * 1000 + fraction;
}

#endif
