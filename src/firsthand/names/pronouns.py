"""He, she, they, it and us: only where one candidate stands out."""

from __future__ import annotations

from collections import Counter
from math import log2
from typing import TYPE_CHECKING

from firsthand.model import MentionKind, MentionType
from firsthand.names.held import held_before
from firsthand.names.own_words import NEVER, asks_for, named_in_words
from firsthand.names.speaking import acting_head, is_cited, is_reporting_subject
from firsthand.names.spelling import core_tokens
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_SPEAKER_BONUS = 2.0  # the one who spoke last goes on speaking
_ANSWER_BONUS = 3.0  # who was asked answers
_TOPIC = 0.4  # for each doubling of the times that a person was mentioned
_HELD = 4.0  # who was held or freed before goes before who speaks of it
_UNSURE = 1.0  # a word that may be no person goes behind one who is
_SELDOM = 2  # mentions up to which one word may be misread
_MAIN = 1.0  # the subject of the sentence goes before that of a clause
_REACH = 3  # sentences back that a pronoun may look


def resolve_pronoun(cast: Cast, markable: Markable, speaker: Draft | None) -> Draft | None:
    """Return whom a pronoun means; None where that is not plain.

    Args:
        cast: the entities and mentions before the pronoun.
        markable: the pronoun.
        speaker: who speaks the quotation that it stands in, if it stands in one.
    """
    view, head = markable.view, markable.head
    if markable.gender == "us":
        told = view.tokens[head].dep in {"dobj", "dative", "iobj"} and view.lower(
            view.tokens[head].head
        ) in {"told", "tells", "tell"}
        return cast.known_outlet() if told and not view.in_quote(head) else None
    if markable.gender in {"male", "female"}:
        return _person(cast, markable, speaker)
    if markable.gender == "thing":
        return _thing(cast, markable)
    return _group(cast, markable, speaker)


def learn_gender(draft: Draft | None, markable: Markable) -> Draft | None:
    """Return the draft with the gender that a pronoun gave it."""
    if (
        draft is not None
        and draft.gender is None
        and draft.type is MentionType.PERSON
        and markable.gender in {"male", "female"}
    ):
        draft.gender = markable.gender
    return draft


def sentence_distance(cast: Cast, markable: Markable, other: Markable) -> int:
    """Return the sentences from an earlier markable to this one.

    A sentence that only quotes does not count, so that "she said" behind a long quotation is as
    near to what stood before it as behind a short one. A paragraph between counts two at most.
    """
    here, there = markable.view, other.view
    at, since = here.sentence_of[markable.head], there.sentence_of[other.head]
    if there is here:
        return at - since if at <= since else here.telling[at] - here.telling[since + 1] + 1
    sentences = there.telling[-1] - there.telling[since + 1] + 1
    return sentences + _passed(cast, there.index, here.index) + here.telling[at]


def _passed(cast: Cast, earlier: int, later: int) -> int:
    """What the paragraphs between two count."""
    if later - earlier <= 1:
        return 0
    return cast.passed[later] - cast.passed[earlier + 1]


def mentions_near(cast: Cast, markable: Markable, reach: int) -> list[tuple[Markable, Draft, int]]:
    """Return the mentions no more than some sentences before a markable, in order, with distances.

    Args:
        cast: the entities and mentions before the markable.
        markable: where to look from.
        reach: the greatest distance.
    """
    found: list[tuple[Markable, Draft, int]] = []
    here, start = markable.view.index, markable.start
    for other, draft, _ in reversed(cast.mentions):
        there = other.view.index
        if there < here and _passed(cast, there, here) > reach:
            break
        if there > here:
            continue
        distance = sentence_distance(cast, markable, other)
        if 0 <= distance <= reach and not (distance == 0 and other.start >= start):
            found.append((other, draft, distance))
    return found[::-1]


def _person(cast: Cast, markable: Markable, speaker: Draft | None) -> Draft | None:
    own = _who_knows(cast, markable)
    if own is not None:
        return own
    scores: dict[int, float] = {}
    counts = Counter(draft.order for _, draft, _ in cast.mentions)
    is_speaking = is_reporting_subject(markable.view, markable.head) or is_cited(
        markable.view, markable.head
    )
    told_of = named_in_words(cast, markable) if is_speaking else {}
    held = held_before(cast, markable)
    answers = is_speaking and _answers(markable)
    goer = cast.asker if answers else cast.speaker
    for other, draft, distance in mentions_near(cast, markable, _REACH):
        if draft.type is not MentionType.PERSON or draft is speaker or not _fits(draft, markable):
            continue
        if told_of.get(draft.order) == NEVER:
            continue
        if distance == 0 and _same_clause(markable, other) and markable.determiner != "poss":
            continue
        score = _score(other, draft, distance, markable, is_speaking=is_speaking)
        score -= _UNSURE * (counts[draft.order] <= _SELDOM and _is_unsure(draft))
        score -= told_of.get(draft.order, 0.0)
        score += _HELD * (draft.order in held)
        if is_speaking:
            goes_on = draft is goer and not (distance <= 1 and _asks(other))
            score += _SPEAKER_BONUS * goes_on + _TOPIC * log2(counts[draft.order])
            score -= _SPEAKER_BONUS * (answers and draft is cast.speaker)
        scores[draft.order] = max(scores.get(draft.order, 0.0), score)
    if is_speaking and not scores and cast.speaker is not None and _fits(cast.speaker, markable):
        # a quotation of several paragraphs stands between
        return None if told_of.get(cast.speaker.order) == NEVER else cast.speaker
    return _best(cast, scores, margin=0.4 if is_speaking else 1.0)


def _answers(markable: Markable) -> bool:
    """Whether somebody answers, so that another spoke before: "In my handbag?" she replied."""
    tokens = markable.view.tokens
    verb = tokens[tokens[markable.head].head].lemma.lower()
    return verb in load_list("nouns")["answering"]


def _who_knows(cast: Cast, markable: Markable) -> Draft | None:
    """Who says of himself what he knows or thinks: "the spokesman said he was not aware of it"."""
    view, tokens = markable.view, markable.view.tokens
    verb = tokens[markable.head].head
    inside = {tokens[k].lemma.lower() for k in (verb, *view.children[verb])}
    if tokens[markable.head].dep != "nsubj" or tokens[verb].dep != "ccomp":
        return None
    if not inside & set(load_list("nouns")["minds"]):
        return None
    for other, draft, distance in mentions_near(cast, markable, 0):
        tells = distance == 0 and tokens[acting_head(view, other.first, other.head)].head
        if tells == tokens[verb].head and _is_teller(other, draft, markable):
            return draft
    return None


def _is_teller(other: Markable, draft: Draft, markable: Markable) -> bool:
    is_person = draft.type is MentionType.PERSON and _fits(draft, markable)
    head = acting_head(other.view, other.first, other.head)
    return is_person and is_reporting_subject(other.view, head)


def _score(
    other: Markable, draft: Draft, distance: int, markable: Markable, *, is_speaking: bool
) -> float:
    """How likely a mention is whom a pronoun means: nearness, subject, gender."""
    dep = other.view.tokens[other.head].dep
    score = 10.0 - 2.5 * distance
    # what is told is told of others, so that a speaker has no gain from being the subject
    is_about = is_speaking or not is_reporting_subject(other.view, other.head)
    score += 2.0 * (dep in _SUBJECT and is_about) - 2.0 * (dep == "poss") - 1.0 * (dep == "pobj")
    if (
        not is_speaking
        and markable.determiner != "poss"
        and draft.nouns & _telling(markable, other)
    ):
        score -= 4.0  # spokespersons speak; what is told is told of others
    score += 1.0 * (draft.gender == markable.gender)
    score += 0.5 * (other.kind is not MentionKind.ROLE)
    if is_speaking and distance and _is_asked(other):
        score += _ANSWER_BONUS
    score += _MAIN * (is_speaking and dep in _SUBJECT and is_main(other))
    crosses = other.view.in_quote(other.head) != markable.view.in_quote(markable.head)
    return score - 3.0 * (crosses and (distance == 0 or is_speaking))


def _is_unsure(draft: Draft) -> bool:
    """Whether only one word says that it is a person: "Zeta", without role, gender or full name."""
    tells = draft.nouns or draft.role or draft.gender or draft.speaks_for
    return draft.is_named and not tells and len(core_tokens(draft.name)) == 1


def is_main(other: Markable) -> bool:
    """Return whether the verb of a mention is the one of its sentence."""
    tokens = other.view.tokens
    return tokens[tokens[acting_head(other.view, other.first, other.head)].head].dep == "ROOT"


def _asks(other: Markable) -> bool:
    """Whether it is the one who asks somebody, so that the next words are not its own."""
    view = other.view
    verb = view.tokens[other.head].head
    has_object = any(view.tokens[c].dep in {"dobj", "dative"} for c in view.children[verb])
    return has_object and view.tokens[verb].lemma.lower() in load_list("nouns")["asking"]


def _is_asked(other: Markable) -> bool:
    """Whether someone is asked, so that the next words are the answer."""
    tokens = other.view.tokens
    token = tokens[other.head]
    verb = tokens[token.head]
    return (
        token.dep in {"dobj", "dative", "nsubjpass"}
        and verb.lemma.lower() in load_list("nouns")["asking"]
    )


def _telling(markable: Markable, other: Markable) -> set[str]:
    """The nouns of those who tell of others; "deport him" is not the chancellor who says it."""
    spokes = set(load_list("titles")["spokes"])
    is_object = markable.view.tokens[markable.head].dep == "dobj"
    if not is_object or not is_reporting_subject(other.view, other.head):
        return spokes
    return spokes | set(load_list("nouns")["offices"])


def _best(cast: Cast, scores: dict[int, float], *, margin: float = 1.0) -> Draft | None:
    """The best candidate, if it stands apart from the next."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < margin):
        return None
    return next(draft for draft in cast.drafts if draft.order == ranked[0][0])


def _fits(draft: Draft, markable: Markable) -> bool:
    return draft.gender is None or draft.gender == markable.gender


def _same_clause(markable: Markable, other: Markable) -> bool:
    """Whether both depend on one verb, so that they cannot be the same."""
    view = markable.view
    return view.tokens[markable.head].head == view.tokens[other.head].head and view is other.view


def _thing(cast: Cast, markable: Markable) -> Draft | None:
    """As in "It" or "its": the body that was subject of the sentence before, or of this one."""
    view, head = markable.view, markable.head
    is_owner = markable.determiner == "poss"
    if not is_owner and (
        view.tokens[head].dep != "nsubj" or view.tokens[view.tokens[head].head].lemma == "be"
    ):
        return None
    teller = None if is_owner else _body_that_tells(cast, markable)
    if teller is not None:
        return teller
    found: list[tuple[tuple[int, bool], Draft]] = []
    for other, draft, _ in cast.mentions:
        if draft.type in {MentionType.PERSON, MentionType.GROUP}:
            continue
        if draft.plural and not draft.is_named:  # "Headquarters" are one body
            continue
        distance = sentence_distance(cast, markable, other)
        is_subject = _acts(other)
        if is_subject and (
            distance == 1 or (is_owner and distance == 0 and other.start < markable.start)
        ):
            # what somebody told of others goes before who told it
            does = is_main(other) and not is_reporting_subject(other.view, other.head)
            found.append(((-distance, does), draft))
    top = max((rank for rank, _ in found), default=None)
    nearest = [draft for rank, draft in found if rank == top]
    spoke = _body_of_sentence(cast, markable)
    if spoke is None and not nearest:
        spoke = _body_before(cast, markable) or _body_told_of(cast, markable)
    return spoke or (nearest[-1] if nearest else None)


def _body_told_of(cast: Cast, markable: Markable) -> Draft | None:
    """As in "Zeta will close its plant, it said": who acts in the words is who says them."""
    if not is_reporting_subject(markable.view, markable.head):
        return None
    acting = [
        draft
        for other, draft, _ in mentions_near(cast, markable, 0)
        if draft.type in {MentionType.ORGANISATION, MentionType.MEDIUM} and _acts(other)
    ]
    return acting[0] if acting and all(draft is acting[0] for draft in acting) else None


def _body_that_tells(cast: Cast, markable: Markable) -> Draft | None:
    """The body that speaks of itself: "Zeta said it had counted nine", "Zeta left, it said"."""
    view, tokens = markable.view, markable.view.tokens
    verb = tokens[markable.head].head
    inside = {k for k in view.children[verb] if k < verb and tokens[k].dep == "ccomp"}
    tells = is_reporting_subject(view, markable.head)
    verbs = inside if tells else {tokens[verb].head} if tokens[verb].dep == "ccomp" else set()
    for other, draft, distance in mentions_near(cast, markable, 0):
        if distance or draft.plural or draft.type in {MentionType.PERSON, MentionType.GROUP}:
            continue
        head = acting_head(view, other.first, other.head)
        is_subject = tokens[head].dep == "nsubj" and tokens[head].head in verbs
        if is_subject and (tells or is_reporting_subject(view, head)):
            return draft
    return None


def _body_of_sentence(cast: Cast, markable: Markable) -> Draft | None:
    """As in "ten fled, the union said; five are missing, it said": who spoke in the sentence."""
    if not is_reporting_subject(markable.view, markable.head):
        return None
    body = cast.speaking_body
    for other, draft, distance in mentions_near(cast, markable, 0):
        if draft is body and distance == 0 and _acts(other):
            return body
    return None


def _body_before(cast: Cast, markable: Markable) -> Draft | None:
    """As in "it added": the body that spoke a few sentences before."""
    body = cast.speaking_body
    if body is None or not is_reporting_subject(markable.view, markable.head):
        return None
    return body if any(d is body for _, d, _ in mentions_near(cast, markable, _REACH)) else None


def _acts(other: Markable) -> bool:
    """Whether it is the subject of its verb, or the name beside one: "the aid group Zeta said"."""
    head = acting_head(other.view, other.first, other.head)
    return other.view.tokens[head].dep in _SUBJECT


def _group(cast: Cast, markable: Markable, speaker: Draft | None) -> Draft | None:
    """As in "They" is the one group of the sentences before; of several the subject.

    The police who "say they have detained three" speak of themselves.
    """
    thanked = _object_before(cast, markable)
    if thanked is not None:
        return thanked
    if _does_office_work(markable):
        teller = _body_that_tells(cast, markable)
        if teller is not None:
            return teller
    scores: dict[int, float] = {}
    for other, draft, distance in mentions_near(cast, markable, 2):
        if draft.type is not MentionType.GROUP or draft is speaker:
            continue
        if distance == 0 and _same_clause(markable, other) and markable.determiner != "poss":
            continue
        if distance == 0 and asks_for(other, markable):
            continue
        token = other.view.tokens[other.head]
        score = 10.0 - 2.0 * distance + 2.0 * (token.dep in _SUBJECT)
        scores[draft.order] = max(scores.get(draft.order, 0.0), score)
    return _best(cast, scores) if scores else _speaking_body(cast, markable)


def _object_before(cast: Cast, markable: Markable) -> Draft | None:
    """As in "thanked the ministries and urged them": whom the verb before it was about."""
    tokens = markable.view.tokens
    verb = tokens[markable.head].head
    if tokens[markable.head].dep != "dobj" or tokens[verb].dep != "conj":
        return None
    for other, draft, distance in mentions_near(cast, markable, 0):
        token = tokens[other.head]
        is_object = token.dep == "dobj" and token.head == tokens[verb].head
        if distance == 0 and is_object and token.tag in {"NNS", "NNPS"}:
            return draft
    return None


def _does_office_work(markable: Markable) -> bool:
    """Whether the verb is one of police, courts and offices: "they have detained three"."""
    tokens = markable.view.tokens
    token = tokens[markable.head]
    is_office = tokens[token.head].lemma.lower() in load_list("nouns")["office_work"]
    return is_office and token.dep == "nsubj"


def _speaking_body(cast: Cast, markable: Markable) -> Draft | None:
    """As in "They said" of a body that spoke or acted in the sentence before."""
    if not is_reporting_subject(markable.view, markable.head):
        return None
    for other, draft, _ in reversed(cast.mentions):
        is_subject = other.view.tokens[other.head].dep in _SUBJECT
        if is_subject and 0 < sentence_distance(cast, markable, other) <= 2:  # noqa: PLR2004
            return draft if draft.type in {MentionType.ORGANISATION, MentionType.MEDIUM} else None
    return None
