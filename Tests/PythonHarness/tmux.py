"""A terminal of tmux's with a program in it, typed into as a person does.

tmux takes the keys, and its control mode tells when the program has drawn, so nothing is polled.
"""

import os
import select
import subprocess
import time

CONFIGURATION = """\
set -g default-terminal xterm-256color
set -as terminal-features "xterm*:256"
set -g escape-time 0
set -g status off
set -g window-size latest
"""
PATIENCE = 20


class Tmux:
    """A private server with one session; `environment` is all that its programs see."""

    def __init__(self, folder, environment):
        self.socket = os.path.join(folder, "tmux")
        self.configuration = os.path.join(folder, "tmux.conf")
        self.environment = environment
        self.control = None
        with open(self.configuration, "w") as file:
            file.write(CONFIGURATION)

    def words(self, *arguments):
        """The command line that has tmux do something; `new-session` starts the server."""
        return ["tmux", "-u", "-S", self.socket, "-f", self.configuration, *arguments]

    def start(self, command, columns, rows):
        """Opens a terminal that nobody looks at, with `command` in it."""
        size = ["-x", str(columns), "-y", str(rows)]
        self.run("new-session", "-d", *size, *command)
        self.follow()

    def follow(self):
        """Attaches to the session, as soon as there is one."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.run("has-session", check=False).returncode == 0:
                break
            select.select([], [], [], 0.02)
        self.control = subprocess.Popen(
            self.words("-C", "attach-session", "-f", "ignore-size"),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.environment)

    def run(self, *arguments, check=True, data=None):
        return subprocess.run(
            self.words(*arguments), check=check, input=data, capture_output=True,
            env=self.environment)

    def press(self, *keys):
        """Presses keys by tmux's names: `Enter`, `C-s`, `M-y`, `F11`."""
        for key in keys:
            self.run("send-keys", key)

    def type(self, text):
        """Types characters one after the other."""
        self.run("send-keys", "-l", text)

    def send(self, data):
        """Sends bytes below 128 as they are."""
        self.run("send-keys", "-H", *[f"{byte:x}" for byte in data])

    def paste(self, data, is_marked=True):
        """Pastes as a terminal does: in brackets, if the program asked for them."""
        self.run("load-buffer", "-", data=data if isinstance(data, bytes) else data.encode())
        self.run("paste-buffer", "-d", *(["-p"] if is_marked else []))

    def resize(self, columns, rows):
        self.run("resize-window", "-x", str(columns), "-y", str(rows))

    def screen(self):
        return self.run("capture-pane", "-p").stdout.decode()

    def ask(self, variable):
        """A variable of tmux about the terminal, such as `pane_pid`."""
        return self.run("display-message", "-p", "#{%s}" % variable).stdout.decode().strip()

    def wait_for(self, *texts, gone=(), patience=PATIENCE):
        """Waits until the screen shows all `texts` and nothing of `gone`; returns the screen."""
        return self.wait_until(
            f"showed {texts} without {gone}",
            lambda screen: all(text in screen for text in texts)
            and not any(text in screen for text in gone), patience)

    def wait_until(self, what, is_true, patience=PATIENCE):
        """Waits until `is_true` of the screen; looks again when the program has drawn."""
        deadline = time.monotonic() + patience
        while True:
            screen = self.screen()
            if is_true(screen):
                return screen
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"the screen never {what}; it is\n{screen}")
            if select.select([self.control.stdout], [], [], left)[0]:
                if not os.read(self.control.stdout.fileno(), 1 << 16):
                    raise TimeoutError(f"tmux ended; the screen was\n{screen}")

    def close(self):
        if self.control:
            # Not asked to end: with a full pipe it would wait for a reader, and the server for it.
            self.control.kill()
            self.control.communicate()
        self.run("kill-server", check=False)
