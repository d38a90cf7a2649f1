"""Which frames a token triggers: conditions, word classes and vetoes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.events.frames import frame_index, word_classes
from firsthand.events.grammar import (
    core_noun,
    is_passive,
    objects,
    prepositions,
    subjects,
    trailing,
)
from firsthand.events.scene import in_class, is_time, lemma_of, name_at
from firsthand.events.words import word_set
from firsthand.model import MentionType
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.events.frames import Condition, Frame
    from firsthand.events.parse import Parse


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger with its frame; `noun` is the object that carries a light verb's meaning."""

    frame: Frame
    trigger: int
    noun: int | None = None
    words: tuple[int, ...] = ()


def find_candidates(parse: Parse, index: int) -> list[Match]:
    """Return all frames that a token may trigger, the most demanding first."""
    token = parse.tokens[index]
    pos = "verb" if _is_verbal(parse, index) else "noun" if token.pos == "NOUN" else None
    if pos is None:
        return []
    lemma = lemma_of(parse, index)
    # the lemmatiser makes "rearreste" and "spar" of words that it does not know
    forms = (lemma, lemma.rstrip("e"), f"{lemma}e")
    frames = next((f for form in forms if (f := frame_index().get((pos, form)))), ())
    if not frames:
        return []
    sentence = parse.sentence_tokens(index)
    near = {parse.words[i] for i in sentence} | {lemma_of(parse, i) for i in sentence}
    hopeful = (frame for frame in frames if frame.words <= near)
    return [item for frame in hopeful if (item := _match(parse, index, frame)) is not None]


def _is_verbal(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.pos == "VERB":
        return token.dep not in {"amod", "compound"}
    return token.pos == "AUX" and token.dep not in {"aux", "auxpass"}


def _match(parse: Parse, index: int, frame: Frame) -> Match | None:
    if frame.passive and not is_passive(parse, index):
        return None
    if frame.complement and not _has_complement(parse, index, frame.complement):
        return None
    noun: int | None = None
    words = [index]
    for condition in frame.conditions:
        found = _satisfy(parse, index, condition)
        if found is None:
            return None
        words.append(found)
        if condition.slot in {"obj", "subj"}:
            noun = found
    return Match(frame, index, noun, tuple(words))


def _satisfy(parse: Parse, index: int, condition: Condition) -> int | None:
    if condition.slot == "particle":
        return _particle(parse, index, condition.word)
    if condition.slot == "obj":
        candidates = objects(parse, index)
        if is_passive(parse, index):
            # "was granted bail" keeps its object
            candidates = [*parse.kids(index, "dobj"), *subjects(parse, index)]
    elif condition.slot == "subj":
        candidates = subjects(parse, index)
    elif condition.slot == "do":
        # "told reporters that they left" asks nobody to leave
        clauses = parse.kids(index, "xcomp", "ccomp", "advcl")
        candidates = [kid for kid in clauses if parse.tokens[kid].tag not in {"VBD", "VBZ"}]
    elif condition.slot == "compound":
        candidates = parse.kids(index, "compound", "nmod")
    elif condition.slot == "while":
        candidates = _while_objects(parse, index)
    else:
        candidates = [item for name, item in prepositions(parse, index) if name == condition.slot]
        if condition.slot != "of" or condition.word != "*":
            candidates += _object_prepositions(
                parse, index, condition.slot, is_class=condition.is_class
            )
    found = next((item for item in candidates if _is_word(parse, item, condition)), None)
    return found if found is None else _within_round(parse, found, condition)


def _object_prepositions(
    parse: Parse, index: int, slot: str, *, is_class: bool = False
) -> list[int]:
    # "sent the two men to prison": the parser may hang the phrase on the object
    if not parse.is_verb(index):
        return []
    nouns = objects(parse, index) if not is_passive(parse, index) else []
    nouns += [item for _, item in prepositions(parse, index)] if slot in {"to", "from"} else []
    # "the firm and two of its branches from the list": it hangs on the branches
    counted = [core for noun in nouns if (core := core_noun(parse, noun)) != noun]
    governors = [*nouns, *counted, *trailing(parse, index)]
    if is_class:
        # "put 11 people accused of fraud under sanctions": it hangs on the participle
        inner = {i for noun in nouns for i in parse.subtree(noun) if parse.is_verb(i)}
        # "removed two executives of the maker Arn from its list": on a name within the object
        inner |= {i for noun in nouns for i in parse.subtree(noun) if _is_named_within(parse, i)}
        governors += sorted(inner)
    return [
        item
        for governor in governors
        for name, item in prepositions(parse, governor)
        if name == slot
    ]


def _is_named_within(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.pos in {"NOUN", "PROPN"} and token.dep in {"appos", "pobj"}


def _while_objects(parse: Parse, index: int) -> list[int]:
    found = []
    for kid in parse.kids(index, "advcl", "prep"):
        words = {parse.words[item] for item in parse.kids(kid)} | {parse.words[kid]}
        if "while" in words:
            found += [item for name, item in prepositions(parse, kid) if name == "in"]
    return found


_PARTICLE_LABELS = frozenset(
    {"prt", "advmod", "acomp", "oprd", "prep", "xcomp", "ccomp", "advcl", "dobj", "attr", "dep"}
    | {"npadvmod"}
)


def _particle(parse: Parse, index: int, word: str) -> int | None:
    if word == "free" and _is_free_of(parse, index):
        return None
    follows = index + 1 < len(parse.words) and parse.words[index + 1] == word
    if follows and word in word_set("adverbial_particles"):
        # "handed over two pilots": the parser may read "over two"
        return index + 1
    for kid in parse.children[index]:
        if parse.words[kid] == word and parse.tokens[kid].dep in _PARTICLE_LABELS:
            if (word == "in" and parse.children[kid]) or _is_to_do(parse, kid):
                # "was taken in a van" takes nobody in, "are to free ten" are not free
                continue
            return kid
        is_bare = parse.tokens[kid].tag == "VB" and not parse.kids(kid, "aux")
        if parse.tokens[kid].dep in {"ccomp", "xcomp"} and is_bare and lemma_of(parse, kid) == word:
            return kid
    for noun in objects(parse, index):
        for kid in parse.kids(noun, "advmod", "amod", "oprd", "acl", "prep", "prt"):
            if parse.words[kid] == word and kid > noun:
                return kid
    return None


def _is_to_do(parse: Parse, verb: int) -> bool:
    return parse.is_verb(verb) and any(parse.words[i] == "to" for i in parse.kids(verb, "aux"))


def _is_free_of(parse: Parse, verb: int) -> bool:
    """Tell whether somebody walks "free of" something: of a charge, a duty, a clawback."""
    return any(
        parse.words[kid] == "free" and any(parse.words[i] == "of" for i in parse.kids(kid, "prep"))
        for kid in parse.children[verb]
    )


def _is_word(parse: Parse, index: int, condition: Condition) -> bool:
    if condition.word == "*":
        # "held for two months" names no charge
        return condition.slot not in {"for", "on"} or not (
            in_class(parse, index, "span") or is_time(parse, index)
        )
    if condition.is_class:
        return _is_of_class(parse, index, condition.word)
    if condition.word in {lemma_of(parse, index), parse.words[index]}:
        return True
    # "signed an amnesty decree"
    modifiers = parse.kids(index, "compound", "nmod", "amod")
    is_document = in_class(parse, index, "document")
    return is_document and any(parse.words[kid] == condition.word for kid in modifiers)


def _is_of_class(  # noqa: PLR0911 (a case a return)
    parse: Parse, index: int, name: str
) -> bool:
    lemma = lemma_of(parse, index)
    if name == "sanctions_list":
        below = {lemma_of(parse, i) for i in parse.subtree(index)}
        # "struck off the list", in a report on sanctions
        is_known = parse.words[index - 1] == "the" and "sanction" in parse.text.lower()
        is_told = bool(below & word_set("sanctions_list"))
        return lemma in {"list", "blacklist"} and (is_told or is_known)
    if name == "bare_list":
        bare = not parse.kids(index, "amod", "compound", "prep", "relcl", "acl")
        return lemma == "list" and bare and parse.words[index - 1] in {"the", "its", "their"}
    if name == "country":
        found = name_at(parse, index)
        return found is not None and found.type is MentionType.PLACE
    words = word_classes()[name]
    parts = parse.kids(index, "compound", "amod")
    if name == "prison" and lemma in word_set("prison_parts"):
        return any(in_class(parse, kid, "prison") for kid in parts)
    if name == "sanction" and lemma == "freeze":
        # of assets: a wage freeze is no sanction
        return any(in_class(parse, item, "assets") for item in parse.subtree(index))
    if name == "sanction" and parse.words[index] in {"them", "they", "those"}:
        return _speaks_before(parse, index, words)
    if lemma in word_set("rounds") and _heads_round(parse, index, words):
        return True
    modifiers = parse.kids(index, "compound", "nmod")
    if in_class(parse, index, "document") and any(parse.words[kid] in words for kid in modifiers):
        return True
    return bool({lemma, parse.words[index]} & words)


def _speaks_before(parse: Parse, pronoun: int, words: frozenset[str]) -> bool:
    """Tell whether a pronoun's own or last sentence speaks of what a class names.

    "It would not ease its sanctions. Brussels extended them in January."
    """
    number = parse.sentences[pronoun]
    before = [i for i in range(pronoun) if parse.sentences[i] >= number - 1]
    plurals = [i for i in before if parse.tokens[i].tag in {"NNS", "NNPS"}]
    return any(lemma_of(parse, i) in words for i in plurals)


def _heads_round(parse: Parse, index: int, words: frozenset[str]) -> bool:
    """Tell whether a phrase is "a round of talks", "a package of sanctions"."""
    inner = [item for name, item in prepositions(parse, index) if name == "of"]
    return any(lemma_of(parse, item) in words for item in inner)


def _within_round(parse: Parse, index: int, condition: Condition) -> int:
    """Return the talks of "a round of talks", where that is what made the phrase fit."""
    if not condition.is_class or lemma_of(parse, index) not in word_set("rounds"):
        return index
    words = word_classes().get(condition.word, frozenset())
    inner = [item for name, item in prepositions(parse, index) if name == "of"]
    return next((item for item in inner if lemma_of(parse, item) in words), index)


def _has_complement(parse: Parse, index: int, markers: tuple[str, ...]) -> bool:
    for kid in parse.kids(index, "xcomp", "ccomp", "advcl"):
        if any(parse.words[item] in markers for item in parse.kids(kid, "aux")):
            return True
    return any(name in markers for name, _ in prepositions(parse, index))


@lru_cache(maxsize=1)
def veto_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the veto lists: name to ("sentence", "object" or "complement") to words."""
    content = load_list("event_vetoes")
    return {
        name: {place: frozenset(words.split()) for place, words in entry.items()}
        for name, entry in content.items()
        if isinstance(entry, dict)
    }


def is_vetoed(parse: Parse, match: Match) -> bool:
    """Tell whether the surroundings of a trigger show that it has another sense."""
    sentence = parse.sentence_tokens(match.trigger)
    around = {lemma_of(parse, i) for i in sentence} | {parse.words[i] for i in sentence}
    if _is_price(parse, match):
        return True
    for name in match.frame.vetoes:
        lists = veto_words()[name]
        if around & lists.get("unless", frozenset()):
            # "the striker was released on bail": a player before a judge
            continue
        if around & lists.get("sentence", frozenset()):
            return True
        if len(around & lists.get("two_of", frozenset())) > 1:
            return True
        if any(words & lists.get(place, frozenset()) for place, words in _beside(parse, match)):
            return True
        complements = parse.kids(match.trigger, "xcomp", "ccomp")
        complements += [i for _, i in prepositions(parse, match.trigger) if parse.is_verb(i)]
        if {lemma_of(parse, i) for i in complements} & lists.get("complement", frozenset()):
            return True
    return False


def _is_price(parse: Parse, match: Match) -> bool:
    """Tell whether "in exchange for" leads to a price: "were freed in exchange for four men"."""
    if match.frame.type != "exchange" or not parse.is_verb(match.trigger):
        return False
    return any(
        parse.words[noun - 1] == "in"
        and any(name == "for" for name, _ in prepositions(parse, noun))
        for noun in match.words[1:]
    )


def _beside(parse: Parse, match: Match) -> list[tuple[str, set[str]]]:
    """Return the words that may stand in a veto's places: "object", "subject" and so on."""
    things = {parse.words[i] for i in objects(parse, match.trigger)}
    doers = {parse.words[i] for i in parse.kids(match.trigger, "nsubj")}
    return [
        ("object", things),
        ("subject", doers),
        ("source", _sources(parse, match)),
        ("modifier", _described(parse, match)),
        ("particle", {parse.words[kid] for kid in parse.kids(match.trigger, "prt")}),
    ]


def _sources(parse: Parse, match: Match) -> set[str]:
    """Return what somebody comes from: "released from hospital"."""
    found = prepositions(parse, match.trigger)
    return {parse.words[item] for name, item in found if name.endswith("from")}


def _described(parse: Parse, match: Match) -> set[str]:
    """Return the words that stand before the noun of a match: "the death penalty"."""
    noun = match.trigger if match.frame.pos == "noun" else match.noun
    kids = [] if noun is None else parse.kids(noun, "compound", "amod", "nmod")
    return {parse.words[kid] for kid in kids}


def is_fiction(text: str) -> bool:
    """Tell whether a paragraph tells a film, a novel or a game."""
    lowered = text.lower()
    return any(phrase in lowered for phrase in load_list("event_vetoes")["fiction"])
