"""Lists of sanctions beside reports that sanctions were eased."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.errors import ReadError
from firsthand.model import (
    Entity,
    Event,
    MentionType,
    Novelty,
    Party,
    Plover,
    Quoted,
    Span,
    Status,
    Support,
)
from firsthand.names.sanctions import read_sanctions
from firsthand.store import open_store
from firsthand.views.listed import list_marks, names_to_look_up

LINE = Entity("or-1", MentionType.ORGANISATION, "Marlow Air", ("Marlow Airlines",))
EVENT = Event(
    id="ev-1",
    story="st-1",
    type="sanction_eased",
    status=Status.HAPPENED,
    novelty=Novelty.NEW,
    plover=Plover("RETREAT"),
    support=Support(1, (1, 1)),
    evidence=(Quoted(Span("doc-1", 0, 5), "eased"),),
    recipients=(Party("or-1"),),
)


def entity(name: str, schema: str = "Company", /, **properties: list[str]) -> str:
    return json.dumps({"id": name, "schema": schema, "properties": properties})


def sanction(target: str, /, **properties: list[str]) -> str:
    return entity(f"s-{target}", "Sanction", entity=[target], **properties)


def marks(tmp_path: Path, *lines: str, event: Event = EVENT) -> list[str]:
    with open_store(tmp_path / "ledger.db") as store:
        with store.transaction():
            store.put_list("mine", read_sanctions(lines), sha256="aa", as_of="2026-03-01")
        known = {"or-1": LINE}
        entries = store.entries_named(names_to_look_up([event], known))
        return [mark.words for mark in list_marks(event, known, entries)]


def test_a_list_that_still_names_the_recipient_is_shown(tmp_path: Path) -> None:
    told = sanction("x", authority=["Trade Office"], startDate=["2021-06-01"])
    found = marks(tmp_path, told, entity("x", name=["MARLOW AIRLINES"]))
    measure = "(Trade Office, since 2021-06-01)"
    assert found == [f"list still says listed: MARLOW AIRLINES in mine of 2026-03-01 {measure}"]


@pytest.mark.parametrize(
    "lines",
    [
        (entity("x", name=["Marlow Air"]), sanction("x", endDate=["2026-02-01"])),
        (entity("x", name=["Marlow Air"]),),
        (entity("x", name=["Marlow Rail"]), sanction("x")),
        (entity("x", "Person", name=["Marlow Air"]), sanction("x")),
        (
            *(entity("x", name=["Marlow Air"]), sanction("x")),
            *(entity("y", name=["Marlow Air"]), sanction("y")),
        ),
    ],
    ids=["ended", "not under sanctions", "another", "a person", "two of one name"],
)
def test_what_says_nothing_of_the_recipient_is_not_shown(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    assert marks(tmp_path, *lines) == []


def test_an_end_in_the_future_and_a_topic_alone_still_count(tmp_path: Path) -> None:
    line = entity("x", name=["Marlow Air"])
    assert marks(tmp_path, line, sanction("x", endDate=["2026-09-01"]))
    assert marks(tmp_path, entity("x", name=["Marlow Air"], topics=["sanction"]))


def test_only_what_eases_and_is_not_denied_has_marks(tmp_path: Path) -> None:
    lines = (entity("x", name=["Marlow Air"]), sanction("x"))
    assert not marks(tmp_path, *lines, event=replace(EVENT, type="release"))
    assert not marks(tmp_path, *lines, event=replace(EVENT, status=Status.DENIED))


def test_a_list_takes_the_place_of_the_one_of_its_name(tmp_path: Path) -> None:
    assert marks(tmp_path, entity("x", name=["Marlow Air"]), sanction("x"))
    assert not marks(tmp_path, entity("x", name=["Ostwick Rail"]), sanction("x"))
    with open_store(tmp_path / "ledger.db") as store:
        assert store.lists() == [("mine", "2026-03-01", 1)]
        with store.transaction():
            assert store.drop_list("mine")
        assert store.entries_named(["ostwick rail"]) == []


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": 4}', '{"id": "x", "schema": "Person"}'])
def test_a_line_that_is_no_entity_is_named(line: str) -> None:
    with pytest.raises(ReadError, match="line 2"):
        read_sanctions([entity("x", name=["A"]), line])
