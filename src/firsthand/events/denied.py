"""What a denial denies: as new as the denial, and told of whom the report told it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.coreference import FAMILY
from firsthand.events.counts import find_count
from firsthand.events.grammar import phrase, prepositions, subjects
from firsthand.events.modality import modality_lists
from firsthand.events.scene import in_class, lemma_of
from firsthand.events.words import word_set
from firsthand.model import Novelty, Party, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

_REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})


def renew_denied(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, with what a denial denies as new as the denial is.

    In "denied that it had expelled them" the past perfect would make it background, but it is
    what is in dispute today. What is denied time and again is no news.
    """
    denials = [draft for draft in drafts if draft.match.frame.type == "denial"]
    return [_renewed(draft, denials, drafts[:place]) for place, draft in enumerate(drafts)]


def _renewed(draft: Draft, denials: Sequence[Draft], before: Sequence[Draft]) -> Draft:
    denial = _denial_above(draft, denials)
    if denial is None or draft.novelty is Novelty.HISTORICAL:
        return draft
    if denial.status is Status.HABITUAL:
        return replace(draft, novelty=Novelty.BACKGROUND)
    if denial.status is Status.HAPPENED and denial.novelty is Novelty.NEW:
        return _of_their_own(_as_news(draft, before), denial)
    return draft


def _of_their_own(draft: Draft, denial: Draft) -> Draft:
    """Return what relatives deny as told of theirs: "relatives of the four denied that they"."""
    parse, people = draft.parse, draft.roles.get("recipient", ())
    own = {party.entity for party in denial.actors if party.entity is not None}
    if not own & {party.entity for party in draft.recipients}:
        return draft
    if not people or any(parse.words[token] not in word_set("pointing") for token in people):
        return draft
    for subject in subjects(parse, denial.match.trigger):
        theirs = [item for name, item in prepositions(parse, subject) if name == "of"]
        if theirs and in_class(parse, subject, "petitioner"):
            quote = parse.quote(*phrase(parse, theirs[0]))
            count = find_count(parse, theirs)
            return replace(draft, recipients=(Party(None, quote),), count=count)
    return draft


def _denial_above(draft: Draft, denials: Sequence[Draft]) -> Draft | None:
    if draft.status is not Status.DENIED:
        return None
    above = draft.parse.ancestors(draft.match.trigger)
    return next(
        (item for item in denials if item.parse is draft.parse and item.match.trigger in above),
        None,
    )


def _as_news(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Return what is denied as news; "him" is whom the report told the same of."""
    people = draft.roles.get("recipient", ())
    told = [
        item
        for item in before
        if item.match.frame.type == draft.match.frame.type and _is_disputable(item)
    ]
    pointing = all(draft.parse.words[token] in word_set("pointing") for token in people)
    if told and people and pointing:
        return replace(draft, novelty=Novelty.NEW, recipients=told[-1].recipients)
    return replace(draft, novelty=Novelty.NEW)


def find_denied_reports(parse: Parse) -> list[int]:
    """Return the words that call a report untrue without saying what it told.

    "The ministry denied the report", "called the claim baseless", "said the report was false".
    """
    found = []
    for token in range(len(parse.tokens)):
        if lemma_of(parse, token) in word_set("report_nouns") and not _is_spelt_out(parse, token):
            verb = is_called_untrue(parse, token)
            found += [] if verb is None else [verb]
    return found


def find_denied_receipts(parse: Parse) -> list[int]:
    """Return the verbs of "denied having received him": nobody was brought, says the receiver."""
    return [
        token
        for token in range(len(parse.tokens))
        if parse.tokens[token].tag in {"VBG", "VBN"}
        and lemma_of(parse, token) in word_set("receiving_verbs")
        and parse.kids(token, "dobj")
        and lemma_of(parse, parse.head(token)) in word_set("denying_verbs")
        and _is_plain_past(parse, parse.head(token))
    ]


def is_transfer(draft: Draft) -> bool:
    """Tell whether people were brought to somebody, who may deny having received them."""
    return draft.match.frame.type in {"handover", "deportation"}


def is_called_untrue(parse: Parse, report: int) -> int | None:
    """Return the verb by which somebody denies a report or calls it untrue, if one does."""
    verb = parse.head(report)
    lemma = lemma_of(parse, verb)
    denied = parse.tokens[report].dep == "dobj" and lemma in word_set("denying_verbs")
    wrong = _untrue(parse, verb) and (parse.tokens[report].dep == "nsubj" or lemma != "be")
    return verb if (denied or wrong) and _is_plain_past(parse, verb) else None


def _is_spelt_out(parse: Parse, noun: int) -> bool:
    return bool(parse.kids(noun, "acl", "relcl", "prep", "ccomp"))


def _untrue(parse: Parse, verb: int) -> bool:
    untrue = modality_lists()["untrue"]
    # in "called reports of a swap false" a parser may take the last word for the swap's
    labels = ("dobj",) if lemma_of(parse, verb) in word_set("calling") else ()
    said = [
        i
        for kid in parse.kids(verb, "acomp", "attr", "oprd", "ccomp", "prep", "advcl", *labels)
        for i in parse.subtree(kid)
    ]
    return any(lemma_of(parse, i) in untrue for i in said)


def _is_plain_past(parse: Parse, verb: int) -> bool:
    negated = any(parse.words[kid] in {"not", "n't", "never"} for kid in parse.kids(verb, "neg"))
    return parse.tokens[verb].tag in {"VBD", "VBZ", "VBP"} and not negated


def may_be_denied(draft: Draft, parse: Parse, word: int) -> bool:
    """Tell whether a draft is news of a sentence before the word that denies it."""
    trigger = draft.match.trigger
    before = draft.parse is not parse or draft.parse.sentences[trigger] < parse.sentences[word]
    return before and _is_disputable(draft)


def _is_disputable(draft: Draft) -> bool:
    known = draft.match.frame.type in FAMILY or draft.match.frame.type == "death_in_custody"
    return (
        known and draft.status in _REAL and draft.novelty is Novelty.NEW and not draft.in_headline
    )
