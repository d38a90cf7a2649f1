"""Reports that stand in the data of a script alone, on pages that a browser would build."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

from firsthand.read.page_fields import stated_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from firsthand.model import PageField

# Strings of JSON or JavaScript; the short ones are matched too, so that quotes stay paired.
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_LONG = 300
# JSON inside a string: an object, a list, or a numbered row of one.
_DATA = re.compile(r"\s*(?:\w{1,4}:)?[\[{]")
_PARAGRAPH = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,400}>")
_MOST_SCRIPT = 2_000_000
# Frameworks put JSON into a string of JavaScript, and the report into a string of that.
_NESTED = 3
_FEWEST_PARAGRAPHS, _FEWEST_CHARACTERS = 3, 400


def rebuilt_page(tree: _Element, fields: Sequence[PageField]) -> str | None:
    """Return a plain page with the report that a script's data holds, None where none does.

    Args:
        tree: a page that shows no text of its own.
        fields: its statements of itself; its title becomes the heading.
    """
    report = stated_article(tree)
    if report is not None and _PARAGRAPH.search(report) is None:
        report = "".join(f"<p>{escape(line)}</p>" for line in report.splitlines())
    if report is None:
        report = max(_candidates(tree), key=_length, default=None)
    if report is None:
        return None
    titles = {item.basis: item.value for item in fields if item.name in {"headline", "title"}}
    title = next(
        (titles[basis] for basis in ("json-ld", "og:title", "title") if basis in titles), ""
    )
    return f"<html><body><article><h1>{escape(title)}</h1>{report}</article></body></html>"


def _candidates(tree: _Element) -> Iterator[str]:
    for script in tree.iter("script"):
        text = script.text or ""
        if len(text) <= _MOST_SCRIPT:
            yield from (piece for piece in _strings(text, _NESTED) if _reads_as_report(piece))


def _strings(text: str, depth: int) -> Iterator[str]:
    """Yield the long strings in a piece of JSON or JavaScript, and those inside of them."""
    for match in _STRING.finditer(text):
        if len(match[1]) < _LONG:
            continue
        try:
            value = json.loads(f'"{match[1]}"', strict=False)
        except ValueError:
            continue
        if depth > 1 and _DATA.match(value):
            yield from _strings(value, depth - 1)
        else:
            yield value


def _reads_as_report(piece: str) -> bool:
    few = len(_PARAGRAPH.findall(piece)) < _FEWEST_PARAGRAPHS
    return not few and _length(piece) >= _FEWEST_CHARACTERS


def _length(piece: str) -> int:
    """Return how many characters of text a piece of HTML has."""
    return len(_TAG.sub("", piece))
