"""Kills a program that writes the config file without a pause, at random instants."""

import random
import re
import subprocess

from outcome import Outcome, folder

BEFORE = b"[q]\nhost = a\n\n"
PATTERN = re.compile(
    rb"\[p\]\nhost = https://new\.example\.com\ntoken = dapi-p-(\d{1,4})\n"
)


def judge(home):
    """What is wrong with the folder after a kill; None where nothing is."""
    file = home / ".databrickscfg"
    now = file.read_bytes()
    if now != BEFORE[:-1] and not (
        now.startswith(BEFORE) and PATTERN.fullmatch(now[len(BEFORE):])
    ):
        return f"neither the old file nor the new one: {now!r}"
    names = {path.name for path in home.iterdir()} - {".databrickscfg", ".databrickscfg.bak"}
    if any(".tmp." not in name for name in names):
        return f"files of another kind: {names}"
    if len(names) > 2:
        return f"temporary files pile up: {names}"
    modes = {path.stat().st_mode & 0o777 for path in home.iterdir()}
    return None if modes == {0o600} else f"modes {modes}"


def check(programs, everything):
    outcome = Outcome("kills at random instants")
    chance = random.Random(20)
    hits = 0
    with folder() as home:
        file = home / ".databrickscfg"
        file.write_bytes(BEFORE[:-1])
        file.chmod(0o600)
        for _ in range(2000 if everything else 100):
            writer = subprocess.Popen(
                [programs / "config-probe", "connect", file, "p", "0"], stdout=subprocess.PIPE
            )
            # The start takes some 20 ms; what follows is nothing but writing.
            try:
                said = writer.communicate(timeout=chance.uniform(0.015, 0.045))[0]
            except subprocess.TimeoutExpired:
                writer.kill()
                said = writer.communicate()[0]
            outcome.case(judge(home) or (f"it stopped: {said!r}" if said else None))
            hits += any(".tmp." in path.name for path in home.iterdir())
    if hits * 10 < outcome.cases:
        outcome.case(f"only {hits} of the kills came while a temporary file was there")
    return outcome
