#pragma once

#include <stdint.h>

// The cells `scalar` takes on a terminal under the process's LC_CTYPE: -1, 0, 1 or 2.
// `wcwidth` hides behind a feature macro that Swift's view of the C library does not set.
int cproc_scalar_width(uint32_t scalar);

// `scalar` as a small letter under the process's LC_CTYPE; itself where it is none.
// Swift's mapping makes a string of each scalar, and these belong to a secret.
uint32_t cproc_scalar_lowercase(uint32_t scalar);
