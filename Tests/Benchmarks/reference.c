/* The least that a full-screen list in ncurses costs: draw, wait for a key, move the selection.
 * Lakelock is measured beside it, because a ratio holds on any machine. With WITH_CURL it also loads
 * and starts libcurl, as every client of a web service has to. */
#define _GNU_SOURCE
#include <curses.h>
#include <locale.h>
#ifdef WITH_CURL
#include <curl/curl.h>
#endif

static void draw(int selected)
{
  for (int row = 0; row < LINES - 1; row++) {
    attrset(row == selected ? A_REVERSE : A_NORMAL);
    mvprintw(row, 0, "  scope-%04d  %4d keys   MANAGE", row, row);
  }
  attrset(A_NORMAL);
  mvprintw(LINES - 1, 0, "j down  k up  q quit");
  refresh();
}

int main(void)
{
  setlocale(LC_ALL, "");
#ifdef WITH_CURL
  curl_global_init(CURL_GLOBAL_DEFAULT);
#endif
  initscr();
  raw();
  noecho();
  keypad(stdscr, TRUE);
  set_escdelay(25);
  start_color();
  use_default_colors();
  curs_set(0);

  int selected = 0;
  int count = LINES - 1;
  for (;;) {
    draw(selected);
    switch (getch()) {
    case 'j':
      selected = (selected + 1) % count;
      break;
    case 'k':
      selected = (selected + count - 1) % count;
      break;
    case 'q':
      endwin();
      return 0;
    }
  }
}
