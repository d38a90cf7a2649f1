"""Records in words: one short phrase for a date, a count, a party, a support."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from firsthand.model import Count, EventDate, Party, Place, Span, Support
from firsthand.views.harmless import one_line

_ID_LENGTH = 12
_RELATIONS = {"on": "", "before": "before ", "on_or_before": "by ", "after": "after "}
_OPERATORS = {"=": "", ">=": "at least ", ">": "more than ", "<=": "up to ", "~": "about "}
_BOUND = re.compile(r"(>=|<=|>|~)\s*(\d.*)", re.DOTALL)
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$")
ELLIPSIS = " ..."


def short_id(id: str) -> str:  # noqa: A002 (the record's own word)
    """Return the beginning of an id, which commands take as well: "doc-3d421424"."""
    return id[:_ID_LENGTH]


def shortened(text: str, length: int) -> str:
    """Return a text in one line of at most `length` characters, cut at a word."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - len(ELLIPSIS)]
    head, _, _ = cut.rpartition(" ")
    return (head or cut) + ELLIPSIS


def quotation(text: str, length: int) -> str:
    """Return a text in quotation marks, without those it brings itself at both ends."""
    line = one_line(text)
    if line[:1] in {'"', "“"} and line[-1:] in {'"', "”"}:
        line = line[1:-1]
    return f"“{shortened(line, length)}”"


def amount(n: float) -> str:
    """Return a number as people write it: 1,000."""
    return f"{n:,.0f}" if n == int(n) else f"{n:,}"


def count_words(count: Count | None) -> str | None:
    """Return "at least 16 prisoners"; None where nothing was counted."""
    if count is None:
        return None
    number = amount(count.n) if count.max is None else f"{amount(count.n)}-{amount(count.max)}"
    return f"{_OPERATORS[count.op.value]}{number}" + (f" {one_line(count.of)}" if count.of else "")


def date_words(date: EventDate | None) -> str | None:
    """Return "by 2025-11-22"; None where no date is known."""
    if date is None or date.value is None:
        return None
    end = f" to {date.end}" if date.end and date.end != date.value else ""
    return f"{_RELATIONS.get(date.relation or 'on', '')}{date.value}{end}"


def told_date_words(value: str) -> str:
    """Return a date as a testimony holds it ("on_or_before 2025-11-22") in words."""
    relation, _, day = value.partition(" ")
    return f"{_RELATIONS[relation]}{day}" if day and relation in _RELATIONS else value


def place_words(place: Place | None) -> str | None:
    """Return "Zalambessa, ET"; None where no place is known."""
    if place is None or not (place.name or place.country):
        return None
    if place.name is None:
        return place.country
    return f"{one_line(place.name)}, {place.country}" if place.country else one_line(place.name)


def party_words(party: Party, names: Mapping[str, str]) -> str:
    """Return who is meant: the entity's name, else the words that stand there."""
    name = names.get(party.entity or "")
    if name is not None:
        return one_line(name)
    return one_line(party.quote.text) if party.quote else "someone not named"


def parties_words(parties: Sequence[Party], names: Mapping[str, str]) -> str:
    """Return several parties, each once: "Ethiopia, Eritrea"."""
    return ", ".join(dict.fromkeys(party_words(party, names) for party in parties))


def bound_words(value: str) -> str:
    """Return a value with its bound in words: ">=15" is "at least 15"."""
    found = _BOUND.match(value)
    return _OPERATORS[found[1]] + found[2] if found else value


def moment_words(stamp: str) -> str:
    """Return a date stamp as people write it: "2026-03-14 14:40 UTC"; a day stays as it is."""
    found = _STAMP.match(stamp)
    if found is None:
        return stamp
    zone = {None: "", "Z": " UTC"}.get(found[3], f" {found[3]}")
    return f"{found[1]} {found[2]}{zone}"


def range_words(bounds: tuple[int, int], word: str) -> str:
    """Return "1 origin" or "2 to 3 origins"."""
    low, high = bounds
    if low == high:
        return many(low, word)
    return f"{low:,} to {many(high, word)}"


def many(count: int, word: str) -> str:
    """Return a count with its noun: "1 copy", "2 copies", "1,200 matches"."""
    return f"{count:,} {word if count == 1 else _plural(word)}"


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def support_words(support: Support, names: Mapping[str, str]) -> str:
    """Return on whose word: who vouches, how many origins, how many copies."""
    vouching = ", ".join(one_line(names.get(item, item)) for item in support.claimants)
    who = f"vouched for by {vouching}" if vouching else "on the reporters' own word"
    copies = many(support.copies, "copy")
    return f"{who} · {range_words(support.origins, 'origin')} · {copies}"


def place_in(span: Span, names: Mapping[str, str]) -> str:
    """Return where a quote stands: the copy's short name."""
    return names.get(span.document, short_id(span.document))
