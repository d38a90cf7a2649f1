"""The frames as data: complete, well-formed, and naming only what exists."""

from __future__ import annotations

import pytest

from firsthand.events.frames import FRAME_FILES, Frame, frame_index, word_classes
from firsthand.events.match import veto_words
from firsthand.events.needs import NEEDS
from firsthand.resources import load_list

FRAMES = [frame for frames in frame_index().values() for frame in frames]
ROLES = {
    "actor", "recipient", "receiver", "charge", "term", "terms", "origin", "content", "other",
    "none",
}  # fmt: skip
CUSTOM = {"bare_list", "country", "sanctions_list"}
FOCUS = {
    "pardon", "amnesty", "release", "exchange", "handover", "sanction_eased", "sanction_imposed",
    "detention", "charge", "accusation", "conviction", "sentence", "agreement", "request",
    "refusal", "denial", "meeting", "deportation", "death_in_custody", "acquittal", "assault",
}  # fmt: skip


def test_there_are_frames_for_every_focus_class() -> None:
    assert {frame.type for frame in FRAMES} >= FOCUS
    assert len(FRAMES) > 550


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.pos} {frame.lemma}")
def test_a_frame_names_only_known_classes_roles_and_vetoes(frame: Frame) -> None:
    classes = set(word_classes())
    assert {c.word for c in frame.conditions if c.is_class} <= classes | CUSTOM
    assert all(isinstance(slot, str) for slot in frame.roles)
    assert set(frame.roles.values()) <= ROLES
    assert set(frame.needs.values()) <= classes | set(NEEDS)
    assert set(frame.vetoes) <= set(veto_words())


def test_no_pattern_stands_twice_in_a_file() -> None:
    for name in FRAME_FILES:
        groups = load_list(f"frames/{name}")["groups"]
        patterns = [
            (word, str(group.get("need")))
            for group in groups
            for word in group["words"]
            if "passive" not in group
        ]
        assert len(patterns) == len(set(patterns)), name


def test_every_list_names_its_source() -> None:
    for name in [*FRAME_FILES, "classes"]:
        assert load_list(f"frames/{name}")["source"]
