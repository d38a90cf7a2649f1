"""Who fills the roles of a frame: actor, recipient, receiver and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import (
    conjuncts,
    core_noun,
    is_passive,
    objects,
    prepositions,
    spells_out,
    subjects,
    trailing,
)
from firsthand.events.needs import fits
from firsthand.events.scene import in_class, is_time, lemma_of, name_at, quantity_of
from firsthand.events.words import word_set
from firsthand.model import MentionType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.match import Match
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene

Roles = dict[str, list[int]]
# Needs of an actor that, where somebody else acts, say that nothing of the kind happened.
_BINDING = frozenset({"executing_or_none", "power_or_passive"})
_MEASURES = frozenset({"sanction_imposed", "sanction_eased"})
_MERCIES, _FREEING = frozenset({"pardon", "amnesty"}), frozenset({"free", "release"})


def find_roles(scene: Scene, parse: Parse, match: Match, governor: int | None) -> Roles | None:
    """Return the tokens that head each role, or None where a filler does not fit the frame.

    Args:
        scene: the document's entities.
        parse: the paragraph.
        match: the trigger and its frame.
        governor: the verb that made the event planned or denied, whose subject may be actor.
    """
    filled = _fill(parse, match)
    roles: Roles = {}
    for role, tokens in filled.items():
        need = match.frame.needs.get(role)
        if need is None and role in {"actor", "receiver"}:
            need = "agent" if role == "actor" else "party"
        fitting = [
            t
            for t in tokens
            if not is_time(parse, t) and (need is None or fits(scene, parse, t, need))
        ]
        may_go = role in {"actor", "receiver", "other"} and need not in _BINDING
        if not fitting and tokens and need is not None and not may_go:
            return None
        if fitting:
            roles[role] = fitting
    if not _has_needed(parse, match, roles):
        return None
    if "actor" not in roles and governor is not None and _decides(parse, governor):
        actors = _agents(parse, governor)
        if actors:
            roles["actor"] = actors
    return roles


def _is_left_out(parse: Parse, token: int) -> bool:
    """Tell whether others are meant: "all but three were freed"; not in "..., but three were"."""
    return token > 0 and parse.words[token - 1] == "but" and parse.words[token - 2] != ","


def _is_served(parse: Parse, token: int) -> bool:
    """Tell whether "to" says whose aide somebody is: "freed ten aides to the general"."""
    to = parse.head(token)
    return parse.words[to] == "to" and to > 0 and lemma_of(parse, to - 1) in word_set("serving")


def _decides(parse: Parse, governor: int) -> bool:
    return parse.is_verb(governor) and lemma_of(parse, governor) in word_set("deciding")


def _fill(parse: Parse, match: Match) -> Roles:
    roles: Roles = {}
    for slot, role in match.frame.roles.items():
        for token in _slot(parse, match, slot):
            if token == match.noun and not in_class(parse, token, "body"):
                continue
            if token in match.words[1:] and in_class(parse, token, "sanction"):
                continue
            if match.frame.type in _MEASURES and in_class(parse, token, "curb"):
                continue  # "imposed asset freezes and travel bans on two judges"
            if _is_left_out(parse, token) or (role == "receiver" and _is_served(parse, token)):
                continue
            if token not in roles.setdefault(role, []):
                roles[role].append(token)
    _turn_round(parse, match, roles)
    # an actor who is also the recipient was read twice
    shared = set(roles.get("recipient", ())) & set(roles.get("actor", ()))
    if shared:
        roles["actor"] = [token for token in roles["actor"] if token not in shared]
    return {role: tokens for role, tokens in roles.items() if tokens}


def _slot(parse: Parse, match: Match, slot: str) -> list[int]:
    trigger = match.trigger
    if match.frame.pos == "noun":
        return _noun_slot(parse, trigger, slot, match.words)
    if slot == "subject":
        return _agents(parse, trigger)
    if slot == "object":
        return _patients(parse, match)
    if slot == "indirect":
        return _indirect(parse, trigger)
    if slot == "allowed":
        return _allowed(parse, match)
    found = [item for name, item in prepositions(parse, trigger) if name == slot]
    found += _nested(parse, match, slot)
    found += _at_object(parse, match, slot)
    if slot == "aircraft":
        found += _beyond(parse, match)
    return [item for item in found if parse.is_nominal(item)]


def _at_object(parse: Parse, match: Match, slot: str) -> list[int]:
    """Return what fills a slot at the object of a verb: "dropped its charges against Lind"."""
    noun = match.noun if match.noun is not None else next(iter(_patients(parse, match)), None)
    found: list[int] = []
    if noun is not None:
        found += _noun_slot(parse, noun, slot) if match.noun is not None else []
        if slot in {"to", "from"}:
            # "dropped its ban on imports from Gabon": whom the trade is with
            beside = [*prepositions(parse, noun), *prepositions(parse, match.trigger)]
            traded = [
                item for name, item in beside if name == "on" and in_class(parse, item, "trade")
            ]
            found += [t for g in traded for name, t in prepositions(parse, g) if name == slot]
        if slot == "from" and in_class(parse, noun, "body"):
            # "received the bodies of 58 soldiers from Kyiv"
            people = [item for name, item in prepositions(parse, noun) if name == "of"]
            found += [t for one in people for name, t in prepositions(parse, one) if name == slot]
        if slot in {"to", "with", "into", "from", "against"}:
            found += [item for name, item in prepositions(parse, noun) if name == slot]
    if slot == "against" and match.noun is None:
        # "agreed on sanctions against the militia"
        found += [t for word in match.words[1:] for t in _noun_slot(parse, word, slot)]
    return found


def _beyond(parse: Parse, match: Match) -> list[int]:
    # "put them on a plane to Guatemala": the flight says where they went
    governors = [*match.words[1:], *trailing(parse, match.trigger)]
    return [
        item
        for governor in governors
        for name, item in prepositions(parse, governor)
        if name in {"to", "for"}
    ]


def _nested(parse: Parse, match: Match, slot: str) -> list[int]:
    # "brought to Dushanbe from Turkey": "from" may hang on the first place
    if slot not in {"to", "from"} or match.noun is not None:
        return []
    return [
        item
        for _, place in prepositions(parse, match.trigger)
        for name, item in prepositions(parse, place)
        if name == slot
    ]


def _turn_round(parse: Parse, match: Match, roles: Roles) -> None:
    """Set right who acts and whom it befell where the words of a frame alone mislead."""
    if match.frame.type == "request" and match.frame.roles.get("object") == "recipient":
        # "asked Oslo for access to the captain": Oslo was asked
        roles["recipient"] = _patients(parse, match) or roles.get("recipient", [])
    if freed := _freed_by(parse, match.trigger):
        # "were freed by a pardon of President Lind": hers, for those who were freed
        roles["actor"], roles["recipient"] = roles["recipient"], freed


def _freed_by(parse: Parse, noun: int) -> list[int]:
    """Return who was freed "by a pardon of" somebody with a name."""
    by = parse.head(noun)
    verb = parse.head(by)
    if parse.words[by] not in {"by", "under", "through"} or not is_passive(parse, verb):
        return []
    whose = [item for name, item in prepositions(parse, noun) if name == "of"]
    is_hers = parse.words[noun] in _MERCIES and any(_is_persons_name(parse, i) for i in whose)
    return subjects(parse, verb) if is_hers and lemma_of(parse, verb) in _FREEING else []


def _agents(parse: Parse, verb: int) -> list[int]:
    if is_passive(parse, verb):
        by = [item for name, item in prepositions(parse, verb) if name == "by"]
        return [item for item in by if parse.is_nominal(item)]
    return subjects(parse, verb)


def _patients(parse: Parse, match: Match) -> list[int]:
    verb = match.trigger
    if is_passive(parse, verb):
        found = subjects(parse, verb)
    else:
        # "found nine guilty and jailed them": the nine stand with "guilty"
        own = parse.kids(verb, "dobj")
        found = (not own and _small_clause(parse, verb)) or objects(parse, verb)
    # the object that makes a light verb's meaning is no person, the body handed over is
    return [item for item in found if item != match.noun or in_class(parse, item, "body")]


def _small_clause(parse: Parse, verb: int) -> list[int]:
    # "set them free", "let him go": the object is read as the subject of the second word
    found = []
    for kid in parse.kids(verb, "ccomp", "xcomp"):
        for item in parse.kids(kid, "nsubj"):
            found += conjuncts(parse, item)
    return found


def _allowed(parse: Parse, match: Match) -> list[int]:
    """Return whom a licence serves: "allowing the airline to buy", "permitting deals with it"."""
    found = []
    nouns = [match.noun] if match.noun is not None else []
    for leave in [kid for noun in nouns for kid in parse.kids(noun, "acl", "relcl")]:
        if not in_class(parse, leave, "allowing"):
            continue
        below = [*objects(parse, leave), *parse.kids(leave, "ccomp", "xcomp")]
        found += [item for kid in below for item in parse.kids(kid, "nsubj")]
        found += [
            item for kid in below for name, item in prepositions(parse, kid) if name == "with"
        ]
        found += [item for thing in objects(parse, leave) for item in _dealt_with(parse, thing)]
    return found


def _dealt_with(parse: Parse, thing: int) -> list[int]:
    """Return who is paid or dealt with: the firm of "payments to the firm"; else the thing."""
    parties = [item for name, item in prepositions(parse, thing) if name in {"to", "with"}]
    return parties or [thing]


def _indirect(parse: Parse, verb: int) -> list[int]:
    found = [kid for kid in parse.kids(verb, "dative") if parse.is_nominal(kid)]
    if is_passive(parse, verb) and parse.kids(verb, "dobj"):
        # "he was granted bail": the subject is the one who gets it
        found += subjects(parse, verb)
    return [item for head in found for item in conjuncts(parse, head)]


def _noun_slot(parse: Parse, noun: int, slot: str, within: Sequence[int] = ()) -> list[int]:
    """Return what fills a slot of a noun; `within`: words of its frame that "of" may hang on."""
    if slot in {"poss", "amod"}:
        return parse.kids(noun, slot)
    if slot == "whose":
        return _whose(parse, noun)
    if slot == "compound":
        return [kid for kid in parse.kids(noun, "compound", "nmod") if parse.is_nominal(kid)]
    if slot in {"subject", "object", "indirect"}:
        return []
    if slot == "between":
        return _between(parse, noun)
    governors = [noun, *_participles(parse, noun)]
    if slot in {"on", "against"}:
        # "the sanctions that it had imposed on him"
        governors += [kid for kid in parse.kids(noun, "relcl") if not is_passive(parse, kid)]
    if slot == "of":
        governors += [item for item in within if item != noun]
    if slot == "against":
        # "a package of sanctions against the militia"
        governors += [item for name, item in prepositions(parse, noun) if name == "of"]
    covered = [
        item
        for kid in (parse.kids(noun, "acl") if slot == "for" else [])
        if in_class(parse, kid, "covering")
        for item in objects(parse, kid)
    ]
    if parse.tokens[noun].dep == "dobj" and slot in _LOOSE:
        # "announced an amnesty for 1,200 inmates": the parser hangs "for" on the verb
        governors.append(parse.head(noun))
    return covered + [
        item
        for governor in governors
        for name, item in prepositions(parse, governor)
        if name == slot and parse.is_nominal(item)
    ]


def _whose(parse: Parse, noun: int) -> list[int]:
    """Return the owner in "his release", "Lind's release", if nobody else is said to be freed."""
    if any(name == "of" for name, _ in prepositions(parse, noun)):
        return []
    owners = parse.kids(noun, "poss")
    return [
        kid
        for kid in owners
        if parse.words[kid] in _HIS or _is_persons_name(parse, kid) or _is_held(parse, kid)
    ]


def _is_held(parse: Parse, owner: int) -> bool:
    """Tell whether an act's owner is whom it befell: "the nurse's release", no "the king's"."""
    powers = ("authority", "official", "irregular", "parley")
    is_power = any(in_class(parse, owner, one) for one in powers)
    return in_class(parse, owner, "person") and not is_power


def _is_persons_name(parse: Parse, token: int) -> bool:
    name = name_at(parse, token)
    return name is not None and name.type is MentionType.PERSON


_HIS = frozenset({"his", "her", "their"})
_LOOSE = frozenset({"for", "on", "against", "with"})


def _participles(parse: Parse, noun: int) -> list[int]:
    # "the agreements reached with Cairo", "the deal signed by both"
    return [kid for kid in parse.kids(noun, "acl") if parse.tokens[kid].tag in {"VBN", "VBD"}]


def _between(parse: Parse, noun: int) -> list[int]:
    """Return the two parties after "between", by words: long titles break the parse of "and"."""
    sentence = parse.sentence_tokens(noun)
    start = next(
        (i for i in range(noun + 1, min(noun + 4, sentence.stop)) if parse.words[i] == "between"),
        None,
    )
    if start is None:
        return []
    found: list[int] = []
    last: int | None = None
    for index in range(start + 1, sentence.stop):
        word, pos = parse.words[index], parse.tokens[index].pos
        if word == "and" and last is not None:
            found.append(last)
            last = None
        elif pos in {"NOUN", "PROPN", "PRON"}:
            last = index
        elif pos in {"VERB", "AUX", "PUNCT", "SCONJ"} or (pos == "ADP" and word != "of"):
            break
    return [*found, last] if last is not None else found


def _has_needed(parse: Parse, match: Match, roles: Roles) -> bool:
    needs = match.frame.needs
    recipient = needs.get("recipient")
    is_missing = recipient not in {None, "person_or_none"} and "recipient" not in roles
    if is_missing and not match.frame.anaphora:
        return False
    if "receiver" in needs and "receiver" not in roles:
        return False
    return _has_actors(parse, match, roles.get("actor", []))


def _has_actors(parse: Parse, match: Match, actors: Sequence[int]) -> bool:
    need = match.frame.needs.get("actor")
    if need in {"authority", "captor", "raider", "giver", "bench", "executing", "listing_power"}:
        return bool(actors)
    if need == "named_parties":
        return len(actors) > 1
    if need == "two_parties":
        # "a deal with Oslo": the other side is who tells of it
        with_one = match.frame.pos == "noun" and bool(_noun_slot(parse, match.trigger, "with"))
        is_joint = with_one or any(_is_plural(parse, token) for token in actors)
        return len(actors) > 1 or is_joint or spells_out(parse, match.trigger)
    if need == "party" and not actors:
        return is_passive(parse, match.trigger) or match.frame.pos == "noun"
    return True


def _is_plural(parse: Parse, token: int) -> bool:
    return parse.tokens[token].tag in {"NNS", "NNPS"} or parse.words[token] in {
        "they",
        "both",
        "two",
    }


def is_definite(parse: Parse, noun: int) -> bool:
    """Tell whether a noun phrase points back: "the pardon", "these releases"."""
    words = {parse.words[kid] for kid in parse.kids(noun, "det", "poss")}
    return bool(
        words
        & {"the", "this", "that", "these", "those", "such", "both", "their", "his", "her", "its"}
    )


def is_counted(parse: Parse, tokens: Sequence[int]) -> bool:
    """Tell whether one of the phrases carries a number."""
    return any(
        quantity_of(parse, noun) is not None
        for token in tokens
        for noun in (token, core_noun(parse, token))
    )
