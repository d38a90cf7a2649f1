"""Acts that were asked for: "freed them at the request of Kyiv", "Kyiv had asked for them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.contents import find_contents
from firsthand.events.grammar import core_noun
from firsthand.events.match import find_candidates
from firsthand.events.modality import effect_of, modality_lists
from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.model import MentionLink, Novelty, Status
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
_REACH = 2  # mentions back that another paragraph may ask for
# Which act grants what was asked for. To extradite somebody is no answer to "free him".
_GRANTED = {
    "release": frozenset({"release", "pardon", "amnesty", "exchange", "handover"}),
    "pardon": frozenset({"release", "pardon", "amnesty"}),
    "amnesty": frozenset({"release", "pardon", "amnesty"}),
    "exchange": frozenset({"release", "exchange", "handover"}),
    "handover": frozenset({"handover", "deportation"}),
    "deportation": frozenset({"handover", "deportation"}),
    "sanction_eased": frozenset({"sanction_eased"}),
    "sanction_imposed": frozenset({"sanction_imposed"}),
    "detention": frozenset({"detention"}),
}


def find_request_tie(drafts: Sequence[Draft], index: int) -> tuple[int, MentionLink] | None:
    """Tie an act to the asking for it that another clause or sentence tells.

    Args:
        drafts: all mentions of the document in text order.
        index: the one that is asked; nothing is tied unless it is a request told as past.

    Returns:
        The index of the act and its link to the request.
    """
    request = drafts[index]
    if request.match.frame.type != "request" or request.status is not Status.HAPPENED:
        return None
    if not request.modality.pluperfect and request.novelty is Novelty.NEW:
        return None
    contents = [*find_contents(request.parse, request.match), *_kinds_of_plea(request)]
    if _is_turned_down(request):
        return None
    if any(_is_averted(request.parse, content) for content in contents):
        return None
    asked = _asked_types(request.parse, contents) or _of_people(request, contents)
    granted = {one for type_ in asked for one in _GRANTED[type_]}
    news = [
        place
        for place, draft in enumerate(drafts)
        if not draft.in_headline and draft.novelty is Novelty.NEW and draft.status in _TOLD
    ]
    if not request.modality.pluperfect:
        # "a week after the pope asked him to": only the act that the same sentence tells
        news = [place for place in news if _share_sentence(request, drafts[place])]
    news = [place for place in news if drafts[place].match.frame.type in granted]
    # by the people alone only nearby: elsewhere many acts befall them
    near = [
        place
        for place in news
        if _is_near(drafts, place, index)
        or (_speaks_of_act(request, contents) and index - _REACH <= place < index)
    ]
    own = [place for place in near if _is_for(request, drafts[place])]
    by_whom = [place for place in news if _was_asked(request, drafts[place])]
    chosen = [place for place in by_whom if place in own] or by_whom or own
    return (chosen[0], _link(request)) if chosen else None


def _kinds_of_plea(request: Draft) -> list[int]:
    """Return the act that the name of a plea tells: "had filed an extradition request"."""
    noun = request.match.trigger if request.match.noun is None else request.match.noun
    return request.parse.kids(noun, "compound", "nmod")


def _is_turned_down(request: Draft) -> bool:
    """Tell whether its sentence says that nothing came of it: "a request that Oslo rejected"."""
    sentence = request.parse.sentence_tokens(request.match.trigger)
    refusing = set(load_list("event_links")["refusing"])
    return any(lemma_of(request.parse, token) in refusing for token in sentence)


def _is_near(drafts: Sequence[Draft], place: int, request: int) -> bool:
    """Tell whether an act stands in a request's paragraph, or hardly before it."""
    if drafts[place].parse is drafts[request].parse:
        return True
    return _names_act(drafts[place]) and request - _REACH <= place < request


def _is_averted(parse: Parse, content: int) -> bool:
    """Tell whether it was not to be: "had urged Hanoi not to send him back", "to stop it"."""
    denied = effect_of(modality_lists()["governors"], lemma_of(parse, content)) == "denied"
    return denied or bool(parse.kids(content, "neg"))


def _link(request: Draft) -> MentionLink:
    trigger = request.match.trigger
    return MentionLink("requested_by", request.id, request.parse.quote(trigger, trigger + 1))


def _share_sentence(one: Draft, other: Draft) -> bool:
    sentences = one.parse.sentences
    is_near = one.parse is other.parse
    return is_near and sentences[one.match.trigger] == sentences[other.match.trigger]


def _asked_types(parse: Parse, contents: Sequence[int]) -> set[str]:
    below = [token for content in contents for token in parse.subtree(content)]
    found = {match.frame.type for token in below for match in find_candidates(parse, token)}
    if any(lemma_of(parse, token) in word_set("freedoms") for token in below):
        found.add("release")
    return found & _GRANTED.keys()


def _of_people(request: Draft, contents: Sequence[int]) -> set[str]:
    """Return what is done with those for whom a state had asked: "had asked for him in May"."""
    named = {request.parse.words[token] for token in contents}
    if not named & {"him", "her", "them"}:
        return set()
    pleads = lemma_of(request.parse, request.match.trigger) in word_set("pleading")
    return {"release", "pardon"} if pleads else {"handover"}


def _was_asked(request: Draft, draft: Draft) -> bool:
    """Tell whether those who did it were asked."""
    whom = {party.entity for party in request.recipients if party.entity is not None}
    return bool(whom & {party.entity for party in draft.actors})


def _is_for(request: Draft, draft: Draft) -> bool:
    """Tell whether the act befell those for whom somebody was asked for it, once.

    They are named by the same word, by a pronoun, or ask for themselves. What many have
    "repeatedly" called for is nobody's doing.
    """
    parse = request.parse
    contents = find_contents(parse, request.match)
    often = {parse.words[kid] for kid in parse.kids(request.match.trigger, "advmod")}
    is_told = _is_told_of_act(request, contents)
    is_own_doing = request.recipients or is_told or _names_act(draft) or was_put(request)
    if not is_own_doing or often & _habits():
        return False
    befell = {party.entity for party in draft.recipients}
    askers = {party.entity for party in request.actors}
    if askers & {party.entity for party in draft.actors}:
        return False
    names = {
        lemma_of(draft.parse, core_noun(draft.parse, token))
        for token in draft.roles.get("recipient", ())
    }
    below = {token for content in contents for token in parse.subtree(content)}
    below |= set(contents)
    is_before = draft.parse is not parse or draft.match.trigger < request.match.trigger
    spoken_of = {parse.words[token] for token in below} & word_set("people_pronouns")
    return bool(
        befell & askers
        or names & {lemma_of(parse, token) for token in below}
        or (names and is_before and (spoken_of or _kinds_of_plea(request)))
    )


def was_put(request: Draft) -> bool:
    """Tell whether a state or a named body had asked, of whomever: "Oslo had sought his release".

    A call for something is put to nobody.
    """
    parse = request.parse
    if not request.modality.pluperfect or lemma_of(parse, request.match.trigger) == "call":
        return False
    return any(
        parse.tokens[kid].pos == "PROPN" or parse.words[kid] == "it"
        for actor in request.roles.get("actor", ())
        for kid in (actor, *parse.kids(actor, "poss", "amod"))
    )


def _speaks_of_act(request: Draft, contents: Sequence[int]) -> bool:
    return _is_told_of_act(request, contents) or was_put(request)


def _is_told_of_act(request: Draft, contents: Sequence[int]) -> bool:
    """Tell whether the act is the subject: "Her release had been requested by Oslo"."""
    return any(request.parse.tokens[content].dep == "nsubjpass" for content in contents)


def _names_act(draft: Draft) -> bool:
    """Tell whether it can only be asked of those who did it: "had requested his extradition"."""
    return draft.match.frame.type in {"handover", "deportation"}


def _habits() -> frozenset[str]:
    habits: frozenset[str] = modality_lists()["habitual_adverbs"]
    return habits
