"""What was given for whom: "freed two nurses in exchange for a cleric", "let ten go in return".

One side of a swap names the people whom the other side gave; how they came free is told
elsewhere in the text, before or after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import core_noun, prepositions
from firsthand.events.partners import EXCHANGE, is_return
from firsthand.events.phrases import GIVEN, link_lists
from firsthand.events.scene import is_person, lemma_of, quantity_of
from firsthand.events.words import word_set
from firsthand.model import MentionKind, MentionLink, MentionType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene

# "In exchange for", "in a swap for", "as a trade for".
_LEADING = frozenset({"in", "as"})
_MEANT = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED, Status.PLANNED})


def find_prices(scene: Scene, drafts: Sequence[Draft]) -> Iterator[tuple[int, MentionLink]]:
    """Yield the index of each act that was done in exchange for another, with the link to that.

    Args:
        scene: of the document.
        drafts: all its mentions in text order.
    """
    for index, draft in enumerate(drafts):
        if not _is_given(draft):
            continue
        for people in _prices(drafts, index):
            other = find_giving(scene, drafts, draft, people)
            if other is not None:
                cue = draft.parse.quote(people, people + 1)
                yield index, MentionLink("in_exchange_for", other.id, cue)
        closed = _by_closing(drafts, index)
        if closed is not None:
            yield index, closed


def without_told_prices(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without prices whose own giving the text tells elsewhere."""
    return [draft for draft in drafts if not _is_told_price(scene, drafts, draft)]


def _is_told_price(scene: Scene, drafts: Sequence[Draft], draft: Draft) -> bool:
    parse, trigger = draft.parse, draft.match.trigger
    if parse.words[trigger] not in EXCHANGE or parse.is_verb(trigger):
        return False
    is_idiom = parse.words[max(0, trigger - 1) : trigger + 2] == ("in", parse.words[trigger], "for")
    people = draft.roles.get("recipient", ()) if is_return(draft) else ()
    if is_idiom and not draft.roles.get("recipient"):
        people = draft.roles.get("other", ())
    return any(find_giving(scene, drafts, draft, one) for one in people)


def find_giving(scene: Scene, drafts: Sequence[Draft], draft: Draft, people: int) -> Draft | None:
    """Return the act by which people named as a price came free; the last before all else.

    Args:
        scene: of the document.
        drafts: all its mentions in text order.
        draft: what was done in exchange for them.
        people: the token that names them, in the paragraph of `draft`.
    """
    parse = draft.parse
    others = [item for item in drafts if item is not draft and _is_given(item)]
    others = [item for item in others if item.match.trigger != people or item.parse is not parse]
    if parse.words[people] in word_set("people_pronouns"):
        before = [item for item in others if _stands_before(item, draft)]
        return _meant(scene, before, draft, people)
    found = [item for item in others if _befell(scene, item, parse, people)]
    return found[-1] if found else _named_late(scene, others, draft.parse, people)


def _named_late(scene: Scene, others: Sequence[Draft], parse: Parse, people: int) -> Draft | None:
    """Return the one act that befell somebody whom only the price names, as it seems.

    "Two days after Oslo extradited a former minister ... freed Lind in exchange for Jan Orth".
    """
    if not _is_one_named(scene, parse, people):
        return None
    nameless = [item for item in others if _befell_nameless(scene, item)]
    return nameless[0] if len(nameless) == 1 else None


def _is_one_named(scene: Scene, parse: Parse, people: int) -> bool:
    entity = scene.entity_at(parse, people)
    if entity is None or entity.type is not MentionType.PERSON:
        return False
    return _has_name(scene, entity.id)


def _has_name(scene: Scene, entity: str | None) -> bool:
    return any(item.entity == entity and item.kind is MentionKind.NAME for item in scene.mentions)


def _befell_nameless(scene: Scene, item: Draft) -> bool:
    """Tell whether an act befell one person, of whom only what he is is told."""
    given = item.roles.get("recipient", ())
    if len(given) != 1 or item.parse.tokens[given[0]].tag != "NN":
        return False
    is_known = any(_has_name(scene, party.entity) for party in item.recipients)
    return is_person(scene, item.parse, given[0]) and not is_known


def _is_given(draft: Draft) -> bool:
    is_act = draft.match.frame.type in GIVEN and draft.status in _MEANT
    return is_act and not draft.in_headline


def _prices(drafts: Sequence[Draft], index: int) -> Iterator[int]:
    """Yield who is named as what an act was done for: "for" a cleric, "for her"."""
    draft = drafts[index]
    yield from draft.roles.get("other", ())
    parse = draft.parse
    sentence = parse.sentence_tokens(draft.match.trigger)
    for place in range(sentence.start, sentence.stop - 1):
        if parse.words[place] not in EXCHANGE or parse.words[place + 1] != "for":
            continue
        before = parse.words[max(sentence.start, place - 2) : place]
        if _LEADING.isdisjoint(before) or _owner(drafts, parse, place) != index:
            continue
        yield from parse.kids(place + 1, "pobj")
    yield from _secured(parse, draft.match.trigger)


def _secured(parse: Parse, act: int) -> Iterator[int]:
    """Yield whose release an act was to bring: "lifted sanctions to secure the release of Lind"."""
    for verb in parse.kids(act, "advcl", "xcomp"):
        if lemma_of(parse, verb) not in word_set("securing"):
            continue
        for noun in parse.kids(verb, "dobj"):
            if lemma_of(parse, noun) in word_set("freedoms"):
                yield from (item for name, item in prepositions(parse, noun) if name == "of")


def _owner(drafts: Sequence[Draft], parse: Parse, place: int) -> int | None:
    """Return the act that such words speak of: the last before them, or the first behind."""
    near = [
        other
        for other, item in enumerate(drafts)
        if item.parse is parse
        and parse.sentences[item.match.trigger] == parse.sentences[place]
        and _is_given(item)
    ]
    before = [other for other in near if drafts[other].match.trigger < place]
    return before[-1] if before else next(iter(near), None)


def _stands_before(one: Draft, other: Draft) -> bool:
    if one.parse is not other.parse:
        return one.parse.offset < other.parse.offset
    return one.match.trigger < other.match.trigger


def _befell(scene: Scene, item: Draft, parse: Parse, people: int) -> bool:
    """Tell whether people named in one place are those whom an act befell."""
    mention = scene.mention_at(parse, people)
    if mention is not None and mention.entity in {party.entity for party in item.recipients}:
        return True
    noun = lemma_of(parse, core_noun(parse, people))
    given = item.roles.get("recipient", ())
    if not any(lemma_of(item.parse, core_noun(item.parse, one)) == noun for one in given):
        return False
    number = quantity_of(parse, people)
    return number is None or item.count is None or number.n == item.count.n


def _meant(scene: Scene, before: Sequence[Draft], draft: Draft, pronoun: int) -> Draft | None:
    """Return the last act told before that befell those whom a pronoun means."""
    many = draft.parse.words[pronoun] in {"them", "these", "those"}
    own = {party.entity for party in draft.recipients}
    mention = scene.mention_at(draft.parse, pronoun)
    known = [
        item
        for item in before
        if mention is not None and mention.entity in {one.entity for one in item.recipients}
    ]
    fitting = [
        item
        for item in before
        if _is_many(item) == many and not own & {one.entity for one in item.recipients}
    ]
    return next(iter([*reversed(known), *reversed(fitting)]), None)


def _is_many(draft: Draft) -> bool:
    if draft.count is not None:
        return draft.count.n > 1
    given = draft.roles.get("recipient", ())
    return any(draft.parse.tokens[one].tag in {"NNS", "NNPS"} for one in given) or len(given) > 1


def _by_closing(drafts: Sequence[Draft], index: int) -> MentionLink | None:
    """Return the link of "Oslo freed ten men, and Riga let nine sailors go in return"."""
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    sentence = parse.sentence_tokens(trigger)
    near = [item for item in drafts if item.parse is parse and item.match.trigger in sentence]
    before = [item for item in near if item.match.trigger < trigger and _is_given(item)]
    later = [item.match.trigger for item in near if item.match.trigger > trigger]
    end = min([sentence.stop, *later])
    for words in link_lists()["returns"]:
        for start in range(trigger + 1, end - len(words) + 1):
            stop = start + len(words)
            is_told = list(parse.words[start:stop]) == words
            if before and is_told and parse.words[stop : stop + 1] not in (("for",), ("of",)):
                return MentionLink("in_exchange_for", before[-1].id, parse.quote(start, stop))
    return None
