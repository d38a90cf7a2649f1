"""Fills the frames, adds the passages by hand, and writes `training/work/invented-*.jsonl`.

`python -m training.reader.invented.generate` gives the same passages every time.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import yaml
from training.reader.invented.markup import read_marked
from training.reader.prepare import write

HERE: Final = Path(__file__).parent
MIX: Final = {
    "indirect": 26,
    "direct": 18,
    "mixed": 10,
    "nested": 10,
    "ignorance": 7,
    "headline": 6,
    "plain": 18,
    "appeal": 5,
    "event": 34,
    "told_event": 22,
}
_FOREIGN: Final = 0.25
_OFTEN: Final = 0.6
_SLOT: Final = re.compile(r"\{([A-Za-z]+?)(\d*)(?:\.([a-z]+))?\}")


class Filler:
    """Fills the slots of one passage; the same slot gets the same thing throughout."""

    def __init__(self, lists: dict[str, Any], rng: random.Random) -> None:
        """Begin a passage with nothing chosen."""
        self.lists = lists
        self.rng = rng
        self.chosen: dict[str, Any] = {}

    def fill(self, frame: str) -> str:
        """Return the frame with every slot filled, slots inside fillings too."""
        while True:
            filled = _SLOT.sub(lambda found: self.slot(*found.groups()), frame)
            if filled == frame:
                return filled
            frame = filled

    def slot(self, name: str, number: str, part: str | None) -> str:
        """Return marked text for one slot such as `{p1.last}` or `{Claim}`."""
        low = name.lower()
        value = getattr(self, f"_{low}", None)
        text = value(number, part) if value else self._plain_slot(low, number)
        return _capital(self.fill(text)) if name[0].isupper() else text

    def _keep(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self.chosen:
            self.chosen[key] = make()
        return self.chosen[key]

    def _pick(self, key: str) -> Any:
        return self.rng.choice(self.lists[key])

    def _p(self, number: str, part: str | None) -> str:
        def make() -> tuple[str, str]:
            people = self._pick_people()
            return self.rng.choice(people["first"]), self.rng.choice(people["last"])

        first, last = self._keep("p" + number, make)
        return f"<person|{last}>" if part == "last" else f"<person|{first} {last}>"

    def _pick_people(self) -> dict[str, list[str]]:
        culture = self._keep("culture", lambda: self.rng.choice(sorted(self.lists["people"])))
        if self.rng.random() < _FOREIGN:
            culture = self.rng.choice(sorted(self.lists["people"]))
        chosen: dict[str, list[str]] = self.lists["people"][culture]
        return chosen

    def _c(self, number: str, part: str | None) -> str:
        name, adjective, people, capital, _ = self._keep("c" + number, self._new_country)
        if part == "adj":
            return f"<group|{adjective}>"
        if part == "pl":
            return f"<group|{people}>"
        if part == "cap":
            return f"<place|{capital}>"
        return f"<place|{capital.upper()}>" if part == "capupper" else f"<place|{name}>"

    def _new_country(self) -> list[str]:
        used = [
            value[0] for key, value in self.chosen.items() if key[0] == "c" and key[1:].isdigit()
        ]
        free = [row for row in self.lists["countries"] if row[0] not in used]
        chosen: list[str] = self.rng.choice(free)
        return chosen

    def _city(self, number: str, _: str | None) -> str:
        country = self._keep("c" + number, self._new_country)
        return f"<place|{country[4]}>"

    def _named(self, key: str, kind: str) -> Callable[[], str]:
        return lambda: f"<{kind}|{self._pick(key)}>"

    def _outlet(self, *_: str | None) -> str:
        return str(self._keep("outlet", self._named("outlets", "organisation")))

    def _agency(self, *_: str | None) -> str:
        return str(self._keep("agency", self._named("agencies", "organisation")))

    def _medium(self, *_: str | None) -> str:
        return self._outlet() if self.rng.random() < _OFTEN else self._agency()

    def _firm(self, number: str, _: str | None) -> str:
        return str(self._keep("firm" + number, self._named("firms", "organisation")))

    def _rights(self, *_: str | None) -> str:
        name = str(self._keep("rights", self._named("rights_groups", "organisation")))
        return name if self.rng.random() < _OFTEN else f"rights group {name}"

    def _bodyb(self, *_: str | None) -> str:
        return str(self._keep("body", self._named("bodies", "organisation")))

    def _bodyn(self, *_: str | None) -> str:
        return self._bodyb().replace("|the ", "|")

    def _place(self, number: str, _: str | None) -> str:
        return str(self._keep("place" + number, self._named("places", "place")))

    def _platform(self, *_: str | None) -> str:
        return str(self._keep("platform", self._named("platforms", "organisation")))

    def _n(self, number: str, _: str | None) -> str:
        return str(self._keep("n" + number, lambda: self._pick("numbers")))

    def _ncap(self, *_: str | None) -> str:
        return _capital(self._n("", None))

    def _num(self, number: str, _: str | None) -> str:
        if number == "1000":
            return f"{self.rng.randint(1, 9)},{self.rng.randint(100, 999)}"
        return str(self._keep("num", lambda: self.rng.randint(3, 60)))

    def _date(self, *_: str | None) -> str:
        return self.rng.choice(["14 May", "Nov. 22", "March 3", "Aug 7", "Jan. 30"])

    def _speaker(self, number: str, _: str | None) -> str:
        """Return one of the ways to name a speaker; a second one is never the capital."""
        ways = self.lists["speakers"]
        chosen = self.rng.choices(list(ways), list(ways.values()))[0]
        return "{plain}" if number and chosen == "{c1.cap}" else str(chosen)

    def _plain_slot(self, name: str, number: str) -> str:
        key = _LISTS[name]
        pool = self.lists[key]
        return str(self._keep(f"{name}{number}", lambda: self.rng.choice(pool)))

    def _claimtail(self, *_: str | None) -> str:
        return "freed {n1} {c2.adj} citizens " + self._pick("times")

    def _aside(self, *_: str | None) -> str:
        return str(self._pick("asides"))


_LISTS: Final = {
    "claim": "claims",
    "headline": "headlines",
    "quote": "quotes",
    "fragment": "fragments",
    "question": "questions",
    "nominal": "nominals",
    "title": "titles",
    "role": "roles",
    "plain": "plain_sources",
    "media": "media",
    "pron": "pronouns",
    "time": "times",
    "crime": "crimes",
    "sayverb": "verbs_say",
    "clauseverb": "verbs_clause",
    "reportverb": "verbs_report",
    "claimnow": "claims",
    "event": "events",
    "eventhead": "event_headlines",
    "group": "groups",
}


def _capital(marked: str) -> str:
    """Capitalise the first letter that is text and not mark."""
    found = re.compile(r"^((?:\[[a-z]\d+ |<[a-z]+\|)*)(.)").match(marked)
    return found[1] + found[2].upper() + marked[found.end() :] if found else marked


def _headline_case(marked: str, rng: random.Random) -> str:
    """Return a headline as it is, Title Case (names stay), or in capitals."""
    style = rng.choices(["plain", "title", "capitals"], [50, 35, 15])[0]
    if style == "plain":
        return marked
    if style == "title":
        return re.sub(
            r"(?<![<\w'\[|])([a-z])(?=[a-z]{3})(?![a-z]*\|)", lambda m: m[1].upper(), marked
        )
    return re.sub(
        r"\[[a-z]\d+ |<[a-z]+\||[^\[<]+",
        lambda m: m[0] if m[0][0] in "[<" else m[0].upper(),
        marked,
    )


def passages(count: int, seed: int) -> list[dict[str, Any]]:
    """Return `count` filled passages of one to three sentences."""
    lists = yaml.safe_load((HERE / "lists.yml").read_text("utf8"))
    events = yaml.safe_load((HERE / "events.yml").read_text("utf8"))
    lists |= {"events": events["clauses"], "event_headlines": events["headlines"]}
    frames = yaml.safe_load((HERE / "frames.yml").read_text("utf8"))
    rng = random.Random(seed)
    found = []
    for number in range(count):
        filler = Filler(lists, rng)
        kinds = rng.choices(list(MIX), list(MIX.values()), k=rng.choice([1, 1, 1, 2, 2, 3]))
        if kinds[0] in {"headline", "appeal"}:
            kinds = kinds[:1]
        kinds = [kind for kind in kinds if kind != "headline" or len(kinds) == 1]
        sentences = []
        for at, kind in enumerate(kinds):
            frame = _capital(filler.fill(rng.choice(frames[kind])))
            sentences.append(re.sub(r"\[([a-z])(\d) ", rf"[\g<1>{at}\2 ", frame))
            filler.chosen = {k: v for k, v in filler.chosen.items() if k not in _ONCE}
        marked = " ".join(sentences)
        if kinds == ["headline"]:
            marked = _headline_case(_capital(marked), rng)
        found.append({"id": f"invented-{number}", **read_marked(_renumber(marked))})
    return found


_ONCE: Final = frozenset([*_LISTS, "claim2", "quote2"])
"""What is drawn anew for every sentence; people, places and outlets stay."""


def _renumber(marked: str) -> str:
    """Give each attribution of a passage a digit of its own: sentence and number to one."""
    keys: dict[str, str] = {}

    def one(found: re.Match[str]) -> str:
        key = keys.setdefault(found[2], str(len(keys) + 1))
        return f"[{found[1]}{key} "

    return re.sub(r"\[([a-z])(\d\d) ", one, marked)


def by_hand() -> list[dict[str, Any]]:
    """Return the passages written by hand."""
    marked = yaml.safe_load((HERE / "by_hand.yml").read_text("utf8"))["passages"]
    return [{"id": f"hand-{n}", **read_marked(text)} for n, text in enumerate(marked)]


def main() -> None:
    """Write the passages: four repeats of those by hand, and a dev part of other fillings."""
    write("invented-train", [*passages(2200, 11), *by_hand() * 4])
    write("invented-dev", passages(150, 12))


if __name__ == "__main__":
    main()
