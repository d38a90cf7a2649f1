"""What a user types into a search box, as an expression of the text index.

Words must all occur; "..." is a phrase; -word must not occur; a OR b; a word with * at its
end stands for all that begin so. Everything else is a word like any other: nothing that a user
types can be a mistake.

    >>> expression('"state media" pardon* OR amnesty -football')
    '("state media" AND ("pardon"* OR "amnesty")) NOT ("football")'
"""

from __future__ import annotations

import re

_PARTS = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_LEAST = re.compile(r"\w")


def expression(words: str) -> str:
    """Return the expression, or "" where there is nothing to look for."""
    words = words.replace("\0", " ")  # SQLite would take the text to end there
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    joins = False
    for minus, phrase, word in _PARTS.findall(words):
        if word == "OR" and wanted and not minus:
            joins = True
            continue
        term = _term(phrase or word, is_phrase=bool(phrase))
        if not term:
            continue
        if minus:
            unwanted.append(term)
        elif joins:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        joins = False
    return _together(wanted, unwanted)


def _term(text: str, *, is_phrase: bool) -> str:
    if not _LEAST.search(text):
        return ""
    is_prefix = not is_phrase and text.endswith("*")
    quoted = '"' + text.rstrip("*").replace('"', "") + '"'
    return quoted + "*" if is_prefix else quoted


def _together(wanted: list[list[str]], unwanted: list[str]) -> str:
    if not wanted:
        return ""
    parts = [terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})" for terms in wanted]
    found = " AND ".join(parts)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


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
