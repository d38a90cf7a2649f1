"""How long a sentence is: "to 12 years", "a two-year suspended sentence", "life", "death"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.match import Match
    from firsthand.events.parse import Parse

_SENTENCING: Final = frozenset({"sentence", "conviction", "pardon"})
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
_PARTS: Final = re.compile(r"([\d.]+)([YMWDH])")
# "To eight years", "for eight years", "a sentence of eight years".
_LEADING: Final = frozenset({"to", "for", "of", "with"})
_DEPTH: Final = 6


def find_term(parse: Parse, match: Match) -> str | None:
    """Return the length of the sentence that a trigger tells, None where it tells none or several.

    Args:
        parse: the paragraph.
        match: the trigger and its frame.

    Returns:
        A length in words ("12 years", "1 year 6 months", "life", "death"), with "suspended" behind
        it where the text says so.
    """
    if match.frame.type not in _SENTENCING:
        return None
    if match.frame.type == "pardon" and match.frame.extent != "commuted":
        return None
    found = _lengths(parse)
    found += [
        (token, parse.words[token])
        for token in parse.sentence_tokens(match.trigger)
        if parse.words[token] in {"life", "death"}
    ]
    own = {match.trigger, *match.words}
    told = [
        (parse.words[through], term)
        for token, term in found
        if term is not None and (through := _reaches(parse, token, own)) is not None
    ]
    # "cut from eight years to three": what it is now
    terms = {term for word, term in told if word == "to"} or {term for _, term in told}
    if len(terms) != 1:
        return None
    return f"{terms.pop()}{' suspended' if _is_suspended(parse, match) else ''}"


def _lengths(parse: Parse) -> list[tuple[int, str | None]]:
    """Return the durations of a paragraph: the word each hangs on, and its length in words."""
    found: dict[int, str | None] = {}
    for time in parse.passage.times:
        inside = parse.tokens_within(time.start, time.end)
        if time.kind != "duration" or not inside:
            continue
        head = next((i for i in reversed(inside) if parse.head(i) not in inside), inside[-1])
        length = None if _are_several(parse, head) else _in_words(time.value)
        before = parse.head(head)
        is_joined = parse.tokens[head].dep == "conj" and before in found
        if is_joined and parse.tokens[head].lemma == parse.tokens[before].lemma:
            continue  # "to seven years in prison and three years of probation"
        if is_joined and found[before] and length:
            # "three years and six months"
            found[before] = f"{found[before]} {length}"
        else:
            found[head] = length
    return list(found.items())


def _are_several(parse: Parse, unit: int) -> bool:
    """Tell whether lengths share a unit: "eight and ten years", not "five and a half years"."""
    return any(
        parse.words[kid] != "half"
        for number in parse.kids(unit, "nummod")
        for kid in parse.kids(number, "conj")
    )


def _reaches(parse: Parse, token: int, own: set[int]) -> int | None:
    """Return the word through which a length hangs on a trigger; None if it hangs elsewhere."""
    if any(parse.words[kid] in {"of", "into", "after"} for kid in parse.kids(token, "prep")):
        # "four years of a nine-year sentence" are those that were served
        return None
    node, through = token, token
    for _ in range(_DEPTH):
        if node in own and node != token:
            return through
        head = parse.head(node)
        if head == node or (parse.is_verb(head) and head not in own):
            return None
        if parse.tokens[head].dep == "prep" or parse.tokens[head].tag in {"IN", "TO"}:
            if parse.words[head] not in _LEADING:
                return None
            through = head
        elif not (head in own or lemma_of(parse, head) in word_set("sentence_words")) and (
            parse.tokens[node].dep not in {"conj", "compound", "nummod"}
        ):
            return None
        node = head
    return None


def _in_words(value: str) -> str | None:
    """Return a duration as it is said: "P12Y" is "12 years", "P3Y6M" "3 years 6 months"."""
    parts = _PARTS.findall(value)
    if not value.startswith("P") or not parts or "T" in value:
        return None
    return " ".join(
        f"{amount} {_UNITS[unit]}{'' if amount == '1' else 's'}" for amount, unit in parts
    )


def _is_suspended(parse: Parse, match: Match) -> bool:
    sentence = parse.sentence_tokens(match.trigger)
    return any(
        parse.words[i] == "suspended"
        and (
            parse.head(i) in match.words
            or lemma_of(parse, parse.head(i)) in word_set("sentence_words")
        )
        for i in sentence
    )
