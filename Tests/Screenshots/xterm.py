"""A program in a real xterm on a screen that nobody sees, typed into and photographed.

Between xterm and the program stands tmux: it takes the keys, and tells when the program has drawn.
"""

import os
import subprocess

from tmux import Tmux

COLOURS = {
    "background": "#14171f", "foreground": "#d7dae3",
    "color0": "#2a2f3d", "color8": "#69728a", "color1": "#e06c75", "color9": "#f08791",
    "color2": "#8cc379", "color10": "#a6d994", "color3": "#e0b870", "color11": "#f2cf8c",
    "color4": "#6fa8f0", "color12": "#8dbdfa", "color5": "#c48be0", "color13": "#d6a7ee",
    "color6": "#5fc1c9", "color14": "#80d8df", "color7": "#c3c8d4", "color15": "#f4f5f8",
}


class Display:
    """An X server without a screen, on a number that is free."""

    def __init__(self, folder):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-dpi", "96"],
            pass_fds=[writing], stderr=subprocess.DEVNULL, cwd=folder)
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.name = ":" + answer.readline().strip()

    def close(self):
        self.process.terminate()
        self.process.wait()


class Terminal(Tmux):
    """An xterm of that size with `command` in it."""

    def __init__(self, display, folder, command, columns, rows, environment):
        super().__init__(folder, {
            "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": folder,
            "DISPLAY": display.name, **environment,
        })
        colours = [word for name, value in COLOURS.items()
                   for word in ("-xrm", f"XTerm*{name}: {value}")]
        self.xterm = subprocess.Popen(
            ["xterm", "-tn", "xterm-256color", "-fa", "DejaVu Sans Mono", "-fs", "12", "-b", "12",
             "+sb", "-bw", "0", "-geometry", f"{columns}x{rows}+0+0", *colours,
             "-e", *self.words("new-session", *command)],
            env=self.environment)
        self.follow()

    def photograph(self, path):
        """Writes a PNG once xterm has drawn all: when two pictures in a row are the same."""
        before = None
        for _ in range(40):
            subprocess.run(
                ["import", "-display", self.environment["DISPLAY"], "-window", self._window(),
                 "-strip", "-colors", "256", "-quality", "95", "png8:" + path],
                check=True, env=self.environment)
            with open(path, "rb") as file:
                now = file.read()
            if now == before:
                return
            before = now
        raise SystemExit(f"screenshots: {path} never came to rest")

    def _window(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "xterm"],
            env=self.environment, capture_output=True, text=True, check=True)
        return found.stdout.split()[0]

    def close(self):
        super().close()
        self.xterm.wait()
