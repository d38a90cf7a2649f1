"""Quoted words with a dash and who said them behind: `"The road stays open." - Ann Lee, mayor.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import MentionType

from .candidate import Candidate, shared
from .tree import FINITE_TAGS

if TYPE_CHECKING:
    from .marks import Quotation
    from .scene import Scene

_DASH = re.compile(r"[,.]?\s+(?P<dash>-{1,2})\s+(?=[^\W\d_])")
_LEAST = 8  # characters between the marks, so that no title or nickname is taken for speech
_SIGNED_MOST = 120  # characters that a name and an office may take


def find_signed(scene: Scene, others: list[Candidate]) -> list[Candidate]:
    """Find quotations that are signed behind a dash with a name, and no verb.

    Args:
        scene: the paragraph.
        others: what was found in it otherwise; words that are theirs are left to them.
    """
    found = []
    for quotation in scene.quotations:
        candidate = _read(scene, quotation) if quotation.closed else None
        if candidate is None:
            continue
        if not any(shared(candidate.contents, one.contents) for one in others):
            found.append(candidate)
    return found


def _read(scene: Scene, quotation: Quotation) -> Candidate | None:
    tree = scene.tree
    match = _DASH.match(tree.text, quotation.end)
    if match is None or quotation.end - quotation.start < _LEAST:
        return None
    first = tree.token_at(match.end())
    if first is None or _goes_on(scene, quotation):
        return None
    last = _end(scene, first)
    signed = tree.tokens[first:last]
    end = tree.end(last - 1)
    if end - match.end() > _SIGNED_MOST or any(token.tag in FINITE_TAGS for token in signed):
        return None
    source = _signer(scene, match.end(), end)
    if source is None:
        return None
    start = quotation.start
    return Candidate(match.span("dash"), ((start, quotation.end),), source, shape="quote")


def _goes_on(scene: Scene, quotation: Quotation) -> bool:
    """Whether the quotation stands within a sentence of the report: he called it "art" - Lee."""
    before = scene.tree.text[: quotation.start].rstrip()
    return bool(before) and before[-1] not in ".!?:"


def _end(scene: Scene, first: int) -> int:
    """The token behind the signature: the end of its line, or the full stop that ends it."""
    tree = scene.tree
    for at in range(first + 1, len(tree)):
        is_stop = tree.words[at] in {".", ";", "!"} and len(tree.words[at - 1]) > 1
        if is_stop or scene.is_quoted(at):
            return at
    return len(tree)


def _signer(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """The part between commas in which a person is named."""
    at = start
    for part in scene.tree.text[start:end].split(","):
        left = at + len(part) - len(part.lstrip())
        right = at + len(part.rstrip())
        for name in scene.tree.passage.names:
            if name.type is MentionType.PERSON and left <= name.start < right:
                return left, right
        at += len(part) + 1
    return None
