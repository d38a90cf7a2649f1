"""Names in a passage: the recogniser's, trimmed, and what the gazetteer knows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from firsthand.language.gazetteer import known_names, longest_from, longest_known, lookup
from firsthand.language.name_cues import cued_names
from firsthand.language.name_edges import (
    behind_field,
    behind_lower,
    behind_office,
    owners_apart,
    state_names,
    with_stop,
)
from firsthand.model import MentionType, Name, TimeExpression, Token
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPES = {
    "PERSON": MentionType.PERSON,
    "ORG": MentionType.ORGANISATION,
    "GPE": MentionType.PLACE,
    "LOC": MentionType.PLACE,
    "FAC": MentionType.PLACE,
}
_KNOWN_TYPES = {
    "territory": MentionType.PLACE,
    "capital": MentionType.PLACE,
    "city": MentionType.PLACE,
    "seat": MentionType.PLACE,
    "medium": MentionType.MEDIUM,
    "body": MentionType.ORGANISATION,
    "agency": MentionType.ORGANISATION,
}
_TOWN_AND_LAND = re.compile(r"(?P<town>[^,]*[^,\s]) ?, (?P<land>[^\W\d_a-z][^,.]{2,})")
_EDGE = "\"'`.,;:!?()[]*/-_ "
_STOPPED = (".S.", ".K.", ".N.", ".C.", "Jr.")  # full stops that belong to a name
_MODEL_SCORE = 0.8


class RawName(NamedTuple):
    """What a recogniser marked: characters `[start, end)` and its label (PERSON, GPE, ...)."""

    start: int
    end: int
    label: str


def find_names(
    text: str,
    tokens: Sequence[Token],
    raw: Sequence[RawName | Name],
    times: Sequence[TimeExpression] = (),
) -> tuple[Name, ...]:
    """Return the names of a passage in order, none overlapping another.

    Args:
        text: the folded passage.
        tokens: its words.
        raw: what a recogniser marked: spaCy's entities, or the trained reader's names.
        times: time expressions, in which no name can lie.
    """
    trimmed = [_extended(text, name) for item in raw if (name := _trimmed(text, item)) is not None]
    parted = [part for name in trimmed for part in owners_apart(text, name)]
    model = [part for name in parted for part in _places_apart(text, name)]
    is_read = any(isinstance(item, Name) for item in raw)
    known, cued = [*state_names(text), *_known(text, tokens)], cued_names(text, tokens)
    if is_read:
        known = [name for name in known if _may_correct(text, tokens, name, model)]
        cued = [name for name in cued if not _is_part(name, model)]
    kept: list[Name] = []
    for name in _longer_first(known, model, cued):
        if not any(name.start < other.end and other.start < name.end for other in kept) and not any(
            _is_in_time(name, time) for time in times
        ):
            kept.append(name)
    return _with_countries(text, _partners(text, sorted(kept, key=lambda name: name.start)))


def _places_apart(text: str, name: Name) -> list[Name]:
    """A town and its country or state as two places: "Nowa Huta, Poland"."""
    words = text[name.start : name.end]
    match = _TOWN_AND_LAND.fullmatch(words) if name.type is MentionType.PLACE else None
    if match is None:
        return [name]
    (_, end), (begin, _) = match.span("town"), match.span("land")
    return [
        replace(name, end=name.start + end),
        replace(name, start=name.start + begin),
    ]


def _is_in_time(name: Name, time: TimeExpression) -> bool:
    """Whether the name cuts into a time: "March" does, the "March 8 Alliance" holds one."""
    holds = name.start <= time.start and time.end <= name.end
    is_longer = name.end - name.start > time.end - time.start
    return name.start < time.end and time.start < name.end and not (holds and is_longer)


def _size(name: Name) -> int:
    return name.end - name.start


def _is_part(name: Name, model: Sequence[Name]) -> bool:
    """Whether the name is part of a longer one that the reader found, or cuts into one."""
    return any(
        other.start < name.end
        and name.start < other.end
        and not (name.start <= other.start and other.end <= name.end)
        for other in model
    )


def _may_correct(text: str, tokens: Sequence[Token], name: Name, model: Sequence[Name]) -> bool:
    """Whether a listed name counts where the trained reader looked at the words too.

    The reader knows that the "United States" of an election or the "Dallas" of a newspaper is
    no place; a list only mends what it took for the wrong thing, or left out.
    """
    if _is_part(name, model):
        return False
    touched = [other for other in model if other.start < name.end and name.start < other.end]
    known = lookup(text[name.start : name.end])
    if touched:
        is_city = known is not None and known.kind == "city"
        return not is_city or len(touched) > 1 or _size(touched[0]) < _size(name)
    follow = next((token for token in tokens if token.start >= name.end), None)
    is_modifier = follow is not None and follow.tag[:2] in {"NN", "JJ"}
    return not (is_modifier and name.type in {MentionType.PLACE, MentionType.ORGANISATION})


def _partners(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with a house of two partners as one, "Tejada & Sons"; two persons stay two."""
    merged: list[Name] = []
    for name in names:
        last = merged[-1] if merged else None
        is_joined = last is not None and text[last.end : name.start] == " & "
        is_pair = last is not None and MentionType.PERSON in {last.type, name.type}
        if last is not None and is_joined and not is_pair:
            merged[-1] = replace(last, end=name.end, type=MentionType.ORGANISATION)
        else:
            merged.append(name)
    return merged


def _with_countries(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with "Communist Party" and "of" and a country as one."""
    merged: list[Name] = []
    for name in names:
        last = merged[-1] if merged else None
        is_body = last is not None and last.type is MentionType.ORGANISATION
        if last is not None and is_body and name.type is MentionType.PLACE:
            between = text[last.end : name.start]
            tail = text[last.start : last.end].rsplit(" ", 1)[-1]
            if between in {" of ", " of the "} and tail in load_list("name_cues")["body_of"]:
                merged[-1] = Name(last.start, name.end, last.type, last.score)
                continue
        merged.append(name)
    return tuple(merged)


def _longer_first(known: list[Name], model: list[Name], cued: list[Name]) -> list[Name]:
    """Candidates by rank: titled persons, known names, the model; a longer model name wins."""
    ranked = (
        [(2, name) for name in cued] + [(1, name) for name in known] + [(0, name) for name in model]
    )

    def worth(item: tuple[int, Name]) -> tuple[int, int, int]:
        rank, name = item
        swallows = (
            rank == 0
            and name.type is not MentionType.PERSON
            and any(
                name.start <= other.start
                and other.end <= name.end
                and other.end - other.start < name.end - name.start
                for other in known
            )
        )
        return (-(3 if swallows else rank), -(name.end - name.start), name.start)

    return [name for _, name in sorted(ranked, key=worth)]


def _trimmed(text: str, item: RawName | Name) -> Name | None:
    """The marked name without marks, article, possessive ending and titles at its edges."""
    kind = item.type if isinstance(item, Name) else _TYPES.get(item.label)
    if kind is None or kind is MentionType.GROUP:
        return None
    start, end = _edges(text, item.start, item.end)
    if _is_addressed(text[start:end]):
        kind = MentionType.PERSON
    if kind is MentionType.PERSON:
        start = behind_field(text, _after_titles(text, start, end), end)
    else:
        start, end = _behind_common(text, start, end), _before_common(text, start, end)
        start += behind_lower(text[start:end])
        start += behind_office(text[start:end])
    end = with_stop(text, start, end)
    return Name(start, end, kind, _MODEL_SCORE) if _may_be_name(text[start:end]) else None


def _is_addressed(name: str) -> bool:
    """Whether it opens with a short title that only persons have: "Mrs Lee", "Cllr Lee"."""
    word, _, rest = name.partition(" ")
    is_short = word in load_list("name_cues")["short_titles"] or word[-1:] == "."
    return bool(rest) and is_short and word in load_list("titles")["honorifics"]


def _behind_common(text: str, start: int, end: int) -> int:
    """Where the name proper begins: "Vienna daily Morgen" -> at "Morgen"."""
    lists = load_list("nouns")
    for match in re.finditer(r"(?<![\w-])([a-z]+) (?=[A-Z])", text[start:end]):
        if any(match[1] in lists[kind] for kind in ("media", "wires", "organisations", "places")):
            return start + match.end()
    return start


def _before_common(text: str, start: int, end: int) -> int:
    """Where the name proper ends: "Zarbula prison" -> behind "Zarbula"."""
    head, _, last = text[start:end].rpartition(" ")
    return start + len(head) if head and last in load_list("name_cues")["after_name"] else end


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not _has_stop(text[start:end]):
        end -= 1
    ending = next((e for e in (" 's", "'s", " '", "'") if text[start:end].endswith(e)), "")
    articles = ("the ", "The ", "a ", "A ", "an ")
    article = next((a for a in articles if text[start:end].startswith(a)), "")
    return min(start + len(article), end), max(end - len(ending), start)


def _has_stop(name: str) -> bool:
    """Whether the full stop at the end belongs to the name: "L.A.", "the U.S.", "Bell Jr."."""
    return name.endswith(_STOPPED) or re.search(r"(?:^|\s|\.)[A-Z]\.[A-Z]\.$", name) is not None


def _may_be_name(word: str) -> bool:
    """Whether it has a capital, no figure in front, and is no adjective or common short form."""
    known = lookup(word)
    if known is not None and known.kind in {"demonym", "people"}:
        return False
    is_figure = word[:1].isdigit() and not re.search(r" [A-Z][a-z]{2}", word)
    if len(word) <= 1 or is_figure or word in load_list("name_cues")["no_names"]:
        return False
    return any(char.isupper() for char in word)


def _extended(text: str, name: Name) -> Name:
    """The name with what a small word joins to it: "Memoria" -> "Memoria y Justicia"."""
    particles = "|".join(load_list("name_cues")["particles"])
    match = re.match(rf"(?:\s+(?:{particles})\s+[A-Z][\w'-]+)+", text[name.end :])
    cut = re.search(rf"\s+(?:{particles})$", text[name.start : name.end])
    if cut is not None:
        follow = re.match(r"\s+[A-Z][\w'-]+", text[name.end :])
        end = name.end + follow.end() if follow else name.start + cut.start()
        return Name(name.start, end, name.type, name.score)
    return Name(name.start, name.end + match.end(), name.type, name.score) if match else name


def _after_titles(text: str, start: int, end: int) -> int:
    """Where the name proper begins: "President Alexander X" -> at "Alexander"."""
    lists = load_list("titles")
    while " " in text[start:end]:
        word = text[start:end].split(" ", 1)[0]
        if word not in lists["honorifics"] and word.lower().strip("'s") not in lists["roles"]:
            break
        start += len(word) + 1
    return start


def _known(text: str, tokens: Sequence[Token]) -> list[Name]:
    """Longest matches of the gazetteer; demonyms are no names of their own."""
    found, after, known = [], 0, known_names()
    for index, token in enumerate(tokens):
        start = token.start
        longest = longest_from(text[start : token.end])
        if not longest or index < after:
            continue
        for size in range(min(longest_known(), len(tokens) - index), 0, -1):
            end = tokens[index + size - 1].end
            hit = known.get(text[start:end]) if end - start <= longest else None
            if hit is not None and text[start].isupper() | (size > 1):
                kind = _KNOWN_TYPES.get(hit.kind)
                if kind is not None:
                    found.append(Name(start, end, kind))
                after = index + size
                break
    return found
