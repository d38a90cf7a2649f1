"""Who did what to whom, how many, when and where."""

from __future__ import annotations

from typing import Any

import pytest


def names(reading: Any, parties: Any) -> list[str]:
    known = {entity.id: entity.name for entity in reading.entities}
    return [known.get(p.entity) or (p.quote.text if p.quote else "") for p in parties]


@pytest.mark.parametrize(
    "case",
    [
        ("Chad freed two drivers.", "release", "Chad", "two drivers"),
        ("Two drivers were freed by Chad.", "release", "Chad", "Two drivers"),
        ("Chad handed two drivers over to Mali.", "handover", "Chad", "two drivers"),
        ("Chad urged Mali to free the drivers.", "request", "Chad", "Mali"),
        ("Canada eased sanctions on Syria.", "sanction_eased", "Canada", "Syria"),
        ("Sanctions on Syria were lifted by Canada.", "sanction_eased", "Canada", "Syria"),
        (
            "The judge, Rosa Ibarra, convicted the general.",
            "conviction",
            "Rosa Ibarra",
            "the general",
        ),
        ("The king granted a pardon to the general.", "pardon", "The king", "the general"),
        (
            "Police seized the boat and arrested five sailors.",
            "detention",
            "Police",
            "five sailors",
        ),
        ("The student was granted bail.", "release", None, "The student"),
    ],
)
def test_roles_survive_passives_and_light_verbs(
    events_of: Any, reading_of: Any, case: tuple[str, str, str | None, str]
) -> None:
    text, type_, actor, recipient = case
    mentions, _ = events_of(text)
    reading = reading_of(text)
    mention = next(m for m in mentions if m.type == type_)
    actors = names(reading, mention.actors)
    wanted = [actor.split()[-1].lower()] if actor else []
    assert [name.split()[-1].lower() for name in actors] == wanted
    assert [recipient.split()[-1] in name for name in names(reading, mention.recipients)] == [True]


def test_receiver_of_a_hand_over_is_the_government_behind_the_capital(
    events_of: Any, reading_of: Any
) -> None:
    text = "Chad handed two drivers over to Bamako."
    mention = events_of(text)[0][0]
    assert names(reading_of(text), [mention.receiver]) == ["Mali"]
    assert mention.place is None


def test_both_sides_of_an_exchange_are_actors(events_of: Any, reading_of: Any) -> None:
    text = "Chad and Mali exchanged 12 prisoners each on Sunday."
    mention = events_of(text)[0][0]
    assert names(reading_of(text), mention.actors) == ["Chad", "Mali"]
    assert (mention.count.op, mention.count.n) == ("=", 12)


def test_what_was_given_in_exchange_is_an_event_of_its_own(events_of: Any) -> None:
    mentions, _ = events_of("Chad freed 50 soldiers in exchange for 35 rebels.")
    assert [(m.type, m.count.n) for m in mentions] == [("release", 50), ("release", 35)]
    assert [(link.relation, link.target) for link in mentions[0].links] == [
        ("in_exchange_for", mentions[1].id)
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chad freed at least 16 drivers.", (">=", 16)),
        ("Chad handed over seven hostages to Mali.", ("=", 7)),
        ("Dozens of drivers were freed.", ("~", 24)),
        ("Chad freed five nurses and three drivers.", None),
        ("Chad freed two nurses and a driver.", None),
        ("Chad freed two Norwegians and a Dane.", ("=", 3)),
        ("Chad freed two bishops and 17 other clergymen.", ("=", 19)),
        ("Chad freed more than 20 Malians and a Dane.", None),
        ("One driver, Idris Kone, was freed.", None),
    ],
)
def test_counts_keep_their_operator_and_kinds_are_never_summed(
    events_of: Any, text: str, count: tuple[str, int] | None
) -> None:
    found = events_of(text)[0][0].count
    assert (None if found is None else (found.op, found.n)) == count


def test_a_definite_phrase_takes_over_the_number_told_before(events_of: Any) -> None:
    mentions, _ = events_of("Chad pardoned 31 drivers.\nThe drivers are being handed over to Mali.")
    assert [(m.type, m.count.n) for m in mentions] == [("pardon", 31), ("handover", 31)]


@pytest.mark.parametrize(
    ("text", "value", "relation"),
    [
        ("Chad freed two drivers on Sunday.", "2025-11-23", "on"),
        ("Chad freed two drivers, state radio said on Sunday.", "2025-11-23", "on_or_before"),
        ("Chad freed two drivers.", "2025-11-24", "on_or_before"),
        ("The driver left the jail shortly before noon.", "2025-11-24", "on"),
        ("The driver was arrested in Sarh in August.", "2025-08", "on"),
        ("Chad will free two drivers on Friday.", "2025-11-28", "on"),
        ("The driver was arrested in May and charged.", "2025-05", "on"),
    ],
)
def test_a_date_belongs_to_the_act_or_to_its_report(
    events_of: Any, text: str, value: str, relation: str
) -> None:
    date = events_of(text)[0][-1].date
    assert (date.value, date.relation) == (value, relation)


def test_without_an_anchor_nothing_is_dated(events_of: Any) -> None:
    assert events_of("Chad freed two drivers on Sunday.", None)[0][0].date is None


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        ("Police in Tirana arrested nine people.", "Tirana", "stated"),
        ("The driver left a penal colony outside Perm.", "Perm", "stated"),
        ("Chad freed two drivers.", "Chad", "implied"),
    ],
)
def test_place_is_stated_or_implied_by_whose_act_it_was(
    events_of: Any, text: str, name: str, basis: str
) -> None:
    place = events_of(text)[0][0].place
    assert (place.name, place.basis) == (name, basis)
