"""Lets several programs write the config file at once, one of them without regard to the others."""

import configparser
import contextlib
import os
import re
import subprocess
import time

from outcome import Outcome, folder

WRITERS = 8


def check(programs, everything):
    outcome = Outcome("writers at once")
    edits = 500 if everything else 25
    with folder() as home:
        side_by_side(programs / "config-probe", home, edits, outcome)
    with folder() as home:
        in_place(programs / "config-probe", home, outcome)
    for call in ("fsync", "rename", "link"):
        with folder() as home:
            meanwhile(programs / "config-probe", home, call, outcome)
    return outcome


def read(file):
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(file)
    return parser


def side_by_side(probe, home, edits, outcome):
    """Each writer has a profile of its own; at the end each has the last token it has written.

    The lock is no queue: on a machine with more to do a writer may find it taken each time that it
    looks, for as long as it has patience, and says so. One of them at least comes to its end.
    """
    file = home / ".databrickscfg"
    writers = [
        subprocess.Popen(
            [probe, "connect", file, f"p{number}", str(edits)], stdout=subprocess.PIPE
        )
        for number in range(WRITERS)
    ]
    said = [writer.communicate(timeout=600)[0] for writer in writers]
    parser = read(file)
    for number, text in enumerate(said):
        name = f"p{number}"
        token = parser.get(name, "token", fallback=None)
        kept_out = re.fullmatch(rb"(\d+) .*another program is writing it.*\n", text)
        written = int(kept_out[1]) if kept_out else edits
        right = token == (f"dapi-{name}-{written}" if written else None)
        outcome.case(None if right else f"{name} has {token}, said {text!r}")
    outcome.case(None if b"" in said else f"no writer came to its end, they said {said!r}")
    left = [path.name for path in home.iterdir() if ".tmp." in path.name]
    outcome.case(f"left behind: {left}" if left else None)


def in_place(probe, home, outcome):
    """A program that empties the file and then writes it whole loses none of its profiles."""
    file = home / ".databrickscfg"
    theirs = "".join(f"[theirs{index}]\nhost = h{index}\n" for index in range(50))
    file.write_text("[p0]\nhost = x\n" + theirs)
    file.chmod(0o600)
    descriptor = os.open(file, os.O_WRONLY | os.O_TRUNC)
    # Ours pauses when it finds an empty file; that pause is drawn out.
    writer = held_up(probe, file, "p0", "poll:delay_enter=1500000:when=1")
    with contextlib.suppress(subprocess.TimeoutExpired):
        writer.wait(timeout=0.3)
    os.write(descriptor, ("[p0]\nhost = x\n" + theirs).encode())
    os.close(descriptor)
    writer.communicate(timeout=60)
    parser = read(file)
    lost = [index for index in range(50) if not parser.has_section(f"theirs{index}")]
    outcome.case(f"of the other program's profiles {len(lost)} are lost" if lost else None)


def held_up(probe, file, profile, how):
    """Our writer, started under strace, which holds it up."""
    command = ["strace", "-f", "-o", "/dev/null", "-e", f"inject={how}"]
    return subprocess.Popen(
        [*command, probe, "connect", file, profile, "1"], stdout=subprocess.PIPE
    )


def meanwhile(probe, home, call, outcome):
    """What another program writes while ours is held up on the way is read again and kept.

    Held up at `fsync`, the change comes before the last look at the file; at `rename` it would come
    behind it, so there only the lock helps, and the other one keeps to it. At `link` there is no
    file yet when ours begins.
    """
    file = home / ".databrickscfg"
    theirs = "[theirs]\nhost = h\n"
    if call != "link":
        file.write_text("[q]\nhost = a\n")
        file.chmod(0o600)
    writer = held_up(probe, file, "p", f"{call}:delay_enter=500000:when=1")
    deadline = time.monotonic() + 30
    while not any(".tmp." in path.name for path in home.iterdir()):
        if time.monotonic() > deadline or writer.poll() is not None:
            outcome.case(f"held up at {call}, it never began")
            return
    # By now it has come as far as the call.
    with contextlib.suppress(subprocess.TimeoutExpired):
        writer.wait(timeout=0.2)
    if call == "rename":
        subprocess.run([probe, "connect", file, "theirs", "1"], check=True, timeout=60)
    else:
        with open(file, "a", opener=lambda path, flags: os.open(path, flags, 0o600)) as other:
            other.write(theirs)
    said = writer.communicate(timeout=60)[0]
    parser = read(file)
    expected = {"p", "theirs"} | ({"q"} if call != "link" else set())
    missing = expected - set(parser.sections())
    outcome.case(f"held up at {call}, {missing} is lost, said {said!r}" if missing else None)
