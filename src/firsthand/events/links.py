"""How a text ties one event to another: deals, results, requests, order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.grammar import core_noun
from firsthand.events.partners import EXCHANGE
from firsthand.events.phrases import WORDS, link_lists
from firsthand.events.prices import find_prices
from firsthand.events.recalled import find_recalled_ties
from firsthand.events.scene import lemma_of
from firsthand.events.ties import find_ties
from firsthand.events.within import find_tie, find_tie_by_words
from firsthand.model import MentionLink, Novelty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene


# What acts are done under: "the first 300 were freed under it".
_COVERING = frozenset({"agreement", "amnesty"})
# What nobody gives something for.
_NO_PRICES = frozenset({"meeting", "denial", "accusation", "refusal", "trial", "charge"})


def find_links(
    scene: Scene, drafts: Sequence[Draft], parses: Sequence[Parse]
) -> list[tuple[MentionLink, ...]]:
    """Return the links of each draft, in the order of the drafts.

    A link points from the event of which something is said to the other one: the pardon is
    `requested_by` the request, the release `part_of` the agreement.

    Args:
        scene: of the document.
        drafts: all mentions of the document in text order.
        parses: its paragraphs, those that tell no event included.
    """
    links: list[list[MentionLink]] = [[] for _ in drafts]
    for index, draft in enumerate(drafts):
        if draft.in_headline:
            continue
        opener = _by_opener(drafts, index)
        if opener is not None:
            links[index].append(opener)
        for place, tie in find_ties(drafts, index):
            links[place].append(tie)
        for other in _same_sentence(drafts, index):
            found = find_tie(draft, drafts[other])
            if found is None and _is_first_in_sentence(drafts, index):
                found = find_tie_by_words(draft, drafts[other])
            if found is not None:
                links[index].append(found)
    for place, tie in (*find_prices(scene, drafts), *find_recalled_ties(drafts, parses)):
        links[place].append(tie)
    targets = {draft.id: draft for draft in drafts}
    return [
        tuple(_unique([_as_told(draft, item, targets[item.target]) for item in items]))
        for draft, items in zip(drafts, links, strict=True)
    ]


def _is_whole_swap(draft: Draft) -> bool:
    """Tell whether both sides of an exchange are told at once: "the two swapped prisoners"."""
    return draft.match.frame.type == "exchange" and draft.count is None and len(draft.actors) != 1


def _as_told(draft: Draft, link: MentionLink, target: Draft) -> MentionLink:
    """Return a link with the relation that the kind of its target makes of its words.

    A whole swap is no price: what one side gave is part of it. What comes "in response to a
    request" was requested, unless it is but an answer in words.
    """
    if link.relation == "in_exchange_for" and _is_whole_swap(target):
        return replace(link, relation="part_of")
    is_act = draft.match.frame.type not in WORDS
    if link.relation == "result_of" and target.match.frame.type == "request" and is_act:
        return replace(link, relation="requested_by")
    return link


def _unique(items: list[MentionLink]) -> list[MentionLink]:
    """Return one link to each event: what came about through it also came after it."""
    kept: dict[str, MentionLink] = {}
    for item in items:
        known = kept.get(item.target)
        if known is None or _weight(item) < _weight(known):
            kept[item.target] = item
    return list(kept.values())


def _weight(link: MentionLink) -> int:
    return int(link.relation == "follows")


def _same_sentence(drafts: Sequence[Draft], index: int) -> list[int]:
    draft = drafts[index]
    return [
        other
        for other, item in enumerate(drafts)
        if other != index
        and item.parse is draft.parse
        and item.parse.sentences[item.match.trigger] == draft.parse.sentences[draft.match.trigger]
    ]


def _by_opener(drafts: Sequence[Draft], index: int) -> MentionLink | None:
    draft = drafts[index]
    parse = draft.parse
    if not _is_first_in_sentence(drafts, index):
        return None
    for relation, phrases in link_lists()["openers"].items():
        if relation == "part_of" and draft.match.frame.type in WORDS:
            continue
        for phrase in phrases:
            start = _find(parse, draft.match.trigger, phrase.split(), relation)
            if start is None or _is_of_later(drafts, index, start):
                continue
            target = _before(drafts, index, relation, phrase)
            if target is not None:
                cue = parse.quote(start, start + len(phrase.split()))
                return MentionLink(relation, target, cue)
    return None


def _is_of_later(drafts: Sequence[Draft], index: int, start: int) -> bool:
    """Tell whether words speak of a later act: "freed ten, and Oslo let two go in return"."""
    return any(drafts[other].match.trigger < start for other in _same_sentence(drafts, index))


def _find(parse: Parse, trigger: int, words: list[str], relation: str) -> int | None:
    """Return where a phrase opens the sentence, or, for deals and exchanges, ends its clause."""
    sentence = parse.sentence_tokens(trigger)
    if words[0] not in parse.words[sentence.start : sentence.stop]:
        return None
    first = [i for i in sentence if parse.tokens[i].pos != "PUNCT"][:1]
    for start in sentence:
        if list(parse.words[start : start + len(words)]) != words:
            continue
        following = parse.words[start + len(words)] if start + len(words) < sentence.stop else "."
        if following in {"for", "of"} or _is_refused(parse, start):
            continue
        if start in first or relation in {"in_exchange_for", "part_of"}:
            return start
    return None


def _is_refused(parse: Parse, start: int) -> bool:
    """Tell whether nothing was given: "accused the army of refusing to free any in return"."""
    refusing = set(link_lists()["refusing"])
    return any(lemma_of(parse, node) in refusing for node in parse.ancestors(start))


def _is_first_in_sentence(drafts: Sequence[Draft], index: int) -> bool:
    trigger = drafts[index].match.trigger
    return all(drafts[other].match.trigger > trigger for other in _same_sentence(drafts, index))


def _before(drafts: Sequence[Draft], index: int, relation: str, phrase: str) -> str | None:
    earlier = [
        item
        for item in drafts[:index]
        if not item.in_headline
        and (item.parse is not drafts[index].parse or _is_before(item, drafts[index]))
        and (relation != "part_of" or item.match.frame.type in _covering(phrase))
        and (relation != "in_exchange_for" or item.match.frame.type not in _NO_PRICES)
    ]
    near = [item for item in earlier if _paragraph(item) == _paragraph(earlier[-1])]
    if relation == "in_exchange_for" and near and near[-1].match.frame.type == "request":
        # "X pushed Y to free prisoners. In exchange, ...": what was asked for, not the asking
        granted = _fulfilment(drafts, near[-1])
        if granted is not None:
            return granted
    news = [
        item
        for item in earlier
        if item.novelty is Novelty.NEW and item.match.frame.type != "request"
    ]
    chosen = (news or earlier)[-1:]
    return chosen[0].id if chosen else None


def _covering(phrase: str) -> frozenset[str]:
    """Return which types a phrase may mean: "under the deal", "under it"."""
    named = phrase.rpartition(" ")[2]
    if named == "amnesty":
        return frozenset({"amnesty"})
    if named in EXCHANGE:
        return frozenset({"exchange"})
    return _COVERING if named in {"it", "terms", "measure"} else frozenset({"agreement"})


def _is_before(one: Draft, other: Draft) -> bool:
    """Tell whether a mention stands in an earlier sentence of the same paragraph."""
    sentences = other.parse.sentences
    return sentences[one.match.trigger] < sentences[other.match.trigger]


def _paragraph(draft: Draft) -> int:
    return draft.parse.offset


def _fulfilment(drafts: Sequence[Draft], request: Draft) -> str | None:
    """Return the event that gave what a request asked for: same act, same people."""
    parse = request.parse
    asked = {
        lemma_of(parse, i)
        for i in parse.subtree(request.match.trigger)
        if i > request.match.trigger
    }
    for draft in drafts:
        if draft.in_headline or draft.match.frame.type not in {"release", "pardon", "handover"}:
            continue
        act = lemma_of(draft.parse, draft.match.trigger)
        people = {
            lemma_of(draft.parse, core_noun(draft.parse, i))
            for i in draft.roles.get("recipient", ())
        }
        if act in asked and people & asked:
            return draft.id
    return None
