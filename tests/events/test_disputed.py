"""Denials of what was told, numbers confirmed, and what is asked of a state."""

from typing import Any

import pytest

TOLD = "Norway has arrested General Olaf Brand, two officers said on Monday. "


def _found(events_of: Any, text: str) -> set[tuple[str, str]]:
    return {(mention.type, mention.status.value) for mention in events_of(text)[0]}


@pytest.mark.parametrize(
    "denial",
    [
        "A spokeswoman said the report was untrue.",
        "The ministry denied the report.",
        "The ministry called the account false.",
    ],
)
def test_who_denies_a_report_denies_what_it_told(events_of: Any, denial: str) -> None:
    mentions = [m for m in events_of(TOLD + denial)[0] if m.type == "detention"]
    assert [mention.status.value for mention in mentions] == ["happened", "denied"]
    assert mentions[0].recipients == mentions[1].recipients
    assert mentions[1].novelty == "new"


@pytest.mark.parametrize(
    "harmless",
    [
        "The ministry denied a report that the general had been beaten.",
        "The ministry did not deny the report.",
        "The ministry rejected the report of a commission.",
    ],
)
def test_other_reports_are_not_that_one(events_of: Any, harmless: str) -> None:
    assert ("detention", "denied") not in _found(events_of, TOLD + harmless)


def test_him_of_a_denial_is_who_was_told_of(events_of: Any) -> None:
    text = (
        "Police arrested the teacher Vera Holm on Monday, an official said. "
        "The minister, Ida Strand, denied that anybody had arrested her."
    )
    told, denied = (m for m in events_of(text)[0] if m.type == "detention")
    assert denied.status == "denied"
    assert told.recipients == denied.recipients


def test_what_is_always_denied_is_no_news(events_of: Any) -> None:
    text = "The government has repeatedly denied holding anyone."
    (held,) = [m for m in events_of(text)[0] if m.type == "detention"]
    assert held.novelty == "background"


def test_the_number_that_a_group_confirms_is_news(events_of: Any) -> None:
    text = (
        "Norway released 40 prisoners on Wednesday.\n"
        "The group Fjord Watch said it could confirm the release of only 23."
    )
    counts = {(m.count.n, m.novelty.value) for m in events_of(text)[0] if m.count is not None}
    assert counts == {(40.0, "new"), (23.0, "new")}


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("The union called on the government to repay the schools.", True),
        ("Her daughter asked the high court to punish the warden.", True),
        ("Prosecutors had demanded 14 years for the mayor.", True),
        ("The paper asked the ministry to comment.", False),
        ("Prosecutors had demanded a room for the press.", False),
    ],
)
def test_a_state_may_be_asked_for_anything(events_of: Any, text: str, *, is_asked: bool) -> None:
    assert ("request", "happened") in _found(events_of, text) or not is_asked
    assert is_asked or not _found(events_of, text)


def test_a_lead_accuses_in_the_present(events_of: Any) -> None:
    text = "Norway accuses Denmark of arming smugglers."
    assert ("accusation", "happened") in _found(events_of, text)
    below = f"The two met on Monday.\nThey talked in Oslo.\n{text}"
    assert ("accusation", "habitual") in _found(events_of, below)


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Spain on Thursday extradited to Peru a businessman, it said.", "handover", "businessman"),
        ("Norway handed over to Kyiv 12 soldiers on Friday.", "handover", "12 soldiers"),
        ("Greece sent 118 migrants back to Turkey on Thursday.", "deportation", "118 migrants"),
    ],
)
def test_whom_it_befell_may_come_after_the_place(
    events_of: Any, text: str, kind: str, whom: str
) -> None:
    (mention,) = events_of(text)[0]
    assert mention.type == kind
    assert whom in mention.recipients[0].quote.text
    assert mention.receiver is not None


def test_the_way_home_is_no_second_release(events_of: Any) -> None:
    text = "The two sides last exchanged captives in 2022, when nine soldiers came home."
    assert [mention.type for mention in events_of(text)[0]] == ["exchange"]


def test_to_turn_down_asylum_claims_denies_nothing(events_of: Any) -> None:
    text = "Most were Danes whose asylum claims had been rejected, the ministry said."
    assert ("denial", "happened") not in _found(events_of, text)
