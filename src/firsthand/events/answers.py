"""Acts that another act brought about: "responded by expelling two Poles", "prompted"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.model import MentionLink, Novelty, Status
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
# Words are no act that is answered by an act.
_WORDS = frozenset({"request", "denial", "meeting"})


def find_answer(drafts: Sequence[Draft], index: int) -> tuple[int, MentionLink] | None:
    """Tie an act to the one that it answers, or that is said to have brought it about.

    Args:
        drafts: all mentions of the document in text order.
        index: the one that is asked.

    Returns:
        The index itself and the link, or None.
    """
    answered = _by_answering(drafts, index) or _by_closing(drafts, index)
    answered = answered or _by_bringing(drafts, index)
    return None if answered is None else (index, answered)


def _by_answering(drafts: Sequence[Draft], index: int) -> MentionLink | None:
    """Return the link of "Moscow responded on Friday by expelling two Poles"."""
    draft = drafts[index]
    parse = draft.parse
    verb = _answering(parse, draft.match.trigger)
    if verb is None:
        return None
    told = [
        other
        for other in drafts[:index]
        if not other.in_headline
        and other.status in _TOLD
        and other.match.frame.type not in _WORDS
        and (other.parse is not parse or other.match.trigger < verb)
    ]
    told = [other for other in told if not _is_below_another(other, told)]
    for words, relation in (
        ("answering_verbs", "result_of"),
        ("reciprocating_verbs", "in_exchange_for"),
    ):
        if told and lemma_of(parse, verb) in word_set(words):
            return MentionLink(relation, told[-1].id, parse.quote(verb, verb + 1))
    return None


def _is_below_another(draft: Draft, told: Sequence[Draft]) -> bool:
    """Tell whether an act only says why another was done: "sanctioned two over the jailing of"."""
    above = set(draft.parse.ancestors(draft.match.trigger))
    return any(
        other.parse is draft.parse and other.match.trigger in above and other is not draft
        for other in told
    )


def _answering(parse: Parse, trigger: int) -> int | None:
    """Return the verb that calls an act an answer, if one does.

    "responded by expelling"; "retaliated, expelling"; "hit back and expelled"; "responded in
    kind: it freed".
    """
    above = parse.head(trigger)
    if parse.tokens[trigger].dep == "pcomp" and parse.words[above] == "by":
        return parse.head(above)
    sentence = range(parse.sentence_tokens(trigger).start, trigger)
    for verb in sentence:
        if not parse.is_verb(verb) or not _is_answer(parse, verb):
            continue
        is_below = above == verb and parse.tokens[trigger].dep in {"advcl", "conj"}
        if is_below or ":" in parse.words[verb:trigger]:
            return verb
    return None


def _is_answer(parse: Parse, verb: int) -> bool:
    """Tell whether a verb says alone that what follows is an answer: "hit back", "retaliated"."""
    if parse.tokens[verb].tag not in {"VBD", "VBZ", "VBN"} or parse.kids(verb, "neg", "auxpass"):
        return False
    if lemma_of(parse, verb) in word_set("retaliating_verbs"):
        return True
    after = f" {' '.join(parse.words[verb : verb + 4])} "
    is_known = lemma_of(parse, verb) in word_set("answering_verbs")
    return is_known and (" in kind " in after or " back " in after)


def _by_closing(drafts: Sequence[Draft], index: int) -> MentionLink | None:
    """Return the link of words that close the clause: "expelled an attache in retaliation"."""
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    if draft.status not in _TOLD:
        return None
    end = parse.sentence_tokens(trigger).stop
    later = [other.match.trigger for other in drafts if other.parse is parse]
    end = min([end, *(place for place in later if place > trigger)])
    doers = {party.entity for party in draft.actors}
    told = [
        other
        for other in drafts[:index]
        if not other.in_headline
        and other.status in _TOLD
        and other.match.frame.type not in _WORDS
        and not doers & {party.entity for party in other.actors}
    ]
    for phrase in load_list("event_links")["openers"]["result_of"]:
        words = phrase.split()
        for start in range(trigger + 1, end - len(words) + 1):
            stop = start + len(words)
            is_closed = stop == end or parse.tokens[stop].pos == "PUNCT"
            if told and is_closed and list(parse.words[start:stop]) == words:
                return MentionLink("result_of", told[-1].id, parse.quote(start, stop))
    return None


def _by_bringing(drafts: Sequence[Draft], index: int) -> MentionLink | None:
    """Return the link of "the arrest prompted the bar association to demand her release"."""
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    if draft.status not in _TOLD:
        return None
    verb = next((i for i in parse.ancestors(trigger) if parse.is_verb(i)), None)
    if verb is None or lemma_of(parse, verb) not in word_set("bringing_verbs"):
        return None
    brought = {i for kid in parse.kids(verb, "nsubj") for i in parse.subtree(kid)}
    for other in drafts[:index]:
        if other.parse is parse and other.match.trigger in brought:
            is_news = other.novelty is not Novelty.HISTORICAL
            cue = parse.quote(verb, verb + 1)
            return MentionLink("result_of", other.id, cue) if is_news else None
    return None
