"""Two copies side by side: typographic differences quiet, changed facts loud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from firsthand.errors import NotFoundError
from firsthand.export.copies import copy_object
from firsthand.export.spans import Plain
from firsthand.model import ChangeKind, CopyRelation, Document, Span
from firsthand.store import Store
from firsthand.web.marks import Mark, Piece, cut
from firsthand.web.naming import Names, names_for
from firsthand.web.pages.story import relation_word
from firsthand.web.parameters import DocumentName, Reader
from firsthand.web.schema.copy import CopyRecord
from firsthand.web.templating import page

router = APIRouter()
_WORDS = re.compile(r"\S+")
_ALIKE = 70  # of 100: so much of two paragraphs is the same, letter by letter


@dataclass(frozen=True, slots=True)
class Row:
    """Two stretches beside each other; a side is empty where it has nothing.

    `kind` is same, changed (something in it differs), or only (one side alone has it).
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two documents and how the second relates to the first."""

    left: Document
    right: Document
    relation: CopyRelation
    word: str
    rows: tuple[Row, ...]
    material: int
    names: Names

    @property
    def share_left(self) -> float:
        """How much of the first stands in the second."""
        first = self.relation.a == self.left.id
        return self.relation.a_in_b if first else self.relation.b_in_a

    @property
    def share_right(self) -> float:
        """How much of the second stands in the first."""
        first = self.relation.a == self.left.id
        return self.relation.b_in_a if first else self.relation.a_in_b


def gather_pair(store: Store, a: str, b: str) -> ComparePage:
    """Return two copies with their differences.

    Raises:
        NotFoundError: a document is not there, or they are no copies of each other.
    """
    left, right = (store.document(store.resolve(name, kinds=("documents",))) for name in (a, b))
    found = store.copies_among({left.id, right.id})
    if not found or left.id == right.id:
        raise NotFoundError("these two documents are no copies of each other")
    relation = found[0]
    marks: dict[str, list[Mark]] = {left.id: [], right.id: []}
    for mark_of, mark in _marks(relation):
        marks[mark_of].append(mark)
    rows = tuple(_rows(left, right, relation, marks))
    return ComparePage(
        left=left,
        right=right,
        relation=relation,
        word=relation_word(relation, right.id),
        rows=rows,
        material=sum(item.material for item in relation.changed),
        names=names_for(store, documents=[left.id, right.id]),
    )


def _marks(relation: CopyRelation) -> Iterator[tuple[str, Mark]]:
    for item in relation.changed:
        kind = "typography" if item.kind is ChangeKind.TYPOGRAPHY else "change"
        loud = f"{kind} material" if item.material else kind
        for span in (item.a, item.b):
            if span is not None:
                yield span.document, Mark(span.start, span.end, loud, "", item.kind.value)
    for span in (*relation.only_in_a, *relation.only_in_b):
        yield span.document, Mark(span.start, span.end, "only", "", "only here")


def _rows(
    left: Document, right: Document, relation: CopyRelation, marks: dict[str, list[Mark]]
) -> Iterator[Row]:
    """Yield the paragraphs of the first beside what aligns with them in the second.

    Each paragraph of the second stands once: beside the paragraph of the first that shares
    most with it, or in a row of its own.
    """
    mine, theirs = list(_paragraphs(left)), list(_paragraphs(right))
    partner = _partners(mine, theirs, relation, is_turned=relation.a != left.id)
    for j, i in _alike(left.text, right.text, mine, theirs, partner):
        partner[j] = i
        for document, mark in _changed_words(left, right, mine[i], theirs[j]):
            marks[document].append(mark)
    waiting = 0
    for number, span in enumerate(mine):
        partners = [j for j, i in sorted(partner.items()) if i == number]
        if partners:
            yield from (
                _row(None, theirs[j], left, right, marks)
                for j in range(waiting, partners[0])
                if j not in partner
            )
            waiting = max(waiting, partners[-1] + 1)
            whole = Span(right.id, theirs[partners[0]].start, theirs[partners[0]].end)
            yield _row(span, whole, left, right, marks)
            yield from (_row(None, theirs[j], left, right, marks) for j in partners[1:])
        else:
            yield _row(span, None, left, right, marks)
    rest = (j for j in range(waiting, len(theirs)) if j not in partner)
    yield from (_row(None, theirs[j], left, right, marks) for j in rest)


def _paragraphs(document: Document) -> Iterator[Span]:
    """Yield the lines that are not blank."""
    start = 0
    for text in document.text.split("\n"):
        if text.strip():
            yield Span(document.id, start, start + len(text))
        start += len(text) + 1


def _partners(
    mine: list[Span], theirs: list[Span], relation: CopyRelation, *, is_turned: bool
) -> dict[int, int]:
    """Return for each paragraph of the second the one of the first that shares most with it."""
    shared: dict[tuple[int, int], int] = {}
    for run in relation.aligned:
        a, b = (run.b, run.a) if is_turned else (run.a, run.b)
        for i, left in enumerate(mine):
            if left.end <= a.start or a.end <= left.start:
                continue
            ratio = (b.end - b.start) / max(1, a.end - a.start)
            low = b.start + (max(left.start, a.start) - a.start) * ratio
            high = b.start + (min(left.end, a.end) - a.start) * ratio
            for j, right in enumerate(theirs):
                overlap = int(min(high, right.end) - max(low, right.start))
                if overlap > 0:
                    shared[i, j] = shared.get((i, j), 0) + overlap
    best: dict[int, tuple[int, int]] = {}
    for (i, j), size in sorted(shared.items()):
        if size > best.get(j, (0, 0))[0]:
            best[j] = size, i
    return {j: i for j, (_, i) in best.items()}


def _alike(
    left: str, right: str, mine: list[Span], theirs: list[Span], partner: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of paragraphs that share no run of words but are nearly the same.

    As a headline with a word before it, or two dates. Only what lies between the same
    neighbours is compared: nothing is shown beside what stands elsewhere.
    """
    from rapidfuzz import fuzz

    taken = set(partner.values())
    lone = [i for i in range(len(mine)) if i not in taken]
    last = -1
    for j, there in enumerate(theirs):
        if j in partner:
            last = max(last, partner[j])
            continue
        following = min((i for k, i in partner.items() if k > j), default=len(mine))
        words = right[there.start : there.end]
        for i in (i for i in lone if last < i < following):
            here = mine[i]
            if fuzz.ratio(left[here.start : here.end], words) >= _ALIKE:
                yield j, i
                last = i
                break


def _changed_words(
    left: Document, right: Document, mine: Span, theirs: Span
) -> Iterator[tuple[str, Mark]]:
    """Yield marks of the words in which two paragraphs differ, each with its document."""
    here, there = _words(left, mine), _words(right, theirs)
    runs = SequenceMatcher(None, [word for _, word in here], [word for _, word in there])
    for kind, a, b, c, d in runs.get_opcodes():
        if kind != "equal":
            for words in (here[a:b], there[c:d]):
                if words:
                    span = Span(words[0][0].document, words[0][0].start, words[-1][0].end)
                    yield span.document, Mark(span.start, span.end, "change", "", "other wording")


def _words(document: Document, place: Span) -> list[tuple[Span, str]]:
    found = _WORDS.finditer(document.text, place.start, place.end)
    return [(Span(document.id, m.start(), m.end()), m[0]) for m in found]


def _row(
    mine: Span | None,
    theirs: Span | None,
    left: Document,
    right: Document,
    marks: dict[str, list[Mark]],
) -> Row:
    pieces = [
        () if span is None else tuple(_cut(document, span, marks[document.id]))
        for span, document in ((mine, left), (theirs, right))
    ]
    if mine is None or theirs is None:
        return Row(pieces[0], pieces[1], "only")
    differs = any(piece.marks for side in pieces for piece in side)
    return Row(pieces[0], pieces[1], "changed" if differs else "same")


def _cut(document: Document, span: Span, marks: list[Mark]) -> Iterator[Piece]:
    return cut(document.text[span.start : span.end], marks, span.start)


@router.get("/compare/{a}/{b}.json", tags=["documents"], response_model=CopyRecord)
def compare_json(a: DocumentName, b: DocumentName, asked: Reader) -> Plain:
    """Return how two copies relate: aligned runs, changes, and what one alone has."""
    return copy_object(gather_pair(asked.store, a, b).relation)


@router.get("/compare/{a}/{b}", response_class=HTMLResponse, include_in_schema=False)
def compare_html(a: str, b: str, asked: Reader) -> HTMLResponse:
    """Show two copies side by side."""
    found = gather_pair(asked.store, a, b)
    return page(asked, "compare.html", found=found, names=found.names)
