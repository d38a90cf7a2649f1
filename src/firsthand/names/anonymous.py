"""The person or the group whom a lead leaves unnamed and the text names later.

News leads with "A Tajik blogger has been extradited" and gives the name two paragraphs on,
without a title, because the lead has said who it is. "A rights group said" is followed by
"Zeta Watch, a group based in Oslo", which is the same one: counted twice, one voice were two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionKind, MentionType, Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_REACH = 3
_GROUP = "group"
_TELLERS = frozenset({"monitor", "observer", "tracker"})


def join_anonymous(cast: Cast) -> None:
    """Join the one unnamed person of the lead with the first bare name, where both stand alone.

    Nothing is joined where the lead has two unnamed persons, where the first name after it
    has a title of its own, or where gender or country speak against it.
    """
    unnamed = [d for d in cast.drafts if _is_lead_person(cast, d)]
    if len(unnamed) != 1:
        return
    target = _first_bare_name(cast, unnamed[0])
    if target is not None and _fits(unnamed[0], target):
        cast.replace(unnamed[0], target)


def join_anonymous_group(cast: Cast) -> None:
    """Join the one unnamed group of the lead with the first group that is named and described.

    Nothing is joined where the lead has two unnamed groups, or none follows by name.
    """
    leads = [m.view.index for m, _, _ in cast.mentions if m.view.role is not Role.HEADLINE]
    first = min(leads, default=-1)
    unnamed = {
        id(d): d
        for m, d, _ in cast.mentions
        if m.view.index == first and not d.is_named and _is_group(m, d)
    }
    if len(unnamed) != 1:
        return
    (teller,) = unnamed.values()
    target = _first_named_group(cast, first)
    if target is not None and _fits(teller, target):
        target.nouns |= {_GROUP}
        cast.replace(teller, target)


def join_anonymous_lawyer(cast: Cast) -> None:
    """Join the one lawyer without a name with the one lawyer who is named after.

    "A lawyer representing them said" is followed by "lawyer Odo Quist told reporters"; more
    lawyers of either sort, or a name that stood before, leave it open.
    """
    kin = set(load_list("nouns")["families"]["lawyer"])
    persons = [d for d in cast.drafts if d.type is MentionType.PERSON and d.nouns & kin]
    unnamed = [d for d in persons if not d.is_named]
    named = [d for d in persons if d.is_named]
    if len(unnamed) != 1 or len(named) != 1 or not _fits(unnamed[0], named[0]):
        return
    first = {id(d): m.view.index for m, d, _ in reversed(cast.mentions) if _in_body(m)}
    lead, later = first.get(id(unnamed[0])), first.get(id(named[0]))
    if lead is not None and later is not None and lead < later <= lead + _REACH:
        cast.replace(unnamed[0], named[0])


def _in_body(markable: Markable) -> bool:
    return markable.view.role is not Role.HEADLINE


def _is_group(markable: Markable, draft: Draft) -> bool:
    nouns = {markable.noun, *draft.nouns}
    kin = {_GROUP, *load_list("nouns")["body_synonyms"][_GROUP]}
    if draft.type is MentionType.PERSON:
        kin = set(_TELLERS)
    return markable.owner is None and markable.determiner == "indef" and bool(nouns & kin)


def _first_named_group(cast: Cast, lead: int) -> Draft | None:
    """The first body after the lead's first sentence that its text calls a group or watchdog."""
    kin = {_GROUP, *load_list("nouns")["body_synonyms"][_GROUP]}
    for markable, draft, _ in cast.mentions:
        if markable.kind is not MentionKind.NAME or draft.type is not MentionType.ORGANISATION:
            continue
        if lead < markable.view.index <= lead + _REACH and draft.nouns & kin:
            return draft
    return None


def _is_lead_person(cast: Cast, draft: Draft) -> bool:
    if draft.type is not MentionType.PERSON or draft.is_named or not draft.is_new:
        return False
    sources = {*load_list("nouns")["sources"], *load_list("titles")["spokes"]}
    if draft.nouns & {"official", "witness", "diplomat", *sources}:
        return False
    first = next(m for m, d, _ in cast.mentions if d is draft)
    leads = [m.view.index for m, _, _ in cast.mentions if m.view.role is not Role.HEADLINE]
    if draft.nouns & _TELLERS:
        return False
    if draft.nouns & set(load_list("nouns")["deciders"]) and _decides(first):
        return False
    is_lead = first.view.index == min(leads, default=-1) and first.view.sentence_of[first.head] == 0
    return is_lead and first.owner is None and _is_told_of(first)


def _decides(markable: Markable) -> bool:
    """Whether a judge or minister decides there: it is told of those whom it befalls."""
    tokens, nouns = markable.view.tokens, load_list("nouns")
    token = tokens[markable.head]
    decisions = {*nouns["decisions"], *nouns["office_work"]}
    return token.dep == "nsubj" and tokens[token.head].lemma.lower() in decisions


def _is_told_of(markable: Markable) -> bool:
    """Whether the main clause is about the person: its subject or object."""
    tokens = markable.view.tokens
    token = tokens[markable.head]
    if token.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    if any(tokens[k].dep == "conj" for k in markable.view.children[markable.head]):
        # "freed 14, among them a teacher and a nurse": the name may be of either, or of neither
        return False
    if token.head < markable.head and tokens[token.head].lemma in load_list("nouns")["speech"]:
        # "..., said a trainer": who tells the news is not whom it is about
        return False
    told = [k for k in markable.view.children[token.head] if tokens[k].dep == "ccomp"]
    if any(k < markable.head for k in told):
        return False
    return tokens[token.head].dep in {"ROOT", "ccomp", "parataxis"}


def _first_bare_name(cast: Cast, unnamed: Draft) -> Draft | None:
    """The person named first in the paragraphs after the lead without any title before it."""
    lead = next(m for m, d, _ in cast.mentions if d is unnamed).view.index
    for markable, draft, _ in cast.mentions:
        if markable.kind is not MentionKind.NAME or draft.type is not MentionType.PERSON:
            continue
        if not lead < markable.view.index <= lead + _REACH:
            continue
        titles = draft.nouns - _headline_nouns(cast, draft)
        if titles and not (_is_vague(unnamed) and _is_described_after(markable)):
            continue
        is_listed = markable.view.tokens[markable.head].dep in {"appos", "conj"}
        return None if is_listed else draft
    return None


def _headline_nouns(cast: Cast, draft: Draft) -> set[str]:
    """What the headline calls somebody: no title that the name has in the text."""
    return {m.noun for m, d, _ in cast.mentions if d is draft and m.noun and not _in_body(m)}


def _is_vague(unnamed: Draft) -> bool:
    """Whether the lead only says that it is somebody: "a U.S. citizen"."""
    return unnamed.nouns <= set(load_list("nouns")["vague_people"])


def _is_described_after(markable: Markable) -> bool:
    """Whether a sentence opens with a name whose description follows: "Ann Lind, a mechanic"."""
    view, head = markable.view, markable.head
    if markable.first != 0 or view.tokens[head].dep not in {"nsubj", "nsubjpass"}:
        return False
    after = [k for k in view.children[head] if k > head and view.tokens[k].dep == "appos"]
    return any(view.lower(k) in {"a", "an"} for item in after for k in view.children[item])


def _fits(unnamed: Draft, named: Draft) -> bool:
    if unnamed.gender and named.gender and unnamed.gender != named.gender:
        return False
    return not (unnamed.country and named.country) or unnamed.country == named.country
