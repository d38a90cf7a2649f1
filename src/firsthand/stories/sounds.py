"""Names by their consonants, so that they meet across scripts and spellings."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# Spellings of one sound in the transliterations that news uses, the longer first.
_SOUNDS = (
    ("shch", "s"),
    ("sch", "s"),
    ("zh", "z"),
    ("kh", "h"),
    ("ch", "s"),
    ("sh", "s"),
    ("ts", "s"),
    ("ph", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
)
_NOT_CONSONANT = re.compile(r"[^bdfghklmnprstvz]")
_REPEATED = re.compile(r"(.)\1+")
_CAPITALISED = re.compile(r"(?<![.!?:»”\"] )(?<=\s)[^\W\d_]\w+")
# Endings of cases come last: four consonants are enough to tell names apart.
_LENGTH = 4
_LEAST = 3


@lru_cache(maxsize=65_536)
def consonants(word: str) -> str:
    """Return the consonants of a name in any script, each sound in one spelling."""
    plain = anyascii(word).casefold()
    for spelling, letter in _SOUNDS:
        plain = plain.replace(spelling, letter)
    return _REPEATED.sub(r"\1", _NOT_CONSONANT.sub("", plain))


def sound(word: str) -> str | None:
    """Return the first consonants of a name in any script; None where it has too few.

    Example:
        >>> sound("Kholikova"), sound("\u0425\u043e\u043b\u0438\u043a\u043e\u0432\u043e\u0439")
        ('hlkv', 'hlkv')
    """
    bare = consonants(word)[:_LENGTH]
    return bare if len(bare) >= _LEAST else None


def capitalised_words(text: str) -> list[str]:
    """Return the words that are capitalised though no sentence begins with them.

    They stand for names in a language that nothing here can read.
    """
    return [word for word in _CAPITALISED.findall(text) if word[0].isupper()]
