"""Values in the browser: shown, hidden, deleted, and left for another workspace."""

from canary import Canary
from session import SCOPE

PLACE = f"{SCOPE}/value"


def reveal(session, value):
    """Shows the value, and proves that the search finds it in memory and in the cells."""
    session.terminal.press("v")
    session.terminal.wait_for(start(value))
    session.is_found(
        value, ("raw", 1), ("raw", 24), ("raw", session.programs.cell), when="a revealed value")


def start(value):
    """What of a text is on the screen in one piece."""
    return value.value.decode()[:16]


def hidden_by_its_key(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        session.nothing_is_left(value, after="opening the browser")
        reveal(session, value)
        session.terminal.press("v")
        session.terminal.wait_for("hidden", gone=[start(value)])
        session.nothing_is_left(value, after="hiding", thoroughly=True)


def hidden_by_escape_and_by_going_on(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.put(b"another", "zebra")
        session.open("value")
        for key, sign in (("Escape", "hidden"), ("j", f"{SCOPE}/zebra")):
            reveal(session, value)
            session.terminal.press(key)
            session.terminal.wait_for(sign, gone=[start(value)])
            session.nothing_is_left(value, after=key)


def hidden_when_the_window_loses_the_focus(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        reveal(session, value)
        session.terminal.send(b"\x1b[O")
        session.terminal.wait_for("hidden", gone=[start(value)])
        session.nothing_is_left(value, after="the loss of the focus")


def hidden_while_stopped(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        reveal(session, value)
        stop_and_go_on(
            session, lambda: session.nothing_is_left(value, after="stopping", thoroughly=True))
        session.nothing_is_left(value, after="going on")


def stop_and_go_on(session, meanwhile=lambda: None):
    """Gives the terminal to the shell, and takes it again."""
    session.terminal.press("C-z")
    session.terminal.wait_for("ready$", gone=["q quit"])
    meanwhile()
    session.terminal.type("fg")
    session.terminal.press("Enter")
    session.terminal.wait_for("q quit", "hidden")


def hidden_after_30_seconds(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        reveal(session, value)
        session.terminal.wait_for("value hidden again", patience=40)
        session.nothing_is_left(value, after="30 seconds")


def hidden_after_a_long_value(programs):
    """What curses sends last of a long value lies where shorter output never comes."""
    with programs.session() as session:
        value = Canary.text()
        session.put(b"x" * 800 + b"\n" + value.value)
        session.open("value")
        # Before the terminal was given back once, curses sends its output row by row.
        stop_and_go_on(session)
        reveal(session, value)
        session.terminal.press("v")
        session.terminal.wait_for("hidden", gone=[start(value)])
        session.nothing_is_left(value, after="hiding a long value", thoroughly=True)


def hidden_at_another_size(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(b"x\n" * 16 + value.value)
        session.open("value")
        stop_and_go_on(session)
        reveal(session, value)
        for columns, rows in ((100, 30), (140, 50), (120, 36)):
            session.terminal.resize(columns, rows)
            session.is_found(value, ("raw", 1), ("raw", 24), when=f"{columns} x {rows}")
        session.terminal.press("v")
        session.terminal.wait_for("hidden", gone=[start(value)])
        session.nothing_is_left(value, after="hiding at another size", thoroughly=True)


def hidden_under_an_overlay(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        reveal(session, value)
        session.terminal.press("?")
        session.terminal.wait_for("In the keys")
        session.terminal.send(b"\x1b[O")
        session.nothing_is_left(value, after="the loss of the focus under help")


def a_deleted_secret(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        reveal(session, value)
        session.terminal.press("d")
        session.terminal.wait_for("Delete a secret")
        session.terminal.press("y")
        session.terminal.wait_for(f"deleted {PLACE}")
        session.only_the_secret_is_left(value, after="deleting the secret")


def another_workspace(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        reveal(session, value)
        session.terminal.press("w")
        session.terminal.wait_for("Workspaces", "other")
        session.terminal.press("j", "Enter")
        session.terminal.wait_for(" other ▾", "1 key", gone=["Workspaces"])
        session.nothing_is_left(value, after="the switch to another workspace")


def a_read_that_stalls_and_is_cancelled(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        session.emulator.fault(effect="stall", path="secrets/get", bytes=70)
        session.terminal.press("v")
        session.wait_for_request("secrets/get")
        # The answer is base64, and a part of it has come.
        session.is_found(value, ("base64", 1), when="half an answer")
        session.terminal.press("Escape")
        session.terminal.wait_for("cancelled")
        session.nothing_is_left(value, after="cancelling the read")


CHECKS = [
    hidden_after_30_seconds, hidden_by_its_key, hidden_by_escape_and_by_going_on,
    hidden_when_the_window_loses_the_focus, hidden_while_stopped,
    hidden_after_a_long_value, hidden_at_another_size, hidden_under_an_overlay,
    a_deleted_secret, another_workspace, a_read_that_stalls_and_is_cancelled,
]
