"""Press offices: they speak for the body or the person whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionType
from firsthand.names.cast import Draft
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable


_PRESIDENT = "president"
_PRESIDENTIAL = "presidential "


def is_press(markable: Markable) -> bool:
    """Return whether a phrase is of a body that only speaks: "the press service"."""
    words = markable.phrase.lower().replace("-", " ").split()
    lists = load_list("nouns")
    return len(words) > 1 and words[-1] in lists["press_bodies"] and words[-2] in lists["press"]


def press_office(cast: Cast, markable: Markable, owner: Draft | None) -> Draft | None:
    """Return who speaks through a press office.

    It is the body itself whose office it is: "the tax service's press office" says what the tax
    service says. The office of a person or a place keeps a name of its own.

    Args:
        cast: the document's entities.
        markable: the phrase of the office.
        owner: whose office it is, if stated and known.
    """
    if owner is not None and owner.type in {MentionType.ORGANISATION, MentionType.MEDIUM}:
        return owner
    words = markable.phrase.lower()
    known = _of_president(cast, words, owner)
    if known is not None:
        return known
    if owner is None and markable.owner is None:
        return _before(cast, words) or _new(cast, words, None, markable.country)
    whose = owner.name if owner is not None else _bare(markable)
    return _new(cast, f"{words} of {whose}", owner, markable.country)


def _of_president(cast: Cast, words: str, owner: Draft | None) -> Draft | None:
    """The office told of before: "the presidential press service" is that of "President X"."""
    kind = words.removeprefix(_PRESIDENTIAL)
    heads = [d for d in cast.drafts if d.type is MentionType.PERSON and _PRESIDENT in d.nouns]
    if owner is None and kind != words:
        names = [f"{kind} of {head.name}" for head in heads] if len(heads) == 1 else []
    elif owner is not None and _PRESIDENT in owner.nouns and len(heads) == 1:
        names = [_PRESIDENTIAL + kind]
    else:
        return None
    return next((d for one in names if (d := cast.named(MentionType.ORGANISATION, one))), None)


def _bare(markable: Markable) -> str:
    first, last = markable.owner or (markable.first, markable.first)
    return markable.view.slice(first, last).removeprefix("the ").removeprefix("The ")


def _before(cast: Cast, words: str) -> Draft | None:
    """The body whose press office spoke before, or the body that spoke last."""
    offices = (
        d for d in cast.recent() if words.rsplit(maxsplit=1)[-1] in d.nouns and _had_office(cast, d)
    )
    return next(offices, cast.speaking_body)


def _had_office(cast: Cast, draft: Draft) -> bool:
    return any(other is draft and is_press(markable) for markable, other, _ in cast.mentions)


def _new(cast: Cast, name: str, owner: Draft | None, country: str | None) -> Draft:
    known = cast.named(MentionType.ORGANISATION, name)
    if known is not None:
        return known
    draft = Draft(MentionType.ORGANISATION, name, country=country, speaks_for=owner)
    if owner is not None:
        draft.country = draft.country or owner.country
    return cast.add(draft)
