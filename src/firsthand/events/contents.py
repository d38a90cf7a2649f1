"""What a request, a refusal or a denial is about; without a content of weight it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import core_noun, is_passive, objects, prepositions, subjects
from firsthand.events.match import Match, find_candidates
from firsthand.events.modality import is_infinitive
from firsthand.events.scene import in_class, is_power, lemma_of
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.arguments import Roles
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene

_SPEECH = frozenset({"request", "refusal", "denial", "accusation"})


def has_content(parse: Parse, match: Match) -> bool:
    """Tell whether a speech act has a content that makes it an event of the ledger."""
    if match.frame.content is None:
        return True
    contents = find_contents(parse, match)
    if match.frame.type == "denial":
        return bool(contents) and not _is_withheld(parse, match.trigger)
    if match.frame.type == "refusal":
        return any(parse.is_verb(item) or _has_weight(parse, item) for item in contents)
    return (
        any(_is_act(parse, item) for item in asked_for(parse, match.trigger))
        or any(
            _has_weight(parse, below)
            for item in contents
            if not _is_question(parse, item)
            for below in parse.subtree(item)
        )
        or any(_is_known_step(parse, item) for item in contents)
    )


def _is_act(parse: Parse, noun: int) -> bool:
    """Tell whether a word stands for an act that was told: "the move", "granted clemency"."""
    if parse.tokens[noun].pos not in {"NOUN", "VERB"}:
        return _does_it(parse, noun)
    is_step = parse.tokens[noun].pos == "NOUN" and lemma_of(parse, noun) in word_set("steps")
    return (
        is_step
        or _does_it(parse, noun)
        or any(one.frame.type not in _SPEECH for one in find_candidates(parse, noun))
    )


def _is_known_step(parse: Parse, noun: int) -> bool:
    """Tell whether a step is asked for of which the text has told: "had asked for the move"."""
    is_step = parse.tokens[noun].pos == "NOUN" and lemma_of(parse, noun) in word_set("steps")
    return is_step and any(parse.words[kid] in {"the", "this"} for kid in parse.kids(noun, "det"))


def _does_it(parse: Parse, verb: int) -> bool:
    """Tell whether a verb stands for an act told before: "this was done", "it did so"."""
    if lemma_of(parse, verb) != "do":
        return False
    kids = {parse.words[kid] for kid in parse.kids(verb, "nsubjpass", "dobj", "advmod")}
    return bool(kids & {"this", "that", "it", "so"})


def asks_power(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether a state, a court or a body is asked to do something, or for a sentence.

    "Called on the government to repay the schools"; "asked the ministry to comment" is nothing.
    """
    if match.frame.type != "request" or match.frame.pos != "verb":
        return False
    if _asks_term(parse, match, roles) or _asks_for_somebody(scene, parse, match, roles):
        return True
    asked = roles.get("recipient", [])
    acts = [
        kid
        for node in (match.trigger, *asked)
        for kid in parse.kids(node, "xcomp", "ccomp", "advcl", "acl")
        if is_infinitive(parse, kid) and lemma_of(parse, kid) not in word_set("asked_in_vain")
    ]
    return bool(acts) and bool(asked) and all(_can_act(scene, parse, one) for one in asked)


def _can_act(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether somebody rules or stands for those who do: "President Ann Lind"."""
    titles = [token, *parse.kids(token, "compound", "nmod")]
    return is_power(scene, parse, token) or any(
        lemma_of(parse, item) in word_set("rulers") for item in titles
    )


def _asks_for_somebody(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether a state had asked for somebody who was spoken of: "had asked for him in May"."""
    if not any(parse.words[kid] == "had" for kid in parse.kids(match.trigger, "aux")):
        return False
    asked = {parse.words[item] for item in find_contents(parse, match)}
    askers = roles.get("actor", [])
    return bool(asked & {"him", "her", "them"}) and any(_can_act(scene, parse, a) for a in askers)


def _asks_term(parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether prosecutors ask for a sentence: "had demanded 14 years for him"."""
    counsel = {lemma_of(parse, core_noun(parse, one)) for one in roles.get("actor", [])}
    if not counsel & word_set("counsel"):
        return False
    return any(in_class(parse, item, "term") for item in find_contents(parse, match))


def _is_question(parse: Parse, clause: int) -> bool:
    """Tell whether somebody wants to know: "asked what happens when one is arrested"."""
    if parse.tokens[clause].dep not in {"ccomp", "advcl"}:
        return False
    opening = [parse.words[i] for i in parse.subtree(clause)[:1]]
    return bool(set(opening) & word_set("asking_words"))


def _is_withheld(parse: Parse, verb: int) -> bool:
    """Tell whether something is kept from somebody: "was denied the right to", "denied to us"."""
    given = parse.kids(verb, "dobj")
    two = bool(given) and (is_passive(parse, verb) or bool(parse.kids(verb, "dative")))
    kept = any(lemma_of(parse, item) in word_set("withheld") for item in given)
    return two or kept or any(name == "to" for name, _ in prepositions(parse, verb))


def find_contents(parse: Parse, match: Match) -> list[int]:
    """Return the heads of what is asked, refused or denied."""
    trigger = match.trigger
    found = parse.kids(trigger, "xcomp", "ccomp", "advcl")
    if match.frame.type == "request":
        found += asked_for(parse, trigger)
    if match.frame.pos == "noun":
        # "an extradition request"
        found += parse.kids(trigger, "acl", "compound")
        return found + [
            item for name, item in prepositions(parse, trigger) if name in {"for", "to", "of"}
        ]
    if is_passive(parse, trigger):
        found += subjects(parse, trigger)
    found += objects(parse, trigger)
    found += [
        item for name, item in prepositions(parse, trigger) if name in {"for", "to", "on", "upon"}
    ]
    if match.noun is not None:
        found += parse.kids(match.noun, "acl")
        found += [item for name, item in prepositions(parse, match.noun) if name in {"for", "to"}]
    return found


def asked_for(parse: Parse, trigger: int) -> list[int]:
    """Return the act that was asked for where the asking hangs on it.

    "freed them at the request of Kyiv", "freed them, heeding a plea by the pope", "freed them,
    a step that Kyiv had demanded".
    """
    head = parse.head(trigger)
    if parse.words[head] == "at" and parse.tokens[trigger].dep == "pobj":
        # "freed him, serving life for a murder, at the request of Kyiv": it may hang too low
        verbs = [node for node in parse.ancestors(head) if parse.is_verb(node)]
        return [parse.head(head), *verbs, *_came(parse, parse.head(head))]
    if parse.words[head] == "on" and _is_act(parse, parse.head(head)):
        # "arrested him on an extradition request from Oslo"
        return [parse.head(head)]
    if parse.tokens[trigger].dep == "relcl" and lemma_of(parse, head) in word_set("steps"):
        return [node for node in parse.ancestors(head)[:1] if parse.is_verb(node)]
    return _heeded(parse, trigger) if parse.tokens[trigger].pos == "NOUN" else []


def _came(parse: Parse, verb: int) -> list[int]:
    """Return the act that a text says came: "the extradition came at the request of Oslo"."""
    is_step = lemma_of(parse, verb) in word_set("step_verbs")
    return parse.kids(verb, "nsubj") if is_step else []


def _heeded(parse: Parse, noun: int) -> list[int]:
    """Return the act that came "after an appeal by", "in response to a request from"."""
    is_cued = False
    for node in parse.ancestors(noun):
        word = lemma_of(parse, node)
        if is_cued and parse.is_verb(node) and _is_act(parse, node):
            # "granted clemency after an appeal": no granting of the appeal
            return [node]
        if word in word_set("heeding") or parse.words[node] in word_set("heeding"):
            is_cued = True
            then = [kid for kid in parse.kids(node, "conj") if _is_act(parse, kid)]
            if parse.is_verb(node) and then:
                # "heeded an appeal by bishops and pardoned him"
                return then
        elif parse.is_verb(node):
            return [node] if is_cued else []
        elif word not in word_set("heeding_links"):
            return []
    return []


def _has_weight(parse: Parse, token: int) -> bool:
    """Tell whether a word names something that the ledger follows."""
    if parse.tokens[token].pos == "NOUN" and in_class(parse, token, "yield"):
        return True
    if not parse.is_verb(token):
        return False
    if lemma_of(parse, token) in word_set("yielding"):
        return True
    return any(match.frame.type not in _SPEECH for match in find_candidates(parse, token))
