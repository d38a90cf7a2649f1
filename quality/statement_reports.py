"""How statements of short invented news reports in many manners are read.

    python -m quality.statement_reports [--errors]

`probes/statements_reports.yml` says of every report who said which words, in which form, to or in
which medium, and who passed them on; `statements_reports_second.yml` and `..._third.yml` are later
sets in further manners. A statement is found where one of ours shares half of its words
(intersection over union). Half of the reports of a set, those first in the order of the digest of
their id, are tuned on; of the others only the figures are shown.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from firsthand.language import load_language
from firsthand.names.spelling import core_tokens
from firsthand.statements import read_statements
from quality.readings import plain_reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.language import Language
    from firsthand.model import Entity, Reading, Statement

_PROBES = Path(__file__).parent / "probes"
REPORTS = {
    "": _PROBES / "statements_reports.yml",
    "second_": _PROBES / "statements_reports_second.yml",
    "third_": _PROBES / "statements_reports_third.yml",
    "fourth_": _PROBES / "statements_reports_fourth.yml",
    "fifth_": _PROBES / "statements_reports_fifth.yml",
}
_HALF = 0.5
_NAMELESS = "~"
_FORMS = {"d": "direct", "i": "indirect", "m": "mixed"}
_SLIGHT = frozenset({"the", "of", "for", "a", "an", "in", "s"})
Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of the labels, with its words as stretches of the report."""

    words: Stretches
    speaker: str
    form: str
    medium: str | None
    chain: tuple[str, ...]
    is_optional: bool
    addressee: str | None = None
    together: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """How many of how many are right, by what was asked, and a line for each that is not."""

    right: dict[str, int]
    asked: dict[str, int]
    errors: list[str]

    def check(self, name: str, *, right: bool, note: str = "") -> None:
        """Count one answer."""
        self.asked[name] = self.asked.get(name, 0) + 1
        self.right[name] = self.right.get(name, 0) + right
        if not right:
            self.errors.append(f"{name:9} {note}")


def measure(language: Language) -> dict[str, float]:
    """Return the share of right answers for each half, in percent."""
    figures: dict[str, float] = {}
    for half, tally in tallies(language).items():
        for name in tally.asked:
            share = 100 * tally.right[name] / tally.asked[name]
            figures[f"statements.reports.{half}.{name}"] = round(share, 1)
    return figures


def tallies(language: Language) -> dict[str, Tally]:
    """Return what was right and wrong in each half."""
    found: dict[str, Tally] = {}
    for part, path in REPORTS.items():
        for report in _reports(path):
            reading = plain_reading(language, f"do-{report['id']}", report["text"])
            half = part + ("tuned" if report["is_tuned"] else "held_back")
            tally = found.setdefault(half, Tally({}, {}, []))
            _score(tally, report["id"], [*_told(report)], reading)
    return found


def _reports(path: Path) -> list[dict[str, Any]]:
    """All reports of a set, the half that is tuned on first."""
    reports = yaml.safe_load(path.read_text(encoding="utf-8"))["reports"]
    ordered = sorted(reports, key=lambda one: hashlib.sha256(one["id"].encode()).hexdigest())
    return [one | {"is_tuned": 2 * place < len(ordered)} for place, one in enumerate(ordered)]


def _told(report: dict[str, Any]) -> Iterable[Told]:
    for item in report["says"]:
        yield Told(
            tuple(_stretch(report["text"], part) for part in item["w"].split(" // ")),
            item["s"],
            _FORMS[item["f"]],
            item.get("m"),
            tuple(item.get("chain") or _chain(item)),
            bool(item.get("o")),
            item.get("to"),
            tuple(item.get("with", ())),
        )


def _chain(item: dict[str, Any]) -> list[str]:
    medium = [item["m"]] if "m" in item else []
    return [*item.get("via", ()), *medium, item["s"]]


def _stretch(text: str, part: str) -> tuple[int, int]:
    first, _, last = part.partition(" ... ")
    start = text.index(first)
    return start, (text.index(last, start) + len(last) if last else start + len(first))


def _score(tally: Tally, key: str, gold: list[Told], reading: Reading) -> None:
    said = read_statements(reading)
    left = list(said)
    entities = {entity.id: entity for entity in reading.entities}
    for told in gold:
        best = max(left, key=lambda one: _shared(told.words, _words(one)), default=None)
        is_found = best is not None and _shared(told.words, _words(best)) >= _HALF
        if not told.is_optional:
            tally.check("found", right=is_found, note=f"{key} {_text(reading, told.words)!r}")
        if best is not None and is_found:
            left.remove(best)
            if not told.is_optional:
                _score_one(tally, key, told, best, entities)
    for one in said:
        note = f"{key} {_text(reading, _words(one))!r}"
        tally.check("precision", right=one not in left, note=note)


def _score_one(
    tally: Tally, key: str, told: Told, said: Statement, entities: dict[str, Entity]
) -> None:
    label = f"{key} {said.content[0].text[:50]!r}"
    named = [entities.get(one) for one in said.chain]
    speaker = entities.get(said.speaker.entity or "") if said.speaker else None
    written = said.speaker.quote.text if said.speaker and said.speaker.quote else ""
    given = speaker.name if speaker else None
    tally.check(
        "speaker",
        right=_is_called(speaker, told.speaker) or _is_open(speaker, written, told.speaker),
        note=f"{label}: {given!r} ({written!r}), asked {told.speaker!r}",
    )
    tally.check("form", right=said.form.value == told.form, note=f"{label}: {said.form}")
    medium = entities.get(said.medium.entity or "") if said.medium else None
    if told.medium or medium:
        name = medium.name if medium else None
        right = bool(told.medium) and _is_called(medium, told.medium or "")
        tally.check("medium", right=right, note=f"{label}: {name!r}, asked {told.medium!r}")
    others = [entities.get(party.entity or "") for party in said.together]
    if told.together or others:
        right = len(others) == len(told.together) and all(map(_is_called, others, told.together))
        names = [one.name if one else None for one in others]
        tally.check("together", right=right, note=f"{label}: {names}, asked {told.together}")
    if told.addressee:
        heard = said.addressee.quote if said.addressee else None
        text = heard.text if heard else ""
        right = set(core_tokens(told.addressee)) - _SLIGHT <= set(core_tokens(text)) or _is_called(
            entities.get((said.addressee and said.addressee.entity) or ""), told.addressee
        )
        note = f"{label}: {text!r}, asked {told.addressee!r}"
        tally.check("addressee", right=right, note=note)
    if _is_open(speaker, written, told.speaker):
        named.append(None)
    right = len(named) == len(told.chain) and all(
        _is_called(one, name) or (one is None and name[0] == _NAMELESS)
        for one, name in zip(named, told.chain, strict=True)
    )
    links = [one.name if one else None for one in named]
    tally.check("chain", right=right, note=f"{label}: {links}, asked {told.chain}")


def _is_called(entity: Entity | None, name: str) -> bool:
    """Whether the entity bears the name: the same words, or a part of them that says enough."""
    if entity is None:
        return False
    wanted = set(core_tokens(name)) - _SLIGHT
    for one in (entity.name, *entity.aliases):
        given = set(core_tokens(one)) - _SLIGHT
        if given and wanted and (given >= wanted or (given <= wanted and one == entity.name)):
            return True
    return False


def _is_open(entity: Entity | None, written: str, name: str) -> bool:
    """Whether someone without a name is rightly left open, in the words of the report."""
    wanted = set(core_tokens(name)) - _SLIGHT
    return entity is None and name[0] == _NAMELESS and wanted <= set(core_tokens(written))


def _words(said: Statement) -> Stretches:
    return tuple((part.span.start, part.span.end) for part in said.content)


def _text(reading: Reading, words: Stretches) -> str:
    return " // ".join(reading.text[start:end] for start, end in words)


def _shared(left: Stretches, right: Stretches) -> float:
    a = {at for start, end in left for at in range(start, end)}
    b = {at for start, end in right for at in range(start, end)}
    return len(a & b) / max(1, len(a | b))


def main() -> None:
    """Print the figures, and with `--errors` what is wrong in the half tuned on."""
    found = tallies(load_language())
    for half, tally in found.items():
        shares = (f"{name} {tally.right[name]}/{tally.asked[name]}" for name in tally.asked)
        print(half, "; ".join(shares))
    if "--errors" in sys.argv:
        read = [error for part in REPORTS for error in found[f"{part}tuned"].errors]
        print(*read, sep="\n")


if __name__ == "__main__":
    main()
