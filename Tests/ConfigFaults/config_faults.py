"""Runs every check of the config file's reader and writer.

The arguments are the folder of the built programs, and `all` or `share`.
"""

import pathlib
import shutil
import sys
import time

import contention
import generated
import injection
import kills
import ownership
from outcome import folder


def main():
    everything = sys.argv[2] == "all"
    with folder() as programs:
        # Copies, so that the programs may be built anew meanwhile.
        for name in ("lakelock", "config-probe"):
            shutil.copy(pathlib.Path(sys.argv[1]) / name, programs)
        return run(programs, everything)


def run(programs, everything):
    passed = failed = 0
    for check in (generated.check, injection.check, kills.check, contention.check, ownership.check):
        begin = time.monotonic()
        result = check(programs, everything)
        seconds = time.monotonic() - begin
        bad = len(result.failures)
        print(f"{result.title}: {result.cases} cases, {bad} of them failed, {seconds:.1f} s")
        for failure in result.failures[:10]:
            print(f"FAILED  {failure}")
        # A check is one test, however many cases it has.
        if result.failures:
            failed += 1
        elif result.cases:
            passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
