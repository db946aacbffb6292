// Reads bytes from standard input into the place named by the argument, says so, and waits to be
// killed: something that the scan has to find.

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ROOM = 1 << 16 };

static char in_data[ROOM];

static void take(char *room) {
  size_t count = 0;
  ssize_t more;
  while ((more = read(0, room + count, ROOM - count)) > 0) count += (size_t)more;
}

static void say_ready_and_wait(void) {
  (void)!write(1, "ready\n", 6);
  for (;;) pause();
}

// The place is below the stack pointer once this has returned.
__attribute__((noinline)) static void use_stack(void) {
  char room[2 * ROOM];
  take(room);
  __asm__ volatile("" : : "r"(room) : "memory");
}

// What the C library leaves alone when it waits.
static void use_register(void) {
  take(in_data);
#if defined(__x86_64__)
  __asm__ volatile("movdqu %0, %%xmm15" : : "m"(*(char(*)[16])in_data) : "xmm15");
#elif defined(__aarch64__)
  __asm__ volatile("ldr q31, %0" : : "m"(*(char(*)[16])in_data) : "v31");
#endif
  explicit_bzero(in_data, ROOM);
}

int main(int count, char **arguments) {
  const char *place = count > 1 ? arguments[1] : "";
  if (strcmp(place, "data") == 0) take(in_data);
  if (strcmp(place, "heap") == 0) take(malloc(ROOM));
  if (strcmp(place, "stack") == 0) use_stack();
  if (strcmp(place, "register") == 0) use_register();
  if (strcmp(place, "shared") == 0) {
    take(mmap(NULL, ROOM, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  }
  say_ready_and_wait();
}
