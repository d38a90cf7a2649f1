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
_REACH = 6
_MARKS = "*_#()[] "
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def weigh_picture_lines(items: Sequence[Evidence], document: str, *, is_copy: bool) -> None:
    """Cast the votes for credits that only the line above or the report around them tells.

    Args:
        items: all lines, in text order; takes the votes.
        document: the id of the document.
        is_copy: whether it is a plain text that is no dump: there an agency signs the report.
    """
    for index in range(1, len(items)):
        item, above = items[index], items[index - 1]
        if _is_label(above.text) and item.words <= _MOST_WORDS and not item.ends_sentence:
            text = "the line above says that pictures are credited here"
            weight = 8.0 + max(0.0, item.ballot.weight(item.ballot.leading()))
            item.ballot.add(Role.CREDIT, weight, "credits-label", text, above.unit.span(document))
        if not is_copy and _is_house(item) and _is_amid(items, index):
            text = "an agency's name alone amid the report"
            weight = 8.0 + max(0.0, item.ballot.weight(Role.BODY))
            item.ballot.add(Role.CREDIT, weight, "agency-alone", text, item.unit.span(document))
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
    if item.words > _HOUSE:
        return False
    name = item.text.strip(_MARKS)
    return name != name.lower() and names_picture_source(name)


def _is_amid(items: Sequence[Evidence], index: int) -> bool:
    """Whether the report goes on right below a line, and more than what sums it up stands above."""
    element = items[index].unit.element
    if (element is not None and element.tag in _HEADINGS) or index + 1 == len(items):
        return False
    above = items[max(0, index - _REACH) : index]
    return _is_told(items[index + 1]) and sum(map(_is_told, above)) > 1


def _is_told(item: Evidence) -> bool:
    return item.ends_sentence and item.ballot.leading() is Role.BODY


def _may_be_caption(item: Evidence) -> bool:
    element = item.unit.element
    is_heading = element is not None and element.tag in _HEADINGS
    few = _FEWEST <= item.words <= _MOST_WORDS
    return few and not is_heading and item.ballot.leading() is Role.OTHER
