"""Links across sentences: steps that came after something, what a request got, one of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.answers import find_answer
from firsthand.events.asked import find_request_tie
from firsthand.events.coreference import FAMILY
from firsthand.events.grammar import named_among, subjects
from firsthand.events.phrases import GIVEN
from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.model import MentionLink, Novelty, Status
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})


def find_ties(drafts: Sequence[Draft], index: int) -> list[tuple[int, MentionLink]]:
    """Return links that a mention draws without naming the other event in its own clause.

    Args:
        drafts: all mentions of the document in text order.
        index: the one that is asked.

    Returns:
        Pairs of the index of the draft that the link belongs to, and the link.
    """
    found = (
        _of_step(drafts, index),
        find_request_tie(drafts, index),
        _of_group(drafts, index),
        _of_return(drafts, index),
        _of_order(drafts, index),
        find_answer(drafts, index),
    )
    return [item for item in found if item is not None]


def _of_step(drafts: Sequence[Draft], index: int) -> tuple[int, MentionLink] | None:
    """Tie the news to what its step followed: "The move came after Minsk had freed 14 men"."""
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    step = next(
        (
            node
            for node in parse.ancestors(trigger)
            if lemma_of(parse, node) in word_set("step_verbs")
            and any(_is_step(draft, kid) for kid in parse.kids(node, "nsubj", "nsubjpass"))
        ),
        None,
    )
    told = _news_before(drafts, index)
    if step is None or told is None:
        return None
    if _is_within_relative(draft, step):
        return None
    between = f" {' '.join(parse.words[step : trigger + 1])} "
    for relation, phrases in load_list("event_links")["steps"].items():
        if any(f" {phrase} " in between for phrase in phrases):
            return told, MentionLink(relation, draft.id, parse.quote(step, step + 1))
    return None


def _is_within_relative(draft: Draft, step: int) -> bool:
    """Tell whether the event is only told of somebody: "after the arrest of ten, since freed"."""
    parse = draft.parse
    path = [draft.match.trigger, *parse.ancestors(draft.match.trigger)]
    above = path[: path.index(step)] if step in path else path
    return any(parse.tokens[node].dep in {"relcl", "acl"} for node in above)


def _is_step(draft: Draft, noun: int) -> bool:
    parse = draft.parse
    return lemma_of(parse, noun) in word_set("steps") or parse.words[noun] in {"it", "this", "that"}


def _news_before(drafts: Sequence[Draft], index: int) -> int | None:
    """Return the last news of an earlier sentence; of several that which its main clause tells."""
    draft = drafts[index]
    news = [
        place
        for place, other in enumerate(drafts[:index])
        if not other.in_headline
        and other.novelty is Novelty.NEW
        and other.status in _TOLD
        and (other.parse is not draft.parse or _sentence(other) != _sentence(draft))
    ]
    if not news:
        return None
    last = drafts[news[-1]]
    near = [
        place
        for place in news
        if drafts[place].parse is last.parse and _sentence(drafts[place]) == _sentence(last)
    ]
    told = [place for place in near if not _is_aside(drafts[place])]
    return (told or near)[-1]


def _is_aside(draft: Draft) -> bool:
    """Tell whether an event stands in a relative clause: "freed ten who had been arrested"."""
    parse, trigger = draft.parse, draft.match.trigger
    return any(
        parse.tokens[node].dep in {"relcl", "acl", "amod"}
        for node in (trigger, *parse.ancestors(trigger))
    )


def _sentence(draft: Draft) -> int:
    return draft.parse.sentences[draft.match.trigger]


def _of_group(drafts: Sequence[Draft], index: int) -> tuple[int, MentionLink] | None:
    """Tie what befell one to what befell all: "Among those freed was Ann Lind"."""
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    if not named_among(parse, trigger) or not subjects(parse, trigger):
        return None
    family = FAMILY.get(draft.match.frame.type)
    for other in drafts[:index]:
        counted = other.count is not None and other.count.n > 1
        if counted and not other.in_headline and FAMILY.get(other.match.frame.type) == family:
            return index, MentionLink("part_of", other.id, draft.trigger)
    return None


def _of_return(drafts: Sequence[Draft], index: int) -> tuple[int, MentionLink] | None:
    """Tie two acts of which one is given for the other, by words between the two.

    "handed over five officers and in return freed 20 men"; "Oslo, for its part, freed 20 men".
    """
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    before = [other for other in drafts[:index] if _is_given(other) and _is_next(other, draft)]
    if not before or not _is_given(draft):
        return None
    other = before[-1]
    is_same = _sentence(other) == _sentence(draft)
    first = other.match.trigger + 1 if is_same else parse.sentence_tokens(trigger).start
    for words in load_list("event_links")["returns"]:
        for start in range(first, trigger - len(words) + 1):
            end = start + len(words)
            is_told = list(parse.words[start:end]) == words
            if is_told and parse.words[end] not in {"for", "of"} and (is_same or words[0] == "for"):
                cue = parse.quote(start, end)
                return index, MentionLink("in_exchange_for", other.id, cue)
    return None


def _of_order(drafts: Sequence[Draft], index: int) -> tuple[int, MentionLink] | None:
    """Tie two acts of one sentence of which the second is told as later.

    "freed ten men; hours later Oslo lifted its sanctions", "and a day later Oslo freed two".
    """
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    if not _is_given(draft) or index == 0 or not _is_given(drafts[index - 1]):
        return None
    other = drafts[index - 1]
    if other.parse is not parse or _sentence(other) != _sentence(draft):
        return None
    for start in range(other.match.trigger + 1, trigger):
        if parse.words[start] not in {";", "and"}:
            continue
        for phrase in load_list("event_links")["openers"]["follows"]:
            end = start + 1 + len(phrase.split())
            if end <= trigger and " ".join(parse.words[start + 1 : end]) == phrase:
                cue = parse.quote(start + 1, end)
                return index, MentionLink("follows", other.id, cue)
    return None


def _is_next(other: Draft, draft: Draft) -> bool:
    """Tell whether a mention stands in the same sentence as another, or in the one before."""
    return other.parse is draft.parse and _sentence(draft) - _sentence(other) in {0, 1}


def _is_given(draft: Draft) -> bool:
    return draft.match.frame.type in GIVEN and not draft.in_headline
