"""The agencies and houses that a copy names as producers of its text, each with its quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.clean.agencies import agency_mentions, find_agency
from firsthand.clean.citing import leans_on
from firsthand.clean.dates import without_dates
from firsthand.clean.line_stems import AGENCY, stems_in
from firsthand.clean.outlets import host_name, without_year
from firsthand.clean.urls import find_url
from firsthand.model import Credit, Quoted, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Document

_ORIGINALLY = re.compile(
    r"(?:first |originally |^)(?:appeared|published|posted|ran) (?:in|on|by|at|with) (?:the )?"
    r"(?P<name>[^.,;()]{2,60})"
    r"|(?:republished|reprinted|reproduced) (?:from|with (?:the )?permission (?:of|from)"
    r"|courtesy of) (?P<other>[^.,;()]{2,60})",
    re.IGNORECASE,
)
# What is left of "the Karvia Herald on 9 June 2025" behind the name.
_AT_DAY = re.compile(r"\s(?:on|am|vom|le|el|of|in)[\s,]*$")
_TAG = re.compile(
    r"(?:[(\[/–—-]\s?|[.!?»”\"]\s)(?P<name>[^\W\d_][\w .'-]{1,40}?)\s?[)\]/]?[*_]*\.?$"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:by\s+)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?"
    r"[\s,:]*(?:by\s+)?(?P<name>[^.|,;\n©]{2,60})",
    re.IGNORECASE,
)


def find_credits(document: Document, decided: Sequence[Decided]) -> tuple[Credit, ...]:
    """Return every producer that the copy names, in text order, without repeats.

    Kinds: byline, staff_and_agencies, dateline, tag, reporting_by, copyright, canonical_url,
    originally_published, page_field, appeal and citation (see `model.Credit`).
    """
    found: dict[tuple[str, str], Credit] = {}
    for item in decided:
        for credit in _unit_credits(document, item):
            found.setdefault((credit.name, credit.kind), credit)
    for credit in _field_credits(document):
        found.setdefault((credit.name, credit.kind), credit)
    return tuple(found.values())


def _unit_credits(document: Document, item: Decided) -> Iterator[Credit]:
    if item.role is Role.BYLINE:
        yield from _byline_credits(document, item)
    elif item.role is Role.BODY:
        yield from _body_credits(document, item)
    elif item.role is Role.NOTE:
        yield from _note_credits(document, item)
    elif item.role is Role.URL:
        yield from _url_credits(document, item)
    elif item.role is Role.APPEAL:
        hit = item.evidence.cue("appeal-opening")
        if hit is not None and hit.name:
            yield _credit(document, item, hit.name, "appeal")
    if item.role in {Role.OTHER, Role.NOTE, Role.CREDIT}:
        match = _RIGHTS.search(item.evidence.unit.flat)
        house = without_year(match["name"].strip(" .*_")) if match is not None else ""
        if house[:1].isupper():
            yield _credit(document, item, house, "copyright")


def _credit(
    document: Document, item: Decided, name: str, kind: str, *, at: tuple[int, int] | None = None
) -> Credit:
    """Return a credit with the words that name it, the whole unit if no place is given."""
    unit = item.evidence.unit
    start, end = (unit.start, unit.end) if at is None else (unit.start + at[0], unit.start + at[1])
    agency = find_agency(name)
    quote = Quoted(Span(document.id, start, end), document.text[start:end])
    return Credit(agency or name, kind, agency is not None, quote)


def _byline_credits(document: Document, item: Decided) -> Iterator[Credit]:
    byline = item.evidence.byline
    if byline is None:
        return
    several = byline.is_staff or len(byline.agencies) > 1
    for name in byline.agencies:
        yield _credit(document, item, name, "staff_and_agencies" if several else "byline")
    for name in byline.outlets:
        yield _credit(document, item, name, "byline")


def _body_credits(document: Document, item: Decided) -> Iterator[Credit]:
    evidence = item.evidence
    text = evidence.unit.text
    shift = len(evidence.unit.text) - len(evidence.text)
    if evidence.dateline is not None and evidence.dateline.agency is not None:
        end = shift + evidence.dateline.end
        name = evidence.dateline.agency
        unit = evidence.unit
        quote = Quoted(Span(document.id, unit.start, unit.start + end), text[:end])
        yield Credit(name, "dateline", evidence.dateline.is_known, quote)
    tag = _TAG.search(text[-60:])
    if tag is not None and find_agency(tag["name"]):
        base = len(text) - len(text[-60:])
        yield _credit(
            document,
            item,
            tag["name"],
            "tag",
            at=(base + tag.start("name"), base + tag.end("name")),
        )
    if not stems_in(evidence.text) & AGENCY:
        return
    start = 0 if evidence.dateline is None else shift + evidence.dateline.end
    for begin, end in agency_mentions(text):
        if begin >= start and leans_on(text, begin, end):
            yield _credit(document, item, text[begin:end], "citation", at=(begin, end))


def _note_credits(document: Document, item: Decided) -> Iterator[Credit]:
    """Credits of notes: "With reporting by AP", "This story first appeared in ..."."""
    text = item.evidence.unit.flat
    origin = _ORIGINALLY.search(text)
    if origin is not None:
        group = "name" if origin["name"] else "other"
        yield _credit(
            document,
            item,
            _AT_DAY.sub("", without_dates(origin[group])).strip(" *_,"),
            "originally_published",
            at=origin.span(group),
        )
        return
    if item.evidence.cue("reporting") is not None or item.evidence.cue("wire-code") is not None:
        kind = "tag" if item.evidence.cue("wire-code") is not None else "reporting_by"
        for begin, end in agency_mentions(text):
            yield _credit(document, item, text[begin:end], kind, at=(begin, end))


def _url_credits(document: Document, item: Decided) -> Iterator[Credit]:
    found = find_url(item.evidence.unit.flat)
    host = host_name(found.url) if found else None
    if found is not None and host:
        yield _credit(document, item, host, "canonical_url", at=(found.start, found.end))


def _field_credits(document: Document) -> Iterator[Credit]:
    """Agencies that the markup names as author, source or publisher."""
    for item in document.fields:
        if item.name not in {"author", "source_organisation", "based_on"}:
            continue
        name = host_name(item.value) if item.value.startswith("http") else item.value
        agency = find_agency(item.value)
        if agency is not None:
            yield Credit(agency, "page_field", is_agency=True)
        elif item.name == "source_organisation" or (item.name == "based_on" and name):
            yield Credit(name or item.value, "page_field", is_agency=False)
