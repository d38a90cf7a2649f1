"""The verb of cleaning: a document becomes an article, a role for every line."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from firsthand.clean.addresses import find_canonical_url
from firsthand.clean.credits import find_credits
from firsthand.clean.headline_stretch import headline_stretch
from firsthand.clean.languages import identify_language
from firsthand.clean.live_entries import find_entries
from firsthand.clean.memory import NO_MEMORY, SourceMemory
from firsthand.clean.outlets import stated_outlet
from firsthand.clean.pictures import find_captions, split_blocks
from firsthand.clean.publication import find_published, find_updated
from firsthand.clean.roles import MAIL_SUBJECT, Decided, decide_roles
from firsthand.clean.signatures import find_byline
from firsthand.clean.surplus import MOST_WEIGHED, sort_rest
from firsthand.clean.units import split_units
from firsthand.model import Article, Dateline, Quoted, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.line_scorer import LineScorer
    from firsthand.clean.units import Unit
    from firsthand.model import Document

MADE_BY = "clean/9"
# A report that is said to be paid for and shows fewer words is its opening alone.
_STUB_WORDS = 150
# A page that asks about cookies and shows fewer words of report shows none.
_WALL_WORDS, _WALL_SENTENCES = 40, 2
# Of so many lines the language is asked.
_LONGEST_LINES = 8


def clean_document(
    document: Document, *, memory: SourceMemory = NO_MEMORY, scorer: LineScorer | None = None
) -> Article:
    """Return what each line of a document is for, and what the copy says of itself.

    Args:
        document: a copy as it was read.
        memory: what is known of its source's furniture; weighed as log-odds, never a filter.
        scorer: weights for the lines of plain text, if not those of the package.

    Nothing is deleted: every non-blank character is in exactly one block, `Article.body` is
    a view. The same document and memory always give the same article.
    """
    outlet = stated_outlet(document)
    language = _language(document)
    units = split_units(document)
    judged, rest = units[:MOST_WEIGHED], units[MOST_WEIGHED:]
    decided = decide_roles(
        document,
        judged,
        outlet=outlet or document.acquisition.source_domain,
        language=language,
        memory=memory,
        scorer=scorer,
    )
    headline = _headline(document, decided)
    dateline = _dateline(document, decided)
    producers = find_credits(document, decided)
    url = find_canonical_url(document, decided, headline=headline.text if headline else None)
    return Article(
        document=document.id,
        language=language,
        blocks=split_blocks(document, decided) + sort_rest(document, rest),
        headline=headline,
        byline=find_byline(
            document, decided, outlet=outlet, dateline=dateline, url=url, producers=producers
        ),
        dateline=dateline,
        published=find_published(document, decided, url=url, language=language),
        updated=find_updated(document, decided, language=language),
        canonical_url=url,
        captions=find_captions(document, decided),
        credits=producers,
        notes=_notes(document, decided, rest),
        made_by=MADE_BY,
        entries=find_entries(document, decided),
    )


def _language(document: Document) -> str | None:
    """Return the language of the longest lines, which are the likeliest report."""
    lines = sorted(set(document.text.splitlines()))
    lines.sort(key=len, reverse=True)
    return identify_language("\n".join(lines[:_LONGEST_LINES]))


def _headline(document: Document, decided: Sequence[Decided]) -> Quoted | None:
    headings = (item for item in decided if item.role is Role.HEADLINE)
    subjects = (item for item in decided if item.evidence.ballot.has(MAIL_SUBJECT))
    item = next(chain(headings, subjects), None)
    if item is None:
        return None
    unit = item.evidence.unit
    lines = {other.evidence.unit.text for other in decided if other is not item}
    start, end = headline_stretch(unit.text, document.fields, lines, unit.element)
    start, end = unit.start + start, unit.start + end
    return Quoted(Span(document.id, start, end), document.text[start:end])


def _dateline(document: Document, decided: Sequence[Decided]) -> Dateline | None:
    """Return the dateline of the first body paragraph that has one, else that on its own line."""
    for item in decided:
        found = item.evidence.dateline
        if item.role is Role.BODY and found is not None:
            unit = item.evidence.unit
            end = unit.start + len(unit.text) - len(item.evidence.text) + found.end
            return Dateline(
                found.place, found.agency, found.date, Span(document.id, unit.start, end)
            )
    for item in decided:
        byline = item.evidence.byline
        if item.role is Role.BYLINE and item.is_near and byline is not None and byline.place:
            agency = next(iter(byline.agencies), None)
            return Dateline(byline.place, agency, None, item.evidence.unit.span(document.id))
    return None


def _notes(document: Document, decided: Sequence[Decided], rest: Sequence[Unit]) -> tuple[str, ...]:
    """Return what a reader should know: no report found, a paid text, one too long to weigh."""
    notes = []
    if rest:
        notes.append(
            f"only the first {len(decided)} lines were weighed one by one; the other {len(rest)} "
            "count as report but for bare addresses and lists of links"
        )
    elif not any(item.role is Role.BODY for item in decided):
        notes.append("no line of this document reads as a report")
    if _is_cookie_wall(decided):
        notes.append("a cookie wall stands where the report would be; save the page behind it")
    asks = any(item.role is Role.APPEAL and item.evidence.cue("paywall") for item in decided)
    if asks or _is_paid_stub(document, decided):
        notes.append("the text may be cut off: it stands before a paywall")
    return tuple(notes)


def _is_cookie_wall(decided: Sequence[Decided]) -> bool:
    """Whether a page asks to accept its cookies and shows next to no report."""
    asks = any(item.evidence.cue("cookies") is not None for item in decided)
    body = [item.evidence for item in decided if item.role is Role.BODY]
    told = sum(evidence.ends_sentence for evidence in body)
    return asks and told < _WALL_SENTENCES and sum(e.words for e in body) < _WALL_WORDS


def _is_paid_stub(document: Document, decided: Sequence[Decided]) -> bool:
    """Whether a page says that it is not free to read and shows no more than its opening."""
    stated = {item.value.casefold() for item in document.fields if item.name == "paywall"}
    if "false" not in stated:
        return False
    words = sum(item.evidence.words for item in decided if item.role is Role.BODY)
    return words < _STUB_WORDS
