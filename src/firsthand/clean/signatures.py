"""The byline of a whole copy: from its byline lines, its dateline, its markup and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.clean.agencies import find_agency
from firsthand.clean.authors import signing_house, stated_persons
from firsthand.clean.bylines import FoundByline, parse_byline
from firsthand.clean.outlets import host_name, without_year
from firsthand.clean.shown_names import shown_persons
from firsthand.model import Byline, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Credit, Dateline, Document


def find_byline(
    document: Document,
    decided: Sequence[Decided],
    *,
    outlet: str | None,
    dateline: Dateline | None,
    url: str | None,
    producers: Sequence[Credit],
) -> Byline:
    """Return who signs the copy, each kind apart; what nothing states stays None.

    The agency is that of the byline, else of the dateline, else of the page's fields. Where
    several agencies are named ("Staff and agencies (A, B)") none of them is the one.
    """
    lines = [
        (item.evidence.unit.span(document.id), item.evidence.byline)
        for item in decided
        if item.role is Role.BYLINE
    ]
    found = [byline for _, byline in lines if byline is not None]
    fields = _from_fields(document, outlet)
    persons = (
        _page_persons(document, decided, fields, outlet)
        if document.elements
        else _names(found) or _names(fields)
    )
    agencies = _unique(name for byline in found for name in byline.agencies)
    house_agency = find_agency(outlet) if outlet else None
    agency = agencies[0] if len(agencies) == 1 else None
    if not agencies:
        agency = (dateline.agency if dateline else None) or _tagged(producers)
        agency = agency or _field_agency(fields) or house_agency
    house = None
    if house_agency is None:
        stated = outlet or _stated(found, decided)
        house = stated or _host(url, decided) or _house_domain(document.source.domain)
        if document.elements and not persons and not document.source.name:
            house = signing_house(document, outlet) or house
    return Byline(persons, agency, house, tuple(span for span, _ in lines))


def _page_persons(
    document: Document,
    decided: Sequence[Decided],
    fields: Sequence[FoundByline],
    outlet: str | None,
) -> tuple[str, ...]:
    """Return the persons that the markup states, else those of the byline lines, else of fields."""
    shown = shown_persons(document, decided)
    return stated_persons(document, outlet, shown) or shown or _names(fields)


def _names(bylines: Iterable[FoundByline]) -> tuple[str, ...]:
    """Return the persons of several bylines, without repeats."""
    return _unique(name for byline in bylines for name in byline.persons)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without repeats, whatever their capitals."""
    out: dict[str, str] = {}
    for name in names:
        out.setdefault(name.casefold(), name)
    return tuple(out.values())


def _from_fields(document: Document, outlet: str | None) -> list[FoundByline]:
    found = []
    for item in document.fields:
        if item.name == "author" and not item.value.startswith("http"):
            byline = parse_byline(item.value, outlet=outlet)
            if byline is not None:
                found.append(byline)
    return found


def _field_agency(fields: Sequence[FoundByline]) -> str | None:
    agencies = _unique(name for byline in fields for name in byline.agencies)
    return agencies[0] if len(agencies) == 1 else None


def _tagged(producers: Sequence[Credit]) -> str | None:
    """Return the agency that signs the report at its end: "... police said. (AFP)"."""
    agencies = _unique(item.name for item in producers if item.kind == "tag" and item.is_agency)
    return agencies[0] if len(agencies) == 1 else None


def _stated(found: Sequence[FoundByline], decided: Sequence[Decided]) -> str | None:
    """Return the house that a byline, a copyright line or a line about itself names."""
    for byline in found:
        if byline.outlets:
            return byline.outlets[0]
    for item in decided:
        hit = item.evidence.cue("copyright") if item.role is Role.OTHER else None
        if (
            hit is not None
            and hit.name
            and hit.name[:1].isupper()
            and find_agency(hit.name) is None
        ):
            return without_year(hit.name)
    bios = (_house_in_bio(item) for item in decided if item.role is Role.BIO)
    signers = {name.casefold() for byline in found for name in byline.persons}
    return next((name for name in bios if name and name.casefold() not in signers), None)


def _house_in_bio(item: Decided) -> str | None:
    """Return "The Karvia Herald" of "The Karvia Herald foreign desk is based in ..."."""
    from firsthand.clean.houses import house_before_desk

    return house_before_desk(item.evidence.text)


def _host(url: str | None, decided: Sequence[Decided]) -> str | None:
    """Return the host of the copy's own address, as the last resort."""
    if url is None or any(item.role is Role.URL for item in decided):
        return None
    return _house_domain(host_name(url))


def _house_domain(domain: str | None) -> str | None:
    """Return a domain that may stand for its house, None for that of an agency."""
    if domain is None or find_agency(domain.split(".")[0].upper()) or find_agency(domain):
        return None
    return domain
