"""What one side gives for what the other gave: "freed 50 soldiers in exchange for 35"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.frames import frame_index
from firsthand.events.grammar import phrase, prepositions
from firsthand.events.match import Match, find_candidates
from firsthand.events.scene import is_person, lemma_of, quantity_of
from firsthand.events.words import word_set
from firsthand.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.frames import Frame
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene
    from firsthand.model import EventDate

# Words of what is given for something else.
EXCHANGE = frozenset({"exchange", "return", "swap", "trade"})
_GIVEN = frozenset({"release", "handover", "pardon", "deportation"})


def find_return(scene: Scene, parse: Parse, match: Match) -> tuple[Match, int] | None:
    """Return the people whom an event was exchanged for, as a release of their own.

    Only those of whom it is said who or how many they are make one: "in exchange for
    concessions" tells no release.
    """
    if match.frame.type not in _GIVEN or not parse.is_verb(match.trigger):
        return None
    for name, noun in prepositions(parse, match.trigger):
        if name not in {"in", "as part of"} or parse.words[noun] not in EXCHANGE:
            continue
        for inner, people in prepositions(parse, noun):
            if inner == "for" and _is_somebody(scene, parse, people):
                return Match(_frame_of(parse, people), noun, None, (noun,)), people
    return None


def _is_somebody(scene: Scene, parse: Parse, people: int) -> bool:
    """Tell whether it is said who or how many people are: "a cleric", "Ann Lind", "35 men"."""
    if not is_person(scene, parse, people) or parse.words[people] in word_set("people_pronouns"):
        return False
    if quantity_of(parse, people) is not None:
        return True
    start, _ = phrase(parse, people)
    return parse.tokens[people].pos == "PROPN" or parse.words[start] in {"a", "an"}


def _frame_of(parse: Parse, people: int) -> Frame:
    """Return how people given in return were given: "four workers whom they handed over"."""
    below = [item for item in parse.subtree(people) if parse.is_verb(item)]
    told = [item for verb in below for item in find_candidates(parse, verb)]
    given = (item.frame for item in told if item.frame.type in _GIVEN)
    return next(given, frame_index()[("verb", "release")][-1])


def settle_returns(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each thing given in return told as what it was given for.

    "will free six men in exchange for the transfer of four": planned as well; "freed six in
    return for the lifting of sanctions": news as well, and no mention of an earlier lifting.
    """
    return [_as_its_price(draft, drafts) for draft in drafts]


def _as_its_price(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    parse, trigger = draft.parse, draft.match.trigger
    if parse.is_verb(trigger) or not _is_in_return(parse, trigger):
        return draft
    told = {item.match.trigger: item for item in drafts if item is not draft}
    main = next((told[node] for node in parse.ancestors(trigger) if node in told), None)
    if main is None:
        return draft
    return replace(
        draft,
        status=main.status,
        novelty=main.novelty,
        date=draft.date or _by_then(main),
        refers_back=False,
    )


def _by_then(main: Draft) -> EventDate | None:
    """Return the day by which a price was paid: it may have been paid before."""
    date = main.date
    if date is None or date.relation != "on" or main.status is not Status.HAPPENED:
        return date
    return replace(date, relation="on_or_before")


def _is_in_return(parse: Parse, noun: int) -> bool:
    preposition = parse.head(noun)
    return parse.words[preposition] == "for" and parse.words[parse.head(preposition)] in EXCHANGE


def is_told_by_exchange(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether an exchange told beside it tells one side of a swap as well.

    "Swapped prisoners, freeing 30 in return for 25": of one crowd for another the exchange tells
    all. Where one side gave somebody by name, whom he was given for is told beside it: "carried
    out a swap, Oslo freeing Lind for two Danes".
    """
    others = [item for item in drafts if item is not draft]
    if not is_return(draft) or all(item.match.frame.type != "exchange" for item in others):
        return False
    is_given_up = draft.parse.is_verb(draft.match.trigger)
    return is_given_up or any(item.count is not None for item in others)


def is_return(draft: Draft) -> bool:
    """Tell whether a mention is a side of a swap told beside it: "in exchange for", "gave up"."""
    if draft.parse.is_verb(draft.match.trigger):
        is_handover = draft.match.frame.type == "handover"
        return is_handover and lemma_of(draft.parse, draft.match.trigger) == "give"
    return draft.match.frame.pos == "verb"
