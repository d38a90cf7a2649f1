"""Invented news copy in which everything leans on something else.

Three affairs: reports of two agencies, reprints cut and re-headed, a rewrite that cites its
agency, later news, and a notice that one outlet prints under all that it publishes.
"""

from __future__ import annotations

import json
from pathlib import Path

PLACES = (
    ("Norland", "Ostwick", "Ingra Halvik", "sailors", "a ferry strike", 14),
    ("Veldra", "Tamsin", "Oleta Brandt", "teachers", "a march on the school board", 9),
    ("Karsia", "Bremholt", "Juno Ekwall", "fishermen", "a blockade of the canal", 27),
)
NOTICE = "Readers of the Tamsin Courier may order back numbers of this paper at the front desk."
MONTHS = ("January", "March", "April")


def _report(at: int) -> list[str]:
    country, town, voice, who, cause, n = PLACES[at]
    return [
        f"{country} has freed {n} {who} held since {cause}, the justice ministry said on Friday.",
        f'"All of them left the prison in {town} this morning," ministry spokeswoman {voice} said.',
        f"The {who} had been detained in February and kept apart from their families for weeks.",
        f"More than {n * 4} people remain in custody in {country}, the group Harbour Watch said.",
        f"Lawyers in {town} asked the court to return {n + 3} boats and trucks to their owners.",
    ]


def _rewrite(at: int) -> list[str]:
    country, town, voice, who, _, n = PLACES[at]
    return [
        f"Around {n} {who} walked out of jail in {town}, AFP reported, citing {voice}.",
        f"Families waited outside with flowers while {country} kept silent on the charges.",
    ]


def _later(at: int) -> list[str]:
    country, town, voice, who, _, n = PLACES[at]
    return [
        f"A court in {town} sentenced two of the {who} to five years in prison on Monday.",
        f"{voice} denied that {country} had arrested the two again after freeing {n} people.",
    ]


def _page(headline: str, agency: str | None, day: str, paragraphs: list[str]) -> str:
    byline = [f"By {agency}"] if agency else []
    return "\n\n".join([headline, *byline, day, *paragraphs]) + "\n"


def write_affairs(folder: Path) -> list[Path]:
    """Write all copies with their sidecars, and return the files in order of their names."""
    found = []
    for at, (country, town, _, who, _, n) in enumerate(PLACES):
        day, wire = f"{MONTHS[at]} {10 + at}, 2025", _report(at)
        head = f"{country} frees {n} {who}"
        pages = {
            "afp": (_page(head, "AFP", day, wire), "AFP"),
            "courier": (_page(f"{n} freed in {town}", "AFP", day, [*wire, NOTICE]), "Courier"),
            "cut": (_page(f"Release in {town}", None, day, wire[:3]), "Daily Ost"),
            "rewrite": (_page(f"Out of jail in {town}", None, day, _rewrite(at)), "The Lamp"),
            "later": (
                _page(f"Two {who} jailed", "Reuters", f"{MONTHS[at]} 24, 2025", _later(at)),
                "Reuters",
            ),
        }
        for name, (text, source) in pages.items():
            place = folder / f"{at}-{name}.txt"
            place.write_text(text, encoding="utf-8")
            place.with_suffix(".meta.json").write_text(json.dumps({"source": source}))
            found.append(place)
    return sorted(found)
