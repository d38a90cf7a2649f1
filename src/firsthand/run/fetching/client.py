"""One request after another until an answer is whole, or a limit is reached."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from firsthand.run.fetching.addresses import AddressError, Target, resolve, target_of
from firsthand.run.fetching.bodies import BodyError, read_body
from firsthand.run.fetching.connecting import Connection

AGENT = "firsthand/0.1 (+news ledger; reads feeds)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take.

    Attributes:
        seconds: from the first connection to the last byte, redirects included.
        idle: seconds without a byte.
        most_bytes: of the body, as sent and as unpacked.
        redirects: how often an answer may send elsewhere.
        allow_private: whether addresses of this machine and its network may be called.
    """

    seconds: float = 30.0
    idle: float = 10.0
    most_bytes: int = 8 * 1024 * 1024
    redirects: int = 5
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the body unpacked, the headers as sent, every address on the way."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    hops: tuple[str, ...]
    at: str

    def header(self, name: str) -> str | None:
        """Return the first header of this name, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class FetchError(Exception):
    """An address that could not be fetched; `is_final` if trying again is of no use."""

    def __init__(self, words: str, *, is_final: bool = False) -> None:
        """Keep why, and whether it is worth another try."""
        super().__init__(words)
        self.is_final = is_final


Permission = Callable[[str], None]
"""Raises `FetchError` for an address that may not be fetched (robots.txt)."""


def fetch(
    url: str,
    limits: Limits,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    permitted: Permission | None = None,
) -> Fetched:
    """Return the answer of an address, after its redirects; each hop is checked as the first.

    Args:
        url: http or https.
        limits: what it may take.
        headers: sent in addition to our own.
        body: makes it a POST, whose redirects are not followed.
        permitted: asked for every hop after the first.

    Raises:
        FetchError: refused, unreachable, too slow, too large, broken off, or too many hops.
    """
    hops = [url]
    clock = _Clock(limits.seconds)
    while True:
        answer = _one(hops[-1], limits, headers or {}, body, clock)
        status, found, data = answer
        location = next((value for key, value in found if key.lower() == "location"), None)
        if status not in _REDIRECTS or not location or body is not None:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            return Fetched(url, hops[-1], status, found, data, tuple(hops), now)
        following = _next_hop(hops, location, limits)
        if permitted is not None:
            permitted(following)
        hops.append(following)


class _Clock:
    """How much time is left."""

    def __init__(self, seconds: float) -> None:
        from time import monotonic

        self._now = monotonic
        self._end = monotonic() + seconds

    def left(self) -> float:
        found = self._end - self._now()
        if found <= 0:
            raise FetchError("it took longer than a fetch may take")
        return found


def _next_hop(hops: list[str], location: str, limits: Limits) -> str:
    try:
        following = urljoin(hops[-1], location.strip())
    except ValueError as error:
        raise FetchError(f"it redirects to no address: {location[:200]!r}") from error
    if len(hops) > limits.redirects:
        raise FetchError(f"it redirects more than {limits.redirects} times")
    if following in hops:
        raise FetchError("it redirects in a circle")
    if hops[-1].lower().startswith("https:") and following.lower().startswith("http:"):
        raise FetchError("it redirects from https to http", is_final=True)
    return following


def _one(
    url: str, limits: Limits, headers: Mapping[str, str], body: bytes | None, clock: _Clock
) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Return status, headers and body of one request."""
    try:
        target = target_of(url)
        places = resolve(target, allow_private=limits.allow_private)
    except AddressError as error:
        raise FetchError(f"{url}: {error}", is_final="cannot be found" not in str(error)) from error
    connection = Connection(target, places, idle=min(limits.idle, clock.left()))
    try:
        with connection.ending_after(clock.left()):
            return _exchange(connection, target, limits, headers, body)
    except BodyError as error:
        if connection.was_ended:
            raise FetchError(f"{url}: it took longer than {limits.seconds:g} s") from error
        raise FetchError(f"{url}: {error}", is_final=error.is_final) from error
    except (OSError, ssl.SSLError, http.client.HTTPException, ValueError) as error:
        if connection.was_ended:
            raise FetchError(f"{url}: it took longer than {limits.seconds:g} s") from error
        words = str(error) or type(error).__name__
        raise FetchError(f"{url}: {words}") from error
    finally:
        connection.close()


def _exchange(
    connection: Connection,
    target: Target,
    limits: Limits,
    headers: Mapping[str, str],
    body: bytes | None,
) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    sent = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Connection": "close", **headers}
    connection.request("GET" if body is None else "POST", target.path, body=body, headers=sent)
    response = connection.getresponse()
    found = tuple((str(key), str(value)) for key, value in response.getheaders())
    if response.status in _REDIRECTS and body is None:
        return response.status, found, b""
    data = read_body(response, most=limits.most_bytes)
    if connection.was_ended:
        raise BodyError(f"it took longer than {limits.seconds:g} s")
    return response.status, found, data
