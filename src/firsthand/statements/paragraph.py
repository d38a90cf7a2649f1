"""All attributions of a document's paragraphs, as they are written."""

from __future__ import annotations

from .accordance import find_accordance
from .candidate import Candidate
from .clauses import Scene, drop_quotation, find_in_clauses
from .floating import attach_floating
from .overlaps import settle


def find_all(scenes: list[Scene]) -> list[list[Candidate]]:
    """Find the attributions of each paragraph, in text order.

    Args:
        scenes: the paragraphs of one document in text order.

    Returns:
        One list a paragraph, stretches counted from that paragraph's start.
    """
    return attach_floating(scenes, [settle(_find(scene)) for scene in scenes])


def _find(scene: Scene) -> list[Candidate]:
    found = [*find_in_clauses(scene), *find_accordance(scene)]
    cleaned = [drop_quotation(scene, candidate) for candidate in found]
    return [candidate for candidate in cleaned if candidate.contents]
