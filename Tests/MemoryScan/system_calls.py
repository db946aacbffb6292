"""Every system call of an editing run: what goes where, and which files are opened to write."""

import codecs
import collections
import os
import re
import time

import canary as canaries
from browsing import start
from canary import Canary
from emulator import TOKEN
from session import SCOPE

CALL = re.compile(rb"(\d+) +(\d+\.\d+) (\w+)\((.*)")
DESCRIPTOR = re.compile(rb"(\d+)<(.*?)>(?:,|\)|$)")
TEXT = re.compile(rb'"((?:[^"\\]|\\.)*)"')
# Calls that bring something in.
READING = {b"read", b"readv", b"pread64", b"preadv", b"preadv2", b"recvfrom", b"recvmsg"}
OPENING = {b"open", b"openat", b"openat2", b"creat"}
TO_WRITE = re.compile(rb"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
# Ways to write that leave no bytes in an argument.
BLIND = {
    b"sendfile", b"splice", b"vmsplice", b"tee", b"copy_file_range", b"io_uring_setup",
    b"process_vm_writev", b"memfd_create"}


class Run:
    """A connection, and an editing run, under strace."""

    def __init__(self, session):
        self.session = session
        self.terminal = session.terminal
        self.trace = session.home / "trace"
        self.values = [Canary.text() for _ in range(3)]
        # When values may go where they may go for a time only.
        self.times = {"the terminal": [], "a pipe": []}
        self.tty = self.terminal.ask("pane_tty")
        self.port = session.emulator.url.rpartition(":")[2]

    def perform(self):
        self._connect()
        self._edit()
        self._fail_and_discard()
        self.terminal.press("q")
        self.terminal.wait_for("q again quits")
        self.terminal.press("q")
        self.terminal.wait_for("0 ready$")

    def _connect(self):
        terminal = self.terminal
        terminal.type(
            f"strace -f -yy -v -x -ttt -s 1000000 -o {self.trace} {self.session.programs.lakelock}")
        terminal.press("Enter")
        terminal.wait_for("Connect a workspace")
        terminal.paste(self.session.emulator.url.encode())
        terminal.press("Tab")
        terminal.paste(TOKEN.encode())
        terminal.wait_for(f"{len(TOKEN)} characters")
        terminal.press("C-s")
        terminal.wait_for("[ Write ]")
        terminal.press("Enter")
        terminal.wait_for("q quit", SCOPE)

    def _edit(self):
        """Opens, reveals, edits, pastes, takes back, and saves."""
        terminal = self.terminal
        first, second, _ = self.values
        terminal.press("Enter")
        terminal.wait_for(f"{SCOPE}/value")
        self.session.edit()
        begin = time.time()
        terminal.press("C-r")
        terminal.wait_for(start(first))
        terminal.press("x", "C-z", "Right", "C-r")
        terminal.wait_for("hidden", gone=[start(first)])
        self.times["the terminal"].append((begin, time.time()))
        terminal.press("M-a")
        terminal.paste(second.value)
        terminal.wait_for("unsaved", "64 of")
        terminal.press("C-z", "C-y")
        self.session.save()

    def _fail_and_discard(self):
        terminal = self.terminal
        third = self.values[2]
        begin = time.time()
        terminal.press("C-r")
        terminal.wait_for(start(self.values[1]))
        terminal.press("Enter")
        terminal.paste(third.value)
        terminal.wait_for(start(third), "129 of")
        terminal.press("C-r")
        terminal.wait_for("hidden", gone=[start(third)])
        self.times["the terminal"].append((begin, time.time()))
        self.session.emulator.fault(
            effect="error", status=403, error_code="PERMISSION_DENIED", path="secrets/put")
        self.session.save("not saved")
        begin = time.time()
        terminal.press("M-y")
        terminal.wait_for("copied", "with xclip")
        self.times["a pipe"].append((begin, time.time()))
        self.session.discard()

    def target(self, descriptor):
        """What a descriptor is, as strace describes it; None for what gets no value."""
        if descriptor.startswith(self.tty + "<"):
            return "the terminal"
        if descriptor.startswith("TCP:") and descriptor.endswith(f"->127.0.0.1:{self.port}]"):
            return "the emulator"
        return "a pipe" if descriptor.startswith("pipe:[") else None


def no_value_goes_astray(programs):
    environment = {"DISPLAY": ":0", "PATH": f"{programs.folder}:{os.environ['PATH']}"}
    with programs.session(is_configured=False, **environment) as session:
        run = Run(session)
        session.put(run.values[0].value)
        run.perform()
        calls = list(own_calls(run.trace))
        targets = collections.Counter()
        for moment, name, rest in calls:
            problem = look(run, moment, name, rest, targets)
            if problem:
                session.problems.append(problem)
        for target in ("the terminal", "the emulator", "a pipe"):
            if not targets[target]:
                session.problems.append(f"no value was seen on its way to {target}")
        print(f"{len(calls)} system calls; values in {dict(targets)}", flush=True)


def own_calls(trace):
    """The calls of the program and its threads, without those of the programs it starts."""
    others = set()
    program = None
    with open(trace, "rb") as file:
        for line in file:
            call = CALL.match(line)
            if not call:
                continue
            process, moment, name, rest = call.groups()
            program = program or process
            if name == b"execve" and process != program:
                # What it is started with is still ours.
                others.add(process)
                yield float(moment), name, rest
            elif process not in others:
                yield float(moment), name, rest


def look(run, moment, name, rest, targets):
    """What is wrong with a call; counts where values go."""
    if name in BLIND:
        return f"{name.decode()} was called, which this test cannot see through"
    texts = [codecs.escape_decode(text)[0] for text in TEXT.findall(rest)]
    if name in OPENING and TO_WRITE.search(rest):
        path = texts[0].decode()
        if not may_be_written(path, run.session.home):
            return f"{path} was opened for writing"
    if name == b"mmap" and b"MAP_SHARED" in rest and b"PROT_WRITE" in rest and b"<" in rest:
        return f"a file was mapped for writing: {rest[:200]}"
    if name in READING or not holds_value(run, texts):
        return None
    descriptor = DESCRIPTOR.match(rest)
    target = run.target(descriptor[2].decode()) if descriptor else None
    if not target:
        return f"{name.decode()} carried a value: {rest[:80]}"
    targets[target] += 1
    if target in run.times and not any(a <= moment <= b for a, b in run.times[target]):
        return f"a value went to {target} out of time"
    return None


def holds_value(run, texts):
    return any(
        next(canaries.search(value, text, (1, 2, 4)), None)
        for text in texts if len(text) >= canaries.WINDOW for value in run.values)


def may_be_written(path, home):
    # The config file, and how the screen was left; both are replaced by way of a file beside them.
    own = [str(home / ".databrickscfg"), str(home / ".local/state/lakelock/view")]
    return path in ["/dev/tty", "/dev/null", *own] or path.startswith(tuple(f"{name}." for name in own))


CHECKS = [no_value_goes_astray]
