#include "child.h"

#include "hardening.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// A list of C strings is an array of pointers, which Swift can make only with many of them unsafe.
static size_t count_strings(const char *block, size_t size) {
  size_t count = 0;
  for (size_t i = 0; i < size; i++) count += block[i] == 0;
  return count;
}

static char **add_strings(char **list, const char *block, size_t size) {
  for (size_t at = 0; at < size; at += strlen(block + at) + 1) *list++ = (char *)block + at;
  return list;
}

static bool names(const char *variable, const char *block, size_t size) {
  size_t length = strcspn(variable, "=") + 1;
  for (size_t at = 0; at < size; at += strlen(block + at) + 1) {
    if (strncmp(variable, block + at, length) == 0) return true;
  }
  return false;
}

// environ is a shared mutable global, which Swift refuses.
static char **merged_environment(const char *block, size_t size) {
  size_t count = count_strings(block, size) + 1;
  for (char **entry = environ; *entry != NULL; entry++) count++;
  char **merged = calloc(count, sizeof *merged);
  if (merged == NULL) return NULL;
  char **end = add_strings(merged, block, size);
  for (char **entry = environ; *entry != NULL; entry++) {
    if (!names(*entry, block, size)) *end++ = *entry;
  }
  return merged;
}

// The attributes are opaque unions; posix_spawn is used because a fork would copy locked pages.
static int spawn(char **arguments, char **environment, const int streams[3], pid_t *process) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  sigset_t every, none;
  sigfillset(&every);
  sigemptyset(&none);
  int error = posix_spawn_file_actions_init(&files);
  if (error != 0) return error;
  error = posix_spawnattr_init(&attributes);
  if (error != 0) {
    posix_spawn_file_actions_destroy(&files);
    return error;
  }
  if (streams[0] < 0) {
    error = posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  }
  for (int i = 0; i < 3; i++) {
    if (error == 0 && streams[i] >= 0) {
      error = posix_spawn_file_actions_adddup2(&files, streams[i], i);
    }
  }
  // What others of this process forgot to close on exec stays here.
  if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&files, 3);
  if (error == 0) error = posix_spawnattr_setsigdefault(&attributes, &every);
  if (error == 0) error = posix_spawnattr_setsigmask(&attributes, &none);
  if (error == 0) {
    error = posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  if (error == 0) {
    error = posix_spawn(process, arguments[0], &files, &attributes, arguments, environment);
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

// Signal handlers can reach nothing but statics. Slots are taken and freed atomically; a program
// that finds none is not lost, it only outlives a killed parent.
static int children[64];

static void remember(int old, int new) {
  for (size_t i = 0; i < sizeof children / sizeof *children; i++) {
    int expected = old;
    if (__atomic_compare_exchange_n(&children[i], &expected, new, false, __ATOMIC_SEQ_CST,
                                    __ATOMIC_SEQ_CST)) {
      return;
    }
  }
}

static int open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  // Only this end: the program's own must wait when the pipe is full.
  return fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 ? 0 : errno;
}

static void close_all(int descriptors[2]) {
  for (int i = 0; i < 2; i++) {
    if (descriptors[i] >= 0) close(descriptors[i]);
  }
}

// fcntl is variadic, which Swift cannot call.
int cproc_open_input(size_t size, cproc_input *input) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  // Only this end: the program waits for what does not fit at once.
  if (fcntl(ends[1], F_SETFL, O_NONBLOCK) != 0) {
    int error = errno;
    close_all(ends);
    return error;
  }
  // Beyond what an ordinary user may have it stays as it is.
  (void)fcntl(ends[1], F_SETPIPE_SZ, (int)size);
  *input = (cproc_input){ends[0], ends[1]};
  return 0;
}

int cproc_start(const char *arguments, size_t argument_size, const char *variables,
                size_t variable_size, int input, cproc_child *child) {
  int output[2] = {-1, -1}, complaint[2] = {-1, -1};
  pid_t process = -1;
  char **list = calloc(count_strings(arguments, argument_size) + 1, sizeof *list);
  char **environment = merged_environment(variables, variable_size);
  int error = list == NULL || environment == NULL ? ENOMEM : 0;
  if (error == 0) error = open_pipe(output);
  if (error == 0) error = open_pipe(complaint);
  if (error == 0) {
    add_strings(list, arguments, argument_size);
    const int streams[3] = {input, output[1], complaint[1]};
    // A signal that ends this program must not come between the start of a child and its slot.
    sigset_t every, before;
    sigfillset(&every);
    pthread_sigmask(SIG_BLOCK, &every, &before);
    error = spawn(list, environment, streams, &process);
    if (error == 0) remember(0, process);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  free(list);
  free(environment);
  if (error != 0) {
    close_all(output);
    close_all(complaint);
    return error;
  }
  close(output[1]);
  close(complaint[1]);
  // The descriptor is closed on exec by itself.
  int ending = (int)syscall(SYS_pidfd_open, process, 0);
  *child = (cproc_child){process, ending, output[0], complaint[0]};
  return 0;
}

// Only functions that POSIX calls async-signal-safe.
void cproc_kill_children(void) {
  for (size_t i = 0; i < sizeof children / sizeof *children; i++) {
    int process = __atomic_load_n(&children[i], __ATOMIC_SEQ_CST);
    if (process > 0) kill(-process, SIGKILL);
  }
}

static void end_children(int signal_number) {
  cproc_kill_children();
  // The default action was set again on entry; it takes effect when the handler returns.
  raise(signal_number);
}

// What libcurl's shim ignores later is not the choice of whoever started this process.
static bool pipe_was_ignored;

void cproc_end_children_with_process(void) {
  struct sigaction pipe_action;
  pipe_was_ignored =
      sigaction(SIGPIPE, NULL, &pipe_action) == 0 && pipe_action.sa_handler == SIG_IGN;
  atexit(cproc_kill_children);
  const int ending[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    // Whoever started this process may want it to ignore the signal, as nohup does.
    if (sigaction(ending[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action = (struct sigaction){.sa_handler = end_children, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(ending[i], &action, NULL);
  }
}

void cproc_exit(int status) {
  cproc_kill_children();
  _exit(status);
}

// The macros that read a status are not importable.
static int readable_status(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

bool cproc_take_ended(int process, int *status) {
  int raw = 0;
  pid_t ended = waitpid(process, &raw, WNOHANG);
  if (ended == 0 || (ended < 0 && errno == EINTR)) return false;
  remember(process, 0);
  // Where children are not waited for (SIGCHLD ignored) nobody knows how it ended.
  *status = ended == process ? readable_status(raw) : 0;
  return true;
}

void cproc_end(int process) {
  kill(-process, SIGKILL);
  kill(process, SIGKILL);
  // A process that was killed is gone at once.
  while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {}
  remember(process, 0);
}

// execvpe takes arrays of pointers, as above. What this process set for itself is not the program's.
int cproc_become(const char *arguments, size_t argument_size, const char *variables,
                 size_t variable_size) {
  char **list = calloc(count_strings(arguments, argument_size) + 1, sizeof *list);
  char **environment = merged_environment(variables, variable_size);
  if (list == NULL || environment == NULL) {
    free(list);
    free(environment);
    return ENOMEM;
  }
  add_strings(list, arguments, argument_size);
  cproc_restore_dumps();
  struct sigaction pipe_action = {.sa_handler = pipe_was_ignored ? SIG_IGN : SIG_DFL};
  sigemptyset(&pipe_action.sa_mask);
  sigaction(SIGPIPE, &pipe_action, NULL);
  execvpe(list[0], list, environment);
  int error = errno;
  (void)cproc_forbid_own_dumps();
  free(list);
  free(environment);
  return error;
}
