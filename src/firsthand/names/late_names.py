"""Who speaks without a name first and is named behind the next words.

"Its director said aftershocks would follow" goes on with '"It has not ended," Ann Lee told
reporters': a name that comes for the first time, with nothing that says who that is, is of the
one who spoke or acted in the sentence before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionKind, MentionType
from firsthand.names.pronouns import is_main, sentence_distance
from firsthand.names.tellers import in_body, is_bare, tells
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_OWN_WORDS = frozenset({"himself", "herself"})
_HIDDEN = frozenset({"anonymity", "named", "identified", "authorised", "authorized", "unnamed"})

Place = tuple["Markable", "Draft"]


def join_late_names(cast: Cast) -> None:
    """Join each person without a name with the bare new name who speaks in the next sentence."""
    for named, draft in _first_names(cast):
        teller = _who_before(cast, named)
        if teller is None or teller[1] not in cast.drafts or draft not in cast.drafts:
            continue
        if _is_open(*teller) and _fits(cast, teller[1], draft, named):
            cast.replace(teller[1], draft)


def _first_names(cast: Cast) -> list[Place]:
    """Where somebody is first named, by a full name with nothing beside it, and speaks."""
    seen: set[int] = set()
    found: list[Place] = []
    for markable, draft, _ in _in_order(cast):
        is_new = id(draft) not in seen and markable.kind is MentionKind.NAME
        if is_new and tells(markable, draft) and is_bare(markable):
            found.append((markable, draft))
        if markable.kind is not MentionKind.PRONOUN:
            seen.add(id(draft))
    return found


def _in_order(cast: Cast) -> list[tuple[Markable, Draft, bool]]:
    body = [item for item in cast.mentions if in_body(item[0])]
    return sorted(body, key=lambda item: (item[0].start, -item[0].end))


def _who_before(cast: Cast, named: Markable) -> Place | None:
    """Who told the sentence before, or else was its subject; the one nearest to the name."""
    telling: Place | None = None
    acting: Place | None = None
    for markable, draft, _ in _in_order(cast):
        if markable.start >= named.start:
            break
        if draft.type is not MentionType.PERSON or sentence_distance(cast, named, markable) != 1:
            continue
        if tells(markable, draft):
            telling = (markable, draft)
        elif _is_subject(markable):
            acting = (markable, draft)
    return telling or acting


def _is_subject(markable: Markable) -> bool:
    view = markable.view
    is_subject = view.tokens[markable.head].dep in _SUBJECT
    return is_subject and is_main(markable) and not view.in_quote(markable.head)


def _fits(cast: Cast, teller: Draft, draft: Draft, named: Markable) -> bool:
    """Whether gender and country agree, and nobody named before has the role."""
    if teller.gender and draft.gender and teller.gender != draft.gender:
        return False
    if teller.country and draft.country and teller.country != draft.country:
        return False
    return not any(
        other.is_named and other.type is MentionType.PERSON and markable.noun in teller.nouns
        for markable, other, _ in cast.mentions
        if markable.start < named.start and other is not draft
    )


def _is_open(markable: Markable, draft: Draft) -> bool:
    """Whether somebody without a name may get one: nobody who wants none, none of a kind."""
    if draft.is_named or draft.plural or markable.plural:
        return False
    nouns = load_list("nouns")
    if draft.nouns & {*nouns["sources"], *nouns["anonymous"]}:
        return False
    view, sentence = markable.view, markable.view.sentence_of[markable.head]
    span = view.passage.sentences[sentence]
    return not _HIDDEN & {view.lower(at) for at in range(span.start, span.end)}
