"""Organs of a state: ministries, courts, police, each with the country or town it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.gazetteer import country_name, lookup
from firsthand.model import MentionType
from firsthand.names.abroad import acting_country
from firsthand.names.cast import Draft
from firsthand.names.unlisted import land_in
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.language.gazetteer import KnownName
    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable

_MISSIONS = ("embassy", "consulate", "mission")


def state_body(cast: Cast, markable: Markable, owner: Draft | None, phrase: str) -> Draft:
    """Return the draft of an organ of a state, new or known.

    Args:
        cast: the document's entities.
        markable: the phrase that names it or stands beside its name.
        owner: the country, town or other entity whose organ it is, if stated.
        phrase: its describing words ("interior ministry", "Almaty police").
    """
    owner, phrase = _town_police(owner, phrase)
    organ = _organ(cast, phrase) if owner is None and markable.country is None else None
    if organ is not None:
        return organ
    land = land_in(cast.lands, phrase) if owner is None else None
    if land is not None:
        return _of_land(cast, *land)
    if _is_leaders(phrase):
        return _known(cast, f"{phrase.lower()}||", phrase, None, None) or _new(
            cast, f"{phrase.lower()}||", phrase, None, None
        )
    stated = markable.country or _country_of(phrase) or (owner.country if owner else None)
    own = _is_movement(owner) or _is_unlisted(owner)
    is_theirs = (stated is None and own) or _is_of_person(owner, phrase)
    code = stated if is_theirs else stated or acting_country(cast, markable)
    place = owner.name if owner and is_theirs else _place(cast, owner, phrase)
    bare = _without_country(phrase, code)
    if stated is None and place is None and (last := _taken_up(cast, bare, None)) is not None:
        return last
    key = "|".join([bare.lower(), code or "", *([place.lower()] if place else [])])
    return _known(cast, key, bare, code, place) or _new(cast, key, bare, code, place)


def _organ(cast: Cast, phrase: str) -> Draft | None:
    """The organ of a union that the report has named: "the Commission" of the European Union."""
    organ = load_list("metonyms")["organs"].get(phrase)
    if organ is None:
        return None
    kind = MentionType.ORGANISATION
    known = cast.named(kind, organ["name"])
    if known is None and cast.named(kind, organ["of"]) is not None:
        return cast.add(Draft(kind, organ["name"]))
    return known


def _of_land(cast: Cast, land: str, bare: str) -> Draft:
    """The organ of a land that no list knows: "Zubrian Interior Ministry"."""
    key = "|".join([bare.lower(), "", cast.land(land).name.lower()])
    return _known(cast, key, bare, None, land) or _new(cast, key, bare, None, land)


def _is_leaders(phrase: str) -> bool:
    """Whether an administration goes by its leader, and needs no country: "Lee administration"."""
    *before, last = phrase.split()
    is_name = bool(before) and all(w[:1].isupper() and lookup(w) is None for w in before)
    return last.lower() == "administration" and is_name


def _town_police(owner: Draft | None, phrase: str) -> tuple[Draft | None, str]:
    """As in "Almaty police" is the police of a town."""
    first, _, rest = phrase.partition(" ")
    town = lookup(first) if rest.lower() == "police" and owner is None else None
    if town is None or town.kind not in {"capital", "city"}:
        return owner, phrase
    return Draft(MentionType.PLACE, first, country=town.country), rest


def _place(cast: Cast, owner: Draft | None, phrase: str) -> str | None:
    """The town whose organ it is; a ministry in a capital is the country's."""
    if owner is None and phrase.lower().startswith(("governor", "mayor")):
        owner = _last_town(cast)
    if owner is None or owner.type is not MentionType.PLACE or owner.key is not None:
        return None
    if phrase.lower().endswith(_MISSIONS) and _country_of(phrase) is not None:
        return None  # "the Danish embassy in Lima" is Denmark's
    known = lookup(owner.name)
    is_capital = known is not None and known.kind == "capital"
    return None if is_capital and phrase.lower().endswith("ministry") else owner.name


def _is_movement(owner: Draft | None) -> bool:
    """Whether the owner is no state: "the Taliban's foreign ministry"."""
    if owner is None or owner.type is not MentionType.ORGANISATION:
        return False
    return owner.is_named and owner.key is None


def _is_unlisted(owner: Draft | None) -> bool:
    """Whether the owner is a land or a town that no list knows: "Zubria's foreign ministry"."""
    is_place = owner is not None and owner.type is MentionType.PLACE and owner.country is None
    return is_place and owner is not None and lookup(owner.name) is None


def _is_of_person(owner: Draft | None, phrase: str) -> bool:
    """Whether it is somebody's own: "President Tamm's office"."""
    is_person = owner is not None and owner.type is MentionType.PERSON and owner.is_named
    return is_person and phrase.lower() == "office"


def _known(cast: Cast, key: str, bare: str, code: str | None, place: str | None) -> Draft | None:
    """The draft with this key, or the one that a bare "ministry" of a country takes up."""
    for draft in cast.drafts:
        if draft.key == key:
            return draft
    return _taken_up(cast, bare, code) if place is None else None


def _taken_up(cast: Cast, bare: str, code: str | None) -> Draft | None:
    """The body mentioned last that a bare "ministry" or "police" may mean, of a country or any."""
    if bare.lower() not in {"ministry", "police"}:
        return None
    for draft in cast.recent():
        is_same = draft.key is not None and draft.key.split("|")[0].endswith(bare.lower())
        is_fit = code is None or draft.country == code
        if is_same and is_fit and draft.type is MentionType.ORGANISATION:
            return draft
    return None


def _new(cast: Cast, key: str, bare: str, code: str | None, place: str | None) -> Draft:
    where = place or (country_name(code) if code else None)
    is_police = bare.lower().endswith("police") and place is not None
    name = f"{place} police" if is_police else f"{bare} of {where}" if where else bare
    draft = Draft(MentionType.ORGANISATION, name, country=code, key=key)
    draft.nouns.add(bare.lower().split()[-1])
    return cast.add(draft)


def _last_town(cast: Cast) -> Draft | None:
    """The town mentioned last: a governor's office is that of some place."""
    for draft in cast.recent():
        if draft.type is MentionType.PLACE and draft.key is None:
            return draft
    return None


def _country_of(phrase: str) -> str | None:
    """The country that the words themselves name: "German Foreign Ministry"."""
    for _, known in _pieces(phrase):
        if known is not None and known.country and known.kind in {"demonym", "territory"}:
            return known.country
    return None


def _without_country(phrase: str, code: str | None) -> str:
    words = [w for w, known in _pieces(phrase) if known is None or known.country != code]
    return " ".join(words) or phrase


def _pieces(phrase: str) -> Iterator[tuple[str, KnownName | None]]:
    """The words of a phrase with what each is known as; two that name a country as one."""
    words = phrase.split()
    at = 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        known = lookup(pair) if at + 1 < len(words) else None
        if known is not None and known.kind in {"demonym", "territory"}:
            yield pair, known
            at += 2
            continue
        yield words[at], lookup(words[at])
        at += 1
