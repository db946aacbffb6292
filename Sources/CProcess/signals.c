#include "signals.h"

#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Signal handlers can reach nothing but statics.
static int watch_pipe[2] = {-1, -1};

static struct {
  volatile sig_atomic_t is_guarded;
  int descriptor;
  struct termios modes;
  size_t count;
  char restore[512];
} terminal;

static char crash_stack[16384] __attribute__((aligned(16)));

static void note(int signal_number) {
  int saved = errno;
  unsigned char byte = (unsigned char)signal_number;
  // A full pipe means that the loop has enough to read already.
  (void)!write(watch_pipe[1], &byte, 1);
  errno = saved;
}

static void handle(int signal_number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

// A Swift closure may allocate or retain and so may not be a signal handler.
int cproc_watch_signals(void) {
  if (watch_pipe[0] < 0 && pipe2(watch_pipe, O_CLOEXEC | O_NONBLOCK) != 0) { return -1; }
  // The second row would end the program at once, with its last screen left on the terminal.
  const int watched[] = {
      SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT,
      SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, SIGPWR, SIGSTKFLT};
  for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
    handle(watched[i], note, SA_RESTART);
  }
  handle(SIGPIPE, SIG_IGN, 0);
  return watch_pipe[0];
}

// The second one ends the program: what is to be done after the first may hang.
int cproc_watch_interrupt(void) {
  struct sigaction present;
  // Whoever started the program in the background does not want it to be stopped so.
  if (sigaction(SIGINT, NULL, &present) != 0 || present.sa_handler == SIG_IGN) { return -1; }
  if (watch_pipe[0] < 0 && pipe2(watch_pipe, O_CLOEXEC | O_NONBLOCK) != 0) { return -1; }
  handle(SIGINT, note, SA_RESTART | (int)SA_RESETHAND);
  return watch_pipe[0];
}

// `SIG_DFL` is a cast integer that Swift cannot import. Whoever calls knows that it was continued,
// so that is not told by the descriptor once more.
void cproc_stop_group(void) {
  handle(SIGTSTP, SIG_DFL, 0);
  handle(SIGCONT, SIG_DFL, 0);
  kill(0, SIGTSTP);
  handle(SIGTSTP, note, SA_RESTART);
  handle(SIGCONT, note, SA_RESTART);
}

static const char *name_of(int signal_number) {
  switch (signal_number) {
    case SIGSEGV: return "segmentation fault";
    case SIGBUS: return "bus error";
    case SIGFPE: return "arithmetic fault";
    case SIGABRT: return "abort";
    case SIGSYS: return "system call refused";
    default: return "internal check";
  }
}

static void put(const char *text) { (void)!write(STDERR_FILENO, text, strlen(text)); }

// Only functions that POSIX calls async-signal-safe.
static void crash(int signal_number) {
  if (terminal.is_guarded) {
    terminal.is_guarded = 0;
    (void)!write(terminal.descriptor, terminal.restore, terminal.count);
    tcsetattr(terminal.descriptor, TCSANOW, &terminal.modes);
  }
  cproc_kill_children();
  put("lakelock: stopped by a fault in the program (");
  put(name_of(signal_number));
  put("); no value was written to disk\n");
  // The default action was set again on entry; it takes effect when the handler returns.
  raise(signal_number);
}

// Needs an alternate stack, since a fault may be a full stack.
void cproc_catch_crashes(void) {
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(&stack, NULL);
  const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
    handle(crashes[i], crash, (int)(SA_ONSTACK | SA_RESETHAND));
  }
}

// The handler needs the saved modes in a static.
bool cproc_guard_terminal(int descriptor) {
  if (tcgetattr(descriptor, &terminal.modes) != 0) { return false; }
  terminal.descriptor = descriptor;
  terminal.count = 0;
  terminal.is_guarded = 1;
  return true;
}

void cproc_set_restore_sequence(const char *bytes, size_t count) {
  terminal.count = 0;
  if (count > sizeof terminal.restore) { return; }
  memcpy(terminal.restore, bytes, count);
  terminal.count = count;
}

void cproc_release_terminal(void) { terminal.is_guarded = 0; }
