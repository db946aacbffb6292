"""A lakelock-emulator process for the length of a with block."""

import json
import subprocess
import urllib.request

TOKEN = "lakelock-demo-token-of-ada"
CLIENT_ID = "0a1b2c3d-0000-4000-8000-000000000001"
CLIENT_SECRET = "dose00000000000000000000000000000000"
CLIENT_OPTIONS = ["--client", f"{CLIENT_ID}:{CLIENT_SECRET}", "--user", "ada@example.com"]


class Emulator:
    def __init__(self, program, *options):
        self.command = [program, *options]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        # The address is printed once the emulator listens; an empty line means that it could not.
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            raise OSError("the emulator did not start")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=10)
        self.process.stdout.close()

    def fault(self, **fault):
        """Lets the next matching request go wrong."""
        request = urllib.request.Request(
            self.url + "/emulator/faults", data=json.dumps(fault).encode(), method="POST"
        )
        urllib.request.urlopen(request, timeout=10).close()

    def log(self):
        """Method, path and status of every request so far."""
        with urllib.request.urlopen(self.url + "/emulator/log", timeout=10) as answer:
            return json.load(answer)["requests"]
