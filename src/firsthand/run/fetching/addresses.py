"""Which addresses may be called: http and https, and hosts of the public internet only."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

_PORTS = {"http": 80, "https": 443}
_MOST = 4096
# Addresses that carry an IPv4 address inside: what they lead to is what counts.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_MAX_PORT = 65_535


class AddressError(Exception):
    """An address that may not be called, and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: what to say to the server, and where to connect."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what robots.txt and the delay between requests go by."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{shown}:{self.port}"


def target_of(url: str) -> Target:
    """Return the parts of an address.

    Raises:
        AddressError: not http or https, no host, a user in it, or odd characters.
    """
    if len(url) > _MOST or any(ord(char) <= ord(" ") or ord(char) == 127 for char in url):  # noqa: PLR2004 (DEL)
        raise AddressError("the address is too long or has blanks in it")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressError(f"this is no address: {error}") from error
    if parts.scheme.lower() not in _PORTS:
        raise AddressError(f"only http and https are fetched, not {parts.scheme or 'this'!r}")
    if parts.username is not None or parts.password is not None:
        raise AddressError("an address with a user in it is not fetched")
    scheme = parts.scheme.lower()
    number = port if port is not None else _PORTS[scheme]
    if not 0 < number <= _MAX_PORT:
        raise AddressError(f"there is no port {number}")
    return Target(url, scheme, _host(parts), number, _path(parts))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host:
        raise AddressError("the address names no host")
    try:
        return host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise AddressError(f"{host!r} is no name of a host") from error


def _path(parts: SplitResult) -> str:
    """Return the path and query in ASCII, as a request line needs them."""
    from urllib.parse import quote

    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=-._~?")
    return f"{path}?{query}" if query else path


def resolve(target: Target, *, allow_private: bool) -> list[tuple[int, str]]:
    """Return the socket families and addresses of a host, all of them checked.

    Raises:
        AddressError: no such host, or any of its addresses is not of the public internet.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressError(f"the host {target.host!r} cannot be found: {error}") from error
    places = list(dict.fromkeys((int(item[0]), str(item[4][0])) for item in found))
    for _, address in places:
        if not allow_private and not is_public(address):
            raise AddressError(
                f"{target.host} is {address}, which is no address of the public internet"
            )
    return places


def is_public(address: str) -> bool:
    """Tell whether an IP address is of the public internet: not private, local or reserved."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)
