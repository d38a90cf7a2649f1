"""The address of a shared ledger: "postgresql://user@host:5432/database?schema=news"."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import parse_qs, unquote, urlsplit

from firsthand.errors import StoreError

SCHEMES = ("postgresql:", "postgres:")
_MODES = ("disable", "require", "verify-full")
_OPTIONS = {"host", "schema", "sslmode"}
_PORT = 5432


@dataclass(frozen=True, slots=True)
class Address:
    """Where a shared ledger is.

    Attributes:
        host: a name or number; a path is the folder of the server's socket.
        schema: in which of the database's schemas the tables are.
        sslmode: disable, require (encrypted) or verify-full (and the server proves its name).
    """

    host: str
    port: int
    database: str
    user: str
    password: str | None = field(repr=False)
    schema: str
    sslmode: str

    def __str__(self) -> str:
        """Return the address without its password, for messages."""
        host = "" if self.host.startswith("/") else self.host
        port = "" if self.port == _PORT else f":{self.port}"
        schema = "" if self.schema == "public" else f"?schema={self.schema}"
        return f"postgresql://{self.user}@{host}{port}/{self.database}{schema}"

    @property
    def key(self) -> str:
        """Return a short name for files that belong to this ledger."""
        text = f"{self.host}\x1f{self.port}\x1f{self.database}\x1f{self.schema}"
        return blake2b(text.encode(), digest_size=8).hexdigest()


def is_address(name: object) -> bool:
    """Tell whether a ledger is named by an address, not by a file."""
    return isinstance(name, str) and name.startswith(SCHEMES)


def read_address(text: str) -> Address:
    """Return what an address says.

    Raises:
        StoreError: it is none, with what is wrong about it.
    """
    try:
        parts = urlsplit(text)
        port = parts.port or _PORT
        options = parse_qs(parts.query, strict_parsing=True) if parts.query else {}
    except ValueError as error:
        raise StoreError(f"the address of the ledger cannot be read: {error}") from error
    unknown = sorted(options.keys() - _OPTIONS)
    if unknown:
        known = ", ".join(sorted(_OPTIONS))
        raise StoreError(f"unknown option {unknown[0]!r} of the ledger's address; known: {known}")
    database = unquote(parts.path.lstrip("/"))
    user = unquote(parts.username or "")
    if not database or not user:
        raise StoreError("the address of a ledger is postgresql://USER[:PASSWORD]@HOST/DATABASE")
    given = {name: values[-1] for name, values in options.items()}
    mode = given.get("sslmode", "disable")
    if mode not in _MODES:
        raise StoreError(f"sslmode {mode!r} is none of {', '.join(_MODES)}")
    return Address(
        host=given.get("host") or unquote(parts.hostname or "") or "localhost",
        port=port,
        database=database,
        user=user,
        password=unquote(parts.password) if parts.password else None,
        schema=given.get("schema", "public"),
        sslmode=mode,
    )
