"""Who was held, tried or freed before, where a pronoun is again: "prosecutors charged him"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable

_PATIENTS = frozenset({"dobj", "nsubjpass"})


def held_before(cast: Cast, markable: Markable) -> frozenset[int]:
    """Return who is known by name to have been held before, by order, if a pronoun is held here.

    "Lind, who was held in Oslo ... Her deputy, Ada Roe, protested. She was charged ...": Lind.

    Args:
        cast: the entities before the pronoun.
        markable: the pronoun.
    """
    if not _is_held(markable):
        return frozenset()
    return frozenset(
        draft.order
        for other, draft, _ in cast.mentions
        if draft.is_named and (_is_held(other) or _is_kept(other) or _is_of_act(other))
    )


def _is_held(markable: Markable) -> bool:
    tokens = markable.view.tokens
    token = tokens[markable.head]
    return token.dep in _PATIENTS and tokens[token.head].lemma.lower() in _acts()


def _is_kept(markable: Markable) -> bool:
    """Tell whether other words say so: "the poet abducted in May", "Lind remains in prison"."""
    view, head = markable.view, markable.head
    below = [view.tokens[child] for child in view.children[head]]
    if any(token.dep == "acl" and token.lemma.lower() in _acts() for token in below):
        return True
    verb = view.tokens[head].head
    if view.tokens[head].dep != "nsubj":
        return False
    within = [child for child in view.children[verb] if view.lower(child) in {"in", "behind"}]
    places = [view.lower(place) for child in within for place in view.children[child]]
    return not _cells().isdisjoint(places)


def _is_of_act(markable: Markable) -> bool:
    """Tell whether a noun says what befell somebody: "the release of Lind", "the trial of Lind"."""
    tokens = markable.view.tokens
    of = tokens[markable.head].head
    is_of = tokens[markable.head].dep == "pobj" and markable.view.lower(of) == "of"
    return is_of and tokens[tokens[of].head].lemma.lower() in load_list("name_cues")["act_nouns"]


@lru_cache(maxsize=1)
def _cells() -> frozenset[str]:
    return frozenset(load_list("name_cues")["cells"])


@lru_cache(maxsize=1)
def _acts() -> frozenset[str]:
    lists = load_list("name_cues")
    return frozenset((*lists["local_acts"], *lists["freeing"]))
