#pragma once

#include <stdbool.h>

/// Whether blocks freed anywhere in this process, shared libraries included, are wiped: true when
/// the dynamic linker finds this target's `free` first.
///
/// Calling it also keeps this target's object in the executable.
bool cheap_is_active(void);
