"""What a name says of its bearer's gender, where it says it."""

from __future__ import annotations

from functools import lru_cache

from firsthand.names.spelling import name_tokens
from firsthand.resources import load_list

_FEMALE_ENDINGS = (
    "ova",
    "eva",
    "ina",
    "skaya",
    "skaia",
    "ska",
    "aya",
    "ovna",
    "evna",
    "dottir",
    "kyzy",
    "qizi",
)
# Sons and daughters: "Amir bin Said", "Nguyen Thi Hoa", "Noor binti Omar".
_LINKS = {"bin": "male", "ibn": "male", "bint": "female", "binti": "female", "thi": "female"}


def gender_of_name(name: str) -> str | None:
    """Return "male", "female" or None, by the given name and then by a Slavic surname ending."""
    tokens = name_tokens(name)
    if len(tokens) < 2:  # noqa: PLR2004
        return None
    for gender in ("female", "male"):
        if tokens[0] in _given(gender):
            return gender
    for token in tokens[1:-1]:
        if token in _LINKS:
            return _LINKS[token]
    last = tokens[-1]
    if last.endswith(_FEMALE_ENDINGS) and tokens[0].endswith(("a", "ia", "ya")):
        return "female"
    return "male" if last.endswith(("ov", "ev", "ovich", "evich", "oglu", "ogly")) else None


@lru_cache(maxsize=2)
def _given(gender: str) -> frozenset[str]:
    """The given names of a gender; those that go before a surname only are among them."""
    lists = load_list("given_names")
    return frozenset((*lists[gender], *lists[f"further_{gender}"]))
