"""Captions apart from their credits, as blocks and as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Block, Caption, Reason, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Document


def split_blocks(document: Document, decided: Sequence[Decided]) -> tuple[Block, ...]:
    """Return one block a unit, captions split from the credit that ends them."""
    blocks: list[Block] = []
    for item in decided:
        unit = item.evidence.unit
        reasons = item.evidence.ballot.reasons(item.role)
        cut = _credit_start(item)
        if cut is None:
            blocks.append(Block(unit.span(document.id), item.role, item.score, reasons))
            continue
        text_end = unit.start + len(unit.text[:cut].rstrip())
        blocks.append(
            Block(Span(document.id, unit.start, text_end), Role.CAPTION, item.score, reasons)
        )
        span = Span(document.id, unit.start + cut, unit.end)
        why = Reason("credit", "the caption ends in a picture credit", span)
        blocks.append(Block(span, Role.CREDIT, item.score, (why,)))
    return tuple(blocks)


def _credit_start(item: Decided) -> int | None:
    """Return where the credit of a caption begins, None where there is nothing to split."""
    if item.role is not Role.CAPTION:
        return None
    unit = item.evidence.unit
    for element in unit.inline:
        if any(word in element.path[-1] for word in ("credit", "copyright", "source")):
            start = element.start - unit.start
            return start if start > 0 else None
    credit = item.evidence.credit
    return credit.start if credit is not None and credit.start > 0 else None


def find_captions(document: Document, decided: Sequence[Decided]) -> tuple[Caption, ...]:
    """Return every caption with the credit that ends it or stands on the next line."""
    captions = []
    for index, item in enumerate(decided):
        if item.role is not Role.CAPTION:
            continue
        unit = item.evidence.unit
        cut = _credit_start(item)
        credit = _next_credit(decided, index) if cut is None else unit.text[cut:].strip(" *_()[]")
        text = unit.text[:cut].rstrip()
        captions.append(Caption(text, credit, Span(document.id, unit.start, unit.end)))
    return tuple(captions)


def _next_credit(decided: Sequence[Decided], index: int) -> str | None:
    if index + 1 < len(decided) and decided[index + 1].role is Role.CREDIT:
        return decided[index + 1].evidence.unit.text.strip(" *_()[]")
    return None
