"""Relatives told of from both sides: "her nephew Tom" and then "his aunt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionType
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft

_REACH = 2  # paragraphs in which who was told of as a relative is named


def join_kin(cast: Cast) -> None:
    """Join "the aunt of Tom" with her whose nephew Tom was said to be."""
    for draft in [d for d in cast.drafts if _is_relative(d)]:
        other = draft.owner
        if other is None or draft not in cast.drafts:
            continue
        known = _other_side(draft, other)
        if known is not None and known is not draft and known.type is MentionType.PERSON:
            cast.replace(draft, known)


def join_named_kin(cast: Cast) -> None:
    """Join "the former wife of Igor Malkov" with Yelena Malkova, named in the next paragraphs.

    Nothing is joined where several people of that surname come first after it, or the one who
    does has a role or a relation of her own.
    """
    places = {id(d): m.view.index for m, d, _ in reversed(cast.mentions)}
    for draft in [d for d in cast.drafts if _is_relative(d)]:
        owner, start = draft.owner, places.get(id(draft))
        if owner is None or start is None or not owner.is_named:
            continue
        named = [
            other
            for other in cast.drafts
            if other.type is MentionType.PERSON
            and other.is_named
            and other is not owner
            and 0 < places.get(id(other), start) - start <= _REACH
            and _surname(other.name) == _surname(owner.name)
        ]
        if len(named) == 1 and not named[0].nouns and named[0].kin is None:
            cast.replace(draft, named[0])


def _surname(name: str) -> str:
    """Return the last word of a name of several, without the ending of women's names."""
    words = name.casefold().split()
    return words[-1].removesuffix("a") if words else ""


def _is_relative(draft: Draft) -> bool:
    """Whether somebody is known only as a relative of another."""
    return draft.type is MentionType.PERSON and not draft.is_named and draft.owner is not None


def _other_side(draft: Draft, other: Draft) -> Draft | None:
    """Whose relative the other one is, where both relations are one: aunt and nephew."""
    known = other.kin
    opposite = load_list("titles")["opposite_relatives"]
    if known is None or not any(set(opposite.get(noun, ())) & other.nouns for noun in draft.nouns):
        return None
    fits = not (known.gender and draft.gender) or known.gender == draft.gender
    return known if fits else None
