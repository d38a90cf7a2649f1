"""Credits that stand on lines of their own: below a label for all pictures, and amid the report."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.clean.captions import names_picture_source
from firsthand.model import Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence

# The credits of all pictures of a page have no more words, nor has a text set below one.
_MOST_WORDS = 30
# A text of a picture has as many words, and its agency no more.
_FEWEST, _HOUSE = 4, 3
_REACH = 3
_MARKS = "*_#()[] "
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def weigh_picture_lines(items: Sequence[Evidence], document: str) -> None:
    """Cast the votes for credits that only the line above or the report around them tells."""
    for index in range(1, len(items)):
        item, above = items[index], items[index - 1]
        if _is_label(above.text) and item.words <= _MOST_WORDS and not item.ends_sentence:
            text = "the line above says that pictures are credited here"
            weight = 8.0 + max(0.0, item.ballot.weight(item.ballot.leading()))
            item.ballot.add(Role.CREDIT, weight, "credits-label", text, above.unit.span(document))
        if _is_amid_page(items, index) and _is_house(item):
            text = "an agency's name alone amid the report"
            item.ballot.add(Role.CREDIT, 8.0, "agency-alone", text, item.unit.span(document))
            if _may_be_caption(above):
                text = "an agency's name alone stands on the next line"
                span = item.unit.span(document)
                above.ballot.add(Role.CAPTION, 6.0, "credited-caption", text, span)


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, load_list("captions")["list_labels"]))
    return re.compile(rf"(?:{labels})\s*:?", re.IGNORECASE)


def _is_label(text: str) -> bool:
    """Whether a line is the label of all credits and nothing else: "Photo credits:"."""
    return text.count(" ") < _HOUSE and _label().fullmatch(text.strip(_MARKS)) is not None


def _is_house(item: Evidence) -> bool:
    if item.words > _HOUSE or item.ballot.leading() is Role.BODY:
        return False
    name = item.text.strip(_MARKS)
    return name != name.lower() and names_picture_source(name)


def _is_amid_page(items: Sequence[Evidence], index: int) -> bool:
    """Whether the report of a page goes on right below a line and stands close above it."""
    element = items[index].unit.element
    if element is None or element.tag in _HEADINGS or not 1 < index < len(items) - 1:
        return False
    above = items[max(0, index - _REACH) : index]
    return _is_told(items[index + 1]) and any(map(_is_told, above))


def _is_told(item: Evidence) -> bool:
    return item.ends_sentence and item.ballot.leading() is Role.BODY


def _may_be_caption(item: Evidence) -> bool:
    element = item.unit.element
    is_heading = element is not None and element.tag in _HEADINGS
    few = _FEWEST <= item.words <= _MOST_WORDS
    return few and not is_heading and item.ballot.leading() is Role.OTHER
