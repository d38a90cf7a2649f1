"""Invented news for the reprint generator: stories, shared quotations, forms, backgrounds.

All words stand in `reprints_words.yml`; the random source passed in decides the rest.
"""

# ruff: noqa: PLR2004 (the shares of a drawn corpus are read best where they are used)

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def words() -> dict[str, Any]:
    """Return the word lists of the invented newsrooms."""
    text = Path(__file__).with_name("reprints_words.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Return four thousand invented content words and their weights, after Zipf."""
    draw = random.Random(7)
    onsets, cores = (
        [
            "b",
            "br",
            "d",
            "dr",
            "f",
            "g",
            "gr",
            "h",
            "k",
            "kl",
            "l",
            "m",
            "n",
            "p",
            "pr",
            "r",
            "s",
            "st",
            "t",
            "tr",
            "v",
            "w",
        ],
        ["a", "e", "i", "o", "u", "ai", "ou"],
    )
    endings = ["n", "r", "l", "s", "m", "t", "nd", "rt", "st", ""]
    made = {
        "".join(draw.choice(onsets) + draw.choice(cores) for _ in range(draw.randint(1, 3)))
        + draw.choice(endings)
        for _ in range(6000)
    }
    chosen = sorted(made)[:4000]
    draw.shuffle(chosen)
    return chosen, [1.0 / (rank + 8) for rank in range(len(chosen))]


def write_story(draw: random.Random) -> list[str]:
    """Return the paragraphs of a new story; its quotations are its own."""
    lists = words()
    place, body = draw.choice(lists["places"]), draw.choice(lists["bodies"])
    lead = (
        f"{write_sentence(draw)[:-1]}, {body} of {place} said on {draw.choice(lists['weekdays'])}."
    )
    quote = f'"{write_sentence(draw)[:-1]}," {draw.choice(lists["persons"])} told reporters.'
    rest = [
        " ".join(write_sentence(draw) for _ in range(draw.randint(1, 3)))
        for _ in range(draw.randint(4, 9))
    ]
    return [lead, quote, *rest]


def write_sentence(draw: random.Random) -> str:
    """Return a sentence of function words, invented content words, names and figures."""
    lists = words()
    content, weights = vocabulary()
    out: list[str] = []
    for word in draw.choices(content, weights, k=draw.randint(8, 16)):
        chance = draw.random()
        if chance < 0.6:
            out.append(draw.choice(lists["small_words"]))
        elif chance < 0.66:
            out.append(draw.choice(lists["places"]))
        elif chance < 0.72:
            out.append(f"{draw.randint(2, 9800):,}")
        out.append(word)
    return f"{' '.join(out).capitalize()}."


def write_speech(draw: random.Random) -> str:
    """Return a long quotation that several newsrooms heard."""
    return f'"{write_sentence(draw)} {write_sentence(draw)[:-1]},"'


def write_background(draw: random.Random) -> str:
    """Return a paragraph that one outlet repeats under its own reports."""
    return " ".join(write_sentence(draw) for _ in range(3))


def write_form(draw: random.Random) -> str:
    """Return a form filled with facts: earnings, weather or a match."""
    lists = words()
    companies, persons = draw.sample(lists["companies"], 2), draw.sample(lists["persons"], 2)
    months = draw.sample(lists["months"], 2)
    blanks = {letter: draw.randint(1, 950) for letter in "abcdefg"}
    return str(draw.choice(lists["templates"])).format(
        company=companies[0],
        company2=companies[1],
        person=persons[0],
        person2=persons[1],
        month=months[0],
        month2=months[1],
        day=draw.randint(1, 28),
        place=draw.choice(lists["places"]),
        weekday=draw.choice(lists["weekdays"]),
        **blanks,
    )


def write_appeal(outlet: str, draw: random.Random) -> str:
    """Return the appeal of an outlet, in one of its several wordings."""
    lists = words()
    own = random.Random(outlet)
    text = str(own.choice(lists["appeals"])).format(outlet=outlet)
    for old, new in lists["wordings"]:
        if draw.random() < 0.5:
            text = text.replace(old, new)
    return text
