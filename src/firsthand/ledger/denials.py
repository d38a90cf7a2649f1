"""Whether somebody denies what others tell, though the two have few words in common.

"The ministry denied that anybody had been arrested" names nobody: it denies the arrests that
others report, if these lie before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.ledger.dates import may_be_same, same_day
from firsthand.ledger.instances import Instance
from firsthand.model import Novelty, Party, Status
from firsthand.resources import load_list

REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
# Who does it tells these apart: without a shared actor two are not one.
_WORDS_OF_NO_ONE = frozenset({"any", "no", "the", "a", "an", "of"})
_OF_PARTIES = frozenset({"agreement", "meeting", "request", "refusal", "accusation"})


def is_denial_of(instance: Instance, lead: Sequence[Instance]) -> bool:
    """Return whether an instance denies what a cluster's telling instances tell, or the reverse."""
    if instance.status is Status.DENIED:
        return any(_denies_all(instance, item) for item in lead)
    return any(item.status is Status.DENIED and _denies_all(item, instance) for item in lead)


def names_what_is_denied(instance: Instance, lead: Sequence[Instance]) -> bool:
    """Return whether a denial has the word for whom it befell: "any prisoner", of prisoners."""
    heads = set(_heads(instance.mention.recipients)) - _WORDS_OF_NO_ONE
    return any(
        Status.DENIED in {item.status, instance.status}
        and bool(heads & set(_heads(item.mention.recipients)))
        for item in lead
    )


def comes_too_early(instance: Instance, lead: Sequence[Instance]) -> bool:
    """Return whether a denial came out before what it would deny: "nobody has left yet"."""
    if instance.status is Status.DENIED:
        return any(_is_too_early(instance, item) for item in lead if item.status in REAL)
    denials = (item for item in lead if item.status is Status.DENIED)
    return instance.status in REAL and any(_is_too_early(item, instance) for item in denials)


def _is_too_early(denial: Instance, told: Instance) -> bool:
    if denial.known_on is None or told.days is None:
        return False
    return denial.known_on < told.days.first


def _denies_all(denial: Instance, told: Instance) -> bool:
    """Return whether a denial covers whoever is meant: "nobody", "any Georgian citizens"."""
    if denial.status is not Status.DENIED or told.status not in REAL:
        return False
    if denial.novelty is not Novelty.NEW or denial.type != told.type:
        return False
    if _is_too_early(denial, told):
        return False
    if denial.type in _OF_PARTIES:
        return bool(denial.actors & told.actors) or _is_a_side(denial, told)
    parties = denial.mention.recipients
    covered = bool(parties) and all(_covers(party, told) for party in parties)
    if covered or (not parties and _is_a_side(denial, told)):
        return not (covered and _is_of_a_case(denial, told))
    of_the_day = denial.days and told.days and same_day(denial.days, told.days)
    heads = set(_heads(parties))
    return bool(of_the_day) and (not parties or bool(heads & set(_heads(told.mention.recipients))))


def _is_of_a_case(denial: Instance, told: Instance) -> bool:
    """Return whether a report's own "nobody has been arrested" is of the case that it tells.

    Nobody is quoted who would deny what others report, and no day says that it is of that.
    """
    if denial.mention.statements or denial.documents & told.documents:
        return False
    return not (denial.days and told.days and same_day(denial.days, told.days))


def _is_a_side(denial: Instance, told: Instance) -> bool:
    """Return whether a side, or its state, denies an act without a word of whom it befell."""
    if denial.count is not None or (
        denial.days and told.days and not may_be_same(denial.days, told.days)
    ):
        return False
    sides = told.actors | told.recipients | ({told.receiver} if told.receiver else set())
    states = told.actor_countries | told.countries
    return bool(denial.actors & sides) or bool(denial.actor_countries & states)


def is_of_another_state(instance: Instance, lead: Sequence[Instance]) -> bool:
    """Return whether a state denies that it holds whom another is said to have arrested."""
    if instance.status is Status.DENIED:
        return any(_is_elsewhere(instance, item) for item in lead)
    return any(item.status is Status.DENIED and _is_elsewhere(item, instance) for item in lead)


def _is_elsewhere(denial: Instance, told: Instance) -> bool:
    place = told.mention.place
    if told.type != "detention" or place is None or place.basis == "implied":
        return False
    states = denial.actor_countries
    return bool(states) and place.country is not None and place.country not in states


def _covers(party: Party, told: Instance) -> bool:
    """Return whether a party is "nobody", or "any miners" where miners are told of."""
    words = party.quote.text.casefold().split() if party.quote is not None else []
    lists = load_list("count_words")
    if not words:
        return False
    if words[0] in lists["nobody"]:
        return True
    if words[0] not in lists["any"] or len(words) == 1:
        return False
    # "no detainee has died" covers whoever was held
    is_all = words[0] in {"no", "any"} and [_stem(word) for word in words[1:]] in lists["all_held"]
    return is_all or _stem(words[-1]) in set(_heads(told.mention.recipients))


def _heads(parties: Iterable[Party]) -> Iterable[str]:
    for party in parties:
        if party.quote is not None:
            yield from (_stem(word) for word in party.quote.text.casefold().split())


def _stem(word: str) -> str:
    return word.strip(".,;:").removesuffix("s")
