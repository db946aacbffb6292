#include "hardening.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

// prctl is variadic, which Swift cannot call; setrlimit's first argument has another type on
// each libc.
bool cproc_forbid_dumps(void) {
  const struct rlimit none = {0, 0};
  bool limited = setrlimit(RLIMIT_CORE, &none) == 0;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limited;
}

static struct rlimit former_limit;
static bool has_former_limit;

// A hard limit that was lowered cannot be given back.
bool cproc_forbid_own_dumps(void) {
  if (!has_former_limit) has_former_limit = getrlimit(RLIMIT_CORE, &former_limit) == 0;
  const struct rlimit none = {0, has_former_limit ? former_limit.rlim_max : 0};
  bool limited = setrlimit(RLIMIT_CORE, &none) == 0;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limited;
}

void cproc_restore_dumps(void) {
  if (has_former_limit) (void)setrlimit(RLIMIT_CORE, &former_limit);
}

// environ is a shared mutable global, which Swift refuses; unsetenv alone leaves the bytes.
void cproc_forget_environment(const char *name) {
  size_t length = strlen(name);
  for (char **entry = environ; entry != NULL && *entry != NULL; entry++) {
    if (strncmp(*entry, name, length) != 0 || (*entry)[length] != '=') continue;
    char *value = *entry + length + 1;
    explicit_bzero(value, strlen(value));
  }
  unsetenv(name);
}
