"""Acts beyond the focus classes: a verb alone is not enough, an actor and the head must agree."""

from __future__ import annotations

import pytest
from quality.events import make_readings

from firsthand.events import read_events
from firsthand.events.frames import frame_index
from firsthand.language.reader.labels import ROOTS
from firsthand.model import EventMention, Status
from firsthand.statements import read_statements

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
TOLD = {
    "Rebels shelled a hospital in the port of Ardava on Tuesday.": ("ASSAULT", "heavy-weapons"),
    "Thousands of students demonstrated against the governor of Ardava on Monday.": (
        "PROTEST",
        "demo",
    ),
    "Norland deployed 2,000 troops along its border with Sudmark on Friday.": (
        "MOBILIZE",
        "troops",
    ),
    "Norland severed diplomatic relations with Sudmark on Thursday.": ("SANCTION", "discontinue"),
}
SILENT = (
    "The striker attacked from the left and shot wide.",
    "The rain blocked the road to the coast.",
    "Shares in the bank rallied on Tuesday.",
    "The recipe is beaten with a fork.",
)


def events_in(text: str) -> list[EventMention]:
    [reading] = make_readings([text])
    mentions, _ = read_events(reading, read_statements(reading))
    return mentions


@pytest.mark.parametrize(("text", "code"), TOLD.items(), ids=lambda value: str(value)[:30])
def test_an_act_has_its_root_mode_and_actor(text: str, code: tuple[str, str]) -> None:
    found = [one for one in events_in(text) if (one.plover.event, one.plover.mode) == code]
    assert [(one.type, one.status) for one in found] == [(code[0].lower(), Status.HAPPENED)]
    assert found[0].actors
    assert found[0].cameo


@pytest.mark.parametrize("text", SILENT)
def test_a_verb_alone_is_no_act(text: str) -> None:
    assert events_in(text) == []


def test_an_act_gives_way_to_a_class_in_its_sentence() -> None:
    text = "Police raided the office of the Ardava Post on Monday and arrested two editors."
    assert [one.type for one in events_in(text)] == ["detention"]


def test_the_frames_of_acts_have_roots_that_the_head_knows() -> None:
    acts = [frame for frames in frame_index().values() for frame in frames if frame.checked]
    assert {MERGED.get(one.plover.event, one.plover.event) for one in acts} <= set(ROOTS)
    assert all(one.type == one.plover.event.lower() for one in acts)


def test_every_root_of_plover_has_a_frame() -> None:
    named = {frame.plover.event for frames in frame_index().values() for frame in frames}
    assert {MERGED.get(one, one) for one in named} == set(ROOTS)
