"""Persons: named ones, holders of an office, relatives, and who speaks for whom."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import MentionKind, MentionType
from firsthand.names.called import find_person
from firsthand.names.cast import Draft
from firsthand.names.genders import gender_of_name
from firsthand.names.offices import office_holder
from firsthand.names.spelling import core_tokens
from firsthand.names.variations import (
    contradicts,
    has_clause,
    is_national,
    is_of_people,
    is_other_word,
    leads_people,
    person_varied,
    stays_unnamed,
)
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable


_SOMEBODYS = frozenset({"their", "our", "my", "your"})
# Words that open a role and have a capital only where they open a sentence.
_LOWERED = frozenset(
    {
        "chief",
        "former",
        "deputy",
        "acting",
        "ex",
        "vice",
        "jailed",
        "exiled",
        "police",
        "army",
        "opposition",
    }
)


_EQUAL = "counterpart"  # who has the same office in another land


def add_person(cast: Cast, markable: Markable) -> Draft:
    """Return the draft of a named person, new or known, with what its title says."""
    name = markable.name or ""
    draft = find_person(cast, name, _title_gender(markable), markable)
    if draft is None:
        draft = cast.add(Draft(MentionType.PERSON, name))
    elif len(core_tokens(name)) > len(core_tokens(draft.name)):
        draft.name = name
    draft.gender = draft.gender or markable.gender or gender_of_name(draft.name)
    draft.nouns |= _title_nouns(markable)
    return draft


def _title_gender(markable: Markable) -> str | None:
    """The gender that the title of address before a name tells."""
    known = load_list("titles")["honorifics"]
    words = markable.view.words[markable.first : markable.name_first]
    return next((str(known[word]) for word in words if known.get(word)), None)


def _title_nouns(markable: Markable) -> set[str]:
    """What short titles before a name say: "Sen. X" is a senator."""
    known = load_list("nouns")["title_nouns"]
    words = markable.view.words[markable.first : markable.name_first]
    return {str(known[word.rstrip(".")]) for word in words if word.rstrip(".") in known}


def take_role(cast: Cast, draft: Draft, markable: Markable, owner: Draft | None) -> None:
    """Give a person the role that a title or an apposition states.

    Args:
        cast: the document's entities.
        draft: the person.
        markable: the words that state the role.
        owner: whose spokeswoman, which ministry's spokesman, if resolved.
    """
    _absorb_unnamed(cast, draft, markable)
    draft.nouns.add(markable.noun)
    if markable.noun == _EQUAL and owner is not None:
        draft.nouns |= owner.nouns & set(load_list("nouns")["offices"])
    if markable.noun in load_list("titles")["relatives"]:
        draft.kin = draft.kin or owner
    draft.gender = markable.gender or draft.gender
    draft.country = draft.country or markable.country or (owner.country if owner else None)
    if draft.role is None:
        draft.role = _role_text(markable)
    if draft.speaks_for is None:
        draft.speaks_for = spoken_for(cast, markable, owner)
    if draft.speaks_for is not None and draft.country is None:
        draft.country = draft.speaks_for.country


def _absorb_unnamed(cast: Cast, draft: Draft, markable: Markable) -> None:
    """The one told of gets a name: "The migration director said ... Director X told"."""
    is_apposed = markable.kind is MentionKind.ROLE and _takes_up(markable)
    if not is_apposed and markable.kind is not MentionKind.NAME:
        return
    if not draft.is_named or markable.noun in draft.nouns:
        return
    for other in cast.recent():
        if other.type is MentionType.PERSON and not other.is_named and markable.noun in other.nouns:
            fits = not (other.gender and draft.gender) or other.gender == draft.gender
            is_known = is_apposed or _is_told_of(cast, other)
            is_near = not markable.country or not other.country
            if fits and is_known and (is_near or markable.country == other.country):
                cast.replace(other, draft)
            return


def _is_told_of(cast: Cast, other: Draft) -> bool:
    """Whether one without a name was brought in as known and as nobody's own ("their coach")."""
    if other.is_new or other.owner is not None:
        return False
    first = next((m for m, draft, _ in cast.mentions if draft is other), None)
    return first is None or first.view.lower(first.first) not in _SOMEBODYS


def _takes_up(markable: Markable) -> bool:
    """Whether the words only take up who was told of: "The nurse, Ann Lee, said"."""
    is_single = len(markable.phrase.split()) == 1
    return markable.determiner == "def" and markable.owner is None and is_single


def _role_text(markable: Markable) -> str:
    words = _behind_the_day((markable.phrase or markable.noun).split())
    while len(words) > 1 and (known := lookup(words[0])) is not None and known.country:
        words = words[1:]
    is_title = len(words) > 1 and words[1][:1].isupper()
    if not is_title and words[0].lower() in {*load_list("titles")["roles"], *_LOWERED}:
        words[0] = words[0].lower()
    return " ".join(words)


def _behind_the_day(words: list[str]) -> list[str]:
    """The role without a day and an act before it: "on Tuesday removed banker X"."""
    days = load_list("calendar")["weekdays"]
    last = max((i for i, word in enumerate(words[:-1]) if word.lower() in days), default=None)
    if last is None:
        return words
    rest = words[last + 1 :]
    return rest[1:] if len(rest) > 1 and rest[0].endswith("ed") else rest


def spoken_for(cast: Cast, markable: Markable, owner: Draft | None) -> Draft | None:
    """For whom or what a role speaks; None where the words leave it open."""
    lists, titles = load_list("nouns"), load_list("titles")
    is_spokes = markable.phrase.lower().endswith(tuple(titles["spokes"]))
    bodies = lists["speaks_for_body"].get(markable.noun, ())
    if owner is not None and (
        is_spokes or owner.type in {MentionType.ORGANISATION, MentionType.MEDIUM}
    ):
        return owner
    if owner is not None:
        return None
    if is_spokes and markable.country is not None:
        return cast.territory(markable.country)
    if is_spokes and _is_of_other_side(markable):
        return None
    if is_spokes:
        return _last_body(cast, ())
    return _last_body(cast, bodies) if bodies and markable.noun == "prosecutor" else None


def _is_of_other_side(markable: Markable) -> bool:
    """Whether the words say for which side: "Rebel spokesman", "government spokeswoman"."""
    words = markable.phrase.lower().split()
    return bool(set(words[:-1]) & set(load_list("nouns")["sides"]))


def _last_body(cast: Cast, nouns: Sequence[str]) -> Draft | None:
    """The body mentioned last that has one of the head nouns.

    With no nouns: the last one that is described as a body or did something.
    """
    for markable, draft, _ in reversed(cast.mentions):
        if draft.type is not MentionType.ORGANISATION or (
            markable.known and markable.known.kind == "agency"
        ):
            continue
        acts = markable.view.tokens[markable.head].dep in {"nsubj", "nsubjpass"}
        if (draft.nouns & set(nouns)) if nouns else (draft.nouns or acts):
            return draft
    return None


def described_person(
    cast: Cast, markable: Markable, owner: Draft | None, subject: Draft | None = None
) -> Draft | None:
    """The person whom "the spokeswoman", "her sister", "an official" means.

    A definite phrase takes up the last person with that role; a relative belongs to its
    owner; an office is held by the one who holds it in the country in question; the rest
    are new persons known by their description.

    Args:
        cast: the document's entities.
        markable: the phrase.
        owner: whose secretary, of what a director.
        subject: the person who was subject of the sentence before, for "The ex-minister ...".
    """
    lists = load_list("nouns")
    noun = markable.noun if is_of_people(markable, owner) else _office(markable)
    is_owned = owner is not None or markable.owner is not None or markable.determiner == "def"
    if markable.noun in load_list("titles")["relatives"] and is_owned:
        return _relative(cast, markable, owner)
    if markable.determiner in {"def", "poss"} or (
        markable.determiner == "bare" and noun in lists["offices"]
    ):
        found = _by_role(cast, markable, owner, noun)
        if noun in {*lists["sources"], *lists["anonymous"]} and stays_unnamed(markable):
            return found if found and not found.is_named else _newcomer(cast, markable, owner)
        is_elsewhere = subject is not None and _is_of_another(subject, owner)
        is_led = found is None and leads_people(markable, owner, subject)
        is_same = subject is not None and _is_variation(markable, subject, found)
        if subject is not None and not is_elsewhere and (is_led or is_same):
            if found is not None and found is not subject and found.is_new:
                cast.replace(found, subject)
            subject.nouns.add(markable.noun)
            return subject
        # "the official" is who spoke before, whatever minister was named between
        is_source = found is not None and noun in {*lists["sources"], *lists["anonymous"]}
        if not is_source and (found is None or not found.is_named):
            found = _varied(cast, markable, owner, noun) or found
        if found is not None:
            return found
    if noun in lists["offices"] and markable.determiner != "indef":
        return office_holder(cast, markable, owner, noun)
    return _newcomer(cast, markable, owner)


def _varied(cast: Cast, markable: Markable, owner: Draft | None, noun: str) -> Draft | None:
    """The person already named for whom the phrase is another word."""
    varied = person_varied(cast, markable) if is_other_word(markable, noun, owner) else None
    if varied is not None:
        varied.nouns.add(markable.noun)
        if is_national(noun):
            varied.country = varied.country or markable.country
    return varied


def _is_variation(markable: Markable, subject: Draft, found: Draft | None) -> bool:
    """Whether "The former official" is another word for the subject before.

    It is where nobody else has the role, or only someone whom an indefinite phrase brought in
    without a name; not for offices and relatives, who may be someone else.
    """
    if markable.determiner != "def" or markable.owner is not None or found is subject:
        return False
    if has_clause(markable) or contradicts(markable, subject):
        return False
    nouns = load_list("nouns")
    is_former = markable.phrase.lower().startswith(("former ", "ex-"))
    if markable.noun in nouns["offices"] or (markable.noun in nouns["sources"] and not is_former):
        return False
    if markable.noun in nouns["apart"] or _is_portfolio(markable):
        return False
    if found is None:
        return markable.noun not in load_list("titles")["spokes"]
    return not found.is_named and found.is_new and not subject.nouns


def _is_portfolio(markable: Markable) -> bool:
    """Whether an office is told with its field, so that it is no other word for somebody."""
    return markable.noun == "secretary" and len(markable.phrase.split()) > 1


def _office(markable: Markable) -> str:
    """The office in common terms: "head of state" is president."""
    phrase = markable.text.lower()
    for form, office in sorted(load_list("nouns")["office_synonyms"].items()):
        if phrase.endswith(form):
            return str(office)
    return "prime minister" if markable.phrase.lower().endswith("prime minister") else markable.noun


def _family(noun: str) -> set[str]:
    for words in load_list("nouns")["families"].values():
        if noun in words:
            return set(words)
    return {noun}


def _by_role(cast: Cast, markable: Markable, owner: Draft | None, noun: str) -> Draft | None:
    # "the leader" takes up "a church leader" before it means the president
    family = _family(noun) if noun == markable.noun else {noun, *noun.split(), markable.noun}
    if owner is not None:
        family |= _family(markable.noun)
    modifiers = set(markable.phrase.lower().split()) - {markable.noun}
    lists = load_list("nouns")
    is_common = noun not in {*lists["sources"], *lists["families"]["lawyer"]}
    holders = [
        draft
        for draft in cast.recent()
        if draft.type is MentionType.PERSON
        and draft.nouns & family
        and not contradicts(markable, draft)
        and not _is_other_secretary(markable, draft)
        and (owner is None or _belongs(draft, owner))
    ]
    for draft in holders:
        is_told_apart = noun in lists["offices"] or not (draft.is_named or is_common)
        is_of_body = owner is not None and draft.speaks_for is owner
        is_told_apart = is_told_apart and not is_of_body
        if modifiers and draft.role and is_told_apart and not _shares(draft, modifiers):
            continue
        alike = next((other for other in holders if _shares(other, modifiers)), draft)
        return alike if alike.is_named and draft.is_named else draft
    return None


def _is_other_secretary(markable: Markable, draft: Draft) -> bool:
    """Whether one is a spokesman and the other a secretary of trade, not of the press."""
    spokes = load_list("titles")["spokes"]
    tells, told = markable.noun in spokes, bool(draft.nouns & set(spokes))
    words = (draft.role or "") if tells else markable.phrase
    is_other = "secretary" in words.lower() and "press" not in words.lower()
    return tells != told and is_other


def _belongs(draft: Draft, owner: Draft) -> bool:
    if draft.speaks_for is owner or draft.owner is owner:
        return True
    is_open = draft.country is None and draft.speaks_for is None
    return draft.country == owner.country and (draft.country is not None or is_open)


def _is_of_another(subject: Draft, owner: Draft | None) -> bool:
    """Whether a person speaks for another body than the one in "The Zeta coach"."""
    known = subject.speaks_for
    return owner is not None and known is not None and known is not owner


def _shares(draft: Draft, modifiers: set[str]) -> bool:
    """Whether the role of a person has one of the words that tell a role apart."""
    return bool(modifiers & set((draft.role or "").lower().split()))


def _relative(cast: Cast, markable: Markable, owner: Draft | None) -> Draft | None:
    if owner is None and markable.owner is None:
        known = [d for d in cast.recent() if d.type is markable.type and markable.noun in d.nouns]
        if known:
            return known[0]
        if markable.determiner == "def":
            return _by_role(cast, markable, owner, markable.noun)
    for draft in cast.drafts:
        if draft.owner is not None and draft.owner is owner and markable.noun in draft.nouns:
            return draft
    if owner is not None and (owner.is_named or markable.determiner == "poss"):
        whose = owner.name
    elif markable.owner is not None and markable.determiner != "poss":
        whose = markable.view.slice(*markable.owner)
    else:
        return None
    draft = Draft(markable.type, f"{markable.noun} of {whose}", is_named=False, owner=owner)
    draft.kin = owner
    draft.gender, draft.plural = markable.gender, markable.type is MentionType.GROUP
    draft.role = markable.noun if draft.type is MentionType.PERSON else None
    draft.is_global = owner is not None and owner.is_named
    return cast.add(draft)


def _newcomer(cast: Cast, markable: Markable, owner: Draft | None) -> Draft | None:
    """A new person known by the words; "the man" is none, but somebody told of before."""
    is_man = markable.noun in load_list("nouns")["families"]["man"]
    if is_man and markable.determiner == "def":
        return None
    name = markable.phrase or markable.noun
    draft = Draft(
        MentionType.PERSON,
        name,
        is_named=False,
        country=markable.country,
        role=_role_text(markable),
    )
    draft.gender = markable.gender
    draft.speaks_for = owner if owner and owner.type is MentionType.ORGANISATION else None
    draft.is_new = markable.determiner == "indef"
    draft.key = _nth_of_its_kind(cast, name) if draft.is_new else name
    return cast.add(draft)


def _nth_of_its_kind(cast: Cast, name: str) -> str:
    """A key that tells "an official" from "an official" before, alike in all copies."""
    taken = {draft.key for draft in cast.drafts}
    return next(key for n in count(1) if (key := f"{name} {n}") not in taken)
