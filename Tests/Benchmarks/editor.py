"""The editor under large values: a paste of 128 KB, and keys in a value of that size."""

import statistics
import time

from terminal import Terminal

PASTE_MILLISECONDS, KEY_MILLISECONDS = 50, 1.0
LIMIT = 131_072
# As large as a value may be: all on one line, and on more than twenty thousand lines.
VALUES = {"one line": b"x" * LIMIT, "21,845 lines": b"12345\n" * (LIMIT // 6)}


def open_editor(lakelock):
    terminal = Terminal([lakelock, "--demo"])
    terminal.wait_for([b"analytics", b"q quit"])
    terminal.answer(0.3)
    terminal.send(b"n")
    terminal.answer(0.1)
    terminal.send(b"bench\r")
    terminal.wait_for([b"type or paste the value"])
    terminal.answer(0.1)
    return terminal


def paste(terminal, value):
    """The milliseconds from the first byte sent to the last one answered, and those bytes."""
    started = time.perf_counter()
    marked = b"\x1b[200~" + value + b"\x1b[201~"
    while marked:
        marked = marked[terminal.send(marked):]
    last, count = terminal.answer(0.1)
    return (last - started) * 1e3, count


def keys(terminal, pressed, count):
    """The milliseconds from each key to the last byte of its answer."""
    latencies = []
    for number in range(count):
        started = time.perf_counter()
        terminal.send(pressed[number % len(pressed)])
        last, _ = terminal.answer(0.008)
        if last:
            latencies.append((last - started) * 1e3)
    return latencies


def measure(lakelock, runs=9, count=120):
    """The lines of the table: what, the measured text, the budget's text, whether it is met."""
    lines = []
    for name, value in VALUES.items():
        pastes = []
        for _ in range(runs):
            terminal = open_editor(lakelock)
            pastes.append(paste(terminal, value))
            if len(pastes) < runs:
                terminal.close()
        milliseconds = statistics.median(took for took, _ in pastes)
        answered = statistics.median(size for _, size in pastes)
        lines.append(
            (f"paste of 128 KB, {name}, ms", f"{milliseconds:.1f} ({answered:.0f} bytes back)",
             f"at most {PASTE_MILLISECONDS}", milliseconds <= PASTE_MILLISECONDS))
        for where, way, pressed in [
            ("at its end", b"", [b"y", b"\x7f"]),
            ("at its start", b"\x1b[1;5H", [b"y", b"\x7f"]),
            ("revealed", b"\x12", [b"y", b"\x7f"]),
            ("line not wrapped", b"\x1bw\x05", [b"y", b"\x7f"]),
        ]:
            if way:
                terminal.send(way)
                terminal.answer(0.1)
            took = statistics.median(keys(terminal, pressed, count))
            lines.append(
                (f"key in it, {where}, ms", f"{took:.2f}", f"at most {KEY_MILLISECONDS:g}",
                 took <= KEY_MILLISECONDS))
        terminal.close()
    return lines


def show(lines):
    """Prints the table in Markdown; returns whether every budget is met."""
    print("\n| editor, 128 KB, 120 x 40 | demo | budget | |")
    print("|---|--:|---|---|")
    for what, text, budget, met in lines:
        print(f"| {what} | {text} | {budget} | {'met' if met else 'MISSED'} |")
    return all(met for *_, met in lines)
