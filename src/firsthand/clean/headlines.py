"""The headline: by vote of the page's own statements, or by the shape of the first lines."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from firsthand.clean.dates import find_dates
from firsthand.clean.headline_stretch import SEPARATOR
from firsthand.clean.page_headings import only_heading, printed_heading, stated_titles
from firsthand.clean.report_heads import (
    LONGEST,
    SUM_UP,
    TOP,
    heading_of_report,
    is_house,
    is_imprint,
    is_kind,
    is_signed,
    is_station,
)
from firsthand.clean.voices import speaks_as_house
from firsthand.model import Role
from firsthand.read.word_bags import joined_words, word_bag
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.model import PageField

_BASES = {"json-ld": 4.0, "og:title": 3.0, "twitter:title": 2.0, "title": 3.0, "microdata": 3.0}
_STOPS = (".", ".”", '."', "…", ":")
SUBJECT = re.compile(
    r"^(?:subject|headline|title|betreff|objet|asunto|тема|заголовок)\s*:\s*\S", re.IGNORECASE
)
_REPLY = re.compile(r"^(?:re|aw|fwd?|wg|tr|rv)\s*:\s*\S", re.IGNORECASE)
_TAIL = re.compile(r"\s[|–—-]\s\S")
_PAUSE = re.compile(r"[,:(]")
_LONGEST_HOUSE = 120
# Notices on cookies and menus above a headline are not longer.
_DEEPEST = 24
_SHORTEST = 2
_ENOUGH = 3.0
_MATCH = 0.85
_H1, _STRANGE = 5.0, 0.2
_PART = re.compile(r"[._-]")
_TITLED = frozenset({"headline", "title"})
_UNWANTED = frozenset({"nav", "footer", "aside", "menu", "cookie", "consent"})
_HOUSE_FIELDS = frozenset({"site_name", "publisher"})
# The name of a section has no more words, and a headline above one has as many.
_SECTION, _SAYS = 3, 6
# What the line may be taken for before; an appeal without a word of asking is none.
_MAY_BE = frozenset({Role.BODY, Role.OTHER, Role.HEADLINE, Role.BYLINE, Role.APPEAL})


def choose_headline(items: Sequence[Evidence], fields: Sequence[PageField]) -> int | None:
    """Return the index of the unit that is the headline, None where the copy has none."""
    titles = [(word_bag(value), weight) for value, weight in _titles(fields)]
    marked = any(item.unit.element is not None for item in items)
    # Without titles to compare with, only the first lines of a plain text may be it.
    many = len(items) if titles or marked else _first_lines(items)
    houses = _houses(fields)
    shapes = _Shapes(items)
    scores = [
        (_score(shapes, i, titles, marked) if _may_be_title(items[i], houses) else 0.0, -i)
        for i in range(many)
    ]
    best = max(scores, default=(0.0, 0))
    if marked and best[0] >= _ENOUGH:
        return printed_heading(items, only_heading(items, -best[1], fields, houses), fields)
    if marked:
        # Old pages set their headlines in <font> and <b>: the shape of the lines must do.
        shaped = ((_score_shape(shapes, i), -i) for i in range(min(TOP, len(items))))
        best = max(shaped, default=(0.0, 0))
    if best[0] < _ENOUGH and not marked and not titles:
        return heading_of_report(items)
    if best[0] < _ENOUGH:
        return None
    return -best[1] if marked else _without_house(items, -best[1])


def _without_house(items: Sequence[Evidence], index: int) -> int:
    """Return the line below that says the same as the title of a printed page, or the title.

    "Ten miners freed - The Karvia Mirror" stands above "Ten miners freed" where a page was
    printed with its title.
    """
    for later in range(index + 1, min(len(items), index + TOP)):
        rest = items[index].text.removeprefix(items[later].text)
        if items[later].words >= SUM_UP and _TAIL.match(rest):
            return later
    return index


class _Shapes:
    """The units of a document, with what the shape of each of the first lines is held against."""

    def __init__(self, items: Sequence[Evidence]) -> None:
        self.items = items
        self._ranks = [0]

    @cached_property
    def told(self) -> tuple[int, int]:
        """The first and the last whole sentence of the report; (count, -1) without any."""
        items = self.items
        first = next(filter(self._is_told, range(len(items))), len(items))
        return first, next(filter(self._is_told, range(len(items) - 1, first - 1, -1)), -1)

    def rank(self, index: int) -> int:
        """Return how many lines above a unit are neither imprint nor furniture."""
        ranks = self._ranks
        for item in self.items[len(ranks) - 1 : index]:
            ranks.append(ranks[-1] + (not item.cues and not is_imprint(item)))
        return ranks[index]

    def _is_told(self, index: int) -> bool:
        item = self.items[index]
        return item.ends_sentence and item.ballot.leading() is Role.BODY


def _first_lines(items: Sequence[Evidence]) -> int:
    """Return how many lines a plain text's first ones are, buttons and notices not counted."""
    counted = 0
    for index, item in enumerate(items):
        counted += not item.cues
        if counted == TOP or index == _DEEPEST:
            return index + 1
    return len(items)


def _houses(fields: Sequence[PageField]) -> frozenset[str]:
    """Return the names of the house, which old pages print in their first `<h1>`."""
    names = {joined_words(item.value) for item in fields if item.name in _HOUSE_FIELDS}
    return frozenset(names - {joined_words(item.value) for item in stated_titles(fields)})


def _may_be_title(item: Evidence, houses: frozenset[str]) -> bool:
    """Whether a line is short enough, and not the name of the house and nothing else."""
    if item.words > LONGEST or is_station(item):
        return False
    return len(item.text) > _LONGEST_HOUSE or not houses or joined_words(item.text) not in houses


def _titles(fields: Sequence[PageField]) -> list[tuple[str, float]]:
    """Return each form of the title the page states, whole and without its site's name."""
    out: list[tuple[str, float]] = []
    for item in stated_titles(fields):
        weight = _BASES.get(item.basis, 5.0 if item.basis.startswith("jsonl") else 2.0)
        out.append((item.value, weight))
        parts = SEPARATOR.split(item.value)
        for cut in range(1, len(parts)):
            out.extend((form, weight - 0.5) for form in _without(item.value, parts, cut))
    return out


def _without(value: str, parts: list[str], cut: int) -> tuple[str, str]:
    """Return the title without its first `cut` parts, and without its last `cut` parts."""
    first = value.find(parts[cut], len(parts[cut - 1]))
    last = value.rfind(parts[-cut])
    return value[first:], value[:last].rstrip(" |–—»·•:-")


def alike(text: str, titles: list[tuple[frozenset[str], float]]) -> list[float]:
    """Return the weights of the titles that a line is the same as up to a word or so."""
    own = word_bag(text)
    many = len(own)
    found: list[float] = []
    for words, weight in titles if own else ():
        both = many + len(words)
        # The shorter one must have so many words for all of them to be enough.
        if 2 * min(many, len(words)) >= _MATCH * both and 2 * len(own & words) / both >= _MATCH:
            found.append(weight)
    return found


def _score(
    shapes: _Shapes,
    index: int,
    titles: list[tuple[frozenset[str], float]],
    marked: bool,  # noqa: FBT001
) -> float:
    item = shapes.items[index]
    if item.words > LONGEST or item.date is not None or item.is_url or _is_lead(item):
        return 0.0
    weights = alike(item.text, titles) if titles else []
    score: float = sum(sorted(weights, reverse=True)[:3])
    if marked:
        element = item.unit.element
        if element is not None and element.tag == "h1" and _is_of_another(item.text, titles):
            score -= _H1 - 1.0
        return score + _score_markup(item)
    if index < TOP or not titles:
        score += _score_shape(shapes, index)
    return score


def _is_of_another(text: str, titles: list[tuple[frozenset[str], float]]) -> bool:
    """Whether a heading shares next to nothing with any title that the page states."""
    own = word_bag(text)
    return bool(titles) and all(len(own & w) < _STRANGE * len(own | w) for w, _ in titles)


def _is_lead(item: Evidence) -> bool:
    """Whether a dateline opens the report; "KARVIA: Ten freed" may still be a headline."""
    if item.dateline is None:
        return False
    return item.dateline.agency is not None or item.ends_sentence


def _score_markup(item: Evidence) -> float:
    element = item.unit.element
    if element is None:
        return 0.0
    score = {"h1": _H1, "h2": 1.0}.get(element.tag, 0.0) + _score_path(element.path)
    return score - (2.0 if element.link_share > 0.9 else 0.0)  # noqa: PLR2004 (all of it is a link)


@lru_cache(maxsize=4096)
def _score_path(path: tuple[str, ...]) -> float:
    score = 0.0
    if any(map(_is_titled, path[-2:])):
        score += 1.0
    if not _UNWANTED.isdisjoint([part.partition(".")[0] for part in path]):
        score -= 4.0
    return score


@lru_cache(maxsize=4096)
def _is_titled(part: str) -> bool:
    return not _TITLED.isdisjoint(_PART.split(part))


def _score_shape(shapes: _Shapes, index: int) -> float:
    """Score one of the first lines of a plain text: short, no full stop, before the report."""
    items = shapes.items
    item = items[index]
    if SUBJECT.match(item.unit.flat):
        return 6.0
    role = item.ballot.leading()
    labelled = index == 0 and not item.ends_sentence and _is_labelled(item)
    if (
        is_signed(item)
        or is_house(item)
        or is_kind(item)
        or (item.cues and not labelled)
        or len(item.text) < _SHORTEST
    ):
        return 0.0
    if role not in _MAY_BE and not labelled:
        return 0.0
    if index == 0 and _REPLY.match(item.unit.flat) and heading_of_report(items, 0) is not None:
        return 0.0
    first, last = shapes.told
    if (last <= index and not _heads_gallery(items, index)) or first < index:
        return 0.0
    score = 5.0 if item.is_heading else 0.0
    score += 3.5 - 0.7 * shapes.rank(index)
    if not item.is_heading and (" | " in item.text or find_dates(item.text)):
        # "Karvia | 4 March 2025 | 3 min" speaks of the copy, not of what happened.
        score -= 3.0
    # A full stop ends a sentence of the report; "?" and quotation marks may end a headline.
    ends = item.ends_sentence or not item.text.rstrip("*_ ").endswith(".")
    if ends and item.text.rstrip("*_ ").endswith(_STOPS) and not item.is_heading:
        score -= 4.0
    score += 2.0 if _is_above_signing(items, index, shapes.rank(index)) else 0.0
    fewest = 3
    if item.words < fewest and not item.is_heading:
        score -= 2.0
    return score


def _is_labelled(item: Evidence) -> bool:
    """Whether a headline is opened by a word for its kind: "Correction: ...", "Explainer: ..."."""
    kicker, colon, title = item.text.partition(":")
    is_kicker = kicker.casefold().strip("*_# ") in load_list("datelines")["kickers"]
    return item.cue("correction") is not None or bool(colon and title.strip() and is_kicker)


def _heads_gallery(items: Sequence[Evidence], index: int) -> bool:
    """Whether a first line stands above captions and no report."""
    return index == 0 and any(item.ballot.leading() is Role.CAPTION for item in items[1:])


def _is_above_signing(items: Sequence[Evidence], index: int, rank: int) -> bool:
    """Whether a byline or date follows, right below or below a line that sums the story up."""
    below = items[index + 1 : index + 3]
    signs = [bool(other.byline or other.date) for other in below]
    if not any(signs) or signs[0]:
        return any(signs)
    if below[0].words <= _SECTION and items[index].words >= _SAYS and not below[0].cues:
        return True  # "Justice & Prisons" stands between the headline and who signs it
    # What sums the story up is longer; below a plain first line it may be shorter, but a
    # picture's text above a headline is written with commas and colons.
    longer = 1 if rank or _PAUSE.search(items[index].text) else 2
    sums_up = longer * below[0].words > items[index].words and not below[0].cues
    sums_up = sums_up and not below[0].ends_sentence
    is_house = speaks_as_house(items[index].text)
    return sums_up and items[index].words >= SUM_UP and not is_house
