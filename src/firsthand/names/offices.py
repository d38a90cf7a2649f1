"""Who holds an office: "the mayor", "the Alban minister", "the governor of the bank"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.gazetteer import country_name, lookup
from firsthand.model import MentionType
from firsthand.names.cast import Draft
from firsthand.names.variations import contradicts

if TYPE_CHECKING:
    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable


def office_holder(cast: Cast, markable: Markable, owner: Draft | None, noun: str) -> Draft:
    """Return who holds an office: a person named with it, or one known by it and its land.

    Args:
        cast: the document's entities.
        markable: the words that name the office.
        owner: the body or land whose office it is, if told.
        noun: the office in common terms.
    """
    known = _by_land(cast, markable, noun) if owner is None else None
    if known is not None:
        return known
    code = markable.country or (owner.country if owner else None) or cast.main_country
    phrase = noun if noun != markable.noun else markable.phrase.lower() or noun
    where = country_name(code) if code else None
    if owner is not None and owner.type in {MentionType.PLACE, MentionType.ORGANISATION}:
        where, code = owner.name, owner.country
    elif noun == "mayor":
        where = cast.main_city
    name = f"{phrase} of {where}" if where and " of " not in phrase else phrase
    for draft in cast.drafts:
        if draft.type is MentionType.PERSON and draft.name == name:
            return draft
    draft = Draft(MentionType.PERSON, name, is_named=False, country=code, role=phrase)
    draft.gender, draft.is_global = markable.gender, where is not None
    return cast.add(draft)


def _by_land(cast: Cast, markable: Markable, noun: str) -> Draft | None:
    """The one named person with an office whom "the Alban minister" can mean by the land.

    It is told by the land alone: "the Alban foreign minister" is no defence minister.
    """
    words = [word for word in markable.phrase.split() if lookup(word) is None]
    if markable.country is None or len(words) != 1 or markable.determiner != "def":
        return None
    offices = {noun, *noun.split(), markable.noun}
    holders = [
        draft
        for draft in cast.drafts
        if draft.type is MentionType.PERSON and draft.is_named and draft.nouns & offices
    ]
    of_land = [draft for draft in holders if draft.country == markable.country]
    fitting = of_land or [draft for draft in holders if not contradicts(markable, draft)]
    if len(fitting) != 1:
        return None
    fitting[0].country = markable.country
    return fitting[0]
