"""Organisations: named ones, organs of a state, and "the group" that takes one up again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import MentionType, Role
from firsthand.names.body_variations import body_that_spoke, body_varied
from firsthand.names.cast import Draft
from firsthand.names.press import is_press, press_office
from firsthand.names.speaking import is_cited, is_reporting_subject
from firsthand.names.spelling import name_tokens
from firsthand.names.state_bodies import state_body
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.language.gazetteer import KnownName
    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable
    from firsthand.names.view import View

_OWNED = re.compile(r"(?P<owner>.+?)(?:['’]s|['’]) (?P<body>\S.*)")
_LONGEST_COUNTRY = 4
_DESCRIBED = 2  # words that tell one body of a kind from another
_GENERIC = frozenset(
    {
        "forum",
        "group",
        "party",
        "movement",
        "union",
        "committee",
        "council",
        "association",
        "foundation",
        "center",
        "centre",
        "company",
        "bank",
        "organisation",
        "organization",
    }
)
_DESCRIBING = frozenset(
    {
        "office",
        "administration",
        "service",
        "agency",
        "council",
        "committee",
        "commission",
        "department",
        "court",
        "force",
        "guard",
        "board",
        "mission",
        "chamber",
        "assembly",
        "directorate",
        "bureau",
    }
)


def named_body(cast: Cast, markable: Markable, kind: MentionType) -> Draft:
    """Return the draft of a named organisation or medium, new or known.

    Args:
        cast: the document's entities.
        markable: the named phrase.
        kind: organisation or medium.
    """
    name = markable.name or ""
    institution = _institution_in(markable)
    if institution and markable.known is None:
        stated = replace(markable, country=markable.country or _country_before(markable))
        return _body_of_owner(cast, institution) or state_body(cast, stated, None, institution)
    if markable.known is None:
        markable = replace(markable, known=_known_of_country(name))
    canonical = markable.known.name if markable.known else name
    draft = _find(cast, kind, canonical) or _find_short(cast, kind, name)
    if draft is None:
        draft = cast.add(Draft(kind, canonical))
    if markable.known is not None and markable.known.kind != "agency":
        draft.country = draft.country or markable.known.country
    elif markable.country is not None:
        draft.country = draft.country or markable.country
    return draft


def _known_of_country(name: str) -> KnownName | None:
    """A body that is known without its country: "US Office of Foreign Assets Control"."""
    first, _, rest = name.partition(" ")
    country, known = lookup(first), lookup(rest) if " " in rest else None
    if country is None or known is None or country.kind not in {"territory", "demonym"}:
        return None
    is_body = known.kind == "body" and country.country == known.country
    return known if is_body else None


def _country_before(markable: Markable) -> str | None:
    """As in "Mali's" before "Foreign Ministry", where the name of it begins there."""
    end = markable.name_first - 1
    if end < 1 or markable.view.words[end] not in {"'s", "'"}:
        return None
    for start in range(max(0, end - _LONGEST_COUNTRY), end):
        known = lookup(markable.view.slice(start, end))
        if known is not None and known.kind == "territory":
            return known.country
    return None


def _institution_in(markable: Markable) -> str | None:
    """As in "Interior Ministry" and "Supreme Court" are organs of the country in question."""
    words = (markable.name or "").split()
    last = words[-1].lower() if words else ""
    if last == "army" and not set(words).isdisjoint(load_list("name_cues")["rebel_armies"]):
        return None
    if last in {"ministry", "police", "parliament", "court", "prosecution", "army", "military"}:
        return " ".join(words)
    return None


def _body_of_owner(cast: Cast, name: str) -> Draft | None:
    """As in "Zeta's Defence Ministry": an organ of an owner that no list knows, and of no other."""
    match = _OWNED.fullmatch(name)
    if match is None or lookup(match["owner"]) is not None or _is_kind(match["owner"]):
        return None
    own = f"{match['body']} of {match['owner']}"
    known = cast.named(MentionType.ORGANISATION, own)
    draft = known or cast.add(Draft(MentionType.ORGANISATION, own))
    draft.nouns.add(match["body"].lower().split()[-1])
    return draft


def _is_kind(owner: str) -> bool:
    """Whether an owner is of the name: "Supreme People's Court", "Workers' Council"."""
    last = owner.rsplit(maxsplit=1)[-1].lower()
    return bool({last, last.removesuffix("s")} & set(load_list("nouns")["people"]))


def _find(cast: Cast, kind: MentionType, name: str) -> Draft | None:
    found = cast.named(kind, name)
    if found is not None:
        return found
    other = MentionType.MEDIUM if kind is MentionType.ORGANISATION else MentionType.ORGANISATION
    return cast.named(other, name)


def _find_short(cast: Cast, kind: MentionType, name: str) -> Draft | None:
    """The body whose longer or shorter form or acronym the name is: "Zeta forum", "PDP"."""
    tokens = name_tokens(name)
    matches = [
        d
        for d in cast.drafts
        if d.type is kind and d.is_named and _is_short(name_tokens(d.name), tokens)
    ]
    return matches[0] if len(matches) == 1 else None


def _is_short(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    long, short = (a, b) if len(a) >= len(b) else (b, a)
    if not short or long == short:
        return long == short
    if (
        len(short) == 1
        and len(long) > 1
        and short[0] == "".join(word[0] for word in long if word not in {"of", "the", "and", "for"})
    ):
        return True
    if long[: len(short)] == short and short[0] not in _GENERIC:
        return True
    own = [word for word in short if word not in _GENERIC]
    return bool(own) and long[0] == short[0] and set(short) <= set(long)


def described_body(cast: Cast, markable: Markable, owner: Draft | None) -> Draft | None:
    """The body that "the interior ministry", "the group", "a rights group" means."""
    if is_press(markable):
        return press_office(cast, markable, owner)
    if markable.sort == "institution":
        return _institution(cast, markable, owner)
    if markable.plural:
        return None
    return proper_body(cast, markable) if is_proper(markable) else _common_body(cast, markable)


def _common_body(cast: Cast, markable: Markable) -> Draft | None:
    """The body without a name: one taken up again, or a new one known by its description."""
    known = _known_within(markable)
    if known is not None:
        found = cast.named(MentionType.ORGANISATION, known.name)
        return found or cast.add(Draft(MentionType.ORGANISATION, known.name, country=known.country))
    found = body_varied(cast, markable) if markable.determiner in {"def", "poss"} else None
    if found is not None:
        return found
    if markable.determiner == "def" and (markable.noun == "group" or not markable.owner):
        if markable.noun != "group":
            return body_that_spoke(cast, markable) or _speaking_body(cast, markable)
        return (
            body_that_spoke(cast, markable)
            or _unnamed_that_spoke(cast, markable)
            or _counted_group(cast)
        )
    name = markable.phrase or markable.noun
    draft = Draft(MentionType.ORGANISATION, name, is_named=False, country=markable.country)
    draft.key = f"{name} {markable.start if markable.determiner == 'indef' else ''}".strip()
    return cast.add(draft)


def _speaking_body(cast: Cast, markable: Markable) -> Draft | None:
    """A body that is only described and speaks: "the national weather institute said"."""
    view, words = markable.view, markable.phrase.split()
    speaks = is_reporting_subject(view, markable.head) or is_cited(view, markable.head)
    if len(words) < _DESCRIBED or not speaks:
        return None
    name = " ".join(words)
    for draft in cast.drafts:
        if draft.type is MentionType.ORGANISATION and draft.key == name:
            return draft
    draft = Draft(MentionType.ORGANISATION, name, is_named=False, country=markable.country)
    draft.key = name
    return cast.add(draft)


def _known_within(markable: Markable) -> KnownName | None:
    """The body whose known name stands before its noun: "the Amnesty rights group"."""
    if markable.noun not in load_list("nouns")["of_callings"]:
        return None
    words = markable.view.words[markable.first : markable.head]
    found = (
        lookup(" ".join(words[i:j])) for i in range(len(words)) for j in range(len(words), i, -1)
    )
    return next((known for known in found if known is not None and known.kind == "body"), None)


def _unnamed_that_spoke(cast: Cast, markable: Markable) -> Draft | None:
    """As in "the group said" behind "an armed alliance said": not the people counted before."""
    body = cast.speaking_body
    is_speaker = is_reporting_subject(markable.view, markable.head)
    if body is None or not is_speaker or body.is_named or body.key is None:
        return None
    return body if body.nouns & set(load_list("nouns")["like_groups"]) else None


def _counted_group(cast: Cast) -> Draft | None:
    """As in "The group left the prison": the people whose number was given last."""
    groups = (d for d in cast.recent() if d.type is MentionType.GROUP and d.number is not None)
    return next(groups, None)


def is_proper(markable: Markable) -> bool:
    """Whether the describing words hold a name: "the Zeta students' forum"."""
    view = markable.view
    return (
        any(
            view.tokens[i].pos == "PROPN"
            and view.words[i][:1].isupper()
            and lookup(view.words[i]) is None
            for i in range(markable.first, markable.head)
        )
        and view.role is not Role.HEADLINE
    )


def proper_body(cast: Cast, markable: Markable) -> Draft:
    """The draft of a body whose name holds a common noun."""
    name = markable.phrase
    draft = _find(cast, MentionType.ORGANISATION, name) or _find_short(
        cast, MentionType.ORGANISATION, name
    )
    return draft or cast.add(Draft(MentionType.ORGANISATION, name, country=markable.country))


def taken_up(cast: Cast, noun: str, *, is_bare: bool = True) -> Draft | None:
    """Return the body mentioned last that was described by a noun, or has it in its name.

    Args:
        cast: the document's entities.
        noun: "group", "party".
        is_bare: whether nothing else describes it, so that a name with the noun fits too.
    """
    bodies = [d for d in cast.recent() if d.type in {MentionType.ORGANISATION, MentionType.MEDIUM}]
    alike = {noun, *load_list("nouns")["body_synonyms"].get(noun, ())}
    described = next((draft for draft in bodies if alike & draft.nouns), None)
    if described is not None or not is_bare:
        return described
    return next((d for d in bodies if d.is_named and noun in name_tokens(d.name)), None)


def _institution(cast: Cast, markable: Markable, owner: Draft | None) -> Draft | None:
    """An organ of a state; a bare "the office" is the one mentioned last."""
    phrase = _with_field(markable)
    is_bare = phrase.lower() in {markable.noun, f"{markable.noun}s"}
    if is_bare and markable.country is None and owner is None:
        found = _same_noun(cast, markable.noun)
        found = found or body_that_spoke(cast, markable)
        if found is not None or markable.noun in _DESCRIBING:
            return found
    known = _last_wire(cast, markable) or _unnamed_before(cast, markable)
    if known is not None or (markable.plural and markable.noun != "police"):
        return known
    if markable.determiner != "indef":
        return state_body(cast, markable, owner, phrase)
    draft = Draft(MentionType.ORGANISATION, markable.phrase, is_named=False)
    draft.country = markable.country
    draft.key = f"{markable.phrase} {markable.start}"
    return cast.add(draft)


def _with_field(markable: Markable) -> str:
    """The phrase with what an organ is for: "ministry of health" is the "health ministry"."""
    view, at = markable.view, markable.head + 1
    if markable.noun not in load_list("nouns")["of_fields"] or view.lower(at) != "of":
        return markable.phrase
    end = at + 1
    while end < len(view.words) and view.words[end].islower() and _is_nominal(view, end):
        end += 1
    if end == at + 1:
        return markable.phrase
    *before, noun = markable.phrase.split()
    return " ".join([*before, view.slice(at + 1, end), noun])


def _is_nominal(view: View, index: int) -> bool:
    return view.tokens[index].pos in {"NOUN", "PROPN", "ADJ"}


def _same_noun(cast: Cast, noun: str) -> Draft | None:
    """The organisation mentioned last that has the noun, or has it in its name."""
    for draft in cast.recent():
        if draft.type is MentionType.ORGANISATION and (
            noun in draft.nouns or (draft.is_named and noun in name_tokens(draft.name))
        ):
            return draft
    return None


def _last_wire(cast: Cast, markable: Markable) -> Draft | None:
    """As in "The agency", "the state news agency": the news agency mentioned last."""
    words = set(markable.phrase.lower().split()) - {"agency", "news", "state", "official"}
    if markable.noun != "agency" or words or markable.determiner != "def":
        return None
    for other, draft, _ in reversed(cast.mentions):
        if other.known is not None and other.known.kind == "agency":
            return draft
    return None


def _unnamed_before(cast: Cast, markable: Markable) -> Draft | None:
    """As in "The court" that was "a court" before."""
    if markable.determiner == "indef":
        return None
    for draft in cast.recent():
        is_body = draft.type is MentionType.ORGANISATION and not draft.is_named
        if is_body and markable.noun in draft.nouns and markable.country in {None, draft.country}:
            return draft
    return None
