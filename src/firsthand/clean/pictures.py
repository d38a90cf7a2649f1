"""Captions apart from their credits, as blocks and as records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.clean.given_names import is_given_name
from firsthand.clean.person_names import person_name
from firsthand.model import Block, Caption, Reason, Role, Span
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.roles import Decided
    from firsthand.model import Document

# Markdown's picture, perhaps in a link: its text is the caption.
_IMAGE = re.compile(r"\[?!\[([^\]]+)\]\(")
_CREDIT_CLASS = re.compile(r"credit|copyright|source|photographer")
# Signs and brackets that open a credit and stand before the element that holds its name.
_LABEL = re.compile(r"(?:^|(?<=[.\s]))(?P<label>[^\W\d_]+)\s*:$")
_LAST_NAME = re.compile(
    r"(?:(?<=[.!?»”\"])\s+(?P<name>(?:[^\W\d_][\w.'’-]*\s){1,3}[^\W\d_][\w'’-]+)"
    r"|\s+\((?P<bracketed>(?:[^\W\d_][\w.'’-]*\s){1,3}[^\W\d_][\w'’-]+)\))$"
)
_SIGNS = re.compile(r"[\s©(\[|–—-]*$")


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
        if _CREDIT_CLASS.search(element.path[-1]):
            before = unit.text[: element.start - unit.start]
            signs = _SIGNS.search(before)
            start = len(before) - (len(signs.group().lstrip()) if signs else 0)
            return start if before[:start].strip() else None
    credit = item.evidence.credit
    end = credit.start if credit is not None and credit.start > 0 else None
    named = _name_start(unit.text[:end].rstrip()) if unit.element is not None else None
    return end if named is None else named


def _name_start(text: str) -> int | None:
    """Return where the name begins that ends a caption after its full stop or in brackets.

    "The gate on Monday. Ida Holm", "The gate (Ida Holm)": on pages the caption is known by its
    markup, and who took the picture needs no label there.
    """
    match = _LAST_NAME.search(text)
    if match is None or match.start() == 0:
        return None
    name = match["name"] or match["bracketed"]
    known = is_given_name(name.split()[0]) and person_name(name) is not None
    return match.start() + len(match.group()) - len(match.group().lstrip()) if known else None


def find_captions(document: Document, decided: Sequence[Decided]) -> tuple[Caption, ...]:
    """Return every caption with its credit: what ends it, or the credit line of its picture.

    That stands on the next line, on the one after it, or above the caption in the same figure.
    """
    captions = []
    taken: set[int] = set()
    for index, item in enumerate(decided):
        if item.role is not Role.CAPTION:
            continue
        unit = item.evidence.unit
        cut = _credit_start(item)
        if cut is not None:
            credit: str | None = _bare(unit.text[cut:])
        else:
            place = _credit_line(decided, index, taken)
            credit = None if place is None else _bare(decided[place].evidence.unit.text)
            taken.update(() if place is None else (place,))
        image = _IMAGE.match(unit.text)
        text = image[1] if image is not None else unit.text[:cut].rstrip()
        text = _without_label(text) if credit is not None else text
        captions.append(Caption(text, credit, Span(document.id, unit.start, unit.end)))
    return tuple(captions)


def _bare(credit: str) -> str:
    """Return a credit without the marks and brackets about it; "Ida Holm (AFP)" keeps its own."""
    bare = credit.strip(" *_()[]")
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def _without_label(text: str) -> str:
    """Return a caption without the sign or the label of the credit that follows it."""
    bare = text.removesuffix("©").rstrip()
    label = _LABEL.search(bare)
    known = label is not None and label["label"].casefold() in load_list("captions")["labels"]
    return (bare[: label.start()].rstrip() if label is not None and known else bare) or text


def _credit_line(decided: Sequence[Decided], index: int, taken: set[int]) -> int | None:
    """Return the index of the credit line that belongs to the caption at `index`."""
    for place in (index + 1, index - 1, index + 2):
        if not 0 <= place < len(decided) or place in taken:
            continue
        if decided[place].role is Role.CREDIT and (
            place == index + 1 or _same_figure(decided[index], decided[place])
        ):
            return place
    return None


def _same_figure(one: Decided, other: Decided) -> bool:
    """Whether two lines stand in one `<figure>`, or right beside each other in the markup."""
    a, b = one.evidence.unit.element, other.evidence.unit.element
    if a is None or b is None:
        return False
    inside = [i for i, part in enumerate(a.path) if part.partition(".")[0] == "figure"]
    depth = inside[-1] + 1 if inside else max(1, len(a.path) - 1)
    return a.path[:depth] == b.path[:depth]
