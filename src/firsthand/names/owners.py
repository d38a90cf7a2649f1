"""Whose or of what a described thing is: the owner before its noun, or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.names.nouns import (
    POSSESSIVES,
    country_in,
    has_determiner,
    noun_lemma,
    noun_sorts,
)
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.view import View


_LINKS = frozenset({"of", "in", "for", "from", "at", "with"})


def run_left(view: View, noun_at: int) -> int:
    """First word of the describing run that ends in a noun: article, owner, adjectives."""
    first = noun_at
    while first > 0:
        word, token = view.words[first - 1], view.tokens[first - 1]
        if word.lower() == "that":
            return first
        if token.pos == "DET" or word.lower() in POSSESSIVES:
            return first - 1
        if token.tag == "POS":
            return _owner_left(view, first - 1)
        if (
            token.pos in {"NOUN", "PROPN", "ADJ"}
            or (token.tag in {"VBN", "VBG", "JJ"} and token.dep == "amod")
            or word == "-"
        ):
            first -= 1
            continue
        break
    return first


def _owner_left(view: View, mark: int) -> int:
    """First word of the owner before a possessive ending."""
    first = mark
    while first > 0 and view.tokens[first - 1].pos in {"NOUN", "PROPN", "ADJ", "DET"}:
        first -= 1
        if view.tokens[first].pos == "DET":
            break
    return first


def owner_before(
    view: View, first: int, noun_at: int, taken: frozenset[int] = frozenset()
) -> tuple[tuple[int, int] | None, int]:
    """The owner in a run, and where the describing words begin after it.

    A possessive ending within a name (`taken`) makes no owner: "the People's Court judge".
    """
    for index in range(noun_at, first - 1, -1):
        if view.tokens[index].tag == "POS" and not (index in taken and index + 1 in taken):
            return (first, index), index + 1
    if view.lower(first) in POSSESSIVES:
        return (first, first + 1), first + 1
    return None, first + has_determiner(view, first)


def owner_after(view: View, index: int) -> tuple[int, tuple[int, int] | None]:
    """The end of the phrase with what follows "of" or "in" and a name: "family of the poet X"."""
    for child in view.children[index]:
        if child == index + 1 and view.tokens[child].dep == "prep" and view.lower(child) in _LINKS:
            last = _clause_end(view, child + 1, view.rightmost(child) + 1)
            if view.lower(child) == "in" and noun_sorts().get(noun_lemma(view, index)) == "person":
                continue
            if (
                (view.lower(child) == "of" and _may_own(view, index, child + 1, last))
                or country_in(view, child, last)
                or _leads_to_body(view, child, last)
            ):
                return last, (child + 1, last)
    return index + 1, None


def _may_own(view: View, head: int, first: int, last: int) -> bool:
    """Whether an "of" belongs to its noun: with a body only before a name or a country.

    Before an act it never does: "accused the leader of holding patients".
    """
    if view.tokens[first].tag == "VBG" and view.tokens[first].dep == "pcomp":
        return False
    if noun_sorts().get(noun_lemma(view, head)) not in {"institution", "organisation"}:
        return True
    if head > 0 and view.lower(head - 1) in load_list("nouns")["press"]:
        return True
    return any(view.words[i][:1].isupper() for i in range(first, last))


def _leads_to_body(view: View, child: int, last: int) -> bool:
    """Whether "from" or "at" leads to a body: "organisers from the forum"."""
    if view.lower(child) not in {"from", "at", "for", "with"} or last - 1 <= child:
        return False
    sort = noun_sorts().get(noun_lemma(view, last - 1))
    if view.lower(child) == "for" and sort == "person" and view.tokens[last - 1].tag == "NNS":
        # "a spokesman for the rebels" speaks for them, and not for whoever spoke last
        return view.lower(child + 1) == "the"
    return (
        sort in {"organisation", "institution", "medium"}
        and noun_lemma(view, last - 1) not in load_list("nouns")["places"]
    )


def _clause_end(view: View, first: int, last: int) -> int:
    """Cut what follows "of" at the first comma, verb or relative word."""
    for index in range(first, last):
        if (
            view.words[index] in {",", ";", ":", '"', "(", "-"}
            or view.tokens[index].tag in {"WDT", "WP", "VBD", "VBZ", "VBP", "MD", "CC"}
            or view.tokens[index].dep in {"relcl", "acl"}
        ):
            return max(index, first + 1) if index > first else last
        if (
            index > first
            and view.tokens[index].dep == "prep"
            and view.lower(index) not in {"of", "in"}
        ):
            return index
    return last
