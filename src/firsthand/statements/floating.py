"""Quotations without a cue of their own: whose words they are."""

from __future__ import annotations

from dataclasses import replace

from firsthand.model import MentionType

from .candidate import Candidate, Stretch, overlap
from .phrases import phrase
from .scene import Scene
from .tree import Tree

_FLOAT_LEAST = 12
_BRIDGE = 3
_ENDS = frozenset(".!?…,")
_STOPS = frozenset(".!?…")
_SOMEONE = frozenset({"he", "she"})


def attach_floating(scenes: list[Scene], found: list[list[Candidate]]) -> list[Candidate]:
    """Give quotations that stand alone to the speaker whose words they go on with.

    A quotation right behind a statement of the same paragraph is one more stretch of it. One
    that opens a paragraph goes on with the statement before where that was left open, ended
    in a colon, or where the paragraph is nothing but quoted words.

    Args:
        scenes: the paragraphs of a document in text order.
        found: the attributions of each paragraph, in document offsets.

    Returns:
        All attributions in text order.
    """
    done: list[Candidate] = []
    for at, scene in enumerate(scenes):
        here = sorted(found[at], key=lambda item: item.start)
        for quotation in scene.quotations:
            stretch = (scene.start + quotation.start, scene.start + quotation.end)
            if stretch[1] - stretch[0] < _FLOAT_LEAST or _is_taken(stretch, here):
                continue
            _place(scenes, at, stretch, here, done)
        done.extend(here)
    return sorted(done, key=lambda item: (item.start, item.end))


def _is_taken(stretch: Stretch, here: list[Candidate]) -> bool:
    return any(overlap(stretch, part) for item in here for part in item.contents)


def _place(
    scenes: list[Scene], at: int, stretch: Stretch, here: list[Candidate], done: list[Candidate]
) -> None:
    """Add the quotation to the statement that it goes on with, in `here` or in `done`."""
    scene = scenes[at]
    before = [item for item in here if item.start < stretch[0]]
    if before:
        last = max(before, key=lambda item: min(item.end, stretch[0]))
        if _follows(scene, last, stretch):
            here[here.index(last)] = _grown(last, stretch)
        return
    lead = scene.tree.text[: stretch[0] - scene.start]
    if scene.tree.text[stretch[0] - scene.start] == "'":
        return  # a line in single marks is a heading
    if _letters(lead) > _BRIDGE or at == 0:
        return
    if done and _goes_on(scenes, at, done[-1], stretch):
        done[-1] = _grown(done[-1], stretch)
    elif not done or done[-1].end <= scenes[at - 1].start:
        here.extend(_told_by_subject(scenes, at, stretch))


def _told_by_subject(scenes: list[Scene], at: int, stretch: Stretch) -> list[Candidate]:
    """A paragraph of nothing but speech belongs to whom the sentence before it is about.

    Sister Ann ran the school for years. On Friday she left.
    "I was tired of the roof. It leaked."
    """
    scene, tree = scenes[at], scenes[at - 1].tree
    rest = scene.tree.text[stretch[1] - scene.start :]
    is_sentence = scene.tree.raw[: stretch[1] - scene.start].rstrip("\"'”’» ")[-1:] in _STOPS
    if not is_sentence or _letters(rest) > _BRIDGE or not len(tree):
        return []
    subject = _main_subject(tree)
    if subject is None:
        return []
    base = scenes[at - 1].start
    start, end = phrase(tree, subject)
    return [Candidate(None, (stretch,), (base + start, base + end), shape="quote")]


def _main_subject(tree: Tree) -> int | None:
    """The he, she or person of whom the last sentence tells, None where it tells of a thing."""
    first, last = tree.sentence(len(tree) - 1)
    roots = [index for index in range(first, last) if tree.tokens[index].head == index]
    subjects = [kid for root in roots for kid in tree.kids(root, "nsubj", "nsubjpass")]
    if len(subjects) != 1:
        return None
    subject = subjects[0]
    if tree.lower[subject] in _SOMEONE:
        return subject
    persons = (name for name in tree.passage.names if name.type is MentionType.PERSON)
    place = tree.start(subject)
    return subject if any(name.start <= place < name.end for name in persons) else None


def _grown(candidate: Candidate, stretch: Stretch) -> Candidate:
    return replace(candidate, contents=tuple(sorted({*candidate.contents, stretch})))


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _follows(scene: Scene, last: Candidate, stretch: Stretch) -> bool:
    """Whether the quotation is the next sentence after the one that announced its speaker."""
    tree, base = scene.tree, scene.start
    token = tree.token_at(max(0, min(last.end, stretch[0]) - base - 1))
    if token is None or last.shape not in {"quote", "clause", "accordance"}:
        return False
    end = tree.end(tree.sentence(token)[1] - 1)
    if any(item.start < end < item.end for item in scene.quotations):
        end = stretch[0] - base
    between = tree.text[end : stretch[0] - base]
    before = tree.text[: stretch[0] - base].rstrip()
    return _letters(between) <= _BRIDGE and before[-1:] in {".", "!", "?", ":", '"', "'"}


def _goes_on(scenes: list[Scene], at: int, last: Candidate, stretch: Stretch) -> bool:
    """Whether a quotation that opens a paragraph goes on with the statement before it."""
    scene, previous = scenes[at], scenes[at - 1]
    if last.end <= previous.start:
        return False
    if not last.contents:
        return True
    said = last.contents[-1][1] - previous.start
    if previous.quotations and not previous.quotations[-1].closed:
        return said >= previous.quotations[-1].end
    rest = scene.tree.text[stretch[1] - scene.start :]
    is_sentence = scene.tree.raw[: stretch[1] - scene.start].rstrip("\"'”’» ")[-1:] in _ENDS
    return is_sentence and _letters(rest) <= _BRIDGE and last.shape == "quote"
