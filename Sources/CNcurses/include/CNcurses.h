#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// No curses type appears here: Swift refuses `stdscr` and its friends as shared mutable state, and
// the wide functions need a feature macro that importers do not inherit.

#pragma clang assume_nonnull begin

/// How starting went.
typedef enum __attribute__((enum_extensibility(closed))) cterm_status {
  cterm_status_started,
  /// The terminal database has no entry for TERM.
  cterm_status_unknown_type,
  /// The terminal cannot place its cursor or clear its screen.
  cterm_status_not_addressable,
  cterm_status_failed,
} cterm_status;

/// Attributes of a cell, to be added up.
enum {
  cterm_bold = 1,
  cterm_dim = 2,
  cterm_reverse = 4,
  cterm_underline = 8,
};

/// One cell: a base character, up to four combining marks (0 where there is none), attributes and
/// the number of a colour pair made by `cterm_define_pair`; pair 0 is the terminal's own colours.
typedef struct cterm_cell {
  uint32_t base;
  uint32_t marks[4];
  int attributes;
  int pair;
} cterm_cell;

/// Looks up TERM and its number of colours, and leaves the terminal as it is.
cterm_status cterm_look_up(int *colors);

/// Looks up TERM, takes the screen over and sets raw mode: no echo, no signals from keys, CR stays
/// CR. `modes` is sent at once.
cterm_status cterm_start(const char *modes);

/// The number of colours, 0 without any; after `cterm_start`.
int cterm_color_count(void);

/// Whether the terminal can show fainter text.
bool cterm_has_dim(void);

/// Makes colour pair `pair`; -1 is the terminal's own colour. Returns whether there was room.
bool cterm_define_pair(int pair, int foreground, int background);

/// Puts one character; a wide one takes the next cell too.
void cterm_put(int row, int column, cterm_cell cell);

/// Shows the cursor at that place.
void cterm_show_cursor(int row, int column);

/// Hides the cursor.
void cterm_hide_cursor(void);

/// Sends what changed since the last flush.
void cterm_flush(void);

/// Makes the next flush send every cell.
void cterm_redraw(void);

/// Takes over a new size, in cells.
void cterm_resize(int height, int width);

/// Forgets every cell, here and on the screen; sent by the next flush or by `cterm_suspend`.
void cterm_erase(void);

/// Gives the terminal back as it was, after sending `modes`. `cterm_resume` takes it again.
void cterm_suspend(const char *modes);

/// Takes the terminal again, sends `modes`, and empties the screen.
void cterm_resume(const char *modes);

/// Gives the terminal back, after sending `modes`, and frees everything.
void cterm_end(const char *modes);

/// Writes what puts a terminal of this type in order, without padding marks, into `bytes`.
///
/// Returns the number of bytes, at most `capacity`.
size_t cterm_restore_sequence(char *bytes, size_t capacity);

#pragma clang assume_nonnull end
