"""Finding a key among 1,000 scopes of 1,000 keys, through the terminal, beside fzf on the same names."""

import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request

import verbs
from relay import Relay
from terminal import ESCAPES, Terminal

KEY_MILLISECONDS, MEBIBYTES, FIRST_MILLISECONDS = 16, 120, 100
# What people type: words, abbreviations, several words, letters that nearly every name holds.
QUERIES = [
    "stripe", "dbpw", "db pass", "password", "payments/tls", "kafka-password-0640", "client secret",
    "access", "sas-url", "e", "-0", "a0", "s-0", "key", "ak", "oauthrefresh", "^fraud key", "0999",
    "'token", "smtp !pay",
]
# Longer than the pause between two lists of one search, so that the last one counts.
QUIET = 0.04


def names(address):
    """All paths, in the order of the program's list."""
    def ask(path):
        request = urllib.request.Request(
            f"{address}/api/2.0/secrets/{path}", headers={"Authorization": "Bearer bench-token"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    scopes = sorted(scope["name"] for scope in ask("scopes/list")["scopes"])
    return [
        f"{scope}/{key['key']}" for scope in scopes for key in ask(f"list?scope={scope}")["secrets"]]


def press(terminal, key):
    """The milliseconds from the key to the first and to the last of the lists it brought."""
    started = time.perf_counter()
    terminal.send(key)
    first = last = None
    some = terminal.read(1)
    while some:
        now = time.perf_counter()
        # A list is written in one go; a pause is a slice of the search.
        if first is None or now - last < 0.001 and first == last:
            first = now
        last = now
        some = terminal.read(QUIET)
    if first is None:
        raise SystemExit(f"bench: no answer to the key {key!r}")
    return (first - started) * 1e3, (last - started) * 1e3


def screen(terminal, size):
    """Everything that is shown, once it is drawn anew at another size."""
    terminal.resize(*size)
    written = b""
    while some := terminal.read(0.3):
        written += some
    return ESCAPES.sub(b"", written).decode(errors="replace")


def shown_count(terminal, sizes):
    """How many paths match, as the box says."""
    text = screen(terminal, sizes[0])
    screen(terminal, sizes[1])
    found = re.search(r"Find everywhere ─* 1/([0-9,]+)", text)
    return int(found[1].replace(",", "")) if found else 0


def fzf(paths, query):
    """The milliseconds of the whole process, and how many paths it lets through."""
    started = time.perf_counter()
    with open(paths, "rb") as file:
        found = subprocess.run(
            ["fzf", "--filter", query], stdin=file, stdout=subprocess.PIPE, check=False).stdout
    return (time.perf_counter() - started) * 1e3, found.count(b"\n")


def look(terminal, paths, fzf_times):
    """Types every query and takes it back: the times of each key, and of its first list."""
    firsts, lasts, queries = [], [], []
    for query in QUERIES:
        typed = []
        for letter in query:
            first, last = press(terminal, letter.encode())
            firsts.append(first)
            typed.append(last)
        lasts += typed
        if shutil.which("fzf"):
            took, count = fzf(paths, query)
            fzf_times.append(took)
            if (ours := shown_count(terminal, [(121, 40), (120, 40)])) != count:
                raise SystemExit(f"bench: {query!r} finds {ours} paths here, {count} in fzf")
        queries.append((query, max(typed)))
        for _ in query:
            first, last = press(terminal, b"\x7f")
            firsts.append(first)
            lasts.append(last)
    return firsts, lasts, queries


def percentile(values, fraction):
    values = sorted(values)
    return values[min(len(values) - 1, int(fraction * len(values)))]


def first_lists(lakelock, port, runs=9):
    """The milliseconds from the end of the list of scopes to the screen that shows it."""
    times = []
    for _ in range(runs):
        relay = Relay(port, b'"scopes"')
        terminal = Terminal([lakelock], variables=sign_in(relay.address))
        shown, _ = terminal.wait_for([b"analytics-0000", b"1/1,000"])
        times.append((shown - relay.passed) * 1e3)
        terminal.close()
        relay.close()
    return times


def sign_in(address):
    return {"DATABRICKS_HOST": address, "DATABRICKS_TOKEN": "bench-token"}


def measure(lakelock, emulator):
    """The lines of the table: what, the measured texts of both, the budget, whether it is met."""
    with tempfile.TemporaryDirectory() as folder:
        process, address = verbs.serve(emulator, folder)
        try:
            port = int(address.rsplit(":", 1)[1])
            paths = os.path.join(folder, "names")
            with open(paths, "w", encoding="utf-8") as file:
                file.write("\n".join(names(address)) + "\n")
            lists = statistics.median(first_lists(lakelock, port))
            terminal = Terminal([lakelock], variables=sign_in(address))
            terminal.wait_for([b"analytics-0000"])
            terminal.answer(1)
            if "1,000,000 keys" not in screen(terminal, (121, 40)):
                raise SystemExit("bench: not all keys are listed")
            screen(terminal, (120, 40))
            listed = terminal.usage()[2] / 1024
            opened = press(terminal, b"f")[1]
            fzf_times = []
            firsts, lasts, queries = look(terminal, paths, fzf_times)
            searched = terminal.usage()[2] / 1024
            terminal.close()
        finally:
            process.terminate()
            process.wait()
    return lines(lists, listed, opened, firsts, lasts, queries, searched, fzf_times)


def lines(lists, listed, opened, firsts, lasts, queries, searched, fzf_times):
    theirs = ["", "", ""]
    ahead = True
    if fzf_times:
        theirs = [f"{find(fzf_times):.0f}" for find in (statistics.median, max, min)]
        ahead = max(lasts) < min(fzf_times)
    first, whole = percentile(firsts, 0.99), percentile(lasts, 0.99)
    at_once = sum(last - first < 1 for first, last in zip(firsts, lasts))
    slowest, worst = max(queries, key=lambda pair: pair[1])
    return [
        ("scopes' answer to their list, ms", f"{lists:.1f}", "",
         f"at most {FIRST_MILLISECONDS}", lists <= FIRST_MILLISECONDS),
        ("opening the box, ms", f"{opened:.1f}", "", "", True),
        ("key to list, ms", f"{statistics.median(firsts):.1f}", theirs[0], "", True),
        (f"the same, p99 of {len(firsts)} keys, ms", f"{first:.1f}", theirs[1],
         f"at most {KEY_MILLISECONDS}", first <= KEY_MILLISECONDS),
        ("keys whose first list is the last one", f"{at_once} of {len(firsts)}", "", "", True),
        ("key to the last list, p99, ms", f"{whole:.1f}", "",
         f"at most {KEY_MILLISECONDS}", whole <= KEY_MILLISECONDS),
        (f"slowest query to its last list, `{slowest}`, ms", f"{worst:.1f}", theirs[2],
         "ahead of fzf's fastest", ahead),
        ("resident memory, all listed, MiB", f"{listed:.1f}", "",
         f"at most {MEBIBYTES}", listed <= MEBIBYTES),
        ("resident memory, after all searches, MiB", f"{searched:.1f}", "",
         f"at most {MEBIBYTES}", searched <= MEBIBYTES),
    ]


def show(table):
    """Prints the table in Markdown; returns whether every budget is met."""
    print("\n| find everywhere, 1,000,000 names | lakelock | fzf --filter | budget | |")
    print("|---|--:|--:|---|---|")
    for what, ours, theirs, budget, met in table:
        verdict = "" if not budget else "met" if met else "MISSED"
        print(f"| {what} | {ours} | {theirs} | {budget} | {verdict} |")
    return all(met for *_, met in table)
