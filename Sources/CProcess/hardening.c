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
