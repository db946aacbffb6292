"""Passes connections on to a server, and keeps the moment when an answer had passed."""

import select
import socket
import threading
import time


class Relay:
    """Listens at `address` and passes everything on to `port` of this machine.

    `passed` is the moment, in seconds, of the last byte of the latest answer that holds `mark`.
    """

    def __init__(self, port, mark):
        self.port, self.mark, self.passed = port, mark, None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.port))
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._pass, args=(client, server), daemon=True).start()

    def _pass(self, client, server):
        marked = False
        while True:
            for end in select.select([client, server], [], [])[0]:
                try:
                    some = end.recv(1 << 16)
                    (server if end is client else client).sendall(some)
                except OSError:
                    some = b""
                if not some:
                    client.close()
                    server.close()
                    return
                if end is client:
                    marked = False
                marked = marked or (end is server and self.mark in some)
                if end is server and marked:
                    self.passed = time.perf_counter()

    def close(self):
        self.listener.close()
