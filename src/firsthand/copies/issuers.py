"""Who issued a text that outlets only print: a ministry, a company, a court.

A press release is nobody's report. The office that issued it produced it, as a line of the
copies says ("Source: ...", "Press release of ..."), or the label on the office's own page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from firsthand.clean.agencies import find_agency
from firsthand.clean.dates import without_dates
from firsthand.clean.house_names import is_house_name
from firsthand.copies.houses import house_of
from firsthand.model import Article, Block, Document, Role
from firsthand.resources import load_list

_LONGEST_LINE = 90
_MOST_WORDS = 9
_EDGE = 8
"""Lines from the top and from the end among which a text is signed."""
_SIGNING = frozenset({Role.BYLINE, Role.CREDIT, Role.NOTE, Role.OTHER, Role.BODY})
_BRACKETS = " \t\u00a0()[]*_."


def find_issuers(article: Article, document: Document) -> Iterator[tuple[str, Block]]:
    """Yield the offices that a copy says issued its text, each with the line that says so."""
    if article.byline.persons:
        return  # a reporter wrote it: a source named at its foot is that of a figure or a chart
    lines = list(article.blocks)
    edges = lines if len(lines) <= 2 * _EDGE else [*lines[:_EDGE], *lines[-_EDGE:]]
    for at, block in enumerate(edges):
        below_picture = at > 0 and edges[at - 1].role is Role.CAPTION
        if block.role not in _SIGNING or below_picture:
            continue
        line = document.text[block.span.start : block.span.end].strip(_BRACKETS)
        line = without_dates(line).rstrip(_BRACKETS + ",")
        if len(line) > _LONGEST_LINE:
            continue
        if _labels().fullmatch(line):
            house = house_of(article, document)
            if house and _speaks_of(house, article, document):
                yield house, block
        elif name := _credited(line):
            yield name, block


def _credited(line: str) -> str | None:
    """Return the office that a line credits, None where it credits none or an agency."""
    found = _credits().fullmatch(line)
    if found is None:
        return None
    name = _offices().sub("", next(filter(None, found.groups()))).strip(_BRACKETS + ",:")
    name = re.sub(r"^(?:the|The) ", "", name)
    # "Radio Karvia, Karvia, in Tavian 0700 gmt": what follows the house is where and when.
    first = name.partition(",")[0]
    name = first if is_house_name(first) else name
    is_name = name[:1].isupper() and len(name.split()) <= _MOST_WORDS
    return name if is_name and "://" not in name and find_agency(name) is None else None


def _speaks_of(house: str, article: Article, document: Document) -> bool:
    """Whether the text names the house that prints it, as one that issues it does."""
    return any(
        house.casefold() in document.text[block.span.start : block.span.end].casefold()
        for block in article.body
    )


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    """Return what matches a line that only says what kind of text follows."""
    return re.compile(rf"(?:{_any('kinds')})[\s\d/.:№-]*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _credits() -> re.Pattern[str]:
    kinds, links, before = _any("kinds"), _any("links"), _any("credits")
    name = r"([^:;|]+)"
    return re.compile(
        rf"(?:{kinds})\s*(?:{links})\s+{name}|(?:{before})\s*{name}|([^:;|,]+?) (?:{kinds})",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?,? (?:{_any('offices')})$", re.IGNORECASE)


def _any(name: str) -> str:
    return "|".join(map(re.escape, sorted(load_list("issuers")[name], key=len, reverse=True)))
