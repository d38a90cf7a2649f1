"""What a name says of its bearer's gender, where it says it."""

from __future__ import annotations

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


def gender_of_name(name: str) -> str | None:
    """Return "male", "female" or None, by the given name and then by a Slavic surname ending."""
    tokens = name_tokens(name)
    if not tokens:
        return None
    given = load_list("given_names")
    if len(tokens) > 1:
        for gender in ("female", "male"):
            if tokens[0] in given[gender]:
                return gender
    last = tokens[-1]
    if len(tokens) > 1 and last.endswith(_FEMALE_ENDINGS) and tokens[0].endswith(("a", "ia", "ya")):
        return "female"
    if len(tokens) > 1 and last.endswith(("ov", "ev", "ovich", "evich", "oglu", "ogly")):
        return "male"
    return None
