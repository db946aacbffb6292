#pragma once

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

/// A started program and this process's ends of its pipes; each descriptor is the owner's to close.
typedef struct {
  int process;
  /// Becomes readable when the program has ended; -1 where the kernel has no such descriptor.
  int ending;
  /// What the program writes to standard output and to standard error; reading never waits.
  int output;
  int complaint;
} cproc_child;

/// A pipe for what a program is to read; each end is the owner's to close.
typedef struct {
  int reading;
  /// Writing never waits.
  int writing;
} cproc_input;

/// Makes a pipe with room for `size` bytes where the system allows it. Returns 0 or an `errno`.
int cproc_open_input(size_t size, cproc_input *input);

/// Starts a program in a session and process group of its own, without a terminal. It reads from
/// the descriptor `input`; with -1 there is nothing to read.
///
/// `arguments` holds `argument_size` bytes: strings that each end in a zero byte, the first of them
/// the program's path. `variables` holds such strings as well, each `NAME=value`, which the program
/// gets besides this process's environment. Returns 0, or an `errno` and starts nothing.
int cproc_start(const char *arguments, size_t argument_size, const char *variables,
                size_t variable_size, int input, cproc_child *child);

/// Whether the program has ended; only then `status` is set, to its exit status or 128 and the
/// signal that ended it, and the program is forgotten. Never waits, and asks for no other child.
bool cproc_take_ended(int process, int *status);

/// Kills the started programs with their groups; may be called from a signal handler.
void cproc_kill_children(void);

/// From now on the started programs are killed with their groups when this process exits, and on INT,
/// TERM and HUP where nobody watches these signals, before they end this process as they would have.
void cproc_end_children_with_process(void);

// Ends the children and this process at once. What libraries would free and tidy up first, such as
// OpenSSL's tables, goes back to the system with the process; a verb takes a tenth longer with it.
_Noreturn void cproc_exit(int status);

/// Kills the program with all that is in its process group, and forgets it.
void cproc_end(int process);

/// Replaces this process by a program that is searched for in PATH; `arguments` and `variables` are
/// as for `cproc_start`. SIGPIPE is what it was at the beginning, and so is the limit of core
/// dumps after `cproc_forbid_own_dumps`.
///
/// Returns an `errno`, and only where that was not possible.
int cproc_become(const char *arguments, size_t argument_size, const char *variables,
                 size_t variable_size);

#pragma clang assume_nonnull end
