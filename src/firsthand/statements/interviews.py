"""Questions and answers set one behind the other: `Q: When did you know? A: On the third day.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import MentionType

from .candidate import Candidate, Stretch

if TYPE_CHECKING:
    from .scene import Scene

_MARK = re.compile(
    r"(?<![\w.])(?:(?P<asks>Q|Question)|(?P<answers>A|Answer))(?P<stop>[:.])\s+(?=[A-Z0-9\"'“‘«])"
)
_PAIRS_LEAST = 2
_CONTENT_LEAST = 3


def find_interview(scenes: list[Scene]) -> list[list[Candidate]]:
    """Find the answers of an interview whose turns bear no names, only Q and A.

    An answer belongs to the one person whom the paragraphs before the first question name; where
    there are several, or none, its speaker stays open. Questions are the newsroom's own and make
    no attribution.

    Args:
        scenes: the paragraphs of one document in text order.

    Returns:
        One list a paragraph, stretches counted from that paragraph's start; all empty where the
        document has fewer than two questions with an answer.
    """
    marks = [list(_MARK.finditer(scene.tree.raw)) for scene in scenes]
    letters = "".join("q" if mark["asks"] else "a" for found in marks for mark in found)
    if letters.count("qa") < _PAIRS_LEAST:
        return [[] for _ in scenes]
    first = next(at for at, found in enumerate(marks) if found)
    answerer = _only_person(scenes[:first])
    return [_answers(scene, found, answerer) for scene, found in zip(scenes, marks, strict=True)]


def _answers(scene: Scene, marks: list[re.Match[str]], answerer: Stretch | None) -> list[Candidate]:
    """The answers of one paragraph, each up to the next mark."""
    found = []
    ends = [*(mark.start() for mark in marks[1:]), len(scene.tree.raw)][: len(marks)]
    for mark, end in zip(marks, ends, strict=True):
        last = len(scene.tree.raw[:end].rstrip())
        if mark["answers"] is None or last - mark.end() < _CONTENT_LEAST:
            continue
        source = mark.span("answers")
        if answerer is not None:
            source = (answerer[0] - scene.start, answerer[1] - scene.start)
        found.append(Candidate(mark.span("stop"), ((mark.end(), last),), source, shape="quote"))
    return found


def _only_person(scenes: list[Scene]) -> Stretch | None:
    """Where the one person stands whom the paragraphs name, the first of the fullest forms."""
    places = [
        (scene.tree.text[name.start : name.end], (scene.start + name.start, scene.start + name.end))
        for scene in scenes
        for name in scene.tree.passage.names
        if name.type is MentionType.PERSON
    ]
    if len({words.split()[-1] for words, _ in places}) != 1:
        return None
    return max(places, key=lambda place: (len(place[0]), -place[1][0]))[1]
