"""The lines of an overlong document beyond those that are weighed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.clean.urls import is_url_line
from firsthand.model import Block, Reason, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.units import Unit
    from firsthand.model import Document

#: So many lines or paragraphs of one document are weighed; no news copy has as many, and a
#: dump of a million must end in seconds.
MOST_WEIGHED = 5000
_ALL_LINKS = 0.9
_ADDRESS = ("http", "www.", "<http")
_SURE, _LIKELY = 0.9, 0.5


def sort_rest(document: Document, units: Sequence[Unit]) -> tuple[Block, ...]:
    """Return a block for each unit: report, but for bare addresses and lines of links.

    Args:
        document: the copy the units stand in.
        units: those after the first `MOST_WEIGHED`, in text order.

    The cost of a unit is a few microseconds, whatever stands in it.
    """
    long = (Reason("surplus", f"it stands after the first {MOST_WEIGHED} lines"),)
    blocks = []
    for unit in units:
        role = _quick_role(unit)
        score = _LIKELY if role is Role.BODY else _SURE
        blocks.append(Block(unit.span(document.id), role, score, long))
    return tuple(blocks)


def _quick_role(unit: Unit) -> Role:
    if unit.text.startswith(_ADDRESS) and is_url_line(unit.text):
        return Role.URL
    element = unit.element
    if element is not None and element.link_share > _ALL_LINKS and not element.is_likely_report:
        return Role.TEASER
    return Role.BODY
