"""Moving in the boxes over a workspace of 1,000 scopes of 1,000 keys, beside the reference in C."""

import statistics
import time

from find import screen
from terminal import Terminal

MILLISECONDS = 3
BYTES = 300
# What opens each box, what it shows once it is filled, and the keys that move down and up in it.
BOXES = [
    ("audit, 1,549,970 findings", b"A", "findings in 1,000,000 keys", (b"j", b"k")),
    ("find everywhere, 1,000,000 paths", b"f", "1/1,000,000", (b"\x1b[B", b"\x1b[A")),
    ("command palette", b":", "─ Actions ─", (b"\x1b[B", b"\x1b[A")),
]


def opened(lakelock, keys, shown):
    terminal = Terminal([lakelock, "--demo", "--seed", "1000x1000"])
    terminal.wait_for([b"1,000 scopes"])
    terminal.answer(1)
    terminal.send(keys)
    terminal.answer(1)
    if shown not in screen(terminal, (121, 40)):
        raise SystemExit(f"bench: {keys!r} never showed {shown!r}")
    screen(terminal, (120, 40))
    return terminal


def press(terminal, keys, count):
    """The milliseconds and bytes of the answers, far enough down that rows are not only swapped."""
    times, sizes = [], []
    for number in range(count):
        started = time.perf_counter()
        terminal.send(keys[number // 8 % 2])
        last, size = terminal.answer(0.005)
        if last:
            times.append((last - started) * 1e3)
            sizes.append(size)
    return times, sizes


def measure(lakelock, reference, count=320, turn=32):
    """The lines of the table: what, both measured texts, the budget, whether it is met."""
    lines = []
    plain = Terminal([reference])
    plain.wait_for([b"q quit"])
    for name, keys, shown, moves in BOXES:
        terminal = opened(lakelock, keys, shown)
        theirs, ours, sizes = [], [], []
        for _ in range(count // turn):
            theirs += press(plain, (b"j", b"k"), turn)[0]
            found = press(terminal, moves, turn)
            ours += found[0]
            sizes += found[1]
        terminal.close()
        if len(ours) < count / 2:
            raise SystemExit(f"bench: {name} answered {len(ours)} of {count} keys")
        middle, beside = statistics.median(ours), statistics.median(theirs)
        p99 = sorted(ours)[int(0.99 * len(ours))]
        size = statistics.median(sizes)
        lines.append((
            name, f"{beside:.2f}", f"{middle:.2f}", f"{middle / beside:.2f} x", f"{size:.0f}",
            f"{p99:.2f}", p99 <= MILLISECONDS and size <= BYTES))
    plain.close()
    return lines


def show(lines):
    """Prints the table in Markdown; returns whether every budget is met."""
    print(
        f"\n| a move in a box, ms; p99 at most {MILLISECONDS}, at most {BYTES} bytes "
        "| C | lakelock | | bytes | p99 | |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for *texts, met in lines:
        print("| " + " | ".join(texts) + f" | {'met' if met else 'MISSED'} |")
    return all(met for *_, met in lines)
