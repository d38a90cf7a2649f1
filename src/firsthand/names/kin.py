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

    Nothing is joined where two relatives of his are told of, where two people of that surname
    come first after it, or where the one who does has a role or a relation of her own.
    """
    places = {id(d): m.view.index for m, d, _ in reversed(cast.mentions)}
    relatives = [d for d in cast.drafts if _is_relative(d)]
    for draft in relatives:
        start = places.get(id(draft))
        if start is None or sum(other.owner is draft.owner for other in relatives) > 1:
            continue
        near = [d for d in cast.drafts if 0 < places.get(id(d), start) - start <= _REACH]
        named = [d for d in near if _is_namesake(d, draft.owner)]
        if len(named) == 1 and not named[0].nouns and _may_be(named[0], draft):
            cast.replace(draft, named[0])


def _is_namesake(draft: Draft, owner: Draft | None) -> bool:
    """Whether a person in full has the surname of another, as men or as women have it."""
    if owner is None or draft is owner or not (draft.is_named and owner.is_named):
        return False
    words, theirs = draft.name.casefold().split(), owner.name.casefold().split()
    is_full = draft.type is MentionType.PERSON and len(words) > 1
    return is_full and words[-1].removesuffix("a") == theirs[-1].removesuffix("a")


def _may_be(named: Draft, relative: Draft) -> bool:
    """Whether gender agrees, and nobody else was said to be the relation of the named one."""
    agrees = not (named.gender and relative.gender) or named.gender == relative.gender
    return agrees and named.kin is None


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
