"""Whom a speaker's words name, and who is therefore not the speaker.

"She says Ann Lee has found her spine" is not said by Ann Lee, and "Mr Roe fits that bill, he
added" hardly by Mr Roe.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from firsthand.model import MentionType
from firsthand.names.cast import same_person
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.cast import Cast, Draft
    from firsthand.names.markables import Markable

NEVER = 100.0
_QUOTED = 4.0  # few speak of themselves by name
_OF_HIM = 2.0  # who is "he" within the words is not who says them
_FORMS = {"male": frozenset({"he", "him", "his"}), "female": frozenset({"she", "her", "hers"})}
_BEFORE = 2.5  # "Roe will stand again, he said" may be Roe's own news


def named_in_words(cast: Cast, markable: Markable) -> dict[int, float]:
    """Return the persons whom the words of a pronoun name, by order, with what counts against each.

    Args:
        cast: the entities before the pronoun.
        markable: the pronoun, as the source of an attribution that the reader found.
    """
    view, found = markable.view, dict[int, float]()
    token = view.tokens[markable.head]
    for attribution in view.passage.attributions:
        source = attribution.source
        if source is None or not source[0] <= token.start < source[1]:
            continue
        for name in view.passage.names:
            if name.type is not MentionType.PERSON or not _is_in(name.start, attribution.contents):
                continue
            draft = _only_bearer(cast, view.name_in(name.start, name.end))
            first = view.token_at(name.start)
            if draft is None or first is None:
                continue
            plain = NEVER if name.start > token.start else _BEFORE
            cost = _QUOTED if view.in_quote(first) else plain
            found[draft.order] = max(found.get(draft.order, 0.0), cost)
        topic = _topic(cast, markable)
        if topic is not None and _speaks_of_him(markable, attribution.contents):
            found.setdefault(topic.order, _OF_HIM)
    return found


def _speaks_of_him(markable: Markable, contents: tuple[tuple[int, int], ...]) -> bool:
    """Whether the words quoted speak of a third person: `"He will appeal," he said`."""
    view = markable.view
    forms = _FORMS.get(markable.gender or "", frozenset())
    return any(
        view.lower(at) in forms and view.in_quote(at) and _is_in(token.start, contents)
        for at, token in enumerate(view.tokens)
    )


def _topic(cast: Cast, markable: Markable) -> Draft | None:
    """The person named most so far, whom "he" within another's words means as a rule."""
    counts = Counter(
        draft.order
        for _, draft, _ in cast.mentions
        if draft.type is MentionType.PERSON and draft.gender in {None, markable.gender}
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(draft for draft in cast.drafts if draft.order == ranked[0][0])


def _is_in(offset: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _only_bearer(cast: Cast, name: str) -> Draft | None:
    """The one person of the document so far whom a name may mean."""
    bearers = [
        draft
        for draft in cast.drafts
        if draft.type is MentionType.PERSON and draft.is_named and same_person(draft.name, name)
    ]
    return bearers[0] if len(bearers) == 1 else None


def asks_for(other: Markable, markable: Markable) -> bool:
    """Whether one asks it of others: "prosecutors asked that they stay" is not of themselves."""
    tokens = markable.view.tokens
    verb = tokens[tokens[markable.head].head]
    asking = tokens[verb.head]
    is_content = verb.dep == "ccomp" and asking.lemma.lower() in load_list("nouns")["asking_that"]
    return is_content and tokens[other.head].head == verb.head and other.view is markable.view
