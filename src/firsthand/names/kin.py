"""Relatives told of from both sides: "her nephew Tom" and then "his aunt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionType
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft


def join_kin(cast: Cast) -> None:
    """Join "the aunt of Tom" with her whose nephew Tom was said to be."""
    for draft in [d for d in cast.drafts if _is_relative(d)]:
        other = draft.owner
        if other is None or draft not in cast.drafts:
            continue
        known = _other_side(draft, other)
        if known is not None and known is not draft and known.type is MentionType.PERSON:
            cast.replace(draft, known)


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
