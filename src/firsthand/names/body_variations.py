"""Other words for a body already named: "the airline", "the firm", "the New York bank"."""

from __future__ import annotations

from collections import Counter
from math import log2
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import MentionType
from firsthand.names.nouns import noun_sorts
from firsthand.names.pronouns import sentence_distance
from firsthand.names.speaking import is_cited, is_reporting_subject
from firsthand.names.spelling import name_tokens
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_BODIES = frozenset({MentionType.ORGANISATION, MentionType.MEDIUM})
_FAR = 5  # sentences beyond which distance costs no more
_MARGIN = 0.7  # by how much the best must stand out
_SAID = 3.0  # it was called so before, or its name says so
_GOES_ON = 4.0  # the body that spoke last goes on speaking
_LOOSE = 1.5  # the same for words that every company is called by


def body_varied(cast: Cast, markable: Markable) -> Draft | None:
    """Return the body that a definite phrase means; None where none stands out.

    A body that was called so, or has the noun in its name, goes before one that only may be a
    business; among those the one named most and last.

    Args:
        cast: the entities and mentions before the phrase.
        markable: the phrase, such as "the firm".
    """
    speaks = is_reporting_subject(markable.view, markable.head)
    counts = Counter(draft.order for _, draft, _ in cast.mentions)
    scores: dict[int, float] = {}
    drafts: dict[int, Draft] = {}
    for other, draft, _ in cast.mentions:
        fitness = _fitness(draft, markable) if _is_body(draft, markable) else 0.0
        if not fitness or other.start >= markable.start or _is_channel(other, draft):
            continue
        if other.view.lower(other.first - 1) in load_list("nouns")["vessels"]:
            continue  # "the tanker Green Wave" is nobody's firm
        if other.determiner == "indef" and other.view.in_quote(other.head):
            continue  # "I am no charity", she said
        distance = max(0, sentence_distance(cast, markable, other))
        score = fitness + _score(other, distance) + 0.5 * log2(counts[draft.order])
        goes_on = speaks and draft is cast.speaking_body and _has_own_name(draft)
        score += _GOES_ON * goes_on
        drafts[draft.order] = draft
        scores[draft.order] = max(scores.get(draft.order, 0.0), score + 1.5 * draft.is_named)
    ranked = sorted(scores, key=lambda order: (-scores[order], order))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return None
    return drafts[ranked[0]]


def body_that_spoke(cast: Cast, markable: Markable) -> Draft | None:
    """Return the body that spoke last, if "the agency" that speaks now may be it.

    Args:
        cast: the entities and mentions before the phrase.
        markable: a bare phrase of an organ, such as "the agency".
    """
    draft, head = cast.speaking_body, markable.head
    speaks = is_reporting_subject(markable.view, head) or is_cited(markable.view, head)
    if draft is None or not speaks:
        return None
    known = lookup(draft.name)
    is_medium = draft.type is MentionType.MEDIUM or (
        known is not None and known.kind in {"agency", "medium"}
    )
    lists = load_list("nouns")
    called = lists["some_bodies"].get(markable.noun)
    if called is not None:
        return draft if {*draft.nouns, *name_tokens(draft.name)[-1:]} & set(called) else None
    if is_medium or not _has_own_name(draft) or draft.key is not None:
        return None
    return draft if markable.noun in lists["any_body"] else None


def _is_body(draft: Draft, markable: Markable) -> bool:
    """Whether it may act: a body, or a place whose name says so ("Alba Zoo" of "the zoo")."""
    if draft.type is MentionType.PLACE and draft.key is None:
        return _is_in_name(draft, markable.noun)
    return draft.type in _BODIES


def _is_channel(other: Markable, draft: Draft) -> bool:
    """Whether a platform is only where something was said: "he wrote on Telegram"."""
    is_platform = draft.name in load_list("nouns")["platforms"]
    return is_platform and other.view.lower(other.first - 1) in {"on", "via", "through"}


def _has_own_name(draft: Draft) -> bool:
    """Whether it is called by a name that ends as one: "the Baltic bank" is another word only."""
    return draft.is_named and not draft.name.split()[-1][:1].islower()


def _score(other: Markable, distance: int) -> float:
    """How near a mention is, and whether its sentence is about it."""
    is_subject = other.view.tokens[other.head].dep in _SUBJECT
    return 10.0 - 1.5 * min(distance, _FAR) + 2.0 * is_subject


def _fitness(draft: Draft, markable: Markable) -> float:
    """How well a noun fits a body; 0 where it does not."""
    lists = load_list("nouns")
    if markable.country and draft.country and markable.country != draft.country:
        return 0.0
    called, known_for = _calling_of_words(markable.phrase), _calling_of_body(draft.name)
    if called and known_for and markable.noun in lists["of_callings"]:
        return _SAID if called == known_for else 0.0
    alike = {markable.noun, *lists["body_synonyms"].get(markable.noun, ())}
    if alike & draft.nouns or _is_in_name(draft, markable.noun):
        return _LOOSE if markable.noun in lists["any_business"] else _SAID
    is_business = markable.noun in lists["businesses"] and _may_be_business(draft)
    if draft.type is MentionType.MEDIUM and markable.noun not in lists["any_business"]:
        is_business = False
    return 1.0 if is_business else 0.0


def _calling_of_words(phrase: str) -> str | None:
    """What sort of body a description means: "the aid organisation", "the Islamist group"."""
    words = set(phrase.lower().split())
    return next(
        (k for k, v in load_list("nouns")["callings"].items() if words & set(v["words"])), None
    )


def _calling_of_body(name: str) -> str | None:
    """What sort of body a name is known for, or tells with its last word."""
    last = name_tokens(name)[-1:]
    callings = load_list("nouns")["callings"].items()
    return next((k for k, v in callings if name in v["bodies"] or set(last) & set(v["own"])), None)


def _is_in_name(draft: Draft, noun: str) -> bool:
    """Whether the name says it: "Alba Zoo" is a zoo, the "Zoo Safety Team" is none."""
    tokens = name_tokens(draft.name) if draft.is_named else ()
    words = {noun, *load_list("nouns")["name_words"].get(noun, ())}
    if not set(tokens) & words:
        return False
    return tokens[-1] in words or noun_sorts().get(tokens[-1]) != "organisation"


def _may_be_business(draft: Draft) -> bool:
    """Whether a named body may be a company: no organ of a state, party, agency or league."""
    if not draft.is_named or draft.key is not None:
        return False
    businesses = set(load_list("nouns")["businesses"])
    if draft.nouns and not draft.nouns & businesses:
        return False
    known = lookup(draft.name)
    if known is not None:
        return known.name in load_list("nouns")["platforms"]
    tokens = name_tokens(draft.name)
    sorts = {noun_sorts().get(token) for token in tokens[-1:] if token not in businesses}
    return not sorts & {"institution", "organisation", "place", "person"}
