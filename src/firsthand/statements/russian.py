"""Attributions of a Russian passage, in the form of our own candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.resources import load_list

from .candidate import Candidate

if TYPE_CHECKING:
    from firsthand.model import Attribution

    from .scene import Scene


def find_russian(scene: Scene) -> list[Candidate]:
    """Return what the Russian rules of the language pass found in a paragraph."""
    return [_candidate(scene, item) for item in scene.tree.passage.attributions]


def _candidate(scene: Scene, item: Attribution) -> Candidate:
    verb = scene.tree.token_at(item.cue[0])
    manners = load_list("russian")["verbs"]
    lemma = scene.tree.tokens[verb].lemma if verb is not None else ""
    is_quoted = any(scene.within(start) is not None for start, _ in item.contents)
    shape = "quote" if is_quoted else "clause" if lemma in manners else "accordance"
    return Candidate(
        item.cue, item.contents, item.source, manners.get(lemma, "says"), shape, score=item.score
    )
