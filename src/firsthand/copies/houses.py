"""Which names and hosts mean one house, and by which name it goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from firsthand.clean.agencies import find_agency
from firsthand.clean.outlets import host_name
from firsthand.model import Article, Document
from firsthand.resources import load_list

_SHORT_LABEL = 3
_SERVICE = re.compile(r"\s+\([^()]*\)$")


def house_of(article: Article, document: Document) -> str | None:
    """Return who published the copy: as its bringer, its page or its byline says."""
    stated = document.source.name or article.byline.outlet or document.source.domain
    return stated or next(
        (item.value for item in document.fields if item.name in {"site_name", "publisher"}), None
    )


def is_same_house(one: str, two: str) -> bool:
    """Whether two names or hosts mean one house: "Veldra Post" and "veldrapost.example"."""
    return one == two or bool(house_keys(one) & house_keys(two))


@lru_cache(maxsize=4096)
def house_keys(name: str) -> frozenset[str]:
    """Return what a house is known by: its name without blanks, and the label of its host."""
    agency = find_agency(name)
    plain = _editions().sub("", _own_name(name).casefold()).removeprefix("the ")
    host = host_name(name) if "." in name and " " not in name else None
    labels = {part for part in (host or "").split(".")[:-1] if len(part) > _SHORT_LABEL}
    keys = {"".join(filter(str.isalnum, plain)), *labels, *([agency] if agency else [])}
    return frozenset(key.removeprefix("the") for key in keys if key)


@lru_cache(maxsize=1)
def _editions() -> re.Pattern[str]:
    """Return what matches the edition at the end of the name of a house, in lower case."""
    words = "|".join(map(re.escape, load_list("issuers")["editions"]))
    return re.compile(rf"(?<=\w)(?:[\s,-]+(?:{words}))+$")


def name_houses(names: Iterable[str]) -> dict[str, str]:
    """Return for each name the one by which its house goes: no host, then the most said.

    The service in brackets is no part of it: "Veldra Post (English service)".

    Args:
        names: as they were said, once for each time.
    """
    said = Counter(names)
    if len(said) < 2:  # noqa: PLR2004 (most often there is nothing to tell apart)
        return {name: _own_name(name) for name in said}
    order = sorted(said, key=_by_standing(said))
    known: dict[str, str] = {}
    found = {}
    for name in order:
        keys = sorted(house_keys(name))
        found[name] = next((known[key] for key in keys if key in known), _own_name(name))
        for key in keys:
            known.setdefault(key, found[name])
    return found


def _by_standing(said: Mapping[str, int]) -> Callable[[str], tuple[bool, bool, int, int, str]]:
    def standing(name: str) -> tuple[bool, bool, int, int, str]:
        is_edition = _editions().search(name.casefold()) is not None
        return (_is_host(name), is_edition, -said[name], -len(name), name)

    return standing


def _own_name(name: str) -> str:
    return _SERVICE.sub("", name) or name


def _is_host(name: str) -> bool:
    return "." in name and " " not in name
