"""Values that are saved, over plain HTTP and over TLS, and saves that fail."""

import pathlib
import subprocess
import tempfile

from browsing import start
from canary import Canary
from session import SCOPE


def saved_and_closed(programs):
    with programs.session() as session:
        old, new = Canary.text(), Canary.text()
        session.put(old.value)
        session.open("value")
        save_another(session, new)
        session.close()
        assert session.emulator.value(SCOPE, "value") == new.value
        session.nothing_is_outside(old, new, after="saving and closing", thoroughly=True)


def save_another(session, new):
    """Puts `new` in the place of the value, saves it, and looks before and after."""
    session.edit()
    session.terminal.press("M-a")
    session.terminal.paste(new.value)
    session.terminal.wait_for("unsaved")
    session.save()
    session.only_the_secret_is_left(new, after="saving")


def a_new_key_saved_and_closed(programs):
    with programs.session() as session:
        value = Canary.text()
        session.open()
        session.create()
        session.terminal.press("C-r")
        session.terminal.paste(value.value)
        session.terminal.wait_for(start(value))
        session.save()
        session.close()
        assert session.emulator.value(SCOPE, "value") == value.value
        session.nothing_is_outside(value, after="saving and closing", thoroughly=True)


def a_value_of_the_largest_size(programs):
    """Many times what the buffers of libcurl hold."""
    with programs.session() as session:
        value = Canary.text()
        session.open()
        session.create()
        session.terminal.paste((value.value * 2048)[:-1])
        session.terminal.wait_for("131,071 of")
        session.save()
        session.close()
        session.nothing_is_outside(value, after="saving and closing")
        session.edit()
        session.terminal.press("C-r", "C-Home", "x")
        session.terminal.wait_for("131,072 of")
        session.save()
        session.close()
        session.nothing_is_outside(value, after="changing, saving and closing", thoroughly=True)


def bytes_on_their_way(programs):
    """Bytes are sent in base64, which is in memory until the answer has come."""
    with programs.session() as session:
        value = Canary.binary()
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
        session.emulator.fault(effect="delay", milliseconds=3000, path="secrets/put")
        session.save("saving")
        session.wait_for_request("secrets/put")
        session.is_found(value, ("base64", 1), when="a save under way")
        terminal.wait_for("saved scan/value")
        session.close()
        session.nothing_is_outside(value, after="saving bytes and closing", thoroughly=True)


def over_tls(programs):
    with tempfile.TemporaryDirectory(dir=programs.folder) as folder:
        certificate, key = pathlib.Path(folder, "certificate.pem"), pathlib.Path(folder, "key.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
             "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
             "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
            check=True, capture_output=True)
        options = ["--tls-cert", certificate, "--tls-key", key]
        trust = {"SSL_CERT_FILE": str(certificate)}
        with programs.session(*options, authority=certificate, **trust) as session:
            reveal_and_save(session)


def reveal_and_save(session):
    old, new = Canary.text(), Canary.text()
    session.put(old.value)
    session.open("value")
    session.terminal.press("v")
    session.terminal.wait_for(start(old))
    session.terminal.press("v")
    session.terminal.wait_for("hidden", gone=[start(old)])
    session.nothing_is_left(old, after="hiding what came over TLS")
    save_another(session, new)
    session.close()
    session.nothing_is_outside(old, new, after="saving over TLS", thoroughly=True)


# Each fault strikes the put until it is taken back.
FAILURES = {
    "403": {"effect": "error", "status": 403, "error_code": "PERMISSION_DENIED"},
    "404": {"effect": "error", "status": 404, "error_code": "RESOURCE_DOES_NOT_EXIST"},
    "429": {"effect": "error", "status": 429, "error_code": "REQUEST_LIMIT_EXCEEDED"},
    "500": {"effect": "error", "status": 500},
    "a reset": {"effect": "drop"},
    "a login page": {"effect": "login-page"},
    "a redirect": {"effect": "redirect", "location": "https://example.com/"},
    "half an answer": {"effect": "error", "status": 400, "body": "{\"error_code\": \"BAD"},
}


def failed_and_discarded(programs):
    with programs.session() as session:
        old = Canary.text()
        session.put(old.value)
        session.open("value")
        values = [old]
        for name, fault in FAILURES.items():
            new = Canary.text()
            values.append(new)
            session.edit()
            session.terminal.paste(new.value)
            session.terminal.wait_for("unsaved")
            session.emulator.fault(path="secrets/put", method="POST", count=99, **fault)
            session.save_in_vain()
            session.only_the_secret_is_left(new, after=f"a save that failed by {name}")
            session.emulator.forget_faults()
            session.discard()
            session.nothing_is_outside(old, new, after=f"failing by {name} and discarding")
        session.nothing_is_outside(*values, after="all failures", thoroughly=True)


def saved_by_somebody_else_meanwhile(programs):
    with programs.session() as session:
        old, mine, theirs = Canary.text(), Canary.text(), Canary.text()
        session.put(old.value)
        session.open("value")
        session.edit()
        session.terminal.paste(mine.value)
        session.terminal.wait_for("unsaved")
        session.put(theirs.value)
        session.save("Changed meanwhile")
        # Letters answer only once no typing can be under way; the arrows may at once.
        session.terminal.press("Right", "Right", "Right", "Enter")
        session.terminal.wait_for("took theirs", gone=["Changed meanwhile", "unsaved"])
        # Undo brings the text back, from locked memory.
        session.only_the_secret_is_left(old, mine, theirs, after="taking theirs")
        session.close()
        session.nothing_is_left(old, mine, theirs, after="closing", thoroughly=True)


CHECKS = [
    failed_and_discarded, saved_and_closed, a_new_key_saved_and_closed,
    a_value_of_the_largest_size, bytes_on_their_way, over_tls,
    saved_by_somebody_else_meanwhile,
]
