"""The reprint corpus as newsrooms print it: who signs, what is dated, what points at whom.

    python -m bench.reprints_press 300 --seed 3 [--no-times] > corpus.jsonl

The stories and the nine kinds of copies are those of `bench.reprints`; here each document
also gets a publisher, a house style, bylines, datelines, credits, addresses and times, some
of which the copies drop; and some reports only lean on a story ("Norda reported"), with
words of their own. `times=False` draws the same corpus and prints no time in it.
"""

# ruff: noqa: PLR2004, PLR0911, E501 (the shares of a drawn corpus are read best where they are used)

from __future__ import annotations

import argparse
import json
import random
import textwrap
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bench.reprints import (
    COPIES,
    KINDS,
    Generator,
    Made,
    Piece,
    _british,
    _Story,
    _typeset,
)
from bench.reprints_news import (
    words,
    write_appeal,
    write_background,
    write_form,
    write_sentence,
    write_speech,
    write_story,
)
from firsthand.resources import load_list

_BEGIN = datetime(2031, 3, 1, 6, 0)  # noqa: DTZ001 (newsroom time, no zone is printed)
_STEP = timedelta(minutes=37)
LEANING = "leaning"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed document: what was made, and how it came in.

    Attributes:
        made: the text with its gold; `made.agency` is the producer, agency or outlet.
        publisher: who is said to have published it, None where nobody says.
        url: where it stood.
        retrieved_at: when it was fetched.
        leans_on: number of the story that it only cites.
        has_own: whether it has a source of its own beside what it cites.
        is_agency: whether the producer is an agency.
    """

    made: Made
    publisher: str | None
    url: str | None
    retrieved_at: str | None
    leans_on: int | None = None
    has_own: bool = False
    is_agency: bool = True


class Press:
    """Prints documents one by one; the same seed gives the same corpus."""

    def __init__(
        self, seed: int, *, times: bool = True, stories: Sequence[Sequence[str]] | None = None
    ) -> None:
        """Begin a corpus; `stories` are paragraphs of base texts, None writes invented ones."""
        self._draw = random.Random(seed)
        self._clock = random.Random(seed + 1)
        self._times = times
        self._base = list(stories) if stories is not None else None
        self._maker = Generator(seed)
        self._stories: list[_Story] = []
        self._kinds: dict[int, bool] = {}
        self._printed: dict[int, str] = {}
        self._speech: str | None = None
        self._backgrounds: dict[str, str] = {}
        known = [str(item["name"]) for item in load_list("agencies")["agencies"][:8]]
        self._agencies = [*known, *words()["agencies"]]

    def make(self, count: int) -> list[Sheet]:
        """Return so many documents, in the order in which they were printed."""
        return [self._one(number) for number in range(count)]

    def _one(self, number: int) -> Sheet:
        draw = self._draw
        if len(self._stories) > 2:
            if draw.random() < COPIES:
                return self._copy(number)
            if draw.random() < 0.08:
                return self._leaning(number)
        if draw.random() < 0.1:
            outlet = self._outlet()
            made = Made(number, "", "form", outlet, number)
            return self._print(made, [Piece(write_form(draw))], outlet, outlet, own=True)
        return self._original(number)

    def _original(self, number: int) -> Sheet:
        draw = self._draw
        paragraphs = self._base.pop(0) if self._base else write_story(draw)
        pieces = [Piece(text, f"{number}.{at}") for at, text in enumerate(paragraphs)]
        is_agency = draw.random() < 0.7
        producer = draw.choice(self._agencies) if is_agency else self._outlet()
        story = _Story(number, producer, pieces, number)
        self._stories.append(story)
        self._kinds[number] = is_agency
        own = not is_agency or draw.random() < 0.6
        printer = producer if own else self._outlet()
        made = Made(number, "", "original", printer, number, family=[number], agency=producer)
        story.copies.append((number, pieces))
        return self._print(made, [*pieces, *self._extras(printer)], printer, producer, own=own)

    def _extras(self, printer: str) -> list[Piece]:
        """Return what makes reports alike that are no copies: a speech, a standing background."""
        draw, extra = self._draw, []
        if draw.random() < 0.1:
            again = self._speech is not None and draw.random() < 0.5
            self._speech = self._speech if again else write_speech(draw)
            extra.append(Piece(f"{self._speech} {draw.choice(words()['persons'])} told a meeting."))
        if draw.random() < 0.15:
            extra.append(Piece(self._backgrounds.setdefault(printer, write_background(draw))))
        return extra

    def _copy(self, number: int) -> Sheet:
        draw = self._draw
        story = self._pick()
        parent, source = story.copies[0] if draw.random() < 0.7 else draw.choice(story.copies)
        kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
        pieces, families = self._changed(kind, source, story)
        again = self._printed[parent] if draw.random() < 0.08 else None
        printer = again if again and again != story.agency else self._outlet()
        made = Made(number, "", kind, printer, number, parent=parent)
        made.family, made.agency = families, story.agency
        if kind in {"verbatim", "headline", "truncated", "captions", "reordered"}:
            story.copies.append((number, [piece for piece in pieces if piece.origin]))
        return self._print(made, pieces, printer, story.agency, own=False, story=story.number)

    def _changed(
        self, kind: str, source: list[Piece], story: _Story
    ) -> tuple[list[Piece], list[int]]:
        """Return the paragraphs of a copy, by the rules of the plain generator."""
        maker = self._maker
        maker._stories, maker._draw = self._stories, self._draw  # noqa: SLF001
        pieces, families = maker._changed(kind, source, story)  # noqa: SLF001
        if kind == "excerpt" and self._draw.random() < 0.5:
            at = next(index for index, piece in enumerate(pieces) if piece.origin)
            first = pieces[at]
            cited = Piece(f"{first.text[:-1]}, {story.agency} reported.", first.origin)
            pieces = [*pieces[:at], cited, *pieces[at + 1 :]]
        return pieces, families

    def _leaning(self, number: int) -> Sheet:
        """Print a report in other words that cites the newsroom it follows."""
        draw = self._draw
        story = self._pick()
        outlet = self._outlet()
        while outlet == story.agency:
            outlet = self._outlet()
        lead = story.pieces[0].text.strip(".").split()
        draw.shuffle(lead)
        text = f"{' '.join(lead).capitalize()}, {story.agency} reported on {draw.choice(words()['weekdays'])}."
        pieces = [Piece(text)]
        has_own = draw.random() < 0.5
        if has_own:
            said = write_sentence(draw)[:-1].lower()
            pieces.append(Piece(f"{draw.choice(words()['persons'])} told {outlet} that {said}."))
        made = Made(number, "", LEANING, outlet, number, family=[number], agency=outlet)
        self._kinds[number] = False
        sheet = self._print(made, pieces, outlet, outlet, own=True)
        return Sheet(
            made,
            outlet,
            sheet.url,
            sheet.retrieved_at,
            leans_on=story.number,
            has_own=has_own,
            is_agency=False,
        )

    def _pick(self) -> _Story:
        while True:
            recent = self._stories[-40:] if self._draw.random() < 0.6 else self._stories
            story = self._draw.choice(recent)
            if len(story.copies) < 30:
                return story

    def _outlet(self) -> str:
        return str(self._draw.choice(words()["outlets"]))

    # ------------------------------------------------------------------ the page

    def _print(
        self,
        made: Made,
        pieces: Sequence[Piece],
        printer: str,
        producer: str,
        *,
        own: bool,
        story: int | None = None,
    ) -> Sheet:
        draw = self._draw
        self._printed[made.number] = printer
        is_agency = self._kinds.get(made.number if story is None else story, False)
        lines = [Piece(_headline(pieces[0].text, draw))]
        signs, opening, closing = self._signed(printer, producer, is_agency=is_agency, own=own)
        made.credited = producer in " ".join([*signs, opening, *closing])
        lines += [Piece(text) for text in signs]
        lines += [Piece(text) for text in self._dated(made.number)]
        style = random.Random(printer)
        look, british = style.randrange(4), style.random() < 0.3
        wrap = draw.random() < 0.08
        for at, piece in enumerate(pieces):
            text = _typeset(piece.text, look)
            text = _british(text) if british else text
            text = f"{opening}{text}" if at == 0 else text
            lines.append(Piece(textwrap.fill(text, 72) if wrap else text, piece.origin))
        lines += [Piece(text) for text in closing]
        if draw.random() < 0.5 and printer in words()["outlets"]:
            lines.append(Piece(write_appeal(printer, draw)))
            lines.append(Piece(draw.choice(words()["furniture"]).format(outlet=printer)))
        _set(made, lines)
        known = printer if draw.random() < 0.75 else None
        url = f"https://{_host(printer)}/{made.number}" if draw.random() < 0.4 else None
        return Sheet(made, known, url, self._fetched(made.number), is_agency=is_agency)

    def _signed(
        self, printer: str, producer: str, *, is_agency: bool, own: bool
    ) -> tuple[list[str], str, list[str]]:
        """Return byline lines, what opens the first paragraph, and the lines that close."""
        draw = self._draw
        place, person = draw.choice(words()["places"]), draw.choice(words()["persons"])
        if own and is_agency:
            byline = [f"By {draw.choice([producer, person])}"] if draw.random() < 0.6 else []
            return byline, f"{place.upper()} ({producer}) - ", []
        if own:
            return ([f"By {person}"] if draw.random() < 0.7 else []), "", []
        way = draw.random()
        if not is_agency:
            return self._pointed(producer, person, way)
        if way < 0.22:
            return [f"By {producer}"], "", []
        if way < 0.42:
            return [], f"{place.upper()} ({producer}) - ", []
        if way < 0.54:
            return [], "", [f"({producer})"]
        if way < 0.64:
            return [f"{printer} with {producer}"], "", []
        if way < 0.7:
            return [], "", [f"© {producer}"]
        return ([f"By {person}"] if way < 0.8 else []), "", []

    def _pointed(self, producer: str, person: str, way: float) -> tuple[list[str], str, list[str]]:
        if way < 0.3:
            return [], "", [f"This story first appeared in {producer}."]
        if way < 0.5:
            return (
                [],
                "",
                [f"Original url: https://{_host(producer)}/news/{person.split(maxsplit=1)[0]}"],
            )
        if way < 0.65:
            return [f"By {person}, {producer}"], "", []
        return ([f"By {person}"] if way < 0.75 else []), "", []

    def _dated(self, number: int) -> list[str]:
        clock = self._clock
        shown, form = clock.random() < 0.95, clock.randrange(3)
        moment = _BEGIN + number * _STEP
        if not shown or not self._times:
            return []
        looks = ("%d %B %Y", "%B %d, %Y %H:%M", "%Y-%m-%d %H:%M")
        return [moment.strftime(looks[form])]

    def _fetched(self, number: int) -> str | None:
        clock = self._clock
        known, delay = clock.random() < 0.6, clock.expovariate(1 / 300)
        moment = _BEGIN + number * _STEP + timedelta(minutes=delay)
        return moment.strftime("%Y-%m-%dT%H:%M:00Z") if known and self._times else None


def _set(made: Made, lines: Sequence[Piece]) -> None:
    """Write the lines and note where each origin paragraph came to stand."""
    for line in lines:
        start = len(made.text)
        made.text += line.text + "\n\n"
        if line.origin is not None:
            end = start + len(line.text)
            made.passages.append((line.origin, start, end, len(line.text.split())))


def _headline(lead: str, draw: random.Random) -> str:
    kept = lead.split()[: draw.randint(5, 9)]
    if draw.random() < 0.7:
        draw.shuffle(kept)
    return " ".join(kept).strip('".,').capitalize()


def _host(house: str) -> str:
    return house.casefold().replace(" ", "").replace("'", "") + ".example"


def main() -> None:
    """Print a corpus as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-times", action="store_true")
    options = parser.parse_args()
    for sheet in Press(options.seed, times=not options.no_times).make(options.count):
        print(json.dumps(asdict(sheet), ensure_ascii=False))


if __name__ == "__main__":
    main()
