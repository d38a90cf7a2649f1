"""Speech set out as a play: `WALTERS: Where were you?`, `Moor: "We were told nothing."`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import MentionType

from .candidate import Candidate

if TYPE_CHECKING:
    from .scene import Scene

# A label is at most four words before a colon, behind an opening mark, bold marks or nothing.
_LABEL = re.compile(
    r"^[\s\"“*_]*(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})[*_]*:[*_]*\s+(?=\S)"
)
_TURNS_LEAST = 2
_TALK_LEAST = 4
_CONTENT_LEAST = 3


def find_labelled(scenes: list[Scene]) -> list[list[Candidate]]:
    """Find what paragraphs give to a speaker by a label before a colon.

    A label in capitals or a person's name counts where it comes again (an interview); a
    person's name counts also by itself, before quoted words. "Background: two died" and
    "PHOTO: a street" are no speech.

    Args:
        scenes: the paragraphs of one document in text order.

    Returns:
        One list a paragraph, stretches counted from that paragraph's start.
    """
    labels = [_LABEL.match(scene.tree.raw) for scene in scenes]
    turns = [match.group("name") for match in labels if match and _is_shouted(match.group("name"))]
    talkers = _talkers(scenes, labels)
    found: list[list[Candidate]] = []
    for scene, match in zip(scenes, labels, strict=True):
        candidate = None
        if match is not None:
            takes_turns = turns.count(match.group("name")) >= _TURNS_LEAST
            takes_turns = takes_turns or _last_word(match) in talkers
            if takes_turns or (_is_person(scene, match) and _opens_quotation(scene, match.end())):
                candidate = _read(scene, match)
        found.append([candidate] if candidate is not None else [])
    return found


def _talkers(scenes: list[Scene], labels: list[re.Match[str] | None]) -> set[str]:
    """The last words of names that take turns in an interview: `Ann Lee: ...`, `Lee: ...`.

    At least four paragraphs have a label, at least one of them a person's.
    """
    given = [(scene, match) for scene, match in zip(scenes, labels, strict=True) if match]
    if len(given) < _TALK_LEAST:
        return set()
    words = [_last_word(match) for _, match in given]
    named = {_last_word(match) for scene, match in given if _is_person(scene, match)}
    named |= _named_persons(scenes) & set(words)
    return {word for word in named if words.count(word) >= _TURNS_LEAST}


def _named_persons(scenes: list[Scene]) -> set[str]:
    """The last words of the names of all persons."""
    return {
        scene.tree.text[name.start : name.end].split()[-1]
        for scene in scenes
        for name in scene.tree.passage.names
        if name.type is MentionType.PERSON
    }


def _last_word(match: re.Match[str]) -> str:
    return match.group("name").split()[-1]


def _is_shouted(name: str) -> bool:
    """Whether the label is in capitals: WALTERS, DR. MOOR, Q."""
    return name.upper() == name and any(letter.isalpha() for letter in name)


def _is_person(scene: Scene, match: re.Match[str]) -> bool:
    start, end = match.span("name")
    return any(
        name.type is MentionType.PERSON and name.start < end and start < name.end
        for name in scene.tree.passage.names
    )


def _opens_quotation(scene: Scene, offset: int) -> bool:
    return any(item.start == offset for item in scene.quotations)


def _read(scene: Scene, match: re.Match[str]) -> Candidate | None:
    end = len(scene.tree.raw.rstrip().rstrip('"”*_ '))
    quotation = scene.within(match.end())
    if quotation is not None and quotation.start == match.end():
        end = quotation.end
    if end - match.end() < _CONTENT_LEAST or not scene.tree.raw[match.end() : end].strip():
        return None
    colon = scene.tree.raw.index(":", match.end("name"))
    return Candidate(
        cue=(colon, colon + 1),
        contents=((match.end(), end),),
        source=match.span("name"),
        shape="quote",
    )
