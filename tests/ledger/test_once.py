"""What is looked up once: clusters, attributes of instances, phrases of corrections, headlines."""

from __future__ import annotations

import pytest
from tests.ledger.desk import Desk

from firsthand.ledger import reconcile
from firsthand.ledger.cluster import Cluster
from firsthand.ledger.context import Context
from firsthand.ledger.instances import Instance, make_instances
from firsthand.ledger.lazy import lazy
from firsthand.model import MentionType


def _instances(desk: Desk) -> list[Instance]:
    return make_instances(Context(desk.story()), desk.mentions)


def test_attribute_is_read_once_and_not_before_it_is_asked_for() -> None:
    read = []

    class Shelf:
        @lazy
        def books(self) -> int:
            read.append(self)
            return 3

    shelf = Shelf()
    assert read == []
    assert (shelf.books, shelf.books) == (3, 3)
    assert read == [shelf]


def test_cluster_that_one_more_joins_is_another(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    bishop = desk.entity("Piet Aalto", MentionType.PERSON)
    desk.document("do-b", "Bishop\nGuards let Piet Aalto go.", origin="or-2")
    desk.tell("do-b", "Guards let Piet Aalto go", "let", "handover", recipients=(bishop,))
    first, second = sorted(_instances(desk), key=lambda item: item.type, reverse=True)
    alone = Cluster(first)
    both = alone.joined_by(second)
    assert (alone.types, both.types) == ({"release"}, {"release", "handover"})
    assert alone.union("recipients") == first.recipients
    assert both.union("recipients") == first.recipients | {bishop}
    assert both.documents == {"do-a", "do-b"}
    assert [mention.document for mention in both.mentions] == ["do-a", "do-b"]


def test_headline_adds_its_document_to_an_event_that_another_text_tells(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    desk.document("do-b", "Guards let 14 poets go\nTheir families wept.", origin="or-2")
    poets = desk.entity("poets", MentionType.GROUP)
    words = "Guards let 14 poets go"
    desk.tell("do-b", words, "let", "release", count=("=", 14), recipients=(poets,))
    event = desk.only(reconcile(desk.story()), "release")
    assert {quoted.span.document for quoted in event.evidence} == {"do-a", "do-b"}


@pytest.mark.parametrize(
    ("says", "is_later"),
    [
        ("This  version corrects the number of poets.", True),
        ("This version\tcorrects to show that they are poets.", True),
        ("A teacher corrects every version of this number.", False),
        ("An earlier version of this song was longer.", True),
    ],
)
def test_correction_is_known_by_a_whole_phrase_whatever_blanks_it_has(
    desk: Desk, says: str, *, is_later: bool
) -> None:
    desk.wire("do-a", origin="or-1")
    desk.document("do-b", f"Poets\n{says}", origin="or-1", day="2025-03-02")
    assert Context(desk.story()).is_update("do-a", "do-b") is is_later


def test_event_that_one_mention_tells_has_its_values_and_nothing_at_odds(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    event = desk.only(reconcile(desk.story()), "release")
    (mention,) = desk.mentions
    assert (event.count, event.date, event.status) == (
        mention.count,
        mention.date,
        mention.status,
    )
    assert event.evidence == (mention.evidence,)
    assert event.support.claimants == (desk.entity("justice office", MentionType.ORGANISATION),)
    assert (event.conflicts, event.testimonies) == ((), ())
