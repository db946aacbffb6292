#include "CNcurses.h"

#include <curses.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// The one screen; curses itself keeps it in a global.
static SCREEN *screen;

// Whether the next `write` is curses' own, from the buffer that it keeps for as long as the screen.
static bool is_flushing;

// curses never clears its buffer: the end of a full screen stays in it until another one is as long.
static ssize_t wiping_write(int descriptor, const void *bytes, size_t count) {
  ssize_t written = syscall(SYS_write, descriptor, bytes, count);
  if (is_flushing && descriptor == STDOUT_FILENO) {
    bool goes_on = written < 0 && (errno == EAGAIN || errno == EINTR);
    if (!goes_on) { explicit_bzero((void *)bytes, written < 0 ? count : (size_t)written); }
  }
  return written;
}

// Exported from the executable, this comes before the C library's for curses as well.
__attribute__((used, retain, visibility("default"), alias("wiping_write"))) ssize_t write(
    int descriptor, const void *bytes, size_t count);

// `tigetstr` answers (char *)-1 for a name that is no string.
static const char *capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

// `newterm` would begin to draw on a terminal that can only print lines, so that is asked before.
static cterm_status examine(int *colors) {
  int found = 0;
  *colors = 0;
  if (setupterm(NULL, STDOUT_FILENO, &found) != OK) {
    return found == 1 ? cterm_status_not_addressable : cterm_status_unknown_type;
  }
  bool usable = capability("cup") != NULL && capability("clear") != NULL;
  int count = tigetnum("colors");
  if (count > 0) { *colors = count; }
  del_curterm(cur_term);
  return usable ? cterm_status_started : cterm_status_not_addressable;
}

// Not `putp`: that one goes through the buffer of `stdout`, which curses does not flush.
static void send(const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    ssize_t sent = write(STDOUT_FILENO, text, left);
    if (sent < 0 && errno == EINTR) { continue; }
    if (sent <= 0) { return; }
    text += sent;
    left -= (size_t)sent;
  }
}

// The database is only reached through a global.
cterm_status cterm_look_up(int *colors) { return examine(colors); }

cterm_status cterm_start(const char *modes) {
  int colors;
  cterm_status status = examine(&colors);
  if (status != cterm_status_started) { return status; }
  screen = newterm(NULL, stdout, stdin);
  if (screen == NULL) { return cterm_status_failed; }
  raw();
  noecho();
  nonl();
  // Else curses looks for typed bytes while it draws, and stops drawing when it finds some.
  typeahead(-1);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  send(modes);
  return cterm_status_started;
}

// COLORS is a global that is 0 or absent until `start_color`.
int cterm_color_count(void) { return has_colors() ? COLORS : 0; }

bool cterm_has_dim(void) { return capability("dim") != NULL; }

// COLOR_PAIRS may be above the short range of `init_pair`.
bool cterm_define_pair(int pair, int foreground, int background) {
  return pair < COLOR_PAIRS && init_extended_pair(pair, foreground, background) == OK;
}

// `cchar_t` and the A_ macros cannot be imported.
void cterm_put(int row, int column, cterm_cell cell) {
  wchar_t text[6] = {(wchar_t)cell.base};
  for (int i = 0; i < 4; i++) { text[i + 1] = (wchar_t)cell.marks[i]; }
  attr_t attributes = 0;
  if (cell.attributes & cterm_bold) { attributes |= WA_BOLD; }
  if (cell.attributes & cterm_dim) { attributes |= WA_DIM; }
  if (cell.attributes & cterm_reverse) { attributes |= WA_REVERSE; }
  if (cell.attributes & cterm_underline) { attributes |= WA_UNDERLINE; }
  cchar_t character;
  if (setcchar(&character, text, attributes, 0, &cell.pair) == OK) {
    mvadd_wch(row, column, &character);
  }
}

// `leaveok` spares the bytes that would move a cursor nobody sees.
void cterm_show_cursor(int row, int column) {
  leaveok(stdscr, FALSE);
  curs_set(1);
  move(row, column);
}

void cterm_hide_cursor(void) {
  leaveok(stdscr, TRUE);
  curs_set(0);
}

void cterm_flush(void) {
  wnoutrefresh(stdscr);
  is_flushing = true;
  doupdate();
  is_flushing = false;
}

// `curscr` is a global.
void cterm_redraw(void) { clearok(curscr, TRUE); }

// Not `resizeterm`: that one queues a key nobody reads.
void cterm_resize(int height, int width) { resize_term(height, width); }

void cterm_erase(void) { erase(); }

void cterm_suspend(const char *modes) {
  erase();
  cterm_flush();
  send(modes);
  endwin();
}

// Without `endwin` before, as after SIGSTOP, curses would trust that the driver is still in raw mode.
void cterm_resume(const char *modes) {
  reset_prog_mode();
  send(modes);
  clearok(curscr, TRUE);
  cterm_flush();
}

void cterm_end(const char *modes) {
  cterm_suspend(modes);
  delscreen(screen);
  screen = NULL;
}

// Copies a capability without its `$<5>` padding marks, which `tputs` would turn into delays.
static size_t append(char *bytes, size_t capacity, size_t count, const char *name) {
  const char *value = capability(name);
  while (value != NULL && *value != '\0' && count < capacity) {
    if (value[0] == '$' && value[1] == '<') {
      while (*value != '\0' && *value != '>') { value++; }
      if (*value != '\0') { value++; }
    } else {
      bytes[count++] = *value++;
    }
  }
  return count;
}

size_t cterm_restore_sequence(char *bytes, size_t capacity) {
  const char *const names[] = {"sgr0", "op", "clear", "cnorm", "rmcup"};
  size_t count = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    count = append(bytes, capacity, count, names[i]);
  }
  return count;
}
