"""Which invented reports are grouped, and which are kept apart."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model import MentionType, Novelty
from firsthand.stories import StoryEntity, StoryEvent, StoryGroup, StoryInput, group_stories
from firsthand.stories.pairs import pair_features
from firsthand.stories.units import make_unit
from firsthand.stories.words import split_words

FERRY = (
    "Crews of the Lagoa ferries walked out on Tuesday over unpaid night shifts, union chief Rui "
    "Seabra said."
)
FERRY_AGAIN = (
    "Lagoa ferries stayed in harbour as crews struck over pay for night shifts. Rui Seabra of the "
    "union said talks had failed."
)
BANK = (
    "Regulators in Tarvia fined the Merkant bank nine million crowns for hiding bad loans, its "
    "chairwoman said."
)
RELEASE = (
    "{country} freed {count} political prisoners on {day}, the interior ministry said. Relatives "
    "waited at the prison gate."
)


def report(
    name: str, text: str, *, day: str = "2025-04-01", origin: str | None = None, **more: Any
) -> StoryInput:
    words = tuple(split_words(text))
    return StoryInput(
        f"do-{name}",
        key=more.pop("key", name),
        day=day,
        title=words[:6],
        lead=words,
        body=words,
        origins=(origin or f"or-{name}",),
        **more,
    )


def names(*found: str, country: str | None = None) -> tuple[StoryEntity, ...]:
    people = [StoryEntity(f"en-{name}", MentionType.PERSON, name) for name in found]
    places = (
        [StoryEntity(f"en-{country}", MentionType.PLACE, country, 3, country)] if country else []
    )
    return (*people, *places)


def together(groups: Iterable[StoryGroup]) -> list[tuple[str, ...]]:
    return sorted(group.documents for group in groups)


def test_reports_of_one_strike_join_and_a_fine_stays_apart() -> None:
    people = names("Rui Seabra", country="PT")
    inputs = [
        report("a", FERRY, entities=people),
        report("b", FERRY_AGAIN, entities=people, day="2025-04-02"),
        report("c", BANK, entities=names("Merkant", country="TV")),
    ]
    assert together(group_stories(inputs)) == [("do-a", "do-b"), ("do-c",)]


def release(name: str, country: str, count: int, day: str) -> StoryInput:
    event = StoryEvent("release", actors=(f"en-{country}",), count=count, day=day)
    return report(
        name,
        RELEASE.format(country=country, count=count, day="Monday"),
        day=day,
        entities=names(country=country),
        events=(event,),
        quantities=(float(count),),
    )


def test_releases_in_different_countries_stay_apart_though_told_in_the_same_words() -> None:
    inputs = [
        release("a", "Tarvia", 14, "2025-04-01"),
        release("b", "Ostrana", 31, "2025-04-01"),
        release("c", "Norland", 22, "2025-04-02"),
    ]
    assert len(group_stories(inputs)) == 3


def test_releases_of_one_country_months_apart_stay_apart() -> None:
    inputs = [release("a", "Tarvia", 14, "2025-04-01"), release("b", "Tarvia", 52, "2025-09-11")]
    assert len(group_stories(inputs)) == 2


def test_documents_of_one_origin_are_always_together() -> None:
    inputs = [report("a", FERRY, origin="or-1"), report("b", BANK, origin="or-1")]
    assert together(group_stories(inputs)) == [("do-a", "do-b")]


def test_merged_copy_ties_its_two_origins() -> None:
    merged = replace(report("m", FERRY + " " + FERRY_AGAIN), origins=("or-a", "or-b"))
    inputs = [report("a", FERRY), report("b", FERRY_AGAIN), merged]
    assert together(group_stories(inputs)) == [("do-a", "do-b", "do-m")]


def test_digest_of_unlike_stories_does_not_chain_them() -> None:
    digest = replace(report("m", FERRY + " " + BANK), origins=("or-a", "or-c"))
    inputs = [
        report("a", FERRY, entities=names(country="PT")),
        report("c", BANK, entities=names(country="TV"), day="2025-08-01"),
        digest,
    ]
    assert len(group_stories(inputs)) == 2


def test_id_does_not_change_with_an_exact_copy() -> None:
    inputs = [report("b", FERRY, origin="or-1", key="same words")]
    copies = [report("a", FERRY, origin="or-1", key="same words"), *inputs]
    assert group_stories(inputs)[0].id == group_stories(copies)[0].id


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_and_one_document(count: int) -> None:
    groups = group_stories([report("a", FERRY)][:count])
    assert len(groups) == count
    assert all(group.score == 1.0 for group in groups)


def corpus() -> list[StoryInput]:
    rng = random.Random(7)
    places = ["Tarvia", "Ostrana", "Norland", "Velia"]
    inputs = []
    for number in range(30):
        country = places[number % 4]
        day = f"2025-0{1 + number // 10}-1{rng.randint(0, 5)}"
        inputs.append(release(f"{number:02}", country, 10 + number // 8, day))
    inputs += [report("f1", FERRY), report("f2", FERRY_AGAIN), report("f3", FERRY, origin="or-f1")]
    background = StoryEvent("release", novelty=Novelty.BACKGROUND, day="2024-01-01")
    return [replace(item, events=(*item.events, background)) for item in inputs]


@given(seed=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_order_of_documents_does_not_matter(seed: int) -> None:
    inputs = corpus()
    mixed = inputs + inputs[:3]
    random.Random(seed).shuffle(mixed)
    assert group_stories(mixed) == group_stories(inputs)


def test_every_document_is_in_exactly_one_story() -> None:
    inputs = corpus()
    found = [document for group in group_stories(inputs) for document in group.documents]
    assert sorted(found) == sorted(item.document for item in inputs)


def test_report_in_another_language_joins_by_names_numbers_and_day() -> None:
    people = names("Rui Seabra", "Lagoa", country="PT")
    russian = StoryInput(
        "do-r",
        "r",
        day="2025-04-01",
        lead=("ekipazhi", "paromov"),
        body=("ekipazhi", "paromov", "bastuyut"),
        proper=("Лагоа", "Сеабра", "Руи"),
        quantities=(340.0,),
        language="ru",
    )
    bank = ("bank", "shtraf", "kredity")
    other = replace(
        russian,
        document="do-s",
        key="s",
        lead=bank,
        body=bank,
        quantities=(),
        proper=("Мерканта", "Тарвии"),
    )
    english = report("a", FERRY, entities=people, quantities=(340.0,), language="en")
    assert together(group_stories([english, russian, other])) == [("do-a", "do-r"), ("do-s",)]


def test_copies_alike_count_as_one_and_a_longer_one_adds_its_words() -> None:
    own = report("a", FERRY, origin="or-1")
    same = replace(own, document="do-b")
    longer = report("c", f"{FERRY} {FERRY_AGAIN}", origin="or-1")
    one, two, three = (make_unit(group) for group in ((own,), (own, same), (own, longer)))
    assert (two.title, two.lead, two.body) == (one.title, one.lead, one.body)
    assert one.body.keys() < three.body.keys()


def test_names_are_heard_where_no_language_is_shared() -> None:
    told = names("Rui Seabra", "Marta Kholm")
    here = make_unit((report("a", FERRY, language="en", entities=told),))
    there = make_unit((report("b", FERRY_AGAIN, language="pt", entities=names("Marta Holm")),))
    near = make_unit((report("c", FERRY_AGAIN, language="en", entities=told),))
    assert pair_features(here, there)["sounds"] > 0.0
    assert pair_features(here, near)["sounds"] == 0.0
