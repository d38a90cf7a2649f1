"""Who is asking: a session in a signed cookie, a token of a program, or this machine's analyst."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from hashlib import sha256

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request

from firsthand.store import Store
from firsthand.web.settings import Settings

COOKIE = "firsthand"
_BEARER = "Bearer "


class Rank(IntEnum):
    """What a user may do; each may do what those before it may."""

    NOBODY = 0
    READER = 1
    ANALYST = 2
    ADMIN = 3

    @property
    def word(self) -> str:
        """The name under which it is kept."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking.

    Attributes:
        name: the user; "analyst" on an open desk; "" for nobody.
        rank: what they may do.
        session: the id of the session that its CSRF tokens belong to; "" without a cookie.
        by_token: whether a program asks with a token: it needs no CSRF token.
    """

    name: str
    rank: Rank
    session: str = ""
    by_token: bool = False


def visitor_of(request: Request, store: Store, settings: Settings) -> Visitor:
    """Return who sent a request."""
    header = request.headers.get("authorization", "")
    if header.startswith(_BEARER):
        user = store.user_of_token(token_digest(header.removeprefix(_BEARER)))
        if user is not None:
            return Visitor(user.name, Rank[user.role.upper()], by_token=True)
        return Visitor("", Rank.NOBODY)
    session = opened_session(request.cookies.get(COOKIE, ""), settings)
    if session is not None and session.name:
        user = store.user(session.name)
        if user is not None and user.epoch == session.epoch:
            return Visitor(user.name, Rank[user.role.upper()], session.id)
    identity = session.id if session is not None else ""
    if settings.is_open:
        return Visitor("analyst", Rank.ADMIN, identity)
    return Visitor("", Rank.NOBODY, identity)


@dataclass(frozen=True, slots=True)
class Session:
    """What the cookie holds: an id, and the user, if one has logged in."""

    id: str
    name: str = ""
    epoch: int = 0


def new_session(name: str = "", epoch: int = 0) -> Session:
    """Return a session with an id that cannot be guessed."""
    return Session(secrets.token_urlsafe(18), name, epoch)


def sealed(session: Session, settings: Settings) -> str:
    """Return a session as a signed value for the cookie."""
    return _serializer(settings.secret).dumps([session.id, session.name, session.epoch])


def opened_session(value: str, settings: Settings) -> Session | None:
    """Return the session that a cookie holds; None if it is none of ours, or too old."""
    try:
        plain = _serializer(settings.secret).loads(value, max_age=settings.session_hours * 3600)
    except BadSignature:
        return None
    return Session(*plain)


@lru_cache(maxsize=16)
def _serializer(secret: bytes) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="session")


def csrf_token(session: str, settings: Settings) -> str:
    """Return the token that a form of this session carries."""
    return hmac.new(settings.secret, b"csrf\x1f" + session.encode(), sha256).hexdigest()


def is_csrf_token(token: str, session: str, settings: Settings) -> bool:
    """Tell whether a form carries the token of this session."""
    wanted = csrf_token(session, settings)
    return bool(session) and hmac.compare_digest(token.encode(), wanted.encode())


def token_digest(token: str) -> str:
    """Return what is kept of a program's token."""
    return sha256(token.encode()).hexdigest()
