// Replaces free and realloc for the whole process, so that strings, libcurl's buffers and ncurses'
// cells leave nothing behind when they are released. glibc's other allocation functions stay as
// they are; blocks of memalign and its kin are released through free like all others.

#include "CHeap.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// glibc's own implementations under the names it keeps for replacements like this one.
extern void *__libc_malloc(size_t size);
extern void __libc_free(void *block);

// Wipes all that the block can hold, since Swift's arrays and strings use the room past the size
// that was asked for.
static void wiping_free(void *block) {
  if (block == NULL) return;
  explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
}

// glibc's realloc moves a block without wiping the old place, so a block that must move is copied
// here. One that fits stays, unless that would keep more than half of it unused.
static void *wiping_realloc(void *block, size_t size) {
  if (block == NULL) return __libc_malloc(size);
  if (size == 0) {
    wiping_free(block);
    return NULL;
  }
  size_t usable = malloc_usable_size(block);
  if (size <= usable && size >= usable / 2) {
    explicit_bzero((char *)block + size, usable - size);
    return block;
  }
  void *moved = __libc_malloc(size);
  if (moved == NULL) return NULL;
  memcpy(moved, block, usable < size ? usable : size);
  wiping_free(block);
  return moved;
}

// Exported from the executable, these come before glibc's for every shared library as well.
__attribute__((used, retain, visibility("default"), alias("wiping_free"))) void free(void *block);
__attribute__((used, retain, visibility("default"), alias("wiping_realloc"))) void *realloc(
    void *block, size_t size);

// A replacement in an executable reaches shared libraries only if the linker exported it.
bool cheap_is_active(void) {
  return dlsym(RTLD_DEFAULT, "free") == (void *)(uintptr_t)wiping_free &&
         dlsym(RTLD_DEFAULT, "realloc") == (void *)(uintptr_t)wiping_realloc;
}
