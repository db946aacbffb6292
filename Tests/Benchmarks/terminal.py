"""A program on a pseudo-terminal, with a clock beside every byte it writes."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPES = re.compile(
    rb"\x1b\[[0-9;?<=>]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>78]"
)


class Terminal:
    """Runs `command` at once; `started` is the moment just before that, in seconds."""

    def __init__(self, command, columns=120, rows=40, variables=None):
        self.started = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            environment = {
                "TERM": "xterm-256color",
                "LC_ALL": "C.UTF-8",
                "HOME": "/nonexistent",
                "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
                **(variables or {}),
            }
            try:
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)

    def send(self, keys):
        return os.write(self.descriptor, keys)

    def read(self, seconds):
        """The next bytes: empty after that time without any, None when the program has ended."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self.descriptor, 1 << 16) or None
        except OSError:
            return None

    def wait_for(self, texts, seconds=20):
        """The moment of the byte after which all `texts` had been written, and how many bytes."""
        written = b""
        while True:
            some = self.read(seconds)
            now = time.perf_counter()
            if not some:
                shown = ESCAPES.sub(b"", written)[-400:]
                raise SystemExit(f"bench: never showed {texts}, but {shown!r}")
            written += some
            plain = ESCAPES.sub(b"", written)
            if all(text in plain for text in texts):
                return now, len(written)

    def answer(self, quiet):
        """Reads until `quiet` seconds of silence: the moment of the last byte, and how many."""
        last, count = None, 0
        some = self.read(1)
        while some:
            last = time.perf_counter()
            count += len(some)
            some = self.read(quiet)
        return last, count

    def resize(self, columns, rows):
        """Lets the program draw everything again, in a window of another size."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size)

    def usage(self):
        """Voluntary context switches of all threads, threads, and resident KiB."""
        switches = 0
        threads = os.listdir(f"/proc/{self.pid}/task")
        for thread in threads:
            switches += self._status(f"task/{thread}/status", "voluntary_ctxt_switches")
        return switches, len(threads), self._status("status", "VmRSS")

    def _status(self, file, name):
        with open(f"/proc/{self.pid}/{file}") as status:
            return int(re.search(rf"^{name}:\s+(\d+)", status.read(), re.M)[1])

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)
