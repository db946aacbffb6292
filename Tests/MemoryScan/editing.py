"""Values in the editor, until it is closed."""

import random

from browsing import start
from canary import Canary
from session import SCOPE


def opened_and_closed(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        session.edit()
        session.only_the_secret_is_left(value, after="opening it masked")
        session.close()
        session.nothing_is_left(value, after="closing it", thoroughly=True)


def revealed_and_hidden(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        session.edit()
        terminal = session.terminal
        ways = [
            ("its key", lambda: terminal.press("C-r")),
            ("the loss of the focus", lambda: terminal.send(b"\x1b[O")),
        ]
        for way, hide in ways:
            terminal.press("C-r")
            terminal.wait_for("revealed", start(value))
            session.is_found(
                value, ("raw", 1), ("raw", 24), ("raw", programs.cell), when="a revealed text")
            hide()
            terminal.wait_for("hidden", gone=[start(value)])
            session.only_the_secret_is_left(value, after=f"hiding it by {way}")
        session.close()
        session.nothing_is_left(value, after="closing it", thoroughly=True)


def closed_while_revealed_in_full_screen(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(b"x\n" * 20 + value.value * 1000 + b"\n" + value.value)
        session.open("value")
        session.edit()
        terminal = session.terminal
        terminal.press("F11", "C-r")
        terminal.wait_for("revealed", start(value))
        terminal.press("NPage", "NPage", "C-End", "PPage", "C-Home", "C-End")
        terminal.wait_for("22/22")
        session.close()
        session.nothing_is_left(value, after="closing it", thoroughly=True)


def every_kind_of_edit(programs):
    """Selects, cuts, copies, pastes, takes back, does again, searches its way; then discards."""
    with programs.session() as session:
        value, pasted = Canary.text(), Canary.text()
        session.put(value.value)
        session.open("value")
        session.edit()
        terminal = session.terminal
        terminal.press("C-r", "End", "Enter")
        terminal.paste(pasted.value)
        terminal.wait_for(start(pasted))
        terminal.press("M-a", "M-c", "M-x", "M-v", "M-v", "C-z", "C-z", "C-z", "C-y", "C-y")
        terminal.press("C-Home", "S-End", "M-x", "Down", "M-v", "C-w", "C-u", "C-k", "C-z")
        terminal.wait_for("unsaved")
        session.is_found(pasted, ("raw", 1), when="a pasted text")
        session.discard()
        session.nothing_is_left(value, pasted, after="discarding", thoroughly=True)


def typed_key_by_key(programs):
    with programs.session() as session:
        value = Canary.text()
        session.open()
        session.create()
        session.terminal.press(*value.value.decode())
        session.terminal.wait_for("64 of")
        session.only_the_secret_is_left(value, after="typing it masked")
        session.discard()
        session.nothing_is_left(value, after="discarding", thoroughly=True)


def typed_in_one_go(programs):
    """Where a terminal marks no pastes, what comes at once is one."""
    with programs.session() as session:
        value = Canary.text()
        session.open()
        session.create()
        session.terminal.paste(value.value, is_marked=False)
        session.terminal.wait_for("64 of")
        session.only_the_secret_is_left(value, after="typing it in one go")
        session.discard()
        session.nothing_is_left(value, after="discarding", thoroughly=True)


def wide_characters(programs):
    with programs.session() as session:
        value = Canary.wide()
        session.open()
        session.create()
        terminal = session.terminal
        terminal.press("C-r", *value.value.decode())
        terminal.wait_for(start(value))
        session.is_found(
            value, ("raw", 1), ("characters", 48), ("characters", 2 * programs.cell),
            when="revealed wide characters", thoroughly=True)
        terminal.press("C-r")
        terminal.wait_for("hidden")
        session.only_the_secret_is_left(value, after="hiding wide characters")
        session.save()
        session.close()
        session.nothing_is_outside(value, after="saving and closing", thoroughly=True)


# What moves, selects, edits, shows, hides, and copies; nothing that saves or leaves.
KEYS = """
    C-r C-x F11 C-z C-y M-a M-c M-x M-v M-y C-w C-u C-k M-d Tab Enter BSpace DC IC Left Right Up
    Down Home End C-Home C-End PPage NPage S-Left S-Right S-Up S-Down C-Left C-Right a 5 C-r C-z
""".split()


def keys_at_random(programs):
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    with programs.session(SSH_TTY="/dev/pts/0") as session:
        terminal = session.terminal
        values = []
        session.open()
        for held in (Canary.text(), Canary.binary()):
            pasted = Canary.text()
            values += [held, pasted]
            session.put(held.value * 40)
            terminal.press("R", "2")
            terminal.wait_for(f"{SCOPE}/value")
            session.edit()
            for _ in range(80):
                if chance.random() < 0.05:
                    terminal.paste(pasted.value)
                terminal.press(chance.choice(KEYS))
            # Something that makes a difference, so that it asks.
            terminal.press("C-End")
            terminal.paste(pasted.value)
            terminal.wait_for("unsaved")
            session.discard()
            session.nothing_is_outside(*values, after=f"keys by the seed {seed}", thoroughly=True)


def pasted_outside_of_the_editor(programs):
    with programs.session() as session:
        value = Canary.text()
        session.open()
        session.terminal.paste(value.value)
        session.terminal.wait_for("ignored here")
        session.nothing_is_left(value, after="a paste that nothing takes")


def bytes_changed_by_their_digits(programs):
    with programs.session() as session:
        value = Canary.binary()
        session.put(value.value)
        session.open("value")
        session.edit()
        session.only_the_secret_is_left(value, after="opening bytes masked")
        terminal = session.terminal
        terminal.press("C-r")
        terminal.wait_for("revealed")
        session.is_found(
            value, ("raw", 1), ("hex row", 24), ("hex row", programs.cell),
            when="revealed bytes")
        terminal.press("C-End", "a", "5", "Left", "Tab", "z", "C-z")
        terminal.wait_for("unsaved")
        session.save()
        session.close()
        session.nothing_is_outside(value, after="saving bytes and closing", thoroughly=True)


def a_text_shown_as_bytes(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        session.edit()
        session.terminal.press("C-x", "C-r")
        session.terminal.wait_for("revealed", "overwrite")
        session.is_found(value, ("hex row", programs.cell), when="a text as bytes")
        session.terminal.press("C-r")
        session.terminal.wait_for("hidden")
        session.only_the_secret_is_left(value, after="hiding a text as bytes")
        session.close()
        session.nothing_is_left(value, after="closing it")


def loaded_from_a_file_and_written_to_one(programs):
    with programs.session() as session:
        value = Canary.text()
        session.write("in", value.value)
        session.open()
        session.create()
        terminal = session.terminal
        terminal.press("C-o")
        terminal.wait_for("Load a file")
        terminal.type("~/in")
        terminal.wait_for("~/in")
        terminal.press("Enter")
        terminal.wait_for("loaded 64 bytes")
        session.only_the_secret_is_left(value, after="loading it")
        terminal.press("M-s")
        terminal.wait_for("Write to a file")
        terminal.type("~/out")
        terminal.wait_for("~/out")
        terminal.press("Enter")
        terminal.wait_for("wrote 64 bytes")
        session.only_the_secret_is_left(value, after="writing it")
        session.discard()
        session.nothing_is_left(value, after="discarding")


def generated_and_saved(programs):
    with programs.session() as session:
        session.open()
        session.create()
        terminal = session.terminal
        terminal.press("C-g")
        terminal.wait_for("Generate")
        terminal.press("Enter")
        terminal.wait_for("generated")
        session.save()
        session.close()
        # Only the workspace knows it.
        value = Canary(session.emulator.value(SCOPE, "value"))
        session.nothing_is_outside(value, after="generating, saving and closing", thoroughly=True)


CHECKS = [
    opened_and_closed, revealed_and_hidden, closed_while_revealed_in_full_screen,
    keys_at_random, every_kind_of_edit, typed_key_by_key, typed_in_one_go, wide_characters,
    pasted_outside_of_the_editor,
    bytes_changed_by_their_digits, a_text_shown_as_bytes, loaded_from_a_file_and_written_to_one,
    generated_and_saved,
]
