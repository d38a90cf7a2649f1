"""Everything in a paragraph that may refer to someone: names, roles, groups, pronouns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import MentionKind, MentionType
from firsthand.names.markables import Markable
from firsthand.names.phrases import HEADS, described_phrase
from firsthand.names.titles import named_phrase
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.names.spots import Spot
    from firsthand.names.view import View


_PRONOUNS = {
    "he": ("male", "sg"),
    "him": ("male", "sg"),
    "himself": ("male", "sg"),
    "his": ("male", "sg"),
    "she": ("female", "sg"),
    "her": ("female", "sg"),
    "herself": ("female", "sg"),
    "hers": ("female", "sg"),
    "they": (None, "pl"),
    "them": (None, "pl"),
    "their": (None, "pl"),
    "it": ("thing", "sg"),
    "its": ("thing", "sg"),
    "us": ("us", "pl"),
    "we": ("us", "pl"),
    "our": ("us", "pl"),
    "i": ("us", "sg"),
    "me": ("us", "sg"),
}


def find_markables(view: View, spots: Sequence[Spot]) -> list[Markable]:
    """Return the markables of a paragraph in text order, larger before the smaller within.

    Args:
        view: the paragraph.
        spots: its names.
    """
    named = [m for spot in spots if (m := named_phrase(view, spot)) is not None]
    taken = {i for m in named for i in range(m.name_first, m.head + 1)}
    titles = {i for m in named for i in range(m.first, m.head + 1)}
    described = [
        m
        for index, token in enumerate(view.tokens)
        if token.pos in HEADS
        and index not in taken
        and index not in titles
        and (m := described_phrase(view, index, taken)) is not None
    ]
    described = [_around_name(m, named) for m in described if not _is_part(m, described)]
    return sorted([*named, *described, *_pronouns(view)], key=lambda m: (m.first, -m.last, m.head))


def _is_part(markable: Markable, others: Sequence[Markable]) -> bool:
    """Whether it only names a body: "the public prosecutor" of "the public prosecutor's office"."""
    for other in others:
        inside = other.first <= markable.first and markable.last <= other.last
        is_body = other.sort in {"institution", "organisation"} and other.owner is None
        if inside and is_body and markable.last <= other.head:
            return True
        if inside and other.quantity is not None and other.head < markable.head and not other.owner:
            return True
    return False


def _around_name(markable: Markable, named: Sequence[Markable]) -> Markable:
    """The phrase with the whole name that its "of" leads to: "family of the poet X"."""
    if markable.owner is None or markable.owner[0] < markable.head:
        return markable
    for other in named:
        is_beside = (
            other.type is MentionType.PERSON and markable.owner[0] < other.first < markable.last
        )
        if is_beside and lookup(markable.view.slice(markable.owner[0], other.first)) is not None:
            return replace(markable, last=other.first, owner=(markable.owner[0], other.first))
        # "members of the Union for Change": the name goes on behind its "for"
        is_cut = other.first < markable.last < other.last
        is_next = other.first <= markable.last <= other.name_first
        if (is_cut or is_next) and other.first >= markable.owner[0]:
            return replace(markable, last=other.last, owner=(markable.owner[0], other.last))
    return markable


def _russian_pronoun(word: str) -> tuple[str | None, str] | None:
    """Gender and number of a Russian pronoun."""
    gender = load_list("russian")["pronouns"].get(word)
    if gender is None:
        return None
    return (None, "pl") if gender == "they" else (str(gender), "sg")


def _pronouns(view: View) -> Iterator[Markable]:
    """Yield the pronouns of a paragraph."""
    known = _russian_pronoun if view.is_russian else _PRONOUNS.get
    for index, word in enumerate(view.lowered):
        entry = known(word)
        if entry is None or view.tokens[index].pos not in {"PRON", "DET", "PROPN"}:
            continue
        gender, number = entry
        yield Markable(
            view,
            index,
            index + 1,
            index,
            MentionKind.PRONOUN,
            MentionType.PERSON,
            "pronoun",
            noun=word,
            determiner="poss" if view.tokens[index].dep == "poss" else "bare",
            plural=number == "pl",
            gender=gender,
        )
