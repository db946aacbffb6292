"""Values that are copied to a clipboard, until they are cleared from it."""

import os

from canary import Canary
from session import SCOPE

PLACE = f"{SCOPE}/value"
# A copied value is cleared after 45 seconds.
PATIENCE = 60


def by_a_program(programs):
    with programs.session(DISPLAY=":0", PATH=f"{programs.folder}:{os.environ['PATH']}") as session:
        value = copy(session, "with xclip")
        assert (session.home / "held").read_bytes() == value.value
        session.only_the_secret_is_left(value, after="copying it with a program")
        session.terminal.wait_for(f"clipboard cleared of {PLACE}", patience=PATIENCE)
        assert (session.home / "held").read_bytes() == b""
        session.nothing_is_left(value, after="clearing the clipboard", thoroughly=True)


def by_the_terminal(programs):
    with programs.session(SSH_TTY="/dev/pts/0") as session:
        value = copy(session, "sent to the terminal")
        session.nothing_is_left(value, after="sending it to the terminal", thoroughly=True)
        session.terminal.wait_for("asked the terminal to overwrite", patience=PATIENCE)
        session.nothing_is_left(value, after="overwriting the clipboard")


def copy(session, sign):
    """Copies a value from the menu, which reads it for that."""
    value = Canary.text()
    session.put(value.value)
    session.open("value")
    session.terminal.press("y")
    session.terminal.wait_for("Copy · ")
    session.terminal.press("v")
    session.terminal.wait_for(sign)
    return value


def replaced_by_a_reference(programs):
    with programs.session(DISPLAY=":0", PATH=f"{programs.folder}:{os.environ['PATH']}") as session:
        value = copy(session, "with xclip")
        session.terminal.press("y")
        session.terminal.wait_for("Copy · ")
        session.terminal.press("r")
        session.terminal.wait_for("copied {{secrets")
        session.nothing_is_left(value, after="copying something else")


def from_the_editor(programs):
    with programs.session(SSH_TTY="/dev/pts/0") as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        session.edit()
        session.terminal.press("M-y")
        session.terminal.wait_for("sent to the terminal")
        session.only_the_secret_is_left(value, after="copying from the editor")
        session.close()
        session.nothing_is_left(value, after="closing the editor")


CHECKS = [by_a_program, by_the_terminal, replaced_by_a_reference, from_the_editor]
