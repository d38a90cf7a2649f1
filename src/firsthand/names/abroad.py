"""Whose police a bare "police" is in a report on what befell somebody in another country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import MentionType
from firsthand.names.speaking import is_reporting_subject
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable

_REACH = 2  # paragraphs back: the scene of a short report, or of one passage of a long one
_SEAT_WITHIN = 4  # words behind "in" among which a name begins: "in the capital, Belgrade"


def acting_country(cast: Cast, markable: Markable) -> str | None:
    """Return the country whose organ a bare "police" or "authorities" is, if one is known.

    "Canada said its citizen was held in Hanoi. Police accuse him ...": those are the police of
    the place where he was held. A ministry that speaks after the French president is the French
    one. "Police in Oslo" are where they sit. Else they are those of the country that the report is
    about.
    """
    seat = seat_country(markable)
    if seat is not None:
        return seat
    speaking = _speaking_country(cast, markable)
    return _scene_country(cast, markable) or speaking or cast.main_country


def seat_country(markable: Markable) -> str | None:
    """Return the country of the place in which they sit: "officials in Belgrade"."""
    names = _seat_names(markable)
    return next((known.country for name in names if (known := lookup(name))), None)


def unlisted_seat(markable: Markable) -> str | None:
    """Return the place in which they sit where no list knows it: "the government in Duvin"."""
    first, view = _seat(markable), markable.view
    if first is None or any(lookup(name) for name in _seat_names(markable)):
        return None
    start = view.tokens[first].start
    places = [name for name in view.passage.names if name.type is MentionType.PLACE]
    return next((view.text[n.start : n.end] for n in places if n.start == start), None)


def _seat_names(markable: Markable) -> list[str]:
    """Return what the name of the place in which they sit may be: three words, two and one."""
    first, words = _seat(markable), markable.view.words
    if first is None:
        return []
    return [" ".join(words[first : first + length]) for length in (3, 2, 1)]


def _seat(markable: Markable) -> int | None:
    """Return where the name of the place begins in which they sit."""
    view = markable.view
    if view.lower(markable.last) != "in":
        return None
    within = range(markable.last + 1, min(markable.last + 1 + _SEAT_WITHIN, len(view.words)))
    return next((at for at in within if view.words[at][:1].isupper()), None)


def _speaking_country(cast: Cast, markable: Markable) -> str | None:
    """Return the country for which a holder of an office spoke last, where a ministry speaks."""
    if "ministry" not in markable.phrase.lower().split() or not _tells(markable):
        return None
    offices = load_list("nouns")["offices"]
    if cast.speaker is None or cast.speaker.nouns.isdisjoint(offices):
        return None
    return cast.speaker.country


def _tells(markable: Markable) -> bool:
    """Tell whether it speaks, or its spokesman: "ministry spokesman Ivo Pann said"."""
    is_compound = markable.noun != "ministry"
    return is_compound or is_reporting_subject(markable.view, markable.head)


def _scene_country(cast: Cast, markable: Markable) -> str | None:
    """Return the country of the last place where somebody was held, tried or hurt."""
    if markable.noun not in load_list("name_cues")["local_organs"]:
        return None
    for other, draft, _ in reversed(cast.mentions):
        if other.view.index < markable.view.index - _REACH:
            return None
        is_place = draft.type is MentionType.PLACE and draft.country is not None
        if is_place and _is_scene(other):
            return draft.country
    return None


def _is_scene(markable: Markable) -> bool:
    """Tell whether a place is where something was done to somebody: "was detained in Hanoi"."""
    cues = load_list("name_cues")
    tokens = markable.view.tokens
    preposition = tokens[markable.head].head
    if tokens[markable.head].dep != "pobj" or markable.view.lower(preposition) not in cues["scene"]:
        return False
    above = tokens[tokens[preposition].head].lemma.lower()
    return above in cues["local_acts"]
