"""Later takes of wire stories, and what is none: the same agency, an hour or a day on.

An agency's second take repeats good part of the first, changes figures and adds paragraphs;
some are marked ("UPDATE 2 -"), most are told by their time only. Beside them stand reprints of
a first take, whole or cut, in which an outlet changed nothing or a word, and the agency's own
form, filled anew the next week. Deterministic by seed; all text is invented.
"""

# ruff: noqa: PLR2004 (the shares of a drawn corpus are read best where they are used)

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bench.reprints_news import words, write_form, write_sentence, write_story

_BEGIN = datetime(2031, 5, 5, 6, 0)  # noqa: DTZ001 (newsroom time, no zone is printed)
_FIGURE = re.compile(r"\b\d[\d,]*\b")
_MARKS = ("UPDATE 1-", "UPDATE 2 - ", "UPDATED: ", "CORRECTED - ", "RECAST - ")


@dataclass(frozen=True, slots=True)
class Take:
    """One document.

    Attributes:
        name: its number in the corpus, as text.
        text: headline, date, credit and paragraphs, an empty line between each two.
        publisher: who is said to have brought it.
        take_of: the first take of which it is a later one, None where it is none.
        copy_of: the first take that it reprints.
    """

    name: str
    text: str
    publisher: str
    take_of: str | None = None
    copy_of: str | None = None


def make_takes(seed: int, stories: int) -> list[Take]:
    """Return the documents of so many stories, in the order of their times."""
    draw = random.Random(seed)
    made: list[Take] = []
    for number in range(stories):
        made += _story(draw, number, len(made))
    return made


def _story(draw: random.Random, number: int, at: int) -> Iterator[Take]:
    agency = draw.choice(words()["agencies"])
    moment = _BEGIN + timedelta(hours=11 * number)
    if draw.random() < 0.2:
        form = write_form(draw)
        yield Take(str(at), _page(draw, "", agency, moment, [form]), agency)
        other = [_refigured(form, 1.0, draw)]
        yield Take(str(at + 1), _page(draw, "", agency, moment + timedelta(7), other), agency)
        return
    first = write_story(draw)
    yield Take(str(at), _page(draw, "", agency, moment, first), agency)
    wait = timedelta(minutes=draw.randint(20, 1500))
    mark = draw.choice(_MARKS) if draw.random() < 0.4 else ""
    later = _page(draw, mark, agency, moment + wait, _later(first, draw))
    yield Take(str(at + 1), later, agency, take_of=str(at))
    outlet = draw.choice(words()["outlets"])
    cut = first if draw.random() < 0.5 else first[: max(2, len(first) // 2)]
    page = _page(draw, "", agency, moment + wait, cut)
    yield Take(str(at + 2), page, outlet, copy_of=str(at))


def _later(first: list[str], draw: random.Random) -> list[str]:
    """Return a later take: paragraphs dropped and added, and figures changed in what is kept."""
    kept = [text for at, text in enumerate(first) if at == 0 or draw.random() < 0.8]
    changed = [_refigured(text, 0.5, draw) for text in kept]
    if changed == kept:
        changed[0] = f"At least {draw.randint(3, 90)} people were hurt. {changed[0]}"
        kept[0] = changed[0]
    new = [f"{write_sentence(draw)} {write_sentence(draw)}" for _ in range(draw.randint(1, 4))]
    where = draw.randint(1, len(changed))
    return [*changed[:where], *new, *changed[where:]]


def _refigured(text: str, share: float, draw: random.Random) -> str:
    return _FIGURE.sub(
        lambda found: f"{draw.randint(2, 9800):,}" if draw.random() < share else found[0], text
    )


def _page(
    draw: random.Random, mark: str, agency: str, moment: datetime, paragraphs: list[str]
) -> str:
    headline = " ".join(paragraphs[0].split()[: draw.randint(5, 9)]).strip('".,').capitalize()
    place = draw.choice(words()["places"])
    opening = f"{place.upper()} ({agency}) - {paragraphs[0]}"
    lines = [mark + headline, moment.strftime("%B %d, %Y %H:%M"), opening, *paragraphs[1:]]
    return "\n\n".join(lines) + "\n"
