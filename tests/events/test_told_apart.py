"""Who tells is apart from who acts; what says for how long is no date."""

from typing import Any

import pytest


def _one(events_of: Any, text: str, kind: str) -> Any:
    (mention,) = [m for m in events_of(text)[0] if m.type == kind]
    return mention


def test_those_who_tell_are_not_among_the_freed(events_of: Any) -> None:
    text = (
        "Norway freed 14 members of two crews who had been held since May, "
        "a union and relatives said."
    )
    freed = _one(events_of, text, "release").recipients
    assert len(freed) == 1
    assert "14 members" in freed[0].quote.text


def test_who_denies_is_who_said_it(events_of: Any) -> None:
    text = (
        "The interior ministry of Norway said Vera Holm, 34, died of heart failure in prison on "
        "Thursday and denied that she had been beaten."
    )
    (actor,) = _one(events_of, text, "denial").actors
    assert actor.quote.text == "The interior ministry of Norway"


def test_an_arrival_after_an_act_tells_the_act_as_news(events_of: Any) -> None:
    text = "Two Danish nurses returned home on Friday after being freed by Venezuela."
    assert _one(events_of, text, "release").novelty == "new"


def test_until_when_something_is_extended_is_no_date(events_of: Any) -> None:
    text = "The European Union extended its sanctions on the firm Azotil by a year to July 31."
    date = _one(events_of, text, "sanction_imposed").date
    assert date is None or date.basis is None


@pytest.mark.parametrize("text", ["The new measures freeze the assets of nine Belarusian judges."])
def test_what_sanctions_do_is_no_further_sanction(events_of: Any, text: str) -> None:
    assert not events_of(text)[0]


def test_an_asset_freeze_is_imposed_on_somebody(events_of: Any) -> None:
    text = "The European Union imposed asset freezes on Azotil and 17 officials in 2023."
    assert len(_one(events_of, text, "sanction_imposed").recipients) == 2
