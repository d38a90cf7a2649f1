"""Which person of a document a name means: full, by surname, or by given name among relatives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from firsthand.model import MentionType
from firsthand.names.cast import same_person
from firsthand.names.genders import gender_of_name
from firsthand.names.similarity import Judgement, agree_persons, may_be_one_person
from firsthand.names.speaking import is_reporting_subject
from firsthand.names.spelling import core_tokens

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

_LEADING = 3  # times as many mentions as of a relative


def find_person(
    cast: Cast, name: str, gender: str | None = None, markable: Markable | None = None
) -> Draft | None:
    """Return the person of the document whom a name means, None if nobody or several.

    Args:
        cast: the document's entities.
        name: the name as written, without titles.
        gender: what its title tells, so that "Mrs X" is not her husband.
        markable: the words, where they stand.
    """
    persons = [
        d
        for d in cast.drafts
        if d.type is MentionType.PERSON
        and d.is_named
        and not (gender and d.gender not in {None, gender})
    ]
    exact = [d for d in persons if core_tokens(d.name) == core_tokens(name)]
    if exact:
        return exact[0]
    alike = [d for d in persons if is_same_name(d.name, name)]
    if len(alike) == 1:
        return alike[0]
    longer = [d for d in persons if any(same_person(form, name) for form in (d.name, *d.forms))]
    if len(longer) == 1:
        return longer[0]
    if len(longer) > 1:
        return _just_named(cast, longer, markable) or _of_one_surname(cast, longer, name)
    called = _called_by_first_name(persons, name)
    if called is not None:
        return called
    own = gender or gender_of_name(name)
    shorter = [
        d
        for d in persons
        if len(core_tokens(d.name)) == 1
        and same_person(name, d.name)
        and not (own and d.gender not in {None, own})
    ]
    return shorter[0] if len(shorter) == 1 else _relative_named(persons, name)


def _relative_named(persons: list[Draft], name: str) -> Draft | None:
    """Who was told of by the given name as a relative: "Ann Lee and her son Tom ... Tom Lee"."""
    tokens = core_tokens(name)
    named = [
        d
        for d in persons
        if d.kin is not None
        and core_tokens(d.name) == tokens[:1]
        and core_tokens(d.kin.name)[-1:] == tokens[-1:]
    ]
    return named[0] if len(named) == 1 else None


def _called_by_first_name(persons: list[Draft], name: str) -> Draft | None:
    """The one person whose name opens with that word: in many lands it is what people go by."""
    tokens = core_tokens(name)
    called = [
        d for d in persons if len(core_tokens(d.name)) > 1 and tokens == core_tokens(d.name)[:1]
    ]
    return called[0] if len(called) == 1 else None


def _just_named(cast: Cast, persons: list[Draft], markable: Markable | None) -> Draft | None:
    """Of several of one surname the one whom this paragraph named in full, or who just spoke.

    Where it named two of them in full, or a relative of one is told of, this tells nothing.
    """
    is_of_family = any(d.kin is not None and d.kin in persons for d in cast.drafts)
    if markable is None or is_of_family:
        return None
    here = markable.view.index
    full = [
        (m.view.index, d)
        for m, d, _ in cast.mentions
        if d in persons and here - 1 <= m.view.index and len(core_tokens(m.name or "")) > 1
    ]
    named = {draft.order: draft for view, draft in full if view == here}
    if not named and is_reporting_subject(markable.view, markable.head):
        named = {draft.order: draft for _, draft in full if draft is cast.speaker}
    return next(iter(named.values())) if len(named) == 1 else None


def _of_one_surname(cast: Cast, persons: list[Draft], name: str) -> Draft:
    """Of several of one surname the one called by it alone before, whom all is about, or the last.

    Relatives of the one whom a report is about have a word or two; the surname stays with him.
    """
    bare = [d for d in persons if name in d.forms]
    if len(bare) == 1:
        return bare[0]
    counts = Counter(draft.order for _, draft, _ in cast.mentions)
    first, second = sorted(persons, key=lambda d: (-counts[d.order], d.order))[:2]
    if counts[first.order] >= _LEADING * max(1, counts[second.order]):
        return first
    return next((d for d in cast.recent() if d in persons), persons[0])


def is_same_name(a: str, b: str) -> bool:
    """Return whether two full names are spellings of one: "Nikolai X" and "Mikalai X"."""
    full = len(core_tokens(a)) > 1 and len(core_tokens(b)) > 1
    if not full or not may_be_one_person(a, b):
        return False
    return agree_persons(a, b).judgement is Judgement.SAME
