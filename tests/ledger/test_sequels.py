"""A release or hand-over follows the pardon of the same people."""

import pytest

from firsthand.ledger.sequels import tie_sequels
from firsthand.model import Event, EventLink, Novelty, Party, Plover, Status, Support


def event(name: str, kind: str, people: str, actors: str = "", **values: object) -> Event:
    return Event(
        id=name,
        story="sy-1",
        type=kind,
        status=Status.HAPPENED,
        novelty=values.get("novelty", Novelty.NEW),  # type: ignore[arg-type]
        plover=Plover("RETREAT"),
        support=Support(1, (1, 1)),
        evidence=(),
        actors=tuple(Party(name) for name in actors.split()),
        recipients=tuple(Party(name) for name in people.split()),
    )


PARDON = event("ev-1", "pardon", "en-miners", "en-state")


def test_sequel_takes_the_actor_and_names_what_it_follows() -> None:
    _, sequel = tie_sequels([PARDON, event("ev-2", "handover", "en-miners")])
    assert sequel.links == (EventLink("follows", "ev-1"),)
    assert sequel.actors == (Party("en-state"),)


def test_sequel_keeps_the_actor_that_the_text_gives() -> None:
    _, sequel = tie_sequels([PARDON, event("ev-2", "release", "en-miners", "en-guards")])
    assert sequel.actors == (Party("en-guards"),)


@pytest.mark.parametrize(
    "other",
    [
        event("ev-2", "release", "en-students"),
        event("ev-2", "release", ""),
        event("ev-2", "detention", "en-miners"),
        event("ev-2", "release", "en-miners", novelty=Novelty.HISTORICAL),
    ],
)
def test_other_events_are_left_alone(other: Event) -> None:
    assert tie_sequels([PARDON, other]) == (PARDON, other)


def test_two_pardons_of_the_same_people_say_nothing() -> None:
    second = event("ev-3", "amnesty", "en-miners", "en-court")
    handover = event("ev-2", "handover", "en-miners")
    assert tie_sequels([PARDON, handover, second])[1] == handover
