"""The day that a page shows at its title, in a line that is neither marked nor a `<time>`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.read.page_top import labelled
from firsthand.resources import load_list

if TYPE_CHECKING:
    from lxml.etree import _Element

    from firsthand.read.page_top import PageTop

#: The basis of what is found here, as `PageField.basis` has it.
BESIDE = "beside the title"
# "4.3.2025", "2025-03-04", "4 March 2025", "March 4, 2025": a year with a day of a month.
_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)\d\d"
    r"|(?:19|20)\d\d[./-]\s?\d{1,2}[./-]\s?\d{1,2}"
    r"|\d{1,2}(?:\.|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d"
    r"|[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d)(?!\d)"
)


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(map(str, load_list("page_bylines")["date_labels"]))


def day_beside_title(tree: _Element, top: PageTop) -> str | None:
    """Return the date of a row "Date 4.3.2025", else the first one at the title, as written.

    Args:
        tree: the page.
        top: its elements about the title, from `about_title`.
    """
    title = next((i for i, node in enumerate(top.nodes) if node.tag == "h1"), 0)
    lines = [*top.lines[title:], *reversed(top.lines[:title])]
    return next(filter(None, map(find_day, labelled(tree, _labels()))), None) or next(
        filter(None, map(find_day, filter(None, lines))), None
    )


def find_day(line: str) -> str | None:
    """Return the first day of a month in a line, as it is written."""
    found = _DAY.search(line)
    return found[0] if found is not None else None
