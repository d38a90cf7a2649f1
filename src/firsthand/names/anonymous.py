"""The person whom a lead leaves unnamed and the text names later.

News leads with "A Tajik blogger has been extradited" and gives the name two paragraphs on,
without a title, because the lead has said who it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionKind, MentionType, Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_REACH = 3


def join_anonymous(cast: Cast) -> None:
    """Join the one unnamed person of the lead with the first bare name, where both stand alone.

    Nothing is joined where the lead has two unnamed persons, where the first name after it
    has a title of its own, or where gender or country speak against it.
    """
    unnamed = [d for d in cast.drafts if _is_lead_person(cast, d)]
    if len(unnamed) != 1:
        return
    target = _first_bare_name(cast, unnamed[0])
    if target is not None and _fits(unnamed[0], target):
        cast.replace(unnamed[0], target)


def _is_lead_person(cast: Cast, draft: Draft) -> bool:
    if draft.type is not MentionType.PERSON or draft.is_named or not draft.is_new:
        return False
    sources = {*load_list("nouns")["sources"], *load_list("titles")["spokes"]}
    if draft.nouns & {"official", "witness", "diplomat", *sources}:
        return False
    first = next(m for m, d, _ in cast.mentions if d is draft)
    leads = [m.view.index for m, _, _ in cast.mentions if m.view.role is not Role.HEADLINE]
    is_lead = first.view.index == min(leads, default=-1) and first.view.sentence_of[first.head] == 0
    return is_lead and first.owner is None and _is_told_of(first)


def _is_told_of(markable: Markable) -> bool:
    """Whether the main clause is about the person: its subject or object."""
    tokens = markable.view.tokens
    token = tokens[markable.head]
    if token.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    if token.head < markable.head and tokens[token.head].lemma in load_list("nouns")["speech"]:
        # "..., said a trainer": who tells the news is not whom it is about
        return False
    told = [k for k in markable.view.children[token.head] if tokens[k].dep == "ccomp"]
    if any(k < markable.head for k in told):
        return False
    return tokens[token.head].dep in {"ROOT", "ccomp", "parataxis"}


def _first_bare_name(cast: Cast, unnamed: Draft) -> Draft | None:
    """The person named first in the paragraphs after the lead without any title."""
    lead = next(m for m, d, _ in cast.mentions if d is unnamed).view.index
    for markable, draft, _ in cast.mentions:
        if markable.kind is not MentionKind.NAME or draft.type is not MentionType.PERSON:
            continue
        if not lead < markable.view.index <= lead + _REACH or draft.nouns:
            continue
        is_listed = markable.view.tokens[markable.head].dep in {"appos", "conj"}
        return None if is_listed else draft
    return None


def _fits(unnamed: Draft, named: Draft) -> bool:
    if unnamed.gender and named.gender and unnamed.gender != named.gender:
        return False
    return not (unnamed.country and named.country) or unnamed.country == named.country
