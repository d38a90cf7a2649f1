"""Addresses that a copy gives for its original, with the pieces of a broken one joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.resources import load_list

_START = re.compile(r"(?:https?://|www\.)[^\s<>\"”»]+", re.IGNORECASE)
_PIECE = re.compile(r"^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$")
_MARKDOWN = re.compile(r"\]\((https?://[^)\s]+)\)")
_DATE = re.compile(r"/(20\d\d|19\d\d)[/-]?(\d{1,2})[/-]?(\d{1,2})(?=[/-]|$)")
_COMPACT_DATE = re.compile(r"[/-](20\d\d)(\d\d)(\d\d)(?=[/.-]|$)")
# "/news/A2025050416150004328": the number of an article opens with the minute it was made.
_STAMP = re.compile(
    r"^[^?#]*?(?<!\d)(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d"
)
_WORD = re.compile(r"[a-z0-9]+")
_TAIL = ".,;:!?)'\"*_]>"
_AROUND = "*_<>()[] "
_MOST_PIECES = 6


@dataclass(frozen=True, slots=True)
class FoundUrl:
    """An address as a copy gives it, repaired; offsets count from the text's start."""

    url: str
    start: int
    end: int
    is_cued: bool


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    words = load_list("url_cues")["cues"]
    alternatives = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"^[*_\[( ]*(?:{alternatives})\s*(?:[:–—-]|(?=\[)|$)\s*", re.IGNORECASE)


def url_cue_end(text: str) -> int | None:
    """Return where "Original url:" or a like cue ends at the start of a line, else None."""
    match = _cue().match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    # "Source: Interfax" names an agency, not an address.
    is_address = not rest.strip("*_ ") or _START.search(rest) or _MARKDOWN.search(rest)
    return match.end() if is_address else None


def is_url_line(text: str) -> bool:
    """Whether a line is an address and nothing else but its own broken pieces."""
    bare = text.lstrip(_AROUND)[:4].casefold()
    if bare not in {"http", "www."}:
        return False
    bare = text.strip(_AROUND)
    if not _START.match(bare):
        return False
    return all(_PIECE.match(piece) for piece in bare.split()[: _MOST_PIECES + 1])


def is_url_piece(text: str) -> bool:
    """Whether a line may be the tail of an address that was broken over lines."""
    pieces = text.split()
    if not 0 < len(pieces) <= _MOST_PIECES or not all(_PIECE.match(piece) for piece in pieces):
        return False
    return any(char in "-/_=%&?" or char.isdigit() for char in text) and text[:1].islower()


def find_url(text: str, *, headline: str | None = None) -> FoundUrl | None:
    """Return the first address in a line or paragraph, its broken pieces joined.

    "https://x.example/2025/05/24/ten-sent home-c55": copies break addresses at the column
    edge and leave a space there. A piece is joined as long as it looks like the tail of a
    slug, or completes a word of the headline.

    Args:
        text: the line; a cue such as "Original url:" may stand before the address.
        headline: the copy's headline, against whose words the joined slug is checked.
    """
    markdown = _MARKDOWN.search(text)
    if markdown:
        return FoundUrl(markdown[1], markdown.start(1), markdown.end(1), is_cued=False)
    start = _START.search(text)
    if start is None:
        return None
    url, end = start.group(), start.end()
    words = frozenset(_WORD.findall(headline.casefold())) if headline else frozenset()
    for match in list(re.finditer(r"\s+(\S+)", text[end:]))[:_MOST_PIECES]:
        if not _continues(url, match[1], words):
            break
        url += match[1]
        end = start.end() + match.end()
    return FoundUrl(url.rstrip(_TAIL), start.start(), end, is_cued=url_cue_end(text) is not None)


def _continues(url: str, piece: str, headline: frozenset[str]) -> bool:
    """Whether `piece` goes on with a broken address rather than with a sentence."""
    if not _PIECE.match(piece) or _START.match(piece):
        return False
    inner = piece.rstrip(_TAIL)
    # A word of a sentence has no hyphen, slash or digit inside; the tail of a slug has.
    if any(char in "-/_=%&?" or char.isdigit() for char in inner):
        return True
    if url.endswith(("-", "/", "_", "=", "%")) and inner.islower():
        return True
    joined = _WORD.findall((url.rsplit("/", 1)[-1] + inner).casefold())
    return bool(joined) and joined[-1] in headline and inner.casefold() not in headline


def url_date(url: str) -> str | None:
    """Return the day that stands in the path of an address, ISO, else None."""
    match = _DATE.search(url) or _COMPACT_DATE.search(url) or _STAMP.search(url)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if 1 <= month <= 12 and 1 <= day <= 31:  # noqa: PLR2004 (a calendar)
        return f"{year:04d}-{month:02d}-{day:02d}"
    return None
