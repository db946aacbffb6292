#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Turns INT, WINCH, TSTP, CONT and all signals that end a program without a fault, such as TERM, HUP
/// and QUIT, into bytes, the signal's number each, on a descriptor that can be waited for. PIPE is
/// ignored.
///
/// Returns the descriptor, which does not block and is closed in children, or -1 with `errno` set.
int cproc_watch_signals(void);

/// Turns the next INT into a byte on a descriptor that can be waited for, as `cproc_watch_signals`
/// does; the one after it ends the program.
///
/// Returns the descriptor, or -1 where INT is ignored or no descriptor is left.
int cproc_watch_interrupt(void);

/// Stops the process group as the terminal's suspend key would; returns when it was continued.
void cproc_stop_group(void);

/// On SEGV, BUS, ILL, TRAP, FPE, ABRT and SYS: gives the terminal back if it was taken, writes one line
/// without any memory contents, and dies by the same signal. Replaces the reporter of the Swift
/// runtime, which prints what registers point at.
void cproc_catch_crashes(void);

/// Remembers the modes of the terminal driver and what to send when the program crashes.
///
/// To be called before the modes are changed. Returns whether `descriptor` is a terminal.
bool cproc_guard_terminal(int descriptor);

/// Sets the at most 512 bytes that a crash sends to the guarded terminal.
void cproc_set_restore_sequence(const char *bytes, size_t count);

/// Ends the guard: a crash leaves the terminal alone.
void cproc_release_terminal(void);

#pragma clang assume_nonnull end
