"""Triggers that tell nothing: attributes, states, pleas, contents of requests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.events.arguments import is_counted, is_definite
from firsthand.events.climb_verbs import is_enacting
from firsthand.events.coreference import FAMILY
from firsthand.events.dates import find_timing
from firsthand.events.draft import Draft
from firsthand.events.figures import is_stock
from firsthand.events.grammar import named_among, objects, prepositions, spells_out
from firsthand.events.match import Match
from firsthand.events.modality import effect_of, modality_lists
from firsthand.events.parse import Parse
from firsthand.events.scene import (
    Scene,
    in_class,
    is_named,
    is_official,
    is_person,
    is_power,
    is_proper,
    lemma_of,
)
from firsthand.events.status import Modality
from firsthand.events.tallies import is_tallied
from firsthand.events.words import word_set
from firsthand.model import (
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.arguments import Roles
    from firsthand.model import TimeExpression


_TOLD_AT_ONCE = frozenset({"agreement", "meeting"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def is_content(draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether a mention only says what another one asks for or refuses."""
    if draft.status in {Status.HAPPENED, Status.ONGOING, Status.CLAIMED}:
        return False
    above = set()
    for node in [draft.match.trigger, *draft.parse.ancestors(draft.match.trigger)]:
        token = draft.parse.tokens[node]
        if token.dep == "relcl" or (token.dep == "conj" and token.tag in _FINITE):
            # "rejected the request and ordered his release": a second act
            break
        above.add(draft.parse.head(node))
    return any(
        other is not draft
        and other.match.frame.type in {"request", "refusal"}
        and above & {other.match.trigger, other.match.noun}
        for other in others
    )


def is_attribute(draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether a participle only describes the people of another mention."""
    parse, trigger = draft.parse, draft.match.trigger
    if _is_of_a_law(draft) or _is_homecoming(draft, others) or _is_let(draft, others):
        return True
    if parse.tokens[trigger].dep != "acl":
        return False
    if find_timing(parse, draft.match).act is not None and _is_single(draft):
        # "Lind, arrested in May, was charged": two acts, each with its own day
        return False
    family = FAMILY.get(draft.match.frame.type)
    return any(
        other is not draft
        and FAMILY.get(other.match.frame.type) == family
        and parse.head(trigger) in other.roles.get("recipient", ())
        # "freed by Oslo, they arrived home": only the first tells by whom
        and ("actor" in other.roles or "actor" not in draft.roles)
        for other in others
    )


def _is_let(draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether two words tell of one release: "let him go home"."""
    parse, trigger = draft.parse, draft.match.trigger
    above = lemma_of(parse, parse.head(trigger))
    if parse.tokens[trigger].dep not in {"ccomp", "xcomp"} or above not in {"let", "allow"}:
        return False
    return any(
        other is not draft
        and other.match.frame.type == draft.match.frame.type
        and other.match.trigger == parse.head(trigger)
        for other in others
    )


def _is_homecoming(draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether those freed in the same sentence came home: "a swap, when nine came home"."""
    parse, trigger = draft.parse, draft.match.trigger
    if draft.match.frame.type != "release" or lemma_of(parse, trigger) not in word_set(
        "homecomings"
    ):
        return False
    if parse.tokens[trigger].dep not in {"relcl", "advcl"}:
        return False
    above = parse.ancestors(trigger)
    return any(
        other is not draft
        and FAMILY.get(other.match.frame.type) == "freeing"
        and (other.match.trigger in above or other.match.noun in above)
        for other in others
    )


def _is_of_a_law(draft: Draft) -> bool:
    """Tell whether a relative clause says what a law would do: "passed a law that would free"."""
    parse, trigger = draft.parse, draft.match.trigger
    if parse.tokens[trigger].dep != "relcl" or draft.status is not Status.PLANNED:
        return False
    return in_class(parse, parse.head(trigger), "document")


def _is_single(draft: Draft) -> bool:
    people = draft.roles.get("recipient", ())
    return len(people) == 1 and draft.parse.tokens[people[0]].tag in {"NN", "NNP"}


def is_main(parse: Parse, index: int) -> bool:
    """Tell whether a verb stands outside all relative clauses."""
    return all(parse.tokens[node].dep != "relcl" for node in [index, *parse.ancestors(index)])


def _is_plea(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether somebody only pleads not guilty: "he denied the charges"."""
    contents = {lemma_of(parse, i) for i in objects(parse, match.trigger)}
    actors = roles.get("actor", [])
    return bool(contents & word_set("pleas")) and not any(
        is_official(scene, parse, actor) for actor in actors
    )


def _is_our_own(parse: Parse, roles: Roles) -> bool:
    """Tell whether the writer asks the reader: "we ask you to", outside of what is quoted."""
    actors = roles.get("actor", [])
    if not actors or any(parse.words[actor] not in {"we", "i"} for actor in actors):
        return False
    before = parse.text[parse.offset : parse.offset + parse.tokens[actors[0]].start]
    return before.count('"') % 2 == 0


def is_state_only(
    scene: Scene, parse: Parse, match: Match, modality: Modality, roles: Roles
) -> bool:
    """Tell whether a mention is an attribute or a state rather than something told."""
    is_left_out = modality.status is Status.DENIED and _is_about_whom(parse, match)
    if match.frame.pos == "noun":
        return is_left_out or (
            "recipient" not in roles
            and "actor" not in roles
            and not is_definite(parse, match.trigger)
            and not (match.frame.type == "agreement" and spells_out(parse, match.trigger))
            and not (match.frame.type == "amnesty" and _is_declared(parse, match.trigger))
            and not (match.frame.type == "sanction_eased" and _is_price(parse, match.trigger))
        )
    if is_left_out or is_tallied(parse, match.trigger):
        return True
    if match.frame.state and is_counted(parse, roles.get("recipient", ())):
        # "31 of them were serving life terms" tells how many, not that they were sentenced
        return True
    if match.frame.type in {"detention", "charge", "sentence"} and is_stock(parse, match.trigger):
        return True
    if _is_mere_talk(scene, parse, match, roles) or _is_standing(parse, match):
        return True
    return _is_attribute_of_group(parse, match, modality, roles)


def _is_declared(parse: Parse, noun: int) -> bool:
    """Tell whether a participle says that it came about: "an amnesty declared in May"."""
    governors = modality_lists()["governors"]
    return any(
        parse.tokens[kid].tag == "VBN" and effect_of(governors, lemma_of(parse, kid)) is None
        for kid in parse.kids(noun, "acl")
    )


def _is_price(parse: Parse, noun: int) -> bool:
    """Tell whether something is said to be given for it: "in exchange for sanctions relief"."""
    preposition = parse.head(noun)
    what_for = parse.words[parse.head(preposition)]
    return parse.words[preposition] == "for" and what_for in {"exchange", "return"}


def _is_standing(parse: Parse, match: Match) -> bool:
    """Tell whether a clause only says what stands already."""
    return _is_holding(parse, match) or _is_of_measures(parse, match)


def _is_of_measures(parse: Parse, match: Match) -> bool:
    """Tell whether measures known already are said to reach so many: "The measures hit 310"."""
    tellers = parse.kids(match.trigger, "nsubj")
    return match.frame.type == "sanction_imposed" and any(
        lemma_of(parse, token) in word_set("measures_told") and is_definite(parse, token)
        for token in tellers
    )


def _is_about_whom(parse: Parse, match: Match) -> bool:
    """Tell whether words say whom an act left out: "none of them was included in the pardon"."""
    verb = match.trigger
    if match.frame.pos == "noun":
        verb = parse.head(parse.head(verb)) if parse.tokens[verb].dep == "pobj" else verb
    return lemma_of(parse, verb) in word_set("covering_verbs")


def _is_mere_talk(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether a speech act is a plea, the writer's own, or of people without a say."""
    if match.frame.type == "request":
        return _is_our_own(parse, roles)
    if match.frame.type == "denial" and match.noun is not None:
        kinds = {lemma_of(parse, kid) for kid in parse.kids(match.noun, "compound", "amod", "nmod")}
        return bool(kinds & word_set("petitions"))
    actors = roles.get("actor", [])
    if match.frame.type == "meeting":
        return not any(is_proper(parse, a) or in_class(parse, a, "official") for a in actors)
    if match.frame.type == "agreement" and actors:
        return not any(_has_a_say(scene, parse, actor) for actor in actors)
    return match.frame.type == "accusation" and parse.tokens[match.trigger].dep == "advcl"


def _has_a_say(scene: Scene, parse: Parse, actor: int) -> bool:
    """Tell whether somebody can bind a state, a side or a body: no start-up, no landlord."""
    return (
        parse.tokens[actor].pos == "PRON"
        or is_named(scene, parse, actor)
        or is_power(scene, parse, actor)
        or in_class(parse, actor, "official")
        or lemma_of(parse, actor) in word_set("parties")
        or is_person(scene, parse, actor)
    )


def _is_holding(parse: Parse, match: Match) -> bool:
    """Tell whether a clause only says since when: "freed 14 sailors it had held since April"."""
    if match.frame.type != "detention" or lemma_of(parse, match.trigger) not in {"hold", "keep"}:
        return False
    if parse.tokens[match.trigger].dep not in {"relcl", "acl"}:
        return False
    found = prepositions(parse, match.trigger)
    return any(
        name == "since" or (name == "for" and in_class(parse, item, "span")) for name, item in found
    )


def _arrive(parse: Parse, people: int) -> bool:
    """Tell whether something that carries people arrives with them."""
    verb = parse.head(people)
    above = parse.head(parse.head(verb))
    if parse.tokens[people].dep != "dobj" or parse.tokens[verb].dep not in {"acl", "relcl"}:
        return False
    carries = lemma_of(parse, verb) in word_set("carrying_verbs")
    return carries and lemma_of(parse, above) in word_set("arriving_verbs")


def is_counted_out(parse: Parse, people: int) -> bool:
    """Tell whether their number is the news: "the group had counted 18 people released".

    Likewise in "a bus carrying 51 people released in Alba arrived".
    """
    if _arrive(parse, people):
        return True
    verb = parse.head(people)
    return parse.tokens[people].dep == "dobj" and lemma_of(parse, verb) in word_set(
        "number_confirms"
    )


def _is_attribute_of_group(parse: Parse, match: Match, modality: Modality, roles: Roles) -> bool:
    reduced = parse.tokens[match.trigger].dep == "acl" and not parse.kids(
        match.trigger, "aux", "nsubj"
    )
    if not reduced or is_enacting(parse, match.trigger) or named_among(parse, match.trigger):
        return False
    if match.frame.type in _TOLD_AT_ONCE and match.noun == parse.head(match.trigger):
        # "under a truce agreement signed in Geneva", "talks mediated by Oslo": that it was is told
        return False
    if _is_seen(parse, match.trigger):
        return False
    # one named person's past belongs to the story; what befell a group describes it
    people = roles.get("recipient", [])
    if is_counted(parse, people) and is_counted_out(parse, people[0]):
        return False
    if not modality.is_subordinate and is_counted(parse, people):
        return False
    single = bool(people) and parse.tokens[people[0]].tag in {"NN", "NNP"}
    day = find_timing(parse, match).act
    return day is None or not (single or _is_known_by(parse, people, day))


def _is_seen(parse: Parse, participle: int) -> bool:
    """Tell whether it is told through what it came of: "a deal that saw 30 Cubans released"."""
    people = parse.head(participle)
    return parse.tokens[people].dep == "dobj" and lemma_of(parse, parse.head(people)) == "see"


def _is_known_by(parse: Parse, people: Sequence[int], day: TimeExpression) -> bool:
    """Tell whether a day says which people: "freed the fishermen arrested on February 3"."""
    is_day = re.fullmatch(r"(\d{4}|XXXX)-(\d\d-\d\d|WXX-\d)(T\w+)?", day.value) is not None
    determiners = [kid for one in people[:1] for kid in parse.kids(one, "det")]
    return is_day and any(parse.words[kid] in {"the", "these", "those"} for kid in determiners)
