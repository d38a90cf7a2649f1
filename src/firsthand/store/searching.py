"""What a user types into a search box, as an expression of the text index.

Words must all occur; "..." is a phrase; -word must not occur; a OR b; a word with * at its
end stands for all that begin so. Everything else is a word like any other: nothing that a user
types can be a mistake.

    >>> expression('"state media" pardon* OR amnesty -football')
    '("state media" AND ("pardon"* OR "amnesty")) NOT ("football")'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTS = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_LEAST = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase; with `is_prefix` all that begins so."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: of each of `groups` one term must occur, of `unwanted` none may."""

    groups: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()


def is_one_phrase(wanted: Wanted) -> bool:
    """Tell whether a phrase of several words is all that is looked for.

    To rank it, its words' places would be compared once more in every text; texts that hold the
    very same words differ little in rank, so that the latest are shown first.
    """
    terms = [term for group in wanted.groups for term in group]
    return len(terms) == 1 and len(_LEAST.findall(terms[0].text)) > 1


def parsed(words: str) -> Wanted:
    """Return what a user looks for."""
    words = words.replace("\0", " ")  # SQLite would take the text to end there
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    joins = False
    for minus, phrase, word in _PARTS.findall(words):
        if word == "OR" and wanted and not minus:
            joins = True
            continue
        text = phrase or word
        if not _LEAST.search(text):
            continue
        term = Term(text.rstrip("*").replace('"', ""), not phrase and text.endswith("*"))
        if minus:
            unwanted.append(term)
        elif joins:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        joins = False
    return Wanted(tuple(map(tuple, wanted)), tuple(unwanted))


def expression(words: str) -> str:
    """Return the expression of SQLite's index, or "" where there is nothing to look for."""
    wanted = parsed(words)
    if not wanted.groups:
        return ""
    parts = [_either(terms) for terms in wanted.groups]
    found = " AND ".join(parts)
    unwanted = " OR ".join(map(_quoted, wanted.unwanted))
    return f"({found}) NOT ({unwanted})" if unwanted else found


def _either(terms: tuple[Term, ...]) -> str:
    joined = " OR ".join(map(_quoted, terms))
    return joined if len(terms) == 1 else f"({joined})"


def _quoted(term: Term) -> str:
    return f'"{term.text}"' + ("*" if term.is_prefix else "")


def unmarked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a snippet without the marks that the index put in, and where they stood.

    The index puts STX before a matching word and ETX after it.
    """
    plain: list[str] = []
    marks: list[tuple[int, int]] = []
    at = begin = 0
    for piece in re.split("([\x02\x03])", snippet):
        if piece == "\x02":
            begin = at
        elif piece == "\x03":
            marks.append((begin, at))
        else:
            plain.append(piece)
            at += len(piece)
    return "".join(plain), tuple(marks)
