#!/usr/bin/env python3
"""Measures the built program from outside, beside a reference in C on the same machine.

    bench.py LAKELOCK EMULATOR [--runs N] [--keys N] [--idle SECONDS]

Prints five tables; the last column is the budget. Ends with status 1 when a budget is not met.
All times are in milliseconds. The programs take turns, so that a busy moment meets all of them.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import boxes
import editor
import find
import verbs
from terminal import Terminal

HERE = os.path.dirname(os.path.abspath(__file__))
# What the complete screen shows: the list that was asked for, and the last row.
READY = {"reference": [b"q quit"], "lakelock": [b"analytics", b"q quit"]}


class Program:
    """One program of the table: its name, how it is started, and what was measured."""

    def __init__(self, name, kind, command):
        self.name, self.ready, self.command = name, READY[kind], command
        self.starts, self.latencies, self.bytes = [], [], []
        self.wakeups = self.idle_bytes = self.threads = self.mebibytes = 0

    def start(self):
        terminal = Terminal(self.command)
        shown, _ = terminal.wait_for(self.ready)
        return terminal, (shown - terminal.started) * 1e3

    def measure_start(self):
        terminal, milliseconds = self.start()
        terminal.close()
        self.starts.append(milliseconds)

    def press(self, terminal, count, counts=True):
        """Moves the selection down and up, far enough that rows are not only swapped."""
        keys = [b"j"] * 8 + [b"k"] * 8
        for number in range(count):
            pressed = time.perf_counter()
            terminal.send(keys[number % len(keys)])
            last, written = terminal.answer(0.005)
            if counts and last:
                self.latencies.append((last - pressed) * 1e3)
                self.bytes.append(written)

    def measure_idle(self, seconds):
        terminal, _ = self.start()
        terminal.answer(1.0)
        before, _, _ = terminal.usage()
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.idle_bytes += len(terminal.read(left) or b"")
        after, self.threads, kibibytes = terminal.usage()
        self.wakeups = after - before
        self.mebibytes = kibibytes / 1024
        terminal.close()


def measure_keys(programs, count, turn=32):
    """Presses `count` keys in each program, `turn` of them before the next one has its turn."""
    terminals = []
    for program in programs:
        terminal, _ = program.start()
        terminal.answer(0.5)
        program.press(terminal, 16, counts=False)
        terminals.append(terminal)
    for _ in range(-(-count // turn)):
        for program, terminal in zip(programs, terminals):
            program.press(terminal, turn)
    for program, terminal in zip(programs, terminals):
        terminal.close()
        if not program.latencies:
            raise SystemExit(f"bench: {program.name} answered no key")


def percentile(values, fraction):
    values = sorted(values)
    return values[min(len(values) - 1, int(fraction * len(values)))]


def build_reference(folder, name, arguments):
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        raise SystemExit("bench: needs a C compiler, cc or clang")
    program = os.path.join(folder, name)
    source = os.path.join(HERE, "reference.c")
    libraries = ["-lncursesw"] + (["-lcurl"] if arguments else [])
    subprocess.run([compiler, "-O2", *arguments, source, "-o", program, *libraries], check=True)
    return program


def rows(plain, with_curl, demo, large):
    """Every line of the table: what, the measured texts, the budget's text, whether it is met."""
    programs = [plain, with_curl, demo, large]
    starts = [statistics.median(p.starts) for p in programs]
    keys = [statistics.median(p.latencies) for p in programs]
    p99 = [percentile(p.latencies, 0.99) for p in programs]
    sizes = [statistics.median(p.bytes) for p in programs]
    idle = [p.wakeups + p.idle_bytes for p in programs]
    memory = [p.mebibytes for p in programs]

    def line(what, texts, budget="", met=True):
        return what, texts, budget, met

    start_ratio = starts[2] / starts[1]
    key_ratio = max(keys[2], keys[3]) / keys[0]
    return [
        line("start to complete screen, ms", [f"{x:.1f}" for x in starts],
             f"demo {start_ratio:.2f} x reference with libcurl, at most 1.5", start_ratio <= 1.5),
        line("slowest tenth of the starts, ms",
             [f"{percentile(p.starts, 0.9):.1f}" for p in programs]),
        line("key to last byte, ms", [f"{x:.2f}" for x in keys],
             f"worst {key_ratio:.2f} x reference, at most 2", key_ratio <= 2),
        line("key to last byte, p99, ms", [f"{x:.2f}" for x in p99],
             "at most 3", max(p99[2:]) <= 3),
        line("bytes for one move", [f"{x:.0f}" for x in sizes],
             "at most 300", max(sizes[2:]) <= 300),
        line("wake-ups while idle", [str(p.wakeups) for p in programs],
             "0, and nothing written", max(idle[2:]) == 0),
        line("threads", [str(p.threads) for p in programs],
             "1", max(p.threads for p in programs[2:]) == 1),
        line("resident memory, MiB", [f"{x:.1f}" for x in memory],
             "demo at most 20, large at most 120", memory[2] <= 20 and memory[3] <= 120),
    ]


def show(programs, lines):
    """Prints the table in Markdown; returns whether every budget is met."""
    print("| 120 x 40 | " + " | ".join(p.name for p in programs) + " | budget | |")
    print("|---|" + "--:|" * len(programs) + "---|---|")
    for what, texts, budget, met in lines:
        verdict = "" if not budget else "met" if met else "MISSED"
        print(f"| {what} | " + " | ".join(texts) + f" | {budget} | {verdict} |")
    return all(met for *_, met in lines)


def main():
    parser = argparse.ArgumentParser(description="Measure lakelock beside a reference in C.")
    parser.add_argument("lakelock")
    parser.add_argument("emulator")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--keys", type=int, default=400)
    parser.add_argument("--idle", type=float, default=5)
    options = parser.parse_args()
    lakelock = os.path.abspath(options.lakelock)

    with tempfile.TemporaryDirectory() as folder:
        plain = Program("C", "reference", [build_reference(folder, "plain", [])])
        with_curl = Program(
            "C, libcurl", "reference", [build_reference(folder, "curl", ["-DWITH_CURL"])])
        demo = Program("demo", "lakelock", [lakelock, "--demo"])
        large = Program("1000x1000", "lakelock", [lakelock, "--demo", "--seed", "1000x1000"])
        programs = [plain, with_curl, demo, large]
        for number in range(options.runs + 1):
            for program in programs:
                program.measure_start()
                if number == 0:
                    program.starts.clear()  # the first run fills the page cache
        measure_keys(programs, options.keys)
        for program in programs:
            program.measure_idle(options.idle)
        met = show(programs, rows(*programs))
        met = boxes.show(boxes.measure(lakelock, plain.command[0])) and met
    met = editor.show(editor.measure(lakelock)) and met
    emulator = os.path.abspath(options.emulator)
    met = find.show(find.measure(lakelock, emulator)) and met
    return verbs.show(verbs.measure(lakelock, emulator)) and met


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
