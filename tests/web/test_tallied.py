"""From a cell of a tally to the filters of its events, and what is too many for one answer."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from firsthand.web.tallied import filters_of_cell


@pytest.mark.parametrize(
    ("by", "keys", "expected"),
    [
        (["means"], ["pardon"], {"type": "release", "since": None, "means": "pardon"}),
        (["month"], ["2024-02"], {"since": "2024-02-01", "until": "2024-02-29"}),
        (["year", "country"], ["2023", "AK"], {"until": "2023-12-31", "country": "AK"}),
    ],
)
def test_a_cell_becomes_filters(
    by: list[str], keys: list[str], expected: dict[str, str | None]
) -> None:
    found = filters_of_cell(by, keys, {"type": "release", "since": None})
    assert found is not None
    assert expected.items() <= found.items()


def test_the_page_own_span_holds() -> None:
    found = filters_of_cell(["year"], ["2023"], {"since": "2023-06-01", "until": "2030-01-01"})
    assert found == {"since": "2023-06-01", "until": "2023-12-31"}


@pytest.mark.parametrize("by", ["means", "actor"])
def test_what_no_filter_says_is_none(by: str) -> None:
    assert filters_of_cell([by], [None if by == "means" else "Some Ministry"], {}) is None


def test_a_part_of_the_events_is_never_counted_as_all(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firsthand.web.pages.events._MOST", 2)
    shown = client.get("/tally").text
    assert "More than 2 events pass these filters" in shown
    assert "<figure" not in shown
    for path in ("/tally.json", "/events.csv", "/events.parquet"):
        answer = client.get(path)
        assert answer.status_code == 422
        assert "narrow by type" in answer.text


def test_a_cell_names_its_first_events(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.web.pages.events._SHOWN", 0)
    shown = client.get("/tally?by=type").text
    assert re.search(r'[1-9] more events?: <a href="/events\?', shown)
    assert client.get("/tally.json?by=type").json()[0]["events"]


def test_a_timeline_goes_on_where_a_page_ends(client: TestClient) -> None:
    every = client.get("/timeline.json").json()["items"]
    ids = [event["id"] for day in every for event in day["events"]]
    seen, after = [], ""
    while after is not None:
        answer = client.get("/timeline.json", params={"limit": 1, "after": after}).json()
        seen += [event["id"] for day in answer["items"] for event in day["events"]]
        after = answer["next"]
    assert sorted(seen) == sorted(ids)
