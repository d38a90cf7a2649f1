"""Letters: newsletters and mailed copies, one in a file (EML) or many (mbox)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html import escape
from typing import IO

from firsthand.errors import ReadError
from firsthand.read.archives.members import Member

_FROM = re.compile(rb"^From .*\r?\n", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def letters(stream: IO[bytes], name: str, most: int) -> Iterator[Member | ReadError]:
    """Yield each letter as a page: its subject, sender and date above its body."""
    if name.lower().endswith(".eml"):
        data = stream.read(most + 1)
        if len(data) > most:
            yield ReadError(f"{name}: more than {most} bytes; see max_bytes")
        else:
            yield _letter(data, name, 1)
        return
    for number, data in enumerate(_split(stream), start=1):
        if len(data) > most:
            yield ReadError(f"{name}, letter {number}: more than {most} bytes; see max_bytes")
        else:
            yield _letter(_QUOTED.sub(rb"\1", data), f"{name}, letter {number}", number)


def _split(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the letters of a mailbox: each begins after a line "From ..."."""
    lines: list[bytes] = []
    begun = False
    for line in stream:
        if _FROM.match(line) and (not lines or not lines[-1].strip()):
            if begun:
                yield b"".join(lines)
            begun, lines = True, []
        elif begun:
            lines.append(line)
    if begun:
        yield b"".join(lines)


def _letter(data: bytes, name: str, number: int) -> Member | ReadError:
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(preferencelist=("html", "plain"))
        text = body.get_content() if body is not None else ""
    except (LookupError, ValueError, AssertionError, KeyError, UnicodeError) as error:
        return ReadError(f"{name}: this letter cannot be read: {error}")
    if not isinstance(text, str) or not text.strip():
        return ReadError(f"{name}: this letter has no text")
    is_page = body is not None and body.get_content_type() == "text/html"
    identity = str(message.get("message-id", "")).strip("<> ") or f"letter {number}"
    page = text if is_page else _page(message, text)
    return Member(
        name=identity,
        data=page.encode("utf-8", "replace"),
        suffix_of="letter.html",
        media_type="text/html",
        retrieved_at=_moment(message),
    )


def _page(message: EmailMessage, text: str) -> str:
    """Return a plain letter as a page, so that its subject and date are fields."""
    subject = escape(str(message.get("subject", "")))
    moment = _moment(message)
    when = f'<meta property="article:published_time" content="{moment}">' if moment else ""
    paragraphs = "".join(
        f"<p>{escape(' '.join(part.split()))}</p>" for part in re.split(r"\n\s*\n", text)
    )
    title = f"<title>{subject}</title>" if subject else ""
    head = f"<h1>{subject}</h1>" if subject else ""
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{title}{when}</head>'
        f"<body><article>{head}{paragraphs}</article></body></html>"
    )


def _moment(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).isoformat()
    except (TypeError, ValueError, IndexError):
        return None
