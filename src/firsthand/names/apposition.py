"""A role beside a name: which description stands in apposition to which name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.language.given_names import is_led
from firsthand.model import MentionKind, MentionType
from firsthand.names.nouns import noun_lemma, noun_sorts
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.names.markables import Markable
    from firsthand.names.view import View

_CLOSERS = frozenset({",", ".", "", "said", "told", "says", "and", "who"})
_LED = 10  # words of a body between a role and a name
_PHRASE = 5  # words between a role and its name: "commissioner for peace,"
_ROLE_LINKS = frozenset({"for", "of", "in", "on", "at", "to"})
_THERE = frozenset({"there", "here"})
_GIVING = frozenset({"gave", "gives", "identified", "identifies", "introduced"})
_CLAUSE = 14  # words that a clause may take in which somebody gives a name
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def apposed(view: View, markables: Sequence[Markable]) -> dict[int, int]:
    """Return which described markable stands in apposition to which named one, by their places."""
    pairs: dict[int, int] = {}
    named = [place for place, other in enumerate(markables) if other.kind is MentionKind.NAME]
    firsts = [markables[place].first for place in named]
    widest = max((markables[place].last - markables[place].first for place in named), default=0)
    for place, markable in enumerate(markables):
        if markable.kind is not MentionKind.ROLE or markable.plural:
            continue
        begin = bisect_left(firsts, markable.first - widest - _PHRASE)
        end = bisect_right(firsts, markable.last + _LED)
        for other_place in named[begin:end]:
            other = markables[other_place]
            if _agree(markable, other) and _is_beside(view, markable, other):
                pairs[place] = other_place
                break
        else:
            given = _name_given(view, markable, [(at, markables[at]) for at in named])
            if given is not None:
                pairs[place] = given
    return pairs


def _name_given(
    view: View, markable: Markable, named: Sequence[tuple[int, Markable]]
) -> int | None:
    """The name that a person gives in the words behind: "A driver, who gave his name as Tom, said".

    Nothing else is named between, and the name stands right behind "as", "name" or a comma.
    """
    if markable.sort != "person":
        return None
    if not _GIVING.intersection(
        map(str.lower, view.words[markable.last : markable.last + _CLAUSE])
    ):
        return None
    for place, other in named:
        if not markable.last < other.first <= markable.last + _CLAUSE:
            continue
        between = [word.lower() for word in view.words[markable.last : other.first]]
        is_clause = "who" in between[: _CLAUSE // 2] and between[-1] in {"as", "name", ",", "only"}
        is_giving = bool(_GIVING & set(between)) and bool({"name", "as"} & set(between))
        is_whole = not {".", '"'} & set(between)
        is_person = other.type is MentionType.PERSON
        return place if is_clause and is_giving and is_whole and is_person else None
    return None


def _agree(markable: Markable, other: Markable) -> bool:
    bodies = {MentionType.ORGANISATION, MentionType.MEDIUM}
    if markable.sort == "government":
        return False
    if other.type is MentionType.PLACE:
        return markable.noun in load_list("nouns")["said_of_countries"]
    if markable.noun in load_list("nouns")["bodies_too"] and other.type in bodies:
        return True
    return markable.type is other.type or {markable.type, other.type} <= bodies


def _is_subject_of_next(view: View, markable: Markable, other: Markable) -> bool:
    """As in "..., a spokesman said" or "On Zeta, the council also said"."""
    if markable.last < len(view.tokens) and view.tokens[markable.last].tag in _FINITE:
        return True
    return view.tokens[other.head].dep == "pobj" and view.tokens[markable.head].dep == "nsubj"


def _is_beside(view: View, markable: Markable, other: Markable) -> bool:
    return (
        _is_within(view, markable, other)
        or _is_field(view, markable, other)
        or _is_leader(view, markable, other)
        or _side_by_side(view, markable, other)
    )


def _is_within(view: View, markable: Markable, other: Markable) -> bool:
    """As in "the official Alban Vest agency": the name stands in the phrase, before its noun."""
    if markable.sort not in {"organisation", "institution", "medium"}:
        return False
    between = view.tokens[other.last : markable.head]
    is_inside = markable.first <= other.name_first and other.last <= markable.head
    return is_inside and all(token.tag in {"NN", "JJ"} for token in between)


def _is_field(view: View, markable: Markable, other: Markable) -> bool:
    """Whether only what a role is about stands before the name: "member for roads X Y said".

    The name itself has no title ("the lawyer of driver X"), and speaks.
    """
    between = view.words[markable.last : other.first]
    is_bare = other.first == other.name_first and other.last - other.first > 1
    if markable.sort != "person" or not is_bare or not 1 < len(between) <= _PHRASE:
        return False
    if between[0] not in _ROLE_LINKS or "," in between or not between[-1].islower():
        return False
    noun = noun_lemma(view, other.first - 1)
    is_thing = view.tokens[other.first - 1].tag[:2] == "NN" and noun_sorts().get(noun) != "person"
    follow = view.tokens[other.last : other.last + 1]
    return is_thing and any(one.lemma.lower() in load_list("nouns")["speech"] for one in follow)


def _is_leader(view: View, markable: Markable, other: Markable) -> bool:
    """As in "The head of the Border Committee X Y said": a body between the role and the name."""
    between = [word.lower() for word in view.words[markable.head + 1 : other.first]]
    is_bare = markable.sort == "person" and other.first == other.name_first
    if not is_bare or not 1 < len(between) <= _LED or between[0] not in _ROLE_LINKS:
        return False
    known = lookup(view.words[other.first - 1])
    bodies = {"institution", "organisation", "medium"}
    is_body = known is not None or any(noun_sorts().get(word) in bodies for word in between)
    lowered = [word.lower() for word in view.words[: other.last]]
    follow = view.tokens[other.last : other.last + 1]
    speaks = any(one.lemma.lower() in load_list("nouns")["speech"] for one in follow)
    return is_body and speaks and is_led(lowered, other.first, other.last)


def _side_by_side(view: View, markable: Markable, other: Markable) -> bool:
    """As in "The director, X," or "X, 19, a student" or "X, the director"."""
    if markable.last <= other.first:
        between = view.words[markable.last : other.first]
        if not between:
            return markable.sort == "person" and other.first == other.name_first
        is_near = between == (",",) or (
            between[-1:] == (",",)
            and between[0] in _ROLE_LINKS | _THERE
            and len(between) <= _PHRASE
        )
        if not is_near or markable.determiner == "bare" or "," in between[:-1]:
            return False
        is_open = markable.determiner == "indef"
        return view.lower(other.last) in ({",", ".", ""} if is_open else _CLOSERS)
    between = view.words[other.last : markable.first]
    if _is_subject_of_next(view, markable, other):
        return False
    if between == (",",):
        is_led = view.lower(markable.head + 1) in _ROLE_LINKS
        is_long = len(markable.phrase.split()) > 1 or is_led
        is_bare_role = markable.sort == "person" and is_long
        return markable.determiner != "bare" or is_bare_role
    return _is_age(between)


def _is_age(between: tuple[str, ...]) -> bool:
    """As in "X, 19, a student" and "X (19), a student"."""
    bare = tuple(word for word in between if word not in {",", "(", ")"})
    return len(bare) == 1 and bare[0].isdigit() and between[-1] == ","
