"""The program is ended from outside while a value is edited: nothing is written anywhere."""

import os
import pathlib
import signal
import time

import canary as canaries
from browsing import start
from canary import Canary
from session import SCOPE
from tmux import PATIENCE


def edit(session):
    """A revealed text that is not saved."""
    old, new = Canary.text(), Canary.text()
    session.put(old.value)
    session.open("value")
    session.edit()
    session.terminal.press("C-r")
    session.terminal.paste(new.value)
    session.terminal.wait_for(start(new), "unsaved")
    return old, new


def nothing_was_written(session, old, new):
    assert session.emulator.value(SCOPE, "value") == old.value, "the workspace was changed"
    for folder in (session.home, pathlib.Path("/dev/shm")):
        for path in folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                for value in (old, new):
                    assert not list(canaries.search(value, data, (1, 2, 4))), f"it is in {path}"


def ended_by(number, programs):
    with programs.session() as session:
        old, new = edit(session)
        os.kill(session.pid, number)
        screen = session.terminal.wait_for(f"{128 + number} ready$")
        assert start(new) not in screen, "it is still on the screen"
        nothing_was_written(session, old, new)


def ended_by_term(programs):
    ended_by(signal.SIGTERM, programs)


def ended_by_hup(programs):
    ended_by(signal.SIGHUP, programs)


def ended_by_the_end_of_the_terminal(programs):
    with programs.session() as session:
        old, new = edit(session)
        session.terminal.run("kill-server")
        deadline = time.monotonic() + PATIENCE
        while os.path.exists(f"/proc/{session.pid}"):
            assert time.monotonic() < deadline, "it goes on without a terminal"
        nothing_was_written(session, old, new)


CHECKS = [ended_by_term, ended_by_hup, ended_by_the_end_of_the_terminal]
