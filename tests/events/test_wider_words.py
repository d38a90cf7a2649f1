"""Wire prose beyond the plain subject, verb and object; and words of other worlds."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.model import EventDate, Novelty, Status

TOLD = [
    ("The ministry acknowledged that it was holding the Danish editor Ole Brandt.", "detention"),
    ("Agents grabbed two students at the harbour.", "detention"),
    ("Masked men took the printer Jon Dahl away on Friday.", "assault"),
    ("A court cleared the way for the handover of two pilots to Norway.", "handover"),
    ("Among those freed was the singer Ida Moe.", "release"),
    ("Forty left Borg prison on Friday, the ministry said.", "release"),
    ("The treasury issued a licence allowing Fjord Air to buy engines.", "sanction_eased"),
    ("Three inmates were killed when a wall fell.", "death_in_custody"),
    ("Sixty migrants were bussed to the border and left there.", "deportation"),
    ("Parliament voted down a bill that would free the miners.", "refusal"),
    ("Norway barred nine officials from its territory.", "sanction_imposed"),
]
SILENT = [
    "The club released its striker Jon Dahl after two seasons.",
    "The brewery denied that it would close its plant.",
    "The bank released 40 billion from its reserves.",
    "The editor, who asked not to be named, spoke of fear.",
    "Readers, we ask you to release a lantern.",
]


@pytest.mark.parametrize(("text", "type_"), TOLD)
def test_what_happened_is_read_from_many_wordings(events_of: Any, text: str, type_: str) -> None:
    told = [m for m in events_of(text)[0] if m.status is not Status.HYPOTHETICAL]
    assert type_ in {m.type for m in told}


@pytest.mark.parametrize("text", SILENT)
def test_other_worlds_and_the_writer_tell_nothing(events_of: Any, text: str) -> None:
    assert events_of(text)[0] == []


def test_a_licence_names_whom_it_serves(events_of: Any) -> None:
    (mention,) = events_of("The treasury issued a licence allowing Fjord Air to buy engines.")[0]
    assert [party.quote.text for party in mention.recipients] == ["Fjord Air"]


def test_the_next_sentence_takes_back_what_it_calls_wrong(events_of: Any) -> None:
    text = "We wrote that two pilots had been arrested. That was wrong: they were turned away."
    (mention,) = events_of(text)[0]
    assert mention.status is Status.DENIED


def test_sanctions_may_be_called_them(events_of: Any) -> None:
    text = "Norway will not ease its sanctions. Oslo extended them in October."
    imposed = [m for m in events_of(text)[0] if m.type == "sanction_imposed"]
    assert [m.extent for m in imposed] == ["extended"]


def test_what_befell_them_after_a_dated_past_is_past(events_of: Any) -> None:
    text = "Norway deported 36 sailors in July. They were charged with piracy."
    mentions, _ = events_of(text)
    assert [m.novelty for m in mentions] == [Novelty.BACKGROUND, Novelty.BACKGROUND]


def test_a_slogan_in_a_headline_is_asked_for(events_of: Any) -> None:
    mentions, _ = events_of("Norway: free the pilots\nThe pilots were arrested on Friday.")
    assert {m.status for m in mentions if m.type == "release"} <= {Status.REQUESTED}


def test_an_entry_of_a_live_blog_is_of_its_day(events_of: Any) -> None:
    text = "09:10 The hall is full.\n09:40 Two pilots have been freed.\n10:05 The hall is empty."
    (mention,) = events_of(text)[0]
    assert mention.date is not None
    assert isinstance(mention.date, EventDate)
    assert mention.date.relation == "on"


def test_somebody_in_a_row_is_no_new_event(events_of: Any) -> None:
    mentions, _ = events_of("He is the seventh inmate to die in prison this year.")
    assert Novelty.NEW not in {m.novelty for m in mentions}
