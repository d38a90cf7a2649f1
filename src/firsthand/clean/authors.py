"""The persons that a page's own statements name as its authors; houses among them set aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.clean.agencies import find_agency
from firsthand.clean.byline_jobs import is_staff
from firsthand.clean.bylines import parse_byline
from firsthand.clean.outlets import host_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Document, PageField

_WORD = re.compile(r"\w+")
# "Karvia Post (www.karvia-post.example)" is a house; "Updated by Ida Holm" names no author.
_NO_AUTHOR = re.compile(
    r"\(\s*(?:www\.)?[\w-]+\.\w{2,}|^(?:updated|reviewed|edited)\s+by\b", re.IGNORECASE
)
_NO_NAME = re.compile(r"https?:|[@\d_/<>{}|()\[\]]|\.\w{2,}$")
# "Reporter", as Korean and Japanese pages write it after the name.
_TITLES = frozenset({"기자", "記者", "특파원", "논설위원"})
_MOST_WORDS = 5
# More names than these in one basis are those of other stories too, or of the whole house.
_MOST_NAMES = 4
_HOUSE_FIELDS = {"site_name", "publisher"}
# The most telling basis first; whoever is named there are the authors, and no others.
_MARKED = "byline markup"
_RANKS = ("json-ld", "microdata", "rel=author", _MARKED)
_ORGANISATION = "organization"
_SHORTEST_HOUSE = 4


def stated_persons(
    document: Document, outlet: str | None, shown: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the persons of the best statement that names any, () where none does.

    Args:
        document: a page with its fields.
        outlet: the name of the house, where known.
        shown: the persons of the byline lines at the report; where the best statement names
            very many, those of them that are shown are meant.

    JSON-LD that says `Person` is believed whatever the name looks like: one word, no capitals,
    another script. A statement of whole names goes before one of a single word each, such as
    an account. Names that are the house's, an agency's or a desk's are no persons.
    """
    houses = _houses(document, outlet)
    groups = []
    for group in _by_rank(document.fields):
        names: dict[str, str] = {}
        for item in group:
            for name in _persons(item, houses):
                names.setdefault(name.casefold(), name)
        if names:
            groups.append(names)
    groups.sort(key=lambda names: not any(" " in name or not name.isascii() for name in names))
    if not groups:
        return ()
    best = groups[0]
    if len(best) > _MOST_NAMES:
        marked = {item.value.casefold() for item in document.fields if item.basis == _MARKED}
        marked.update(name.casefold() for name in shown)
        meant = [name for key, name in best.items() if key in marked]
        return tuple(meant) if meant else tuple(best.values())
    seen = {name.casefold() for name in shown}
    # JSON-LD has room for one author; the links of the byline may name the others too.
    best = next((names for names in groups if best.keys() < names.keys() <= seen), best)
    return tuple(best.values())


def signing_house(document: Document, outlet: str | None) -> str | None:
    """Return the house as it signs the page where its author is no person: "ORF.at".

    Only a name that says the same as the site's own, up to a word ("Karvia" of "Karvia Ltd").
    """
    houses = [_bare(name) for name in _house_names(document, outlet)]
    for group in _by_rank(document.fields, with_houses=True):
        for item in group:
            own = _bare(item.value)
            if len(own) >= _SHORTEST_HOUSE and any(own in h or h in own for h in houses if h):
                return item.value
    return None


def _by_rank(fields: Sequence[PageField], *, with_houses: bool = False) -> list[list[PageField]]:
    """Return the author fields in groups: JSON-LD, microdata, links, then each meta tag."""
    authors = [item for item in fields if item.name == "author"]
    known = [*_RANKS, *dict.fromkeys(f.basis for f in authors if f.basis not in _RANKS)]
    groups = ([item for item in authors if item.basis == basis] for basis in known)
    return [
        group for group in groups if group and (with_houses or _ORGANISATION not in group[0].basis)
    ]


def _houses(document: Document, outlet: str | None) -> frozenset[str]:
    """Return the names of the house in any spelling, as letters and digits only."""
    names = _house_names(document, outlet)
    names += [item.value for item in document.fields if item.basis == f"json-ld {_ORGANISATION}"]
    return frozenset(filter(None, map(_bare, names)))


def _house_names(document: Document, outlet: str | None) -> list[str]:
    """Return the names under which the page and its address know the house."""
    names = [item.value for item in document.fields if item.name in _HOUSE_FIELDS]
    url = document.acquisition.url
    host = host_name(url) if url else None
    return names + [
        name for name in (outlet, host, host.rpartition(".")[0] if host else None) if name
    ]


def _bare(name: str) -> str:
    return "".join(_WORD.findall(name.casefold())).removeprefix("the")


def _persons(item: PageField, houses: frozenset[str]) -> tuple[str, ...]:
    """Return the persons that one author field names."""
    if _bare(item.value) in houses or find_agency(item.value) is not None:
        return ()
    if _NO_AUTHOR.search(item.value):
        return ()
    byline = parse_byline(item.value)
    if byline is not None:
        return tuple(name for name in byline.persons if _bare(name) not in houses)
    name = item.value.partition(",")[0].strip()
    head, _, last = name.rpartition(" ")
    name = head if last in _TITLES else name
    if not name or _NO_NAME.search(name) or is_staff(name) or find_agency(name) is not None:
        return ()
    if _bare(name) in houses or len(name.split()) > _MOST_WORDS:
        return ()
    # Meta tags often hold the name of a section or a machine account in small letters.
    return (name,) if item.basis == "json-ld" or not name[0].islower() else ()
