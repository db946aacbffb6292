"""Searches the memory of the built program for values that it should have forgotten.

The arguments are lakelock, lakelock-emulator, and `all`, `share` or the names of checks.
"""

import concurrent.futures
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

import browsing
import copying
import editing
import endings
import planted
import saving
import system_calls
import undoing
from session import Leak, Programs

# What waits for a clock comes first: the others run meanwhile.
GROUPS = (copying, browsing, editing, saving, endings, undoing, system_calls,
          planted)
WORKERS = 6
ROUNDS = {"share": 1, "all": 10}

CELL_SIZE = """\
#define _GNU_SOURCE
#include <curses.h>
#include <stdio.h>
int main(void) { printf("%zu", sizeof(cchar_t)); }
"""
CLIPBOARD = """\
#!/bin/sh
case $1 in
-in) cat >"$HOME/held" ;;
-out) cat "$HOME/held" ;;
esac
"""


def main():
    lakelock, emulator, *wanted = sys.argv[1:]
    wanted = wanted or ["share"]
    rounds = ROUNDS.get(wanted[0])
    with tempfile.TemporaryDirectory(prefix="lakelock-scan-") as name:
        folder = pathlib.Path(name)
        (folder / "cell.c").write_text(CELL_SIZE)
        (folder / "xclip").write_text(CLIPBOARD)
        (folder / "xclip").chmod(0o700)
        programs = Programs(
            # A copy, so that the program may be built anew meanwhile.
            lakelock=pathlib.Path(shutil.copy(lakelock, folder / "lakelock")),
            emulator=pathlib.Path(emulator).resolve(), folder=folder,
            planted=compiled(folder, pathlib.Path(__file__).with_name("planted.c")),
            cell=int(output_of(compiled(folder, folder / "cell.c"))),
            looks_everywhere=wanted[0] == "all")
        checks = [
            (group, check) for group in GROUPS for check in group.CHECKS
            if rounds or check.__name__ in wanted]
        return run(programs, checks * (rounds or 1))


def compiled(folder, source):
    program = folder / source.stem
    compiler = shutil.which("cc") or shutil.which("clang")
    subprocess.run([compiler, "-O1", "-o", program, source], check=True)
    return program


def output_of(program):
    return subprocess.run([program], check=True, capture_output=True).stdout


def run(programs, checks):
    begin = time.monotonic()
    failed = scans = 0
    with concurrent.futures.ProcessPoolExecutor(WORKERS) as pool:
        outcomes = pool.map(outcome, [check for _, check in checks], [programs] * len(checks))
        for (group, check), (problem, count) in zip(checks, outcomes):
            title = f"{group.__name__}: {check.__name__}".replace("_", " ")
            print(f"FAILED  {title}\n{problem}" if problem else f"ok      {title}", flush=True)
            failed += problem is not None
            scans += count
    print(f"{scans} scans in {time.monotonic() - begin:.0f} s")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


def outcome(check, programs):
    """What is wrong, None where nothing is, and how many scans there were."""
    before = programs.scan_count
    problem = None
    try:
        check(programs)
    except Leak as leak:
        problem = str(leak)
    except Exception:
        problem = traceback.format_exc()
    return problem, programs.scan_count - before


if __name__ == "__main__":
    sys.exit(main())
