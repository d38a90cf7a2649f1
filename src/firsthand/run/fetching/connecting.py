"""A connection to an address that was checked, and an end to it when time is up."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from firsthand.run.fetching.addresses import Target


class Connection(http.client.HTTPConnection):
    """Connects to one of the given addresses, never asking for the name's address again."""

    def __init__(self, target: Target, places: Sequence[tuple[int, str]], *, idle: float) -> None:
        """Keep where to connect; nothing is sent yet."""
        super().__init__(target.host, target.port, timeout=idle)
        self.was_ended = False
        self._target = target
        self._places = places
        self._plain: socket.socket | None = None
        # The port is named in the Host header only where it is not the scheme's own.
        self.default_port = 443 if target.scheme == "https" else 80

    def connect(self) -> None:
        """Open the socket, with TLS for https."""
        failed: OSError | None = None
        for family, address in self._places:
            found = socket.socket(family, socket.SOCK_STREAM)
            self._plain = found
            try:
                found.settimeout(self.timeout)
                found.connect((address, self.port))
            except OSError as error:
                found.close()
                failed = error
                continue
            self.sock = found if self._target.scheme == "http" else self._secured(found)
            return
        raise failed or OSError("the host has no address")

    def _secured(self, plain: socket.socket) -> socket.socket:
        try:
            context = ssl.create_default_context()
            return context.wrap_socket(plain, server_hostname=self._target.host)
        except BaseException:
            plain.close()
            raise

    @contextmanager
    def ending_after(self, seconds: float) -> Iterator[None]:
        """End the connection after so long, whatever is going on in it: drops count too."""
        timer = threading.Timer(seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end(self) -> None:
        self.was_ended = True
        found = self.sock or self._plain
        if found is not None:
            # Not the socket's own `shutdown`: that of TLS would wait for the other side.
            with suppress(OSError):
                socket.socket.shutdown(found, socket.SHUT_RDWR)
