"""Stories kept up to date are those that grouping everything at once gives."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import MentionType
from firsthand.stories import Grouping, StoryEntity, StoryGroup, StoryInput, group_stories
from firsthand.stories import neighbours as near
from firsthand.stories.neighbours import Node, Placed
from firsthand.stories.pairs import load_weights
from firsthand.stories.prints import pack_print, unpack_print
from firsthand.stories.units import Unit, collapse, make_unit

TOWNS = ("ostwick", "tamsin", "bremholt", "greyhill")
MATTERS = ("ferry", "quarry", "canal", "orchard", "lighthouse", "tannery")


def reports(seed: int, size: int) -> list[StoryInput]:
    """Reports on a few matters, some of them alike, some of two languages, some merged."""
    draw = random.Random(seed)
    found = []
    for number in range(size):
        town, matter = draw.choice(TOWNS), draw.choice(MATTERS)
        shared = [f"{town}{matter}{part}" for part in range(6)]
        own = [f"{matter}{draw.randrange(4)}" for _ in range(4)]
        words = tuple(draw.sample(shared, 4) + own + ["said", "minister"])
        origins = {f"or-{number:03}"}
        if draw.random() < 0.2:
            origins.add(f"or-{draw.randrange(size):03}")
        found.append(
            StoryInput(
                f"do-{number:03}",
                key=f"key-{number:03}",
                day=f"2025-0{draw.randrange(1, 4)}-1{draw.randrange(10)}",
                title=words[:3],
                lead=words[:6],
                body=words,
                entities=(StoryEntity(f"en-{town}", MentionType.PLACE, town, 2, town[:2]),),
                origins=tuple(sorted(origins)),
                language=draw.choice(("en", "en", "de")),
            )
        )
    return found


def groups_of(grouping: Grouping) -> list[StoryGroup]:
    return sorted(map(grouping.group, grouping.clusters), key=lambda group: group.id)


def bring(grouping: Grouping, before: Sequence[StoryInput], now: Sequence[StoryInput]) -> None:
    """Bring a grouping of some documents to that of others."""
    old = {unit.name: unit for unit in map(make_unit, collapse(before))}
    new = {unit.name: unit for unit in map(make_unit, collapse(now))}
    changed = [unit for name, unit in new.items() if old.get(name) != unit]
    grouping.update(old.keys() - new.keys(), changed)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_any_way_to_the_same_documents_gives_the_same_stories(seed: int) -> None:
    draw = random.Random(seed)
    inputs = reports(seed, 40)
    units = {unit.name: unit for unit in map(make_unit, collapse(inputs))}
    all_units = dict(units)
    held: list[StoryInput] = []
    grouping = Grouping(load_weights(), lambda name: all_units[name])
    for _ in range(6):
        wanted = draw.sample(inputs, draw.randrange(1, len(inputs)))
        all_units.clear()
        all_units.update({unit.name: unit for unit in map(make_unit, collapse(wanted))})
        bring(grouping, held, wanted)
        held = wanted
    all_units.update(units)
    bring(grouping, held, inputs)
    assert groups_of(grouping) == group_stories(inputs)


@pytest.mark.parametrize("most", [1, 3])
def test_a_report_that_goes_leaves_its_place_to_the_next(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(near, "MOST_PAIRS", most)
    inputs = reports(5, 30)
    units = {unit.name: unit for unit in map(make_unit, collapse(inputs))}
    grouping = Grouping(load_weights(), units.__getitem__)
    bring(grouping, (), inputs)
    fewer = inputs[::2]
    units.clear()
    units.update({unit.name: unit for unit in map(make_unit, collapse(fewer))})
    bring(grouping, inputs, fewer)
    assert groups_of(grouping) == group_stories(fewer)
    assert all(len(node.near) <= most for node in grouping.near.nodes.values())


def test_only_what_a_new_report_touches_is_grouped_again() -> None:
    inputs = reports(3, 60)
    units = {unit.name: unit for unit in map(make_unit, collapse(inputs))}
    grouping = Grouping(load_weights(), units.__getitem__)
    bring(grouping, (), inputs)
    other = StoryInput("do-x", key="x", day="2025-02-11", body=("walnut", "harvest", "valley"))
    units["document do-x"] = make_unit((other,))
    assert grouping.update((), [units["document do-x"]]) == {"document do-x"}


def reworded(item: StoryInput, draw: random.Random) -> StoryInput:
    """The same report with other words, as when its text was fetched again."""
    town, matter = draw.choice(TOWNS), draw.choice(MATTERS)
    words = (*item.body[:4], *(f"{town}{matter}{part}" for part in range(4)))
    return replace(item, lead=words[:5], body=words)


@pytest.mark.parametrize("most", [1, 2, 4, 20])
@pytest.mark.parametrize("seed", range(4))
def test_reports_that_change_leave_no_gap(
    monkeypatch: pytest.MonkeyPatch, most: int, seed: int
) -> None:
    monkeypatch.setattr(near, "MOST_PAIRS", most)
    draw = random.Random(seed)
    inputs = reports(seed, 40)
    units = {unit.name: unit for unit in map(make_unit, collapse(inputs))}
    grouping = Grouping(load_weights(), units.__getitem__)
    bring(grouping, (), inputs)
    for _ in range(4):
        now = [reworded(item, draw) if draw.random() < 0.2 else item for item in inputs]
        now = [item for item in now if draw.random() < 0.9]
        units.clear()
        units.update({unit.name: unit for unit in map(make_unit, collapse(now))})
        bring(grouping, inputs, now)
        inputs = now
        assert groups_of(grouping) == group_stories(inputs)


def put_back(grouping: Grouping, fetch: Callable[[str], Unit], read: list[str]) -> Grouping:
    """A grouping made of what another one knows; which reports it reads is noted."""

    def load(name: str) -> Node:
        read.append(name)
        node = grouping.near.nodes[name]
        return Node(list(node.near), set(node.fans), dict(node.scores))

    again = Grouping(load_weights(), fetch)
    placed = [
        Placed(
            name,
            unpack_print(pack_print(grouping.near.found(name))),
            frozenset(grouping.members[name].origins),
            grouping.near.least(name),
        )
        for name in sorted(grouping.near.names)
    ]
    again.near.restore(placed, load)
    again.members.load = grouping.members.__getitem__
    for cluster in grouping.clusters.values():
        again.restore(cluster)
    return again


@pytest.mark.parametrize("most", [2, 20])
@pytest.mark.parametrize("seed", range(4))
def test_reports_put_back_take_others_in_as_if_they_had_stayed(
    monkeypatch: pytest.MonkeyPatch, most: int, seed: int
) -> None:
    monkeypatch.setattr(near, "MOST_PAIRS", most)
    draw = random.Random(seed)
    inputs = reports(seed, 40)
    held = draw.sample(inputs, 30)
    units = {unit.name: unit for unit in map(make_unit, collapse(held))}
    grouping = Grouping(load_weights(), units.__getitem__)
    bring(grouping, (), held)
    for _ in range(3):
        grouping = put_back(grouping, units.__getitem__, [])
        now = draw.sample(inputs, 32)
        units.clear()
        units.update({unit.name: unit for unit in map(make_unit, collapse(now))})
        bring(grouping, held, now)
        held = now
        assert groups_of(grouping) == group_stories(held)


def test_only_reports_that_a_new_one_leads_to_are_read() -> None:
    inputs = reports(3, 60)
    units = {unit.name: unit for unit in map(make_unit, collapse(inputs))}
    grouping = Grouping(load_weights(), units.__getitem__)
    bring(grouping, (), inputs)
    read: list[str] = []
    again = put_back(grouping, units.__getitem__, read)
    other = StoryInput("do-x", key="x", day="2025-02-11", body=("walnut", "harvest", "valley"))
    units["document do-x"] = make_unit((other,))
    again.update((), [units["document do-x"]])
    assert not read
    assert again.group("document do-x").documents == ("do-x",)
