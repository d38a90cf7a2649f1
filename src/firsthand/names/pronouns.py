"""He, she, they, it and us: only where one candidate stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionKind, MentionType
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_REACH = 3  # sentences back that a pronoun may look


def resolve_pronoun(cast: Cast, markable: Markable, speaker: Draft | None) -> Draft | None:
    """Return whom a pronoun means; None where that is not plain.

    Args:
        cast: the entities and mentions before the pronoun.
        markable: the pronoun.
        speaker: who speaks the quotation that it stands in, if it stands in one.
    """
    view, head = markable.view, markable.head
    if markable.gender == "us":
        told = view.tokens[head].dep in {"dobj", "dative", "iobj"} and view.lower(
            view.tokens[head].head
        ) in {"told", "tells", "tell"}
        return cast.outlet if told and not view.in_quote(head) else None
    if markable.gender in {"male", "female"}:
        return _person(cast, markable, speaker)
    if markable.gender == "thing":
        return _thing(cast, markable)
    return _group(cast, markable, speaker)


def is_reporting_subject(markable: Markable) -> bool:
    """Whether the pronoun is the subject of a verb of saying outside a quotation."""
    view, head = markable.view, markable.head
    if view.in_quote(head) or view.tokens[head].dep not in _SUBJECT:
        return False
    return view.tokens[view.tokens[head].head].lemma.lower() in load_list("nouns")["speech"]


def _distance(markable: Markable, other: Markable) -> int:
    """Sentences from an earlier markable to this one; a new paragraph counts one more."""
    if other.view is markable.view:
        return markable.view.sentence_of[markable.head] - other.view.sentence_of[other.head]
    sentences = max(other.view.sentence_of, default=0) - other.view.sentence_of[other.head] + 1
    between = markable.view.index - other.view.index - 1
    return sentences + 2 * between + markable.view.sentence_of[markable.head]


def _person(cast: Cast, markable: Markable, speaker: Draft | None) -> Draft | None:
    if (
        is_reporting_subject(markable)
        and cast.speaker is not None
        and _fits(cast.speaker, markable)
        and _speaks_near(cast, markable)
    ):
        return cast.speaker
    scores: dict[int, float] = {}
    for other, draft, _ in cast.mentions:
        if draft.type is not MentionType.PERSON or draft is speaker or not _fits(draft, markable):
            continue
        distance = _distance(markable, other)
        if not 0 <= distance <= _REACH or (distance == 0 and other.start >= markable.start):
            continue
        if distance == 0 and _same_clause(markable, other) and markable.determiner != "poss":
            continue
        scores[draft.order] = max(
            scores.get(draft.order, 0.0), _score(other, draft, distance, markable)
        )
    return _best(cast, scores)


def _score(other: Markable, draft: Draft, distance: int, markable: Markable) -> float:
    token = other.view.tokens[other.head]
    score = 10.0 - 2.5 * distance
    score += (
        2.0 * (token.dep in _SUBJECT) - 2.0 * (token.dep == "poss") - 1.0 * (token.dep == "pobj")
    )
    if draft.nouns & set(load_list("titles")["spokes"]) and markable.determiner != "poss":
        score -= 4.0  # spokespersons speak; what is told is told of others
    score += 1.0 * (draft.gender == markable.gender) + 0.5 * (other.kind is not MentionKind.ROLE)
    return score - (
        3.0
        if other.view.in_quote(other.head) != markable.view.in_quote(markable.head)
        and distance == 0
        else 0.0
    )


def _best(cast: Cast, scores: dict[int, float]) -> Draft | None:
    """The best candidate, if it stands apart from the next."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 1.0):
        return None
    return next(draft for draft in cast.drafts if draft.order == ranked[0][0])


def _fits(draft: Draft, markable: Markable) -> bool:
    return draft.gender is None or draft.gender == markable.gender


def _speaks_near(cast: Cast, markable: Markable) -> bool:
    return any(
        draft is cast.speaker and 0 <= _distance(markable, other) <= _REACH
        for other, draft, _ in cast.mentions
    )


def _same_clause(markable: Markable, other: Markable) -> bool:
    """Whether both depend on one verb, so that they cannot be the same."""
    view = markable.view
    return view.tokens[markable.head].head == view.tokens[other.head].head and view is other.view


def _thing(cast: Cast, markable: Markable) -> Draft | None:
    """ "It" as the subject of a sentence takes up the body that was subject before."""
    view, head = markable.view, markable.head
    if view.tokens[head].dep != "nsubj" or view.tokens[view.tokens[head].head].lemma == "be":
        return None
    found: list[Draft] = []
    for other, draft, _ in cast.mentions:
        if draft.type in {MentionType.PERSON, MentionType.GROUP} or draft.plural:
            continue
        if (
            _distance(markable, other) == 1
            and other.view.tokens[other.head].dep in _SUBJECT
            and draft not in found
        ):
            found.append(draft)
    return found[-1] if found else None


def _group(cast: Cast, markable: Markable, speaker: Draft | None) -> Draft | None:
    """ "They" is the one group of the sentences before; of several the subject."""
    scores: dict[int, float] = {}
    for other, draft, _ in cast.mentions:
        if draft.type is not MentionType.GROUP or draft is speaker:
            continue
        distance = _distance(markable, other)
        if not 0 <= distance <= 2 or (distance == 0 and other.start >= markable.start):  # noqa: PLR2004
            continue
        if distance == 0 and _same_clause(markable, other) and markable.determiner != "poss":
            continue
        token = other.view.tokens[other.head]
        score = 10.0 - 2.0 * distance + 2.0 * (token.dep in _SUBJECT)
        scores[draft.order] = max(scores.get(draft.order, 0.0), score)
    return _best(cast, scores)
