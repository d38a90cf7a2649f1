"""Which country a report is about, and where a capital stands for its government."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import KnownName, longest_by_first_word, longest_from, lookup
from firsthand.model import MentionType, Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.model import Article
    from firsthand.names.markables import Markable
    from firsthand.names.spots import Spot
    from firsthand.names.view import View

_KINDS = frozenset({"territory", "capital", "city", "demonym", "people", "seat"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_LEAD, _SUBJECT, _DATELINE = 4, 2, 2
_UNKNOWN = "?"  # before the name of a place that no list knows
_LEAST = 1.5  # more than one mention in passing
_UNSURE = 0.75  # a mention of one: it may be a town of the known country


def main_country(article: Article, views: Sequence[View], spots: Sequence[Spot]) -> str | None:
    """Return the country that a report speaks of most, the lead and headline counting more.

    None where a place of no known country stands out more, or a country is named in passing
    alone: the ministries of the report are not those of a country that it happens to name.
    """
    opening = _opening(views)
    places = sorted([*_countries(views), *_unknown_places(spots)])
    weights: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for view, _, key, weight in places:
        if key not in first and view in opening:
            weights[key] += _LEAD / (1 + len(first))
        weights[key] += weight
        first.setdefault(key, len(first))
    place = article.dateline.place if article.dateline else None
    dateline = lookup(_title(place.split(",")[0])) if place else None
    if dateline is not None and dateline.country and dateline.kind in _KINDS:
        weights[dateline.country] += _DATELINE
        first.setdefault(dateline.country, len(first))
    best = min(weights, key=lambda key: (-weights[key], first[key]), default=None)
    if best is None or best.startswith(_UNKNOWN) or weights[best] < _LEAST:
        return None
    return best


def _opening(views: Sequence[View]) -> frozenset[int]:
    """The paragraphs of the headline and the lead."""
    body = [view.index for view in views if view.role is not Role.HEADLINE]
    return frozenset([*body[:1], *(v.index for v in views if v.role is Role.HEADLINE)])


def _countries(views: Sequence[View]) -> Iterator[tuple[int, int, str, float]]:
    """Yield the paragraph, the place in it, the country and the weight of each country word."""
    for view in views:
        for index, known in country_words(view):
            if known.country is not None:
                weight = 1.0 if known.kind in {"territory", "capital", "city", "seat"} else 0.5
                is_agent = view.tokens[index].dep in _SUBJECTS and known.kind != "people"
                start = view.tokens[index].start
                yield view.index, start, known.country, weight + _SUBJECT * is_agent


def _unknown_places(spots: Sequence[Spot]) -> Iterator[tuple[int, int, str, float]]:
    """Yield the same of each place that may be a country and that no list knows."""
    regions = load_list("regions")["regions"]
    for spot in spots:
        if (
            spot.type is MentionType.PLACE
            and lookup(spot.text) is None
            and spot.text not in regions
        ):
            yield spot.view, spot.start, _UNKNOWN + spot.text, _UNSURE


def main_city(article: Article, spots: Sequence[Spot]) -> str | None:
    """Return the town that a report names most (the dateline's where it names none)."""
    counts: dict[str, int] = defaultdict(int)
    for spot in spots:
        known = lookup(spot.text)
        if spot.type is MentionType.PLACE and (known is None or known.kind in {"capital", "city"}):
            counts[spot.text] += 1
    if counts:
        return min(counts, key=lambda name: (-counts[name], name))
    return _title(article.dateline.place) if article.dateline and article.dateline.place else None


def _title(place: str) -> str:
    return place.title() if place.isupper() and "." not in place else place


def country_words(view: View) -> Iterator[tuple[int, KnownName]]:
    """Yield the last word and the meaning of each country word of a paragraph, longest first."""
    longest, after = longest_by_first_word(), 0
    for index, word in enumerate(view.words):
        if index < after or not word[:1].isupper() or not _may_open(word):
            continue
        most = min(longest.get(word, 1) + 1, len(view.tokens) - index)
        for size in range(most, 0, -1):
            known = lookup(view.slice(index, index + size))
            if known is not None and known.kind in _KINDS:
                yield index + size - 1, known
                after = index + size
                break


@lru_cache(maxsize=65_536)
def _may_open(word: str) -> bool:
    """Whether a known name can begin with a word, or behind it."""
    return word == "The" or longest_from(word.removesuffix("'s").removesuffix("'")) > 0


def is_government(markable: Markable) -> bool:
    """Whether a capital or a country is meant as a government: an agent or a receiver."""
    view, head = markable.view, markable.head
    token = view.tokens[head]
    if token.dep == "dobj":
        return view.tokens[token.head].lemma.lower() not in load_list("name_cues")["motion"]
    if token.dep in {"nsubj", "nsubjpass", "dative", "iobj", "poss"}:
        return True
    if token.dep == "conj":
        return _parent_is_government(view, token.head)
    if token.dep != "pobj":
        return False
    return _after_preposition(view, token.head)


def _parent_is_government(view: View, index: int) -> bool:
    token = view.tokens[index]
    if token.dep in {"nsubj", "nsubjpass"}:
        return True
    return token.dep == "pobj" and _after_preposition(view, token.head)


def _after_preposition(view: View, index: int) -> bool:
    """Whether a preposition leads to a government: "with Kyiv", "handed over to Kyiv"."""
    lists = load_list("nouns")
    word = view.lower(index)
    if view.tokens[index].dep == "agent" or word in lists["government_prepositions"]:
        return True
    return word == "to" and view.tokens[view.tokens[index].head].lemma.lower() in lists["transfer"]
