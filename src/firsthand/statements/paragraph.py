"""All attributions of a document, as they are written."""

from __future__ import annotations

from dataclasses import replace

from firsthand.language.russian import is_read_in_russian

from .accordance import find_accordance
from .announced import find_announced
from .candidate import Candidate
from .carrying import add_carriers, add_references, find_carried, join_additions
from .dashes import find_signed
from .floating import attach_floating
from .interviews import find_interview
from .joining import join, was_read
from .labels import find_labelled
from .learned import find_learned
from .naming import only_named
from .overlaps import retold_rules, settle
from .platforms import add_platforms
from .posting import carry_platforms
from .russian import find_russian
from .scene import Scene
from .together import part_speakers
from .verbs import find_in_verbs

_POINTERS = frozenset({"that", "this", "it", "them", "these", "those", "so"})


def find_all(scenes: list[Scene], *, joins_additions: bool = True) -> list[Candidate]:
    """Find the attributions of all paragraphs, in text order.

    Args:
        scenes: the paragraphs of one document in text order.
        joins_additions: whether "..., he said, adding that ..." is one attribution.

    Returns:
        Candidates whose stretches count from the start of the document.
    """
    turned = [
        answers or label
        for answers, label in zip(find_interview(scenes), find_labelled(scenes), strict=True)
    ]
    found = [
        [
            item.shift(scene.start)
            for item in (not is_read_in_russian(scene.tree.passage) and turns)
            or _find(scene, joins=joins_additions)
        ]
        for scene, turns in zip(scenes, turned, strict=True)
    ]
    carried = carry_platforms(scenes, found)
    return [item for item in attach_floating(scenes, carried) if item.contents]


def _find(scene: Scene, *, joins: bool) -> list[Candidate]:
    """The attributions of one paragraph; the last may be an introduction without contents."""
    if is_read_in_russian(scene.tree.passage):
        return [_ordered(item) for item in find_russian(scene)]
    carried = find_carried(scene)
    taken = {item.cue for item in carried}
    spoken = [item for item in find_in_verbs(scene) if item.cue not in taken]
    raw = [*spoken, *carried, *find_accordance(scene)]
    text = scene.tree.text
    ordered = [_ordered(only_named(text, item)) for item in raw]
    settled = settle(
        scene, [item for item in ordered if item.contents and not _points(scene, item)]
    )
    if was_read(scene):
        learned = [_ordered(only_named(text, item)) for item in find_learned(scene)]
        settled = join(scene, *retold_rules(scene, settled, learned))
    if scene.quotations:
        settled = [*settled, *find_signed(scene, settled)]
        settled = [*settled, *find_announced(scene, settled)]
    settled = add_carriers(scene, join_additions(scene, settled) if joins else settled)
    settled = add_platforms(scene, add_references(scene, settled))
    settled = [part_speakers(scene, item) for item in settled]
    return [*settled, *[item for item in ordered if not item.contents][-1:]]


def _points(scene: Scene, candidate: Candidate) -> bool:
    """Whether its only words point at what was said before: "rejected that"."""
    words = scene.tree.text[slice(*candidate.contents[0])].lower()
    return len(candidate.contents) == 1 and words in _POINTERS


def _ordered(candidate: Candidate) -> Candidate:
    """The candidate with its contents in text order and none of them empty."""
    kept = tuple(sorted({part for part in candidate.contents if part[1] > part[0]}))
    return candidate if kept == candidate.contents else replace(candidate, contents=kept)
