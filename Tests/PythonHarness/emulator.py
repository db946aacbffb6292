"""A lakelock-emulator process for the length of a with block, and its API as a client sees it."""

import base64
import json
import ssl
import subprocess
import urllib.parse
import urllib.request

TOKEN = "lakelock-demo-token-of-ada"
CLIENT_ID = "0a1b2c3d-0000-4000-8000-000000000001"
CLIENT_SECRET = "dose00000000000000000000000000000000"
CLIENT_OPTIONS = ["--client", f"{CLIENT_ID}:{CLIENT_SECRET}", "--user", "ada@example.com"]


class Emulator:
    """With `authority`, the certificate it was given, it is asked over TLS."""

    def __init__(self, program, *options, authority=None):
        self.command = [program, *options]
        trust = ssl.create_default_context(cafile=authority)
        # What is on this machine is never asked through a proxy.
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=trust))

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
        self._ask("POST", "/emulator/faults", fault)

    def forget_faults(self):
        self._ask("DELETE", "/emulator/faults")

    def log(self):
        """Method, path and status of every request so far."""
        return self._ask("GET", "/emulator/log")["requests"]

    def create_scope(self, scope):
        self._ask("POST", "/api/2.0/secrets/scopes/create", {"scope": scope})

    def put(self, scope, key, value):
        """Puts bytes under a key."""
        text = base64.b64encode(value).decode()
        self._ask(
            "POST", "/api/2.0/secrets/put", {"scope": scope, "key": key, "bytes_value": text})

    def value(self, scope, key):
        """The bytes under a key."""
        names = urllib.parse.urlencode({"scope": scope, "key": key})
        return base64.b64decode(self._ask("GET", f"/api/2.0/secrets/get?{names}")["value"])

    def _ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path, data=data, method=method,
            headers={"Authorization": f"Bearer {TOKEN}"})
        with self.opener.open(request, timeout=10) as answer:
            text = answer.read()
        return json.loads(text) if text else {}
