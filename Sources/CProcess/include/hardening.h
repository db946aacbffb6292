#pragma once

#include <stdbool.h>

#pragma clang assume_nonnull begin

/// Allows no core dump of this process and no other process of the same user to attach to it or
/// to read its memory.
///
/// Returns whether the kernel agreed to both.
bool cproc_forbid_dumps(void);

/// The same for a process that another program is to take the place of: the limit of core dumps can
/// be given back.
bool cproc_forbid_own_dumps(void);

/// Gives back the limit of core dumps that there was before the first `cproc_forbid_own_dumps`.
void cproc_restore_dumps(void);

/// Overwrites the value of the environment variable `name` where the kernel put it, so that
/// `/proc/PID/environ` no longer shows it, and removes the variable.
///
/// Only safe while the process has one thread and nobody keeps a pointer from `getenv`.
void cproc_forget_environment(const char *name);

#pragma clang assume_nonnull end
