"""When a copy was published and updated: the best of all that its text and markup state."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.clean.dates import find_dates, parse_date_line
from firsthand.clean.slashes import tell_day_first
from firsthand.clean.urls import url_date
from firsthand.clean.yearless import date_without_year
from firsthand.model import Published, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Document, PageField

_ISO = re.compile(
    r"^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_SHORT_LINE = 18
# Lines above and below the report, and between its parts, among which its date may stand.
_REACH, _BELOW, _GAP, _STATED = 120, 12, 15, 4
# A date with so many paragraphs of the report above it and others below is of another story.
_PARAGRAPHS = 4
# A line so near to where the report begins dates it, whatever it looks like.
_BESIDE = 3
# "Published ..." goes before a byline's date, that before all other date lines.
_STATED_FIRST, _SIGNED_FIRST = 20_000, 10_000
# A line above the headline of a plain text comes after those below it.
_ABOVE_LAST = 5_000
#: A date that stands at a page's title and is neither a date line nor marked: the last resort.
_SHOWN = "beside the title"
# The roles of lines that may date a copy.
_DATED = frozenset({Role.BYLINE, Role.DATE, Role.NOTE})
_BASES = ("json-ld", "article:published_time", "og:article:published_time", "microdata")


def find_published(
    document: Document, decided: Sequence[Decided], *, url: str | None, language: str | None
) -> Published | None:
    """Return when the copy says it was published, None where nothing says so.

    A date line comes first, then JSON-LD and meta, then the day in the address, then a year
    in the dateline. Where a page's markup gives the same day with the time, the time is kept;
    where it gives an earlier day, it goes before a line that does not say "published": pages
    show the day of their last change, or today's.
    """
    line = _from_lines(document, decided, language, update=False)
    stated = [item for item in document.fields if item.basis != _SHOWN]
    field = _from_fields(stated, "published", language)
    if line is not None:
        return line if field is None else _better(field, line, decided)
    if field is not None:
        return field
    element = _from_elements(document, decided)
    if element is not None:
        return element
    for address, basis in ((url, "url"), (document.acquisition.url, "url")):
        day = url_date(address) if address else None
        if day is not None:
            return Published(day, "day", basis)
    return (
        _from_fields(document.fields, "published", language)
        or _from_datelines(document, decided)
        or _from_lines(document, decided, language, update=True)
        or _nearest_line(document, decided)
        or date_without_year(document, decided)
    )


def _better(field: Published, line: Published, decided: Sequence[Decided]) -> Published:
    """Return the line, with the time of a field of the same day, or the field before it."""
    if field.precision == "time" and field.day == line.day:
        return replace(field, span=line.span)
    return field if _goes_before(field, line, decided) else line


def _goes_before(field: Published, line: Published, decided: Sequence[Decided]) -> bool:
    """Whether the day that the markup states is to be believed before that of a line."""
    if field.basis not in _BASES or not (field.day and line.day and field.day < line.day):
        return False
    for item in decided:
        unit = item.evidence.unit
        if line.span is not None and unit.start <= line.span.start < unit.end:
            return item.evidence.date is None or not item.evidence.date.is_stated
    return True


def _nearest_line(document: Document, decided: Sequence[Decided]) -> Published | None:
    """Return the full date on a short line nearest to where the report of a plain text begins.

    In dumps of pages menus and pictures stand between the date and the report. A line that
    says that it is the date of publication counts as nearer; one below the report is farther.
    """
    run = _plain_run(decided)
    if run is None:
        return None
    best: tuple[int, Published] | None = None
    for index in range(max(0, run[0] - _REACH), min(len(decided), run[1] + _BELOW)):
        published = _short_line_date(document, decided[index])
        is_listed = decided[index].role is Role.TEASER and abs(index - run[0]) > _BESIDE
        if published is None or is_listed or _is_amid(decided, index, run):
            continue
        distance = run[0] - index if index < run[0] else 2 * (index - run[0])
        line = parse_date_line(decided[index].evidence.unit.flat)
        if line is not None and line.is_stated:
            distance //= _STATED
        if best is None or distance < best[0]:
            best = (distance, published)
    return best[1] if best is not None else None


def _is_amid(decided: Sequence[Decided], index: int, run: tuple[int, int]) -> bool:
    """Whether a line stands between paragraphs of the report: another story is told of there."""
    signed = any(item.role is Role.BYLINE for item in decided[max(0, index - 2) : index + 2])
    if signed or not run[0] < index < run[1]:
        return False
    above = sum(item.role is Role.BODY for item in decided[run[0] : index])
    return above > _PARAGRAPHS


def _plain_run(decided: Sequence[Decided]) -> tuple[int, int] | None:
    """Return the longest run of the report of a plain text, None for pages."""
    if not decided or decided[0].evidence.unit.element is not None:
        return None
    return _longest_run(decided)


def _longest_run(decided: Sequence[Decided]) -> tuple[int, int] | None:
    """Return the first and last body line of the stretch with the most words of body."""
    runs: list[list[int]] = []
    for index, item in enumerate(decided):
        if item.role is Role.BODY:
            if not runs or index - runs[-1][1] > _GAP:
                runs.append([index, index, 0])
            runs[-1][1] = index
            runs[-1][2] += item.evidence.words
    best = max(runs, key=lambda run: run[2], default=None)
    return (best[0], best[1]) if best is not None else None


def _short_line_date(document: Document, item: Decided) -> Published | None:
    if item.evidence.words > _SHORT_LINE or item.role is Role.BODY:
        return None
    for found in find_dates(item.evidence.unit.flat):
        if found.value is not None and found.precision in {"day", "time"}:
            start = item.evidence.unit.start
            span = Span(document.id, start + found.start, start + found.end)
            return Published(found.value, found.precision, "date line", span)
    return None


def find_updated(
    document: Document, decided: Sequence[Decided], *, language: str | None
) -> Published | None:
    """Return when the copy says it was last changed, None where nothing says so."""
    line = _from_lines(document, decided, language, update=True)
    return line or _from_fields(document.fields, "modified", language)


def _from_lines(
    document: Document, decided: Sequence[Decided], language: str | None, *, update: bool
) -> Published | None:
    """Return the date of the first date line; one that says "published" goes first."""
    near = [(i, item) for i, item in enumerate(decided) if item.is_near and item.role in _DATED]
    if not near:
        return None
    best: tuple[int, Published] | None = None
    # Only English is written with the month first by some.
    day_first = tell_day_first(document) if language in {None, "en"} else True
    headline = _headline_rank(decided)
    run = _plain_run(decided)
    for rank, item in near:
        found = _line_date(item, day_first, update=update)
        if found is None:
            continue
        value, precision, start, end, stated = found
        if run is not None and not stated and _is_amid(decided, rank, run):
            continue
        start, end = item.evidence.unit.start + start, item.evidence.unit.start + end
        published = Published(value, precision, "date line", Span(document.id, start, end))
        # A date on the line that names the author is that of the copy, not of today's page.
        signed = item.role is Role.BYLINE and item.evidence.unit.element is None
        key = rank - (_STATED_FIRST if stated else _SIGNED_FIRST if signed else 0)
        # "1/21/26, 9:03 AM" above the headline is when a page was printed or a mail was sent.
        key += _ABOVE_LAST if rank < headline else 0
        if best is None or key < best[0]:
            best = (key, published)
    return best[1] if best else None


def _headline_rank(decided: Sequence[Decided]) -> int:
    """Return which line of a plain text is its headline, 0 where none is."""
    for rank, item in enumerate(decided):
        if item.role is Role.HEADLINE:
            return rank if item.evidence.unit.element is None else 0
    return 0


_Found = tuple[str, str, int, int, bool]


def _line_date(item: Decided, day_first: bool | None, *, update: bool) -> _Found | None:  # noqa: FBT001
    """Return (value, precision, start, end, stated) of a date line, or of a byline's date."""
    evidence = item.evidence
    if item.role is Role.DATE and evidence.date is not None:
        line = evidence.date
        if line.found.precision == "year" and day_first is not None:
            line = parse_date_line(evidence.unit.flat, day_first=day_first) or line
        found = line.changed if update and line.changed is not None else line.found
        wanted = update is line.is_update or found is line.changed
        if not wanted or found.value is None or found.precision == "year":
            return None
        return (found.value, found.precision, found.start, found.end, line.is_stated)
    if update or item.role not in _DATED:
        return None
    if item.role is Role.NOTE and evidence.words > 12:  # noqa: PLR2004 (a line, not a paragraph)
        return None
    for found in find_dates(evidence.unit.flat, day_first=day_first):
        if found.value is not None and found.precision in {"day", "time"}:
            return (found.value, found.precision, found.start, found.end, False)
    return None


def _from_fields(fields: Sequence[PageField], name: str, language: str | None) -> Published | None:
    """Return the date that the markup or the record states, the most reliable basis first."""
    ranked = sorted(
        (item for item in fields if item.name == name),
        key=lambda item: _BASES.index(item.basis) if item.basis in _BASES else len(_BASES),
    )
    for item in ranked:
        published = read_stamp(item.value, basis=item.basis, language=language)
        if published is not None:
            return published
    return None


def read_stamp(text: str, *, basis: str, language: str | None = None) -> Published | None:
    """Return a machine's or a person's date stamp as `Published`, None where it is none."""
    iso = _ISO.match(text.strip())
    if iso is not None and find_dates(iso[1]):
        if iso[2] is None:
            return Published(iso[1], "day", basis)
        zone = (iso[4] or "").replace("UTC", "Z").replace("GMT", "Z")
        if len(zone) == 5:  # noqa: PLR2004 ("+0400")
            zone = f"{zone[:3]}:{zone[3:]}"
        return Published(f"{iso[1]}T{iso[2]}:{iso[3] or '00'}{zone}", "time", basis)
    found = next((d for d in find_dates(text, language=language) if d.value is not None), None)
    if found is None or found.value is None or found.precision == "year":
        return None
    return Published(found.value, found.precision, basis)


def _from_elements(document: Document, decided: Sequence[Decided]) -> Published | None:
    """Return the first `<time datetime>` that stands outside of other stories' teasers."""
    for item in decided:
        if item.role in {Role.TEASER, Role.APPEAL, Role.BODY} or not item.is_near:
            continue
        unit = item.evidence.unit
        for element in (unit.element, *unit.inline):
            if element is None or element.value is None:
                continue
            published = read_stamp(element.value, basis="time element")
            if published is not None:
                return replace(published, span=Span(document.id, element.start, element.end))
    return None


def _from_datelines(document: Document, decided: Sequence[Decided]) -> Published | None:
    """Return the date of a dateline that states its year."""
    for item in decided:
        dateline = item.evidence.dateline
        if item.role is not Role.BODY or dateline is None or dateline.date is None:
            continue
        for found in find_dates(dateline.date):
            if found.value is not None and found.precision == "day":
                start = item.evidence.unit.start
                return Published(
                    found.value, "day", "dateline", Span(document.id, start, start + dateline.end)
                )
    return None
