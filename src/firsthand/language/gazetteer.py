"""Names that are known beforehand: territories, demonyms, capitals, seats, bodies, agencies.

The lists are data (`resources/*.yml`). A look-up is by the exact words of the text, because
case tells "Turkey" from "turkey" and "US" from "us".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from firsthand.resources import load_list

# Agencies whose names are common words in running text.
_COMMON = frozenset({"Report", "Trend", "TREND", "Turan", "Kabar", "Sputnik", "ANKA", "AA", "IPN"})


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the lists.

    Attributes:
        kind: territory, capital, city, seat (the Kremlin), demonym, people (a plural demonym),
            agency, medium or body.
        name: the name under which it is kept ("Belarus", "Reuters").
        country: ISO code, where it has one.
    """

    kind: str
    name: str
    country: str | None = None


@lru_cache(maxsize=1)
def known_names() -> dict[str, KnownName]:
    """Return every known surface form and what it names; a territory wins over the rest."""
    found: dict[str, KnownName] = {}
    for source in (_territories, _cities, _listed, _peoples, _agencies, _russian):
        for form, known in source():
            found.setdefault(form, known)
    return found


Forms = Iterator[tuple[str, KnownName]]


def _territories() -> Forms:
    forms: dict[str, KnownName] = {}
    for code, entry in load_list("territories")["territories"].items():
        forms.update(_territory_forms(code, entry))
    yield from forms.items()


def _cities() -> Forms:
    for code, names in load_list("cities")["cities"].items():
        yield from ((name, KnownName("city", name, code)) for name in names)


def _listed() -> Forms:
    """Seats, media and bodies, each with its other forms."""
    for kind, name in (("seat", "metonyms"), ("medium", "state_media"), ("body", "organisations")):
        for entry in load_list(name)[name]:
            for form in (entry["name"], *entry.get("aliases", ())):
                yield form, KnownName(kind, entry["name"], entry.get("country"))


def _peoples() -> Forms:
    lists = load_list("peoples")
    for kind, words in (("demonym", lists["adjectives"]), ("people", lists["people"])):
        yield from ((form, KnownName(kind, form)) for form in words)


def _agencies() -> Forms:
    for entry in load_list("agencies")["agencies"]:
        for form in (entry["name"], *entry.get("exact", ()), *entry.get("aliases", ())):
            if form not in _COMMON:
                yield form, KnownName("agency", entry["name"])


def _russian() -> Forms:
    """Territories, capitals and seats by their Russian names."""
    lists = load_list("russian_places")
    for code, names in lists["territories"].items():
        yield from ((name, KnownName("territory", country_name(code), code)) for name in names)
    for code, name in lists["capitals"].items():
        yield name, KnownName("capital", country_name(code), code)
    for name, code in lists["seats"].items():
        yield name, KnownName("seat", country_name(code), code)


def _territory_forms(code: str, entry: dict[str, list[str] | str]) -> dict[str, KnownName]:
    name = str(entry["name"])
    same = set(entry.get("same", ()))
    forms = dict.fromkeys(entry["capital"], "capital")
    forms.update(dict.fromkeys(entry["demonym"], "demonym"))
    forms.update({_plural(form): "people" for form in entry["demonym"] if form not in same})
    forms.update(dict.fromkeys((name, *entry.get("aliases", ())), "territory"))
    return {form: KnownName(kind, name, code) for form, kind in forms.items()}


def _plural(demonym: str) -> str:
    """As in "Pole" -> "Poles", "Frenchwoman" -> "Frenchwomen"; "German" -> "Germans"."""
    if demonym.endswith(("hman", "tsman", "woman")):
        return demonym[: -len("man")] + "men"
    return f"{demonym}s"


@lru_cache(maxsize=1)
def longest_by_first_word() -> dict[str, int]:
    """Return the greatest number of words in a known name, by its first word."""
    longest: dict[str, int] = {}
    for form in known_names():
        words = form.split()
        first = words[1] if len(words) > 1 and words[0] in {"the", "The"} else words[0]
        for word in {words[0], first}:
            longest[word] = max(longest.get(word, 0), len(words))
    return longest


@lru_cache(maxsize=1)
def longest_known() -> int:
    """Return the greatest number of words in a known name."""
    return max(len(form.split()) for form in known_names())


@lru_cache(maxsize=65_536)
def longest_from(opening: str) -> int:
    """Return the most characters that a known name with an opening has; 0 where none has it."""
    forms = _sorted_forms()
    end = bisect_left(forms, opening + chr(0x10FFFF))
    return max(map(len, forms[bisect_left(forms, opening) : end]), default=0)


@lru_cache(maxsize=1)
def _sorted_forms() -> list[str]:
    return sorted(known_names())


def country_name(code: str) -> str:
    """Return the English name of a country by its ISO code; the code itself where unknown."""
    entry = load_list("territories")["territories"].get(code)
    return str(entry["name"]) if entry else code


@lru_cache(maxsize=65_536)
def lookup(form: str) -> KnownName | None:
    """Return what a surface form names, ignoring a leading article and a possessive ending."""
    known = known_names()
    for candidate in _variants(form):
        if candidate in known:
            return known[candidate]
    state = _state().fullmatch(form)
    land = known.get(state["land"]) if state else None
    return land if land is not None and land.kind == "territory" else None


@lru_cache(maxsize=1)
def _state() -> re.Pattern[str]:
    """The full name of a state: "the Sultanate of Oman"."""
    return re.compile(rf"(?:[Tt]he )?{state_words()} of (?:the )?(?P<land>.+)")


@lru_cache(maxsize=1)
def state_words() -> str:
    """Return the pattern of what states call themselves before "of": "United Republic"."""
    lists = load_list("name_cues")
    kinds, before = "|".join(lists["states"]), "|".join(lists["of_states"])
    return rf"(?:(?:{before}) )*(?:{kinds})"


def _variants(form: str) -> Iterable[str]:
    yield form
    bare = form.removesuffix("'s").removesuffix("'")
    yield bare
    for article in ("the ", "The "):
        if bare.startswith(article):
            yield bare.removeprefix(article)
