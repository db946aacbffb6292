"""Lets each system call of the write path fail in turn, and kills the program at each.

The built program connects a profile without asking the workspace, under strace, which makes the
n-th call of a name fail. Afterwards the file must be the old one or the new one byte for byte, no
temporary file may be left except by a kill, and the error must say what failed.
"""

import concurrent.futures
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess

from outcome import Outcome, folder

ERRORS = {
    "ENOSPC": "no space left on device",
    "EIO": "input/output error",
    "EROFS": "read-only file system",
    "EACCES": "permission denied",
    "EINTR": "interrupted system call",
    "EDQUOT": "disk quota exceeded",
    "EMFILE": "too many open files",
}
CALLS = (
    "open openat readlink newfstatat fstat flock getdents64 read write fchmod fchown fsync close "
    "link unlink rename lstat"
).split()
OLD = b"# mine\n[p]\nhost = https://old.example.com\ntoken = dapi-old\n\n[q]\nhost = a\n"
NEW = OLD.replace(b"old.example", b"new.example").replace(b"dapi-old", b"dapi-new")
FIRST = (
    b"[p]\nhost = https://new.example.com\ntoken = dapi-new\n\n"
    b"[__settings__]\ndefault_profile = p\n"
)


@dataclasses.dataclass
class Scene:
    """A home to begin with; `old` is None where there is no file."""

    name: str
    old: bytes | None
    new: bytes
    is_linked: bool

    def furnish(self, home):
        if self.is_linked:
            (home / "dots").mkdir()
            (home / ".databrickscfg").symlink_to("dots/config")
        if self.old is not None:
            path = self.file(home)
            path.write_bytes(self.old)
            path.chmod(0o600)

    def file(self, home):
        return home / ("dots/config" if self.is_linked else ".databrickscfg")


SCENES = [
    Scene("a link to an old file", OLD, NEW, True),
    Scene("an old file", OLD, NEW, False),
    Scene("no file", None, FIRST, False),
    Scene("a link to no file", None, FIRST, True),
]


@dataclasses.dataclass(frozen=True)
class Fault:
    """What happens to the n-th call of a name, and perhaps to every call of another name."""

    call: str
    number: int
    what: str
    text: str
    also: str = ""

    def options(self):
        how = "signal=KILL" if self.what == "KILL" else f"error={self.what}"
        options = ["-e", f"inject={self.call}:{how}:when={self.number}"]
        return options + (["-e", f"inject={self.also}"] if self.also else [])


def strace(program, home, options):
    return connect(["strace", "-f", *options], program, home)


def connect(before, program, home, **variables):
    """Connects the profile, as the words of `before` have it."""
    command = [*before, str(program), "configure", "--no-check"]
    command += ["--host", "https://new.example.com", "--profile", "p"]
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, env=environment | variables, input=b"dapi-new\n", capture_output=True, timeout=60
    )


def calls(program, scene):
    """The calls of the write path, in order: name, number among its name, and text."""
    with folder() as home:
        scene.furnish(home)
        trace = home / "trace"
        names = ",".join(available(CALLS))
        strace(program, home, ["-s", "200", "-o", str(trace), "-e", f"trace={names}"])
        found, counts, inside = [], {}, False
        for line in trace.read_text().splitlines():
            match = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
            if not match:
                continue
            name, text = match.groups()
            counts[name] = counts.get(name, 0) + 1
            inside = inside or f"{home}/.databrickscfg" in text
            if name == "write" and text.startswith("1,"):
                break
            if inside:
                found.append((name, counts[name], text[:250]))
        return found


def protocol(path):
    """What is missing of the order that keeps the file safe, also when the power fails."""
    steps = [
        ("flock", "LOCK_EX"),
        ("openat", "O_WRONLY|O_CREAT|O_EXCL|O_NOFOLLOW|O_CLOEXEC, 0600"),
        ("write", "new.example"),
        ("fchmod", "0600"),
        ("fsync", ""),
        ("close", ""),
        ("openat", "O_RDONLY|O_NOFOLLOW"),
        ("read", ""),
        ("rename link", "config or .databrickscfg"),
        ("fsync", ""),
        ("flock", "LOCK_UN"),
    ]
    rest = iter(path)
    for names, words in steps:
        if not any(
            call in names.split() and any(word in text for word in words.split(" or "))
            for call, _, text in rest
        ):
            return f"there is no {names} {words} in its place"
    return None


def available(names):
    """The calls that this machine's kernel has; some have no `open`."""
    def known(name):
        probe = subprocess.run(
            ["strace", "-e", f"trace={name}", "true"], capture_output=True, timeout=60
        )
        return probe.returncode == 0
    return [name for name in names if known(name)]


def fail(program, scene, fault):
    """Runs one case; returns what was wrong, or None."""
    with folder() as home:
        scene.furnish(home)
        ended = strace(program, home, ["-o", "/dev/null", *fault.options()])
        wrong = judge(scene, fault, home, ended)
        if wrong:
            said = ended.stderr.decode(errors="replace").strip()
            return f"{scene.name}: {fault.call} #{fault.number} {fault.what}: {wrong}; {said}"
        return None


def judge(scene, fault, home, ended):
    file = scene.file(home)
    now = file.read_bytes() if file.exists() else None
    if now not in (scene.old, scene.new):
        return f"the file is another one: {now!r}"
    if scene.is_linked and not (home / ".databrickscfg").is_symlink():
        return "the link is gone"
    if now is not None and file.stat().st_mode & 0o077:
        return "others may read it"
    left = {path.name for path in file.parent.iterdir()} - {file.name, file.name + ".bak"}
    left -= {".databrickscfg", "dots"}
    backup = file.with_name(file.name + ".bak")
    if backup.exists() and backup.read_bytes() != scene.old:
        return "the copy of the old file is another one"
    if fault.what == "KILL" or "unlink" in (fault.call, fault.also[:6]):
        return swept(scene, home)
    if left:
        return f"left behind: {left}"
    if ended.returncode == 0:
        return None if now == scene.new else "it says done, and the file is the old one"
    if now != scene.old:
        return "it says failed, and the file is the new one"
    said = ended.stderr.decode(errors="replace")
    if "nothing was changed" not in said and "chmod" not in said:
        return "it does not say that nothing was changed"
    if ERRORS[fault.what] not in said or "databrickscfg" not in said:
        return "it does not say what failed and where"
    return None


def swept(scene, home):
    """The next run must find its way and remove what the killed one left."""
    ended = connect([], swept.program, home)
    file = scene.file(home)
    if ended.returncode or file.read_bytes() != scene.new:
        return "the next run did not write it"
    left = [path.name for path in file.parent.iterdir() if ".tmp." in path.name]
    return f"the next run left {left}" if left else None


def short_writes(program, scene):
    """Whether the whole file is written where the system takes a few bytes at a time."""
    with folder() as home:
        scene.furnish(home)
        library = home / "short_write.so"
        source = pathlib.Path(__file__).with_name("short_write.c")
        compiler = shutil.which("cc") or shutil.which("clang")
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source], check=True)
        ended = connect([], program, home, LD_PRELOAD=str(library))
        if ended.returncode or scene.file(home).read_bytes() != scene.new:
            return f"{scene.name}: short writes: {ended.stderr.decode(errors='replace')}"
        return None


def faults(program, scene):
    for name, number, text in calls(program, scene):
        for what in [*ERRORS, "KILL"]:
            yield Fault(name, number, what, text)
    yield Fault("rename", 1, "EIO", "", also="unlink:error=EIO")


def check(programs, everything):
    program = programs / "lakelock"
    swept.program = program
    outcome = Outcome("failing system calls and kills at each")
    scenes = SCENES if everything else [SCENES[0], SCENES[2]]
    cases = [(scene, fault) for scene in scenes for fault in faults(program, scene)]
    for scene in scenes:
        wrong = protocol(calls(program, scene))
        outcome.case(f"{scene.name}: {wrong}" if wrong else None)
        outcome.case(short_writes(program, scene))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for failure in pool.map(lambda case: fail(program, *case), cases):
            outcome.case(failure)
    return outcome
