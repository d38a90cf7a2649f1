"""What one mention takes over from earlier ones of the same document: counts and actors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.carried_out import is_carried_out
from firsthand.events.members import with_members
from firsthand.events.scene import lemma_of, quantity_of
from firsthand.events.words import word_set
from firsthand.model import Novelty, Party, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft

# Types that may tell of the same people in one affair.
FAMILY = {
    "pardon": "freeing",
    "amnesty": "freeing",
    "release": "freeing",
    "exchange": "freeing",
    "handover": "freeing",
    "deportation": "freeing",
    "detention": "holding",
    "charge": "holding",
    "trial": "holding",
    "conviction": "judging",
    "sentence": "judging",
}
_TOLD = {Status.HAPPENED, Status.ONGOING, Status.CLAIMED, Status.HABITUAL}


def inherit(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with what they take over; anaphors without a forerunner are dropped."""
    done: list[Draft] = []
    for draft in drafts:
        if draft.refers_back and draft.count is None:
            forerunner = _forerunner(done, draft)
            if forerunner is None and is_carried_out(draft):
                # a live report tells the latest first
                forerunner = _forerunner([item for item in drafts if item is not draft], draft)
            if forerunner is None or draft.status not in _TOLD:
                continue
            done.append(_refer(draft, forerunner))
            continue
        is_sure = not draft.match.frame.weak or _has_custody(done, draft)
        if not (is_sure or _is_freed_later(drafts, draft)):
            continue
        told = _of_those_told(_in_its_wake(with_members(draft, done), done), done)
        told = _after_brief_custody(told, done)
        done.append(_with_actor(_with_count(told, done), done))
    return done


def _is_freed_later(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Tell whether those who were seized are told of as let go: "They were freed after"."""
    own = {party.entity for party in draft.recipients} - {None}
    return draft.match.frame.type == "detention" and any(
        item.match.frame.type == "release" and own & {party.entity for party in item.recipients}
        for item in drafts
    )


def _in_its_wake(draft: Draft, done: Sequence[Draft]) -> Draft:
    """Return what befell "them" after a dated past as of that past.

    "Kenya deported 36 of them in July. They were charged with treason" is no news of today.
    """
    if draft.novelty is not Novelty.NEW or not done or _has_own_day(draft):
        return draft
    people = draft.roles.get("recipient", ())
    if not people or any(draft.parse.words[token] not in _THEY for token in people):
        return draft
    before = done[-1]
    near = before.parse is draft.parse and _sentence_of(draft) - _sentence_of(before) == 1
    past = before.novelty is not Novelty.NEW and _has_own_day(before)
    if not near or not past or draft.status not in _TOLD:
        return draft
    return replace(draft, novelty=before.novelty, date=None)


def _of_those_told(draft: Draft, done: Sequence[Draft]) -> Draft:
    """Return an act that its own doers would have undergone as that of those told right before.

    "The gunmen have freed 30 of them. They were freed on Friday": nobody frees himself.
    """
    people = draft.roles.get("recipient", ())
    if not done or not people or any(draft.parse.words[token] not in _THEY for token in people):
        return draft
    before = done[-1]
    near = before.parse is draft.parse and _sentence_of(draft) - _sentence_of(before) == 1
    mine = _who(draft)
    doers = {party.entity for party in before.actors} - _who(before)
    if not near or before.match.frame.type != draft.match.frame.type or not mine or mine - doers:
        return draft
    quote = draft.recipients[0].quote
    return replace(draft, recipients=tuple(Party(p.entity, quote) for p in before.recipients))


def _after_brief_custody(draft: Draft, done: Sequence[Draft]) -> Draft:
    """Return the end of a custody that the same sentence tells as a side matter, with its number.

    "Police detained six of them and released them two hours later" is no side of a swap.
    """
    if draft.match.frame.type != "release" or not done:
        return draft
    people = draft.roles.get("recipient", ())
    before = done[-1]
    near = before.parse is draft.parse and _sentence_of(draft) == _sentence_of(before)
    if not near or before.match.frame.type != "detention" or before.novelty is not Novelty.NEW:
        return draft
    if not people or any(draft.parse.words[token] not in _THEY for token in people):
        return draft
    count = before.count and replace(before.count, quote=None)
    return replace(draft, novelty=Novelty.BACKGROUND, count=draft.count or count)


_THEY = frozenset({"they", "them", "he", "she", "him", "her"})


def _has_own_day(draft: Draft) -> bool:
    return draft.date is not None and draft.date.basis is not None


def _sentence_of(draft: Draft) -> int:
    return draft.parse.sentences[draft.match.trigger]


def _has_custody(done: Sequence[Draft], draft: Draft) -> bool:
    if draft.match.frame.type == "death_in_custody":
        return _is_prisoner(draft)
    words = {lemma_of(draft.parse, i) for i in draft.parse.sentence_tokens(draft.match.trigger)}
    if words & word_set("custody_words"):
        return True
    family = {"handover", "deportation", "detention"}
    if draft.match.frame.type in family - {"handover"} | {"release"}:
        family |= {"release", "exchange", "sentence", "charge"}
    if draft.match.frame.type == "sentence":
        # "was jailed for nine years. His aide got six years"
        family |= {"sentence", "conviction", "acquittal", "charge", "trial"}
    return any(item.match.frame.type in family for item in done)


def _is_prisoner(draft: Draft) -> bool:
    """Tell whether one somebody died in a report that speaks of prisons throughout."""
    people = draft.roles.get("recipient", [])
    single = len(people) == 1 and draft.parse.tokens[people[0]].tag in {"NNP", "PRP"}
    named = any(party.entity is not None for party in draft.recipients)
    text = draft.parse.text.lower()
    # who denies a death answers a report that told more of it
    least = 1 if draft.status is Status.DENIED else 2
    return single and named and sum(text.count(word) for word in _CUSTODY_WORDS) >= least


_CUSTODY_WORDS = ("prison", "custody", "detention", " jail", "inmate", "penitentiary")


def _forerunner(done: Sequence[Draft], draft: Draft) -> Draft | None:
    type_ = draft.match.frame.type
    same = [item for item in done if item.match.frame.type == type_ and not item.in_headline]
    # "freed 40 in the largest release of the year": both words of a sentence tell one act
    beside = [
        item
        for item in same
        if item.parse is draft.parse and _sentence_of(item) == _sentence_of(draft)
    ]
    if beside:
        return beside[-1]
    if same:
        new = [item for item in same if item.novelty is Novelty.NEW]
        return (new or same)[0]
    return None


def _refer(draft: Draft, forerunner: Draft) -> Draft:
    is_plan = forerunner.status is Status.PLANNED
    return replace(
        draft,
        status=Status.HAPPENED if is_plan and is_carried_out(draft) else forerunner.status,
        novelty=forerunner.novelty,
        count=forerunner.count and replace(forerunner.count, quote=None),
        actors=draft.actors or _carried(forerunner.actors),
        recipients=_carried(forerunner.recipients),
        date=forerunner.date if draft.date is None or draft.date.basis is None else draft.date,
    )


def _carried(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(Party(item.entity, None) for item in parties if item.entity is not None)


def _with_count(draft: Draft, done: Sequence[Draft]) -> Draft:
    if draft.count is not None or draft.is_cumulative:
        return draft
    family = FAMILY.get(draft.match.frame.type)
    recipients = draft.roles.get("recipient", ())
    if family is None or len(recipients) != 1 or not _points_back(draft, recipients[0]):
        return draft
    for earlier in reversed(done):
        if earlier.count is None or FAMILY.get(earlier.match.frame.type) != family:
            continue
        if _is_same_group(draft, recipients[0], earlier):
            return replace(draft, count=replace(earlier.count, quote=None))
    return draft


def _points_back(draft: Draft, token: int) -> bool:
    parse = draft.parse
    if quantity_of(parse, token) is not None:
        return False
    words = {parse.words[kid] for kid in parse.kids(token, "det")}
    return bool(words & {"the", "these", "those"}) or parse.words[token] in {"they", "them", "all"}


def _is_same_group(draft: Draft, token: int, earlier: Draft) -> bool:
    mine = {party.entity for party in draft.recipients if party.entity is not None}
    theirs = {party.entity for party in earlier.recipients if party.entity is not None}
    if mine & theirs:
        return True
    if mine and theirs and draft.parse.words[token] in _THEY:
        # "seven gunmen gave up. They will stand trial": not those whom they held
        return False
    lemma = lemma_of(draft.parse, token)
    lemmas = {
        lemma_of(earlier.parse, i)
        for head in earlier.roles.get("recipient", ())
        for i in earlier.parse.subtree(head)
    }
    return lemma in word_set("generic_people") or lemma in lemmas


def _with_actor(draft: Draft, done: Sequence[Draft]) -> Draft:
    if draft.actors or draft.novelty is not Novelty.NEW:
        return draft
    mine = _who(draft)
    for earlier in reversed(done):
        if earlier.match.frame.type != draft.match.frame.type or not earlier.actors:
            continue
        if earlier.in_headline or earlier.novelty is not draft.novelty:
            continue
        same_count = (
            draft.count is not None
            and earlier.count is not None
            and draft.count.n == earlier.count.n
        )
        if same_count or mine & _who(earlier):
            return replace(draft, actors=_carried(earlier.actors))
    return draft


def _who(draft: Draft) -> set[str]:
    return {party.entity for party in draft.recipients if party.entity is not None}
