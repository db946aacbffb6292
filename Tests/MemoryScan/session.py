"""Lakelock in a terminal against an emulator, and looks into its memory."""

import contextlib
import dataclasses
import os
import pathlib
import tempfile
import time

import canary as canaries
import process_memory
from emulator import TOKEN, Emulator
from tmux import PATIENCE, Tmux

SCOPE = "scan"
# Bytes in a row, UTF-16, UTF-32, and the cells of our own screen; that of curses' is measured.
STRIDES = (1, 2, 4, 24)
EVERY_STRIDE = (1, 2, *range(4, 68, 4))


class Leak(AssertionError):
    """Parts of a value where they must not be."""


class Session:
    """A shell in a terminal, in a home of its own, with or without a config file for `emulator`."""

    def __init__(self, home, programs, emulator, is_configured, environment):
        self.home = pathlib.Path(home)
        self.programs = programs
        self.emulator = emulator
        self.problems = []
        if is_configured:
            self.write(".databrickscfg", b"".join(
                f"[{name}]\nhost = {emulator.url}\ntoken = {TOKEN}\n\n".encode()
                for name in ("DEFAULT", "other")))
        self.write("bashrc", b"PS1='$? ready$ '\nunset HISTFILE\n")
        self.terminal = Tmux(home, {
            "HOME": home, "TMPDIR": home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color", "SHELL": "/bin/bash", **environment})

    def start(self):
        """Opens the terminal."""
        bash = ["bash", "--noprofile", "--rcfile", str(self.home / "bashrc")]
        self.terminal.start(bash, 120, 36)
        self.terminal.wait_for("0 ready$")

    def write(self, name, data):
        path = self.home / name
        path.write_bytes(data)
        path.chmod(0o600)

    def put(self, value, key="value"):
        self.emulator.put(SCOPE, key, value)

    def open(self, key=None):
        """Starts the program, with `key` selected where one is named."""
        place = f"{SCOPE}/{key}" if key else SCOPE
        self.terminal.type(f"{self.programs.lakelock} {place}")
        self.terminal.press("Enter")
        self.terminal.wait_for("q quit", *([place] if key else []))
        shell = self.terminal.ask("pane_pid")
        with open(f"/proc/{shell}/task/{shell}/children") as file:
            self.pid = int(file.read().split()[0])
        process_memory.rest(self.pid)
        self.before = process_memory.snapshot(self.pid)

    def edit(self, key="value"):
        """The editor on a key that is there."""
        self.terminal.press("e")
        self.terminal.wait_for(f"Edit · {SCOPE}/{key}", "^s save")

    def create(self, key="value"):
        """The editor on a key that is not there yet."""
        self.terminal.press("n")
        self.terminal.wait_for("New key")
        self.terminal.type(key)
        self.terminal.wait_for(key)
        self.terminal.press("Enter")
        self.terminal.wait_for(f"New · {SCOPE}/{key}", "^s save")

    def save(self, *texts):
        """Saves, after the difference was shown where one is shown, until `texts` are there."""
        texts = texts or (f"saved {SCOPE}/",)
        self.terminal.press("C-s")
        with contextlib.suppress(TimeoutError):
            self.terminal.wait_for(*texts, patience=0.7)
            return
        self.terminal.press("C-s")
        self.terminal.wait_for(*texts)

    def save_in_vain(self):
        """Saves until the program says that it failed, or that its end is not known."""
        ends = ("not saved", "it is not known whether")

        def has_ended(screen):
            return any(end in screen for end in ends)

        self.terminal.press("C-s")
        with contextlib.suppress(TimeoutError):
            self.terminal.wait_until(f"showed one of {ends}", has_ended, 0.7)
            return
        self.terminal.press("C-s")
        self.terminal.wait_until(f"showed one of {ends}", has_ended)

    def close(self):
        """Leaves the editor, whose value is saved or as it was."""
        self.terminal.press("Escape")
        self.terminal.wait_for("n new key", gone=["^s save"])

    def discard(self):
        """Leaves the editor without saving."""
        self.terminal.press("Escape")
        self.terminal.wait_for("Unsaved changes")
        self.terminal.press("d")
        self.terminal.wait_for("n new key", gone=["^s save"])

    def wait_for_request(self, path):
        """Waits until the emulator has got a request of that path."""
        deadline = time.monotonic() + PATIENCE
        while not any(path in request["path"] for request in self.emulator.log()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"no request for {path}")

    # What is in memory.

    def look(self, value, thoroughly=False):
        """Where parts of `value` are: form, stride, mapping, address and length of each."""
        process_memory.rest(self.pid)
        found = []
        is_thorough = thoroughly or self.programs.looks_everywhere
        strides = EVERY_STRIDE if is_thorough else (*STRIDES, self.programs.cell)
        for mapping, address, data in process_memory.runs(self.pid, self.before):
            for form, stride, offset, length in canaries.search(value, data, strides):
                found.append((form, stride, mapping, address + offset, length))
        for data in process_memory.registers(self.pid):
            for form, stride, offset, length in canaries.search(value, data, (1,)):
                found.append((form, stride, REGISTERS, offset, length))
        self.programs.scan_count += 1
        return found

    def nothing_is_left(self, *values, after, thoroughly=False):
        """Notes a problem for each kind of place that holds a part of a value."""
        for value in values:
            self._note(self.look(value, thoroughly), after)

    def nothing_is_outside(self, *values, after, thoroughly=False):
        """The same, but what is kept to be taken back may be in the memory that is meant for it."""
        for value in values:
            found = self.look(value, thoroughly)
            self._note([f for f in found if not (f[2].is_secret and f[1] == 1)], after)

    def only_the_secret_is_left(self, *values, after, thoroughly=False):
        """The same, but the value itself has to be in the memory that is meant for it."""
        for value in values:
            found = self.look(value, thoroughly)
            self._note([f for f in found if not (f[2].is_secret and f[1] == 1)], after)
            if not any(f[2].is_secret for f in found):
                self.problems.append(f"{after}: the value itself was not found")

    def is_found(self, value, *wanted, when, thoroughly=False):
        """Proves that the search finds what is there: forms with their strides."""
        found = {(form.name, stride) for form, stride, *_ in self.look(value, thoroughly)}
        for pair in wanted:
            if pair not in found:
                self.problems.append(f"{when}: {pair} was not found, only {sorted(found)}")

    def _note(self, found, after):
        kinds = {}
        for form, stride, mapping, address, length in found:
            kinds.setdefault((form.name, stride, mapping.name or "anonymous"), []).append(
                (address, length))
        for (form, stride, name), places in kinds.items():
            address, length = max(places, key=lambda place: place[1])
            self.problems.append(
                f"after {after}: {form} at every {stride} bytes, {len(places)} times in {name}, "
                f"up to {length} in a row, at {address:#x}")


REGISTERS = process_memory.Mapping(0, 0, "", "registers")


@dataclasses.dataclass
class Programs:
    """What is tested, what it talks to, and what else the tests need."""

    lakelock: pathlib.Path
    emulator: pathlib.Path
    # Holds an `xclip` whose clipboard is the file `held` in the home folder.
    folder: pathlib.Path
    # Holds what it is told to, to be found.
    planted: pathlib.Path
    # The bytes of a cell of curses.
    cell: int
    # Whether every look is at every distance between bytes, which takes longer.
    looks_everywhere: bool
    scan_count: int = 0

    @contextlib.contextmanager
    def session(self, *options, authority=None, is_configured=True, **environment):
        """A session against an emulator of its own; raises `Leak` for what it noted."""
        options = ["--port", "0", "--seed", "empty", "--token", TOKEN, "--user",
                   "ada@example.com", *options]
        with contextlib.ExitStack() as stack:
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="lakelock-scan-"))
            emulator = stack.enter_context(
                Emulator(self.emulator, *options, authority=authority))
            emulator.create_scope(SCOPE)
            session = Session(home, self, emulator, is_configured, environment)
            stack.callback(session.terminal.close)
            session.start()
            yield session
            if session.problems:
                raise Leak("\n".join(session.problems))
