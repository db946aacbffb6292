// Preloaded: writes at most seven bytes at a time to files, as a nearly full disk or a signal does.
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

ssize_t write(int descriptor, const void *bytes, size_t count) {
  return syscall(SYS_write, descriptor, bytes, descriptor > 2 && count > 7 ? 7 : count);
}
