"""Media without a name of their own: "state TV", "the channel", "local media", "us"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import MentionType
from firsthand.names.cast import Draft
from firsthand.names.spelling import name_tokens
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable

_BROADCAST = frozenset({"tv", "television", "channel", "broadcaster", "station", "radio"})
_PRINT = frozenset(
    {"newspaper", "daily", "weekly", "tabloid", "magazine", "paper", "journal", "publication"}
)
_ONLINE = frozenset({"website", "site", "portal", "outlet", "blog", "publication"})
_WIRE = frozenset({"agency", "newswire", "wire"})
_SHOWN = frozenset({"see", "obtain", "review", "publish", "view"})
_STATE = frozenset(
    {"state", "state-run", "state-owned", "state-controlled", "public", "national", "government"}
)


def described_medium(cast: Cast, markable: Markable, owner: Draft | None = None) -> Draft | None:
    """The medium that a phrase means: one mentioned before, or "state TV" of the country.

    What a body has of its own is a medium that goes by its owner: "the club's website".
    """
    if owner is not None and markable.noun in load_list("nouns")["own_media"]:
        return _own_medium(cast, markable, owner)
    words = markable.phrase.lower().replace("-", " ").split()
    is_state = bool(_STATE & set(words))
    if markable.noun in load_list("nouns")["wires"]:
        return _last_of(cast, _WIRE) if markable.determiner == "def" else None
    if is_state:
        return _state_medium(cast, markable)
    if markable.determiner == "def" and not markable.plural:
        family = _family(markable.noun)
        known = _last_of(cast, family) or _last_state(cast, markable.noun)
        return known or _last_told(cast)
    if markable.plural or markable.noun in {"media", "press"}:
        return _collective(cast, markable)
    return None


def _own_medium(cast: Cast, markable: Markable, owner: Draft) -> Draft | None:
    """The website or channel of a body; of a person or place none is told apart."""
    is_told = markable.view.tokens[markable.head].dep in {"dobj", "dative", "iobj"}
    if owner.type is not MentionType.ORGANISATION or not is_told:
        return None
    name = f"{markable.phrase} of {owner.name}"
    for draft in cast.drafts:
        if draft.type is MentionType.MEDIUM and draft.name == name:
            return draft
    draft = Draft(MentionType.MEDIUM, name, is_named=False, owner=owner)
    draft.is_global = owner.is_named
    return cast.add(draft)


def _family(noun: str) -> frozenset[str]:
    return next(
        (group for group in (_BROADCAST, _PRINT, _ONLINE, _WIRE) if noun in group),
        frozenset({noun}),
    )


def _last_of(cast: Cast, nouns: frozenset[str]) -> Draft | None:
    """The medium or agency mentioned last that was called by one of the nouns."""
    for draft in cast.recent():
        if draft.is_named and (draft.nouns & nouns or _is_called_so(draft, nouns)):
            return draft
    if nouns is _WIRE:
        return None
    named = [
        d
        for d in cast.recent()
        if d.type is MentionType.MEDIUM and d.is_named and d is not cast.outlet
    ]
    return named[0] if len(named) == 1 else None


def _is_called_so(draft: Draft, nouns: frozenset[str]) -> bool:
    """Whether the name begins or ends with one of the nouns: "Radio Cima", "Alba TV"."""
    words = name_tokens(draft.name)
    is_house = draft.type in {MentionType.MEDIUM, MentionType.ORGANISATION} and len(words) > 1
    return is_house and nouns is _BROADCAST and bool({words[0], words[-1]} & nouns)


def _last_state(cast: Cast, noun: str) -> Draft | None:
    for draft in cast.recent():
        if draft.type is MentionType.MEDIUM and not draft.is_named and draft.nouns & _family(noun):
            return draft
    return None


def _last_told(cast: Cast) -> Draft | None:
    """The body that was told or shown something last: "seen by the Courant", "told the Courant"."""
    for markable, draft, _ in reversed(cast.mentions):
        is_body = draft.type is MentionType.ORGANISATION and draft.is_named
        if is_body and not draft.nouns and _is_told(markable):
            return draft
    return None


def _is_told(markable: Markable) -> bool:
    """Whether it is whom somebody told, or by whom a paper was seen."""
    tokens = markable.view.tokens
    token = tokens[markable.head]
    above = tokens[token.head]
    if token.dep in {"dobj", "dative"}:
        return above.lemma.lower() == "tell"
    is_agent = token.dep == "pobj" and above.dep in {"agent", "prep"}
    return is_agent and tokens[above.head].lemma.lower() in _SHOWN


def _state_medium(cast: Cast, markable: Markable) -> Draft:
    """As in "State TV": one per country and kind; a named state channel may turn out to be it."""
    code = markable.country or cast.main_country
    family = "broadcast" if markable.noun in _BROADCAST else "media"
    key = f"state {family}|{code or ''}"
    for draft in cast.drafts:
        if draft.key == key:
            return draft
    name = _without_demonym(markable.phrase)
    draft = Draft(MentionType.MEDIUM, name, is_named=False, country=code, key=key)
    return cast.add(draft)


def _without_demonym(phrase: str) -> str:
    kept = [word for word in phrase.split() if lookup(word) is None]
    name = " ".join(kept) or phrase
    return name[:1].lower() + name[1:] if name[:2].istitle() else name


def _collective(cast: Cast, markable: Markable) -> Draft:
    name = markable.phrase or markable.noun
    key = f"{name.lower()}|{markable.country or cast.main_country or ''}"
    for draft in cast.drafts:
        if draft.key == key:
            return draft
    draft = Draft(MentionType.MEDIUM, name, is_named=False, plural=True, key=key)
    draft.country = markable.country
    return cast.add(draft)


def join_state_channel(cast: Cast, named: Draft, markable: Markable) -> None:
    """Let the first named "television channel X" be the state television told of before.

    Only where the text spoke of one state broadcaster and then names one with "the".
    """
    if markable.determiner != "def" or markable.noun not in _BROADCAST:
        return
    if set(map(str.lower, load_list("nouns")["platforms"])) & set(markable.phrase.lower().split()):
        return  # "the Telegram channel X" is no television
    if (
        len(
            [
                d
                for d in cast.drafts
                if d.type is MentionType.MEDIUM
                and d.is_named
                and d is not cast.outlet
                and d.nouns & _BROADCAST
            ]
        )
        > 1
    ):
        return
    for draft in cast.drafts:
        if (
            draft.type is MentionType.MEDIUM
            and not draft.is_named
            and (draft.key or "").startswith("state broadcast")
        ):
            cast.replace(draft, named)
            return
