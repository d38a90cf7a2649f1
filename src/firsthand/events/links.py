"""How a text ties one event to another: deals, results, requests, order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.events.climb_verbs import is_awaited
from firsthand.events.contents import asked_for, find_contents
from firsthand.events.grammar import core_noun, prepositions
from firsthand.events.scene import lemma_of
from firsthand.events.ties import find_ties
from firsthand.model import MentionLink, Novelty, Quoted
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse


# What an act may be part of.
_WHOLES = frozenset({"agreement", "exchange", "amnesty"})
# What acts are done under: "the first 300 were freed under it".
_COVERING = frozenset({"agreement", "amnesty"})
# What brings about the acts that come after it.
_CAUSES = frozenset({"agreement", "meeting"})
# What nobody gives something for.
_NO_PRICES = frozenset({"meeting", "denial", "accusation", "refusal", "trial", "charge"})
_SPOKEN_OUT = 2  # words from which a phrase names its relation without help of the parse


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, Any]:
    content: Mapping[str, Any] = load_list("event_links")
    return content


def find_links(drafts: Sequence[Draft]) -> list[tuple[MentionLink, ...]]:
    """Return the links of each draft, in the order of the drafts.

    A link points from the event of which something is said to the other one: the pardon is
    `requested_by` the request, the release `part_of` the agreement.
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
    return [tuple(_unique(items)) for items in links]


def _unique(items: list[MentionLink]) -> list[MentionLink]:
    kept: list[MentionLink] = []
    for item in items:
        if all((item.relation, item.target) != (old.relation, old.target) for old in kept):
            kept.append(item)
    return kept


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
    for relation, phrases in _lists()["openers"].items():
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
    refusing = set(_lists()["refusing"])
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
    for name, item in _phrases(parse, draft):
        if item not in {other.match.trigger, other.match.noun, *_given_for(other)}:
            continue
        for relation, phrases in _lists()["phrases"].items():
            if name in phrases and (name != "for" or draft.match.frame.type == "exchange"):
                if relation == "part_of" and other.match.frame.type not in _WHOLES:
                    continue
                return MentionLink(_sharpened(relation, other), other.id, _cue(parse, item))
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
    for relation, phrases in _lists()["phrases"].items():
        for words in (phrase.split() for phrase in phrases):
            start = at + 1 - len(words)
            if len(words) < _SPOKEN_OUT or start <= draft.match.trigger:
                continue
            if list(parse.words[start : at + 1]) != words:
                continue
            if relation != "part_of" or other.match.frame.type in _WHOLES:
                cue = parse.quote(start, at + 1)
                return MentionLink(_sharpened(relation, other), other.id, cue)
    return None


def _sharpened(relation: str, other: Draft) -> str:
    """Return the relation; what comes after a deal or talks came about through them."""
    is_cause = other.match.frame.type in _CAUSES
    return "result_of" if relation == "follows" and is_cause else relation


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


def _phrases(parse: Parse, draft: Draft) -> list[tuple[str, int]]:
    governors = {draft.match.trigger, *draft.match.words}
    head = parse.head(draft.match.trigger)
    if draft.match.frame.pos == "noun" and parse.is_verb(head):
        governors.add(head)
        # "was a result of the agreement"
        for kid in parse.kids(head, "attr"):
            word = parse.words[kid]
            governors.add(kid)
            return [(f"{word} of", item) for name, item in prepositions(parse, kid) if name == "of"]
    found = [pair for governor in sorted(governors) for pair in prepositions(parse, governor)]
    nested = []
    for name, item in found:
        nested += [
            (f"{name} {parse.words[item]} {inner}", target)
            for inner, target in prepositions(parse, item)
        ]
    return found + nested


def _cue(parse: Parse, item: int) -> Quoted:
    preposition = parse.head(item)
    return parse.quote(preposition, preposition + 1)


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
    if parse.tokens[clause].dep != "advcl" or parse.head(clause) != draft.match.trigger:
        return None
    marks = parse.kids(clause, "mark", "advmod")
    for relation, words in _lists()["marks"].items():
        for kid in marks:
            if parse.words[kid] in words:
                return MentionLink(relation, other.id, parse.quote(*_word(kid)))
    return None


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
