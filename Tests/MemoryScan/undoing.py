"""Values that are kept so that what was done can be taken back, until they are forgotten."""

from browsing import PLACE, reveal, start
from canary import Canary
from session import SCOPE


def delete(session):
    """Deletes the secret that is selected."""
    session.terminal.press("d")
    session.terminal.wait_for("Delete a secret")
    session.terminal.press("y")
    session.terminal.wait_for(f"deleted {PLACE}; u takes it back")


def forget(session, title):
    """Gives up taking back what is the first in the list."""
    session.terminal.press("U")
    session.terminal.wait_for("Undo list", title)
    session.terminal.press("d")
    session.terminal.wait_for("Forget it")
    session.terminal.press("y")
    session.terminal.wait_for("can no longer be taken back")


def a_deleted_value_that_is_forgotten(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        reveal(session, value)
        delete(session)
        session.terminal.press("U")
        session.terminal.wait_for("Undo list", f"the deletion of {PLACE}")
        session.only_the_secret_is_left(value, after="opening the undo list", thoroughly=True)
        session.terminal.press("Escape")
        session.terminal.wait_for("new key", gone=["Undo list"])
        forget(session, f"the deletion of {PLACE}")
        session.nothing_is_left(value, after="forgetting it", thoroughly=True)


def a_deleted_value_that_is_taken_back(programs):
    with programs.session() as session:
        value = Canary.text()
        session.put(value.value)
        session.open("value")
        delete(session)
        session.terminal.press("u")
        session.terminal.wait_for("Take it back")
        session.terminal.press("y")
        session.terminal.wait_for(f"took back the deletion of {PLACE}")
        assert session.emulator.value(SCOPE, "value") == value.value
        session.nothing_is_left(value, after="taking it back", thoroughly=True)


def a_value_that_was_overwritten(programs):
    with programs.session() as session:
        old, new = Canary.text(), Canary.text()
        session.put(old.value)
        session.open("value")
        session.edit()
        session.terminal.press("M-a")
        session.terminal.paste(new.value)
        session.terminal.wait_for("unsaved")
        session.save()
        session.close()
        session.only_the_secret_is_left(old, new, after="saving and closing the editor")
        forget(session, f"the new value of {PLACE}")
        session.nothing_is_left(old, new, after="forgetting the save")


def a_deleted_scope(programs):
    with programs.session() as session:
        value, other = Canary.text(), Canary.binary()
        session.put(value.value)
        session.put(other.value, "zebra")
        session.open("value")
        reveal(session, value)
        session.terminal.press("v")
        session.terminal.wait_for("hidden", gone=[start(value)])
        session.terminal.press("1", "d")
        session.terminal.wait_for("type the name to delete it")
        session.only_the_secret_is_left(value, other, after="reading the scope")
        session.terminal.press("Escape")
        session.terminal.wait_for("new scope", gone=["Delete a scope"])
        session.nothing_is_left(other, after="going back")
        session.terminal.press("d")
        session.terminal.wait_for("type the name to delete it")
        session.terminal.type(SCOPE)
        session.terminal.press("Enter")
        session.terminal.wait_for(f"deleted scope {SCOPE}", "u takes it back")
        session.only_the_secret_is_left(value, other, after="deleting the scope")
        forget(session, f"the deletion of scope {SCOPE}")
        session.nothing_is_left(value, other, after="forgetting the scope", thoroughly=True)


CHECKS = [
    a_deleted_value_that_is_forgotten, a_deleted_value_that_is_taken_back,
    a_value_that_was_overwritten, a_deleted_scope,
]
