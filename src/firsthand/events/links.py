"""How a text ties one event to another: deals, results, requests, order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.climb_verbs import is_awaited
from firsthand.events.contents import asked_for, find_contents
from firsthand.events.grammar import core_noun
from firsthand.events.phrases import (
    GIVEN,
    WHOLES,
    WORDS,
    cue_of,
    find_phrases,
    link_lists,
    relation_of,
    sharpened,
)
from firsthand.events.recalled import find_recalled_ties
from firsthand.events.scene import lemma_of
from firsthand.events.ties import find_ties
from firsthand.events.words import word_set
from firsthand.model import MentionLink, Novelty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse


# What acts are done under: "the first 300 were freed under it".
_COVERING = frozenset({"agreement", "amnesty"})
# What nobody gives something for.
_NO_PRICES = frozenset({"meeting", "denial", "accusation", "refusal", "trial", "charge"})
# What begins or prolongs a custody.
_HOLDING = frozenset({"detention", "charge", "conviction", "sentence"})
_SPOKEN_OUT = 2  # words from which a phrase names its relation without help of the parse


def find_links(drafts: Sequence[Draft], parses: Sequence[Parse]) -> list[tuple[MentionLink, ...]]:
    """Return the links of each draft, in the order of the drafts.

    A link points from the event of which something is said to the other one: the pardon is
    `requested_by` the request, the release `part_of` the agreement.

    Args:
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
            found = _between(draft, drafts[other])
            if found is None and _is_first_in_sentence(drafts, index):
                found = _by_words(draft, drafts[other])
            if found is not None:
                links[index].append(found)
    for place, tie in find_recalled_ties(drafts, parses):
        links[place].append(tie)
    return [tuple(_unique(items)) for items in links]


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
            target = _before(drafts, index, relation, phrase) if start is not None else None
            if start is not None and target is not None:
                cue = parse.quote(start, start + len(phrase.split()))
                return MentionLink(relation, target, cue)
    return None


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


def _between(draft: Draft, other: Draft) -> MentionLink | None:
    """Return the link that a preposition or a relative clause draws to another event."""
    parse = draft.parse
    if _is_asked_for(draft, other):
        return MentionLink("requested_by", other.id, parse.quote(*_word(other.match.trigger)))
    for name, item in find_phrases(parse, draft):
        if item not in {other.match.trigger, other.match.noun, *_given_for(other)}:
            continue
        relation = relation_of(name, draft.match.frame.type, other.match.frame.type)
        if relation is not None:
            return MentionLink(relation, other.id, cue_of(parse, item))
    return _by_clause(parse, draft, other)


def _is_asked_for(draft: Draft, other: Draft) -> bool:
    """Tell whether an act is what a request hanging on it asks for: "at the request of Kyiv"."""
    if other.match.frame.type != "request":
        return False
    asked = asked_for(other.parse, other.match.trigger)
    asked += find_contents(other.parse, other.match) if _comes_after(other, draft) else []
    return draft.match.trigger in asked


def _comes_after(other: Draft, draft: Draft) -> bool:
    return other.match.trigger > draft.match.trigger


def _by_words(draft: Draft, other: Draft) -> MentionLink | None:
    """Return the link of the words that stand right before another event's noun phrase.

    The parse loses them behind an announcing clause or an opening quotation mark: "freed ten
    men, the ministry said on Monday, as part of a deal"; 'was a result of "the talks ..."'.
    """
    parse = draft.parse
    at = _phrase_start(other) - 1
    while at > draft.match.trigger and parse.tokens[at].pos in {"DET", "ADJ", "NUM", "PUNCT"}:
        at -= 1
    for relation, phrases in link_lists()["phrases"].items():
        for words in (phrase.split() for phrase in phrases):
            start = at + 1 - len(words)
            if len(words) < _SPOKEN_OUT or start <= draft.match.trigger:
                continue
            if list(parse.words[start : at + 1]) != words:
                continue
            if relation != "part_of" or other.match.frame.type in WHOLES:
                cue = parse.quote(start, at + 1)
                return MentionLink(sharpened(relation, other.match.frame.type), other.id, cue)
    return None


def _phrase_start(other: Draft) -> int:
    """Return where the phrase that names an event begins: at "Oslo" in "Oslo's release of two"."""
    parse = other.parse
    noun = other.match.trigger
    if other.match.noun is not None and other.match.noun < noun:
        noun = other.match.noun
    owners = [i for kid in parse.kids(noun, "poss") for i in parse.subtree(kid) if i < noun]
    return min([noun, *owners])


def _given_for(other: Draft) -> list[int]:
    # "freed 50 in exchange for 35": the event of the 35 has "exchange" as its trigger
    if other.match.frame.pos == "verb" and not other.parse.is_verb(other.match.trigger):
        return list(other.roles.get("recipient", ()))
    return []


def _by_clause(parse: Parse, draft: Draft, other: Draft) -> MentionLink | None:
    if other.match.frame.type == "request" and parse.tokens[other.match.trigger].dep in {
        "relcl",
        "acl",
    }:
        noun = parse.head(other.match.trigger)
        if noun in {draft.match.trigger, draft.match.noun}:
            return MentionLink("requested_by", other.id, parse.quote(*_word(other.match.trigger)))
    clause = other.match.trigger
    if _is_condition(parse, draft.match.trigger, clause):
        return MentionLink("condition_of", other.id, parse.quote(*_word(clause)))
    told = {draft.match.trigger, draft.modality.governor}
    if parse.tokens[clause].dep != "advcl" or parse.head(clause) not in told:
        return None
    marks = parse.kids(clause, "mark", "advmod")
    for relation, words in link_lists()["marks"].items():
        for kid in marks:
            if parse.words[kid] in words and not _is_long_after(draft, other):
                return MentionLink(relation, other.id, parse.quote(*_word(kid)))
    return None


def _is_long_after(draft: Draft, other: Draft) -> bool:
    """Tell whether a clause only dates: "released six weeks after he was arrested".

    What ends a custody follows its beginning in any case.
    """
    parse, clause = draft.parse, other.match.trigger
    measured = {lemma_of(parse, kid) for kid in parse.kids(clause, "npadvmod")}
    is_end = draft.match.frame.type in GIVEN and other.match.frame.type in _HOLDING
    befell = {party.entity for party in draft.recipients if party.entity is not None}
    held = {party.entity for party in other.recipients}
    spoken_of = {parse.words[token] for token in other.roles.get("recipient", ())}
    is_same = befell & held or spoken_of & word_set("people_pronouns")
    return is_end and bool(is_same) and bool(measured & word_set("long_spans"))


def _is_condition(parse: Parse, act: int, clause: int) -> bool:
    """Tell whether a clause says what must come first: "on condition that", "once they have"."""
    above = parse.head(clause)
    if parse.words[above] == "condition" and parse.tokens[clause].dep in {"acl", "relcl", "ccomp"}:
        return parse.words[parse.head(above)] == "on" and act in parse.ancestors(above)
    if above != act and parse.head(above) != act:
        return False
    return is_awaited(parse, clause)


def _word(index: int) -> tuple[int, int]:
    return index, index + 1
