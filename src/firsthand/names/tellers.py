"""Who tells the news of the lead by an office only, and by name in the next paragraph.

"..., the city's health director said" is followed by "Dr Ann Lee said": the name goes without
the office, since the lead has told it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionKind, MentionType, Role
from firsthand.names.speaking import acting_head, is_reporting_subject
from firsthand.names.spelling import core_tokens
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_REACH = 2  # paragraphs behind the lead in which the name may come
_GLOSSES = frozenset({"a", "an", "the", "his", "her", "who", "whose", "another"})


def join_teller(cast: Cast) -> None:
    """Join the one unnamed teller of the lead with the first person who then speaks by full name.

    Nothing is joined where two tell it, where the name comes with an office or a gloss of its
    own, or is known from before, or where someone of the same office is named.
    """
    lead = min((m.view.index for m, _, _ in cast.mentions if in_body(m)), default=-1)
    tellers = [(m, d) for m, d, _ in cast.mentions if m.view.index == lead and tells(m, d)]
    if not tellers or any(draft is not tellers[0][1] for _, draft in tellers):
        return
    first, teller = tellers[0]
    if teller.is_named or teller.plural or first.noun in _many():
        return
    target = _next_speaker(cast, lead)
    if target is not None and _fits(cast, teller, target):
        cast.replace(teller, target)


def in_body(markable: Markable) -> bool:
    """Return whether a markable stands in the text, not in its headline."""
    return markable.view.role is not Role.HEADLINE


def tells(markable: Markable, draft: Draft) -> bool:
    """Return whether a person is the subject of a verb of saying there."""
    head = acting_head(markable.view, markable.first, markable.head)
    return draft.type is MentionType.PERSON and is_reporting_subject(markable.view, head)


def _many() -> set[str]:
    """The nouns of those of whom there are many, and of relatives: the next speaker is another."""
    nouns, titles = load_list("nouns"), load_list("titles")
    common = {"official", "witness", "diplomat", "resident", "neighbour", "neighbor"}
    return {*common, *nouns["sources"], *titles["spokes"], *titles["relatives"]}


def _next_speaker(cast: Cast, lead: int) -> Draft | None:
    """The first who speaks behind the lead, where it is a person with a new, bare full name."""
    seen: set[int] = set()
    for markable, draft, _ in cast.mentions:
        if not in_body(markable) or markable.view.index <= lead:
            seen.add(id(draft))
            continue
        if markable.view.index > lead + _REACH:
            return None
        if tells(markable, draft) or (draft is cast.speaking_body and _speaks(markable)):
            is_new = id(draft) not in seen and markable.kind is MentionKind.NAME
            return draft if is_new and is_bare(markable) else None
        seen.add(id(draft))
    return None


def _speaks(markable: Markable) -> bool:
    head = acting_head(markable.view, markable.first, markable.head)
    return is_reporting_subject(markable.view, head)


def is_bare(markable: Markable) -> bool:
    """Return whether a full name stands with no office before it and no gloss behind it."""
    view, last = markable.view, markable.head + 1
    if markable.noun or len(core_tokens(markable.name or "")) < 2:  # noqa: PLR2004
        return False
    if view.lower(last) in {"of", "from", "at", "with"}:
        return False
    return view.lower(last) != "," or view.lower(last + 1) not in _GLOSSES


def _fits(cast: Cast, teller: Draft, named: Draft) -> bool:
    if teller.gender and named.gender and teller.gender != named.gender:
        return False
    if teller.country and named.country and teller.country != named.country:
        return False
    persons = [d for d in cast.drafts if d.type is MentionType.PERSON and d.is_named]
    short = set(map(str, load_list("nouns")["title_nouns"].values()))
    is_taken = any(d is not named and d.nouns & teller.nouns for d in persons)
    return not is_taken and not (named.nouns - short - teller.nouns)
