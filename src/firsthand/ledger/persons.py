"""Whether two names may be one person's, where the entities were not joined."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from firsthand.stories.sounds import consonants
from firsthand.stories.words import split_words

# The words of a name, each by its sound.
PersonName = frozenset[str]

_SHORT = 4


@lru_cache(maxsize=65_536)
def person_name(name: str) -> PersonName:
    """Return the words of a name by their sounds, so that transliterations meet.

    Example:
        >>> person_name("Rustem Khalil") == person_name("Rustam Halil")
        True
    """
    return frozenset(_sound(word) for word in split_words(name))


def _sound(word: str) -> str:
    # "Parvaneh" and "Parvane": a last h that is only written
    bare = word[:-1] if len(word) > _SHORT and word[-2:] in {"ah", "eh"} else word
    return consonants(bare) or word


def same_person(one: PersonName, other: PersonName) -> bool:
    """Return whether one name is the other, or the other with a word left out."""
    return bool(one and other) and (one <= other or other <= one)


def share_person(some: Iterable[PersonName], others: Iterable[PersonName]) -> bool:
    """Return whether any of some names may be that of any of the others."""
    known = list(others)
    return any(same_person(one, other) for one in some for other in known)
