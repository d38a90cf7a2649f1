"""Turns of phrase that were once read as something else."""

from __future__ import annotations

from typing import Any

import pytest

LISTED = (
    "The Treasury removed salt producer Zubrakali and two of its branches from its sanctions list."
)


def _of(events_of: Any, text: str, kind: str) -> list[Any]:
    return [m for m in events_of(text)[0] if m.type == kind]


def test_a_list_behind_a_firm_and_its_branches(events_of: Any) -> None:
    assert [m.status for m in _of(events_of, LISTED, "sanction_eased")] == ["happened"]


def test_what_a_licence_allows_is_told_once(events_of: Any) -> None:
    text = "The Treasury also issued a licence that authorises transactions with Zubrair."
    assert len(_of(events_of, text, "sanction_eased")) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ban stays until all captives are freed, Lind said.", "hypothetical"),
        ("They waited until the last captives were freed.", "happened"),
    ],
)
def test_what_is_waited_for_has_not_come(events_of: Any, text: str, status: str) -> None:
    assert [m.status for m in _of(events_of, text, "release")] == [status]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We are charged up," Lind joked.', "charge"),
        ("The city agreed to waive the noise restriction until midnight.", "sanction_eased"),
        ("Norway detained a suspected shadow tanker.", "detention"),
    ],
)
def test_what_tells_nothing(events_of: Any, text: str, kind: str) -> None:
    assert _of(events_of, text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Police arrested 29 suspected suppliers of the rebels.", "detention", 29),
        ("Police freed most of them, but 31 were charged with arson.", "charge", 31),
        ("A group of 12 activists were freed on Monday.", "release", 12),
        ("A total of 12 activists were freed on Monday.", "release", 12),
    ],
)
def test_how_many(events_of: Any, text: str, kind: str, number: int) -> None:
    assert [m.count.n for m in _of(events_of, text, kind)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "A total of 1,318 people have been released since the war began.",
        "1,318 prisoners have been swapped since the start of the war.",
    ],
)
def test_sums_since_a_war_began_are_figures(events_of: Any, text: str) -> None:
    assert [f.measure for f in events_of(text)[1]] == ["cumulative"]


def test_a_measure_extended_until_june_is_not_of_june(events_of: Any) -> None:
    text = "EU ministers extended until next June the sanctions against Zubria."
    [mention] = _of(events_of, text, "sanction_imposed")
    assert mention.date is None or mention.date.value != "2026-06"


def test_a_second_clause_may_deny_the_swap(events_of: Any) -> None:
    text = (
        "The pair were exchanged for Ann Lind. "
        'The ministry said Lind had been freed on bail and that there was "no swap".'
    )
    assert [m.status for m in _of(events_of, text, "exchange")] == ["happened", "denied"]


def test_a_bare_headline_on_an_ex_minister_is_a_tree(events_of: Any) -> None:
    text = "Ex-minister jailed for 12 years over port deal. A court freed his aide."
    assert [m.type for m in events_of(text)[0]] == ["release"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 3 March Oslo sanctioned four firms.", ["2025-03-03"]),
        ("On Monday Norway sanctioned four firms.", ["2025-11-24"]),
        (
            "On 3 March Oslo sanctioned four firms. The same day it delisted Ann Lind.",
            ["2025-03-03", "2025-03-03"],
        ),
        (
            "Oslo sanctioned four firms on 3 March. It delisted Ann Lind two days later.",
            ["2025-03-03", "2025-03-05"],
        ),
    ],
)
def test_days_are_counted_from_those_told_before(
    events_of: Any, text: str, days: list[str]
) -> None:
    mentions = events_of(text)[0]
    assert [m.date.value for m in mentions if m.date] == days
    assert all(m.actors for m in mentions)


def test_a_licence_serves_whom_it_lets_be_paid(events_of: Any) -> None:
    text = "The Treasury granted a licence allowing payments to Zubrail until the end of May."
    [mention] = _of(events_of, text, "sanction_eased")
    assert [party.quote.text for party in mention.recipients] == ["Zubrail"]


def test_what_a_court_bars_is_not_denied(events_of: Any) -> None:
    text = "A court in Oslo ruled that Lind could not be extradited."
    assert [m.status for m in events_of(text)[0]] == ["hypothetical"]


def test_a_group_that_acts_is_meant_before_the_office_that_reports(events_of: Any) -> None:
    text = (
        "The Hill Liberation Army released two soldiers it had kidnapped in July, "
        "the Ombudsman's Office reported."
    )
    texts = {p.quote.text for m in events_of(text)[0] for p in m.actors}
    entities = {p.entity for m in events_of(text)[0] for p in m.actors}
    assert "it" in texts
    assert len(entities) == 1


def test_what_ought_not_to_have_been_was(events_of: Any) -> None:
    statuses = [m.status for m in events_of("Lind should never have been arrested.")[0]]
    assert statuses == ["hypothetical"]
