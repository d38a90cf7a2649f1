"""Connecting to a database, and saying in plain words what PostgreSQL could not do."""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import pg8000
from pg8000.native import Connection, literal

from firsthand.errors import BusyError, StoreError
from firsthand.store.address import Address

_LEAST_VERSION = 15
# What PostgreSQL says (by its code, or how the code begins), and what to do about it.
_ADVICE = {
    "55P03": "another process is writing to it; wait for it or raise busy_timeout",
    "40P01": "two writers waited for each other; try again",
    "40001": "another writer was first; try again",
    "53": "the server is out of room or connections; nothing kept is lost",
    "57P": "the server is going down or was restarted; try again",
    "25006": "the server takes no changes; name the one that does",
    "42501": "this user may not do that; ask the owner of the database",
    "28": "the user or the password is wrong",
    "3D000": "make the database first ('createdb'), or name another with --ledger",
    "0A000": "the server lacks an extension that is needed: install its 'contrib' package",
    "58P01": "the server lacks an extension that is needed: install its 'contrib' package",
}

_BUSY = {"55P03", "40P01", "40001"}


@contextmanager
def plain_errors(place: str) -> Iterator[None]:
    """Turn what the driver raises inside into a `StoreError` that says what to do."""
    try:
        yield
    except pg8000.Error as error:
        said = _said(error)
        if not isinstance(said, dict):
            raise LostError(f"{place}: the connection is lost: {said}") from error
        code = str(said.get("C", ""))
        advice = next((text for sign, text in _ADVICE.items() if code.startswith(sign)), "")
        words = str(said.get("M", code))
        kind = BusyError if code in _BUSY else StoreError
        raise kind(f"{place}: {words}" + (f": {advice}" if advice else "")) from error
    except (OSError, EOFError) as error:
        raise LostError(f"{place}: the connection is lost: {error}") from error


def _said(error: pg8000.Error) -> object:
    """Return what the server said: fields by letter, or the driver's own words."""
    # A server that refuses to begin hangs up, and the driver stumbles over that after its words.
    told: BaseException | None = error
    while told is not None:
        if isinstance(told, pg8000.Error) and told.args and isinstance(told.args[0], dict):
            return told.args[0]
        told = told.__context__
    return (error.args or ("",))[0]


class LostError(StoreError):
    """The server cannot be reached any more."""


def connect(address: Address, *, busy_timeout: float) -> Connection:
    """Return a connection whose questions go to the ledger's schema.

    Args:
        address: where the ledger is.
        busy_timeout: seconds to wait for a lock of another writer.

    Raises:
        StoreError: there is no such server, database or user, or the server is too old.
    """
    is_socket = address.host.startswith("/")
    place = f"{address.host}/.s.PGSQL.{address.port}"
    try:
        with plain_errors(str(address)):
            connection = Connection(
                address.user,
                host=address.host,
                port=address.port,
                unix_sock=place if is_socket else None,
                database=address.database,
                password=address.password,
                ssl_context=_encryption(address.sslmode),
                application_name=f"firsthand {socket.gethostname()} {os.getpid()}",
                startup_params={"client_encoding": "UTF8", "timezone": "UTC"},
            )
    except LostError as error:
        raise StoreError(f"{address}: the server cannot be reached: {error.__cause__}") from error
    with plain_errors(str(address)):
        _prepare(connection, address, busy_timeout)
    return connection


def _encryption(mode: str) -> ssl.SSLContext | None:
    if mode == "disable":
        return None
    context = ssl.create_default_context()
    if mode == "require":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _prepare(connection: Connection, address: Address, busy_timeout: float) -> None:
    """Refuse a server that would not do, and set how this session behaves."""
    version = int(connection.run("SHOW server_version_num")[0][0]) // 10_000
    if version < _LEAST_VERSION:
        raise StoreError(f"{address}: PostgreSQL {version} is too old, {_LEAST_VERSION} is needed")
    encoding = connection.run("SHOW server_encoding")[0][0]
    if encoding != "UTF8":
        raise StoreError(f"{address}: the database holds {encoding} text, UTF8 is needed")
    milliseconds = max(1, round(busy_timeout * 1000))
    connection.run(f"SET lock_timeout = {milliseconds}")
    name = address.schema.replace('"', '""')
    path = f'"{name}"' + ("" if address.schema == "public" else ", public")
    connection.run(f"SELECT set_config('search_path', {literal(path)}, false)")
