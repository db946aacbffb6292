"""Runs the checks of both peers against the emulator given as the argument."""

import os
import sys
import traceback

import cli_checks
import resolution_checks
import sdk_checks
import verb_checks
from emulator import CLIENT_OPTIONS, Emulator


def run(name, checks, emulator):
    """How many checks failed."""
    failed = 0
    for check in checks:
        title = f"{name}: {check.__name__.replace('_', ' ')}"
        try:
            check(emulator)
            print(f"ok      {title}")
        except Exception:
            failed += 1
            print(f"FAILED  {title}")
            traceback.print_exc(file=sys.stdout)
    return failed


def main():
    program = sys.argv[1]
    with Emulator(program, "--port", "0", *CLIENT_OPTIONS) as emulator:
        checks = sdk_checks.CHECKS + resolution_checks.CHECKS
        failed = run("Python SDK", checks, emulator)
        failed += run("verbs", verb_checks.CHECKS, emulator)
    passed = len(checks) + len(verb_checks.CHECKS) - failed
    if os.geteuid() != 0:
        print("skipped old CLI: it ignores ports, and only root may listen on port 80")
    else:
        try:
            with Emulator(program, "--port", "80") as emulator:
                cli_failed = run("old CLI", cli_checks.CHECKS, emulator)
        except OSError:
            print("skipped old CLI: it ignores ports, and port 80 is taken")
        else:
            failed += cli_failed
            passed += len(cli_checks.CHECKS) - cli_failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
