"""Lets several programs write the config file at once, one of them without regard to the others."""

import configparser
import contextlib
import os
import subprocess

from outcome import Outcome, folder

WRITERS = 8


def check(programs, everything):
    outcome = Outcome("writers at once")
    edits = 500 if everything else 25
    with folder() as home:
        side_by_side(programs / "config-probe", home, edits, outcome)
    for number in range(20 if everything else 3):
        with folder() as home:
            in_place(programs / "config-probe", home, number, outcome)
    return outcome


def read(file):
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(file)
    return parser


def side_by_side(probe, home, edits, outcome):
    """Each writer has a profile of its own; at the end each has its last token."""
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
        wrong = f"{name} has {token}, said {text!r}" if token != f"dapi-{name}-{edits}" else None
        outcome.case(wrong)
    left = [path.name for path in home.iterdir() if ".tmp." in path.name]
    outcome.case(f"left behind: {left}" if left else None)


def in_place(probe, home, number, outcome):
    """A program that empties the file and then writes it whole loses none of its profiles."""
    file = home / ".databrickscfg"
    theirs = "".join(f"[theirs{index}]\nhost = h{index}\n" for index in range(50))
    file.write_text("[p0]\nhost = x\n" + theirs)
    file.chmod(0o600)
    descriptor = os.open(file, os.O_WRONLY | os.O_TRUNC)
    writer = subprocess.Popen([probe, "connect", file, "p0", "1"], stdout=subprocess.PIPE)
    with contextlib.suppress(subprocess.TimeoutExpired):
        writer.wait(timeout=0.002 * number)
    os.write(descriptor, ("[p0]\nhost = x\n" + theirs).encode())
    os.close(descriptor)
    writer.communicate(timeout=60)
    parser = read(file)
    lost = [index for index in range(50) if not parser.has_section(f"theirs{index}")]
    outcome.case(f"of the other program's profiles {len(lost)} are lost" if lost else None)
