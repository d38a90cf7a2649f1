"""Names folded to a form that spellings share: scripts, accents, transliteration habits."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile(r"[^a-z0-9]+")
_AZERI = str.maketrans("\u0259\u018f", "aA")  # written "a" in Latin letters elsewhere
# Articles and prepositions inside names, which spellings drop, join or change.
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "ad",
        "as",
        "ar",
        "az",
        "an",
        "ash",
        "at",
        "bin",
        "ibn",
        "ben",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "los",
        "las",
        "y",
        "e",
    }
)


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """Return the name in lower-case ASCII words: "Hisham el-Banna" -> "hisham el banna"."""
    from anyascii import anyascii

    plain = name if name.isascii() else anyascii(name.translate(_AZERI))
    plain = plain.lower().replace("'", "").replace("`", "")
    return _MARKS.sub(" ", plain).strip()


@lru_cache(maxsize=65_536)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a folded name."""
    return tuple(fold_name(name).split())


@lru_cache(maxsize=65_536)
def core_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a folded name without articles and particles (el, bin, van)."""
    tokens = name_tokens(name)
    return tuple(t for t in tokens if t not in _PARTICLES) or tokens
