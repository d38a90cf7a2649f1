"""Other words for a person already named: "the billionaire", "the former governor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import MentionKind, MentionType
from firsthand.names.pronouns import is_main, mentions_near
from firsthand.names.speaking import acting_head
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_FORMER = frozenset({"former", "ex"})
_REACH = 4  # sentences back that another word may look
_SAME_NATION = 2.0
_SAME_PAST = 6.0  # "the former minister" is who was called the predecessor
_MARGIN = 1.0  # by how much the best must stand out


def is_other_word(markable: Markable, noun: str, owner: Draft | None) -> bool:
    """Return whether a phrase is one by which reports vary a name.

    Args:
        markable: the described phrase.
        noun: its head noun.
        owner: whose or of what it is: "the Zeta director" has a post that somebody holds.
    """
    lists = load_list("nouns")
    if markable.determiner != "def" or markable.plural or markable.owner is not None:
        return False
    if (owner is not None and noun in lists["posts"]) or has_clause(markable):
        return False
    is_former = bool({"former", "ex", "then"} & set(markable.phrase.lower().split("-")[0].split()))
    return (
        is_national(noun)
        or noun in lists["variations"]
        or noun in lists["any_office"]
        or (is_former and noun in lists["offices"])
    )


def is_national(noun: str) -> bool:
    """Return whether a noun is the name of someone's nation: "the Swede"."""
    known = lookup(noun)
    return known is not None and known.kind in {"people", "demonym"}


def is_of_people(markable: Markable, owner: Draft | None) -> bool:
    """Return whether it is who leads people and no state: "The mineworkers' leader"."""
    is_of_group = owner is not None and owner.type is MentionType.GROUP
    return is_of_group and markable.noun in load_list("nouns")["families"]["leader"]


def leads_people(markable: Markable, owner: Draft | None, subject: Draft | None) -> bool:
    """Return whether such a leader is the subject before, of whom nothing else was said."""
    is_open = subject is not None and not subject.nouns and not contradicts(markable, subject)
    return is_open and is_of_people(markable, owner)


def has_clause(markable: Markable) -> bool:
    """Return whether a clause tells who is meant: "the man who ..." is someone new."""
    return markable.view.lower(markable.last) in {"who", "whom", "whose"}


def stays_unnamed(markable: Markable) -> bool:
    """Return whether the sentence says that its speaker wants no name: "on condition of anonymity".

    As in "The official, who asked not to be named, said": it is nobody who has been named.
    """
    view = markable.view
    place = view.sentence_of[markable.head]
    words = [w for w, at in zip(view.lowered, view.sentence_of, strict=True) if at == place]
    sentence = " ".join(words)
    return any(phrase in sentence for phrase in load_list("nouns")["unnamed"])


def person_varied(cast: Cast, markable: Markable) -> Draft | None:
    """Return the named person whom a phrase is another word for; None where nobody stands out."""
    scores: dict[int, float] = {}
    drafts: dict[int, Draft] = {}
    acting: set[int] = set()
    for other, draft, distance in mentions_near(cast, markable, _REACH):
        if draft.type is not MentionType.PERSON or not draft.is_named:
            continue
        if contradicts(markable, draft) or other.view.in_quote(other.head):
            continue
        if markable.noun in load_list("nouns")["any_office"] and not _has_office(draft):
            continue
        if draft is cast.speaker and markable.view.in_quote(markable.head):
            continue  # whom a speaker calls so is somebody else
        if distance == 0 and other.view.tokens[other.head].dep in _SUBJECT:
            acting.add(draft.order)
        score = _score(other, distance) + 1.5 * (draft is cast.speaker)
        score += 1.0 * (other.view is markable.view)
        score += _SAME_PAST * (_is_former(markable) and _was(draft))
        score += _SAME_NATION * (markable.country is not None and draft.country == markable.country)
        drafts[draft.order] = draft
        scores[draft.order] = max(scores.get(draft.order, 0.0), score)
    # who acts in the same sentence would be a pronoun: "X went on after the senator had spoken"
    ranked = sorted(scores.keys() - acting, key=lambda order: (-scores[order], order))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return None
    return drafts[ranked[0]]


def _is_former(markable: Markable) -> bool:
    return bool(_FORMER & set(markable.phrase.lower().replace("-", " ").split()))


def _has_office(draft: Draft) -> bool:
    """Whether somebody speaks for a body of the state: "the official" may be a mayor."""
    offices = {*load_list("nouns")["offices"], *load_list("titles")["spokes"], "head", "secretary"}
    return bool(draft.nouns & offices)


def _was(draft: Draft) -> bool:
    """Whether somebody is known to have held an office before."""
    role = set((draft.role or "").lower().replace("-", " ").split())
    return "predecessor" in draft.nouns or bool(_FORMER & role)


def _score(other: Markable, distance: int) -> float:
    """How likely a mention is: nearness, subject; one that stands in the same sentence is not."""
    dep = other.view.tokens[acting_head(other.view, other.first, other.head)].dep
    score = 10.0 - 2.0 * distance + 2.0 * (dep in _SUBJECT) - 2.0 * (dep == "poss")
    score -= 1.0 * (dep == "pobj") + 1.0 * (distance == 0)
    score += 1.0 * (dep in _SUBJECT and is_main(other))
    return score + 0.5 * (other.kind is not MentionKind.ROLE)


def contradicts(markable: Markable, draft: Draft) -> bool:
    """Return whether the words say what a person is not: gender, country, camp."""
    if markable.gender and draft.gender and markable.gender != draft.gender:
        return True
    if markable.country and draft.country and markable.country != draft.country:
        return True
    said, known = _camps(markable.phrase), _camps(draft.role or "")
    return bool(said and known and not said & known)


def _camps(phrase: str) -> set[str]:
    """The parties and camps that words name, each in one form."""
    camps = load_list("nouns")["camps"]
    return {str(camps[word]) for word in phrase.lower().split() if word in camps}
