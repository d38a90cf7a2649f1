"""Acts beyond the focus classes: kept where the reader's head over words agrees on the root.

`resources/frames/acts.yml` names the verbs, with or without what must stand beside them. A verb
alone is too little ("the troupe attacked the second act"), so that it counts only with somebody
who acts and a root of which the head is sure. "Severed relations with" is enough in itself where
it is told as a fact; where it is threatened, promised or refused, that is the act, and the
head is asked too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from firsthand.events.grammar import phrase
from firsthand.language import fold_text
from firsthand.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.arguments import Roles
    from firsthand.events.draft import Draft
    from firsthand.events.frames import Condition
    from firsthand.events.match import Match
    from firsthand.events.parse import Parse

SUREST: Final = 0.4
"""What the probability of the root must reach; `python -m quality.plover_acts` shows others."""
_TOLD: Final = {Status.HAPPENED, Status.ONGOING, Status.CLAIMED}
_MERGED: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_NOBODY: Final = (0, 0)


def is_unsure(parse: Parse, match: Match, roles: Roles, status: Status | None) -> bool:
    """Tell whether an act of `acts.yml` lacks an actor, or a head that agrees on its root.

    Args:
        parse: the paragraph.
        match: the trigger and its frame.
        roles: the tokens that fill its roles.
        status: what the text says of it.
    """
    if not match.frame.checked:
        return False
    if "actor" not in roles:
        return True
    if status in _TOLD and any(_is_telling(one) for one in match.frame.conditions):
        return False
    return root_chance(parse, match, roles) < SUREST


def _is_telling(condition: Condition) -> bool:
    """Tell whether a condition names a word of its own: "relations", not "with" or "up"."""
    return condition.word != "*" and condition.slot != "particle"


def leave_to_frames(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a paragraph without acts that share a sentence with a focus class.

    "Threatened to expel the envoy", "raided the office and led its editor away": there the
    frames of the classes tell what happened.
    """
    told = {
        draft.parse.sentences[draft.match.trigger]
        for draft in drafts
        if not draft.match.frame.checked
    }
    return [
        draft
        for draft in drafts
        if not draft.match.frame.checked or draft.parse.sentences[draft.match.trigger] not in told
    ]


def root_chance(parse: Parse, match: Match, roles: Roles) -> float:
    """Return the probability that the head gives to the root of a frame, 0 to 1."""
    # numpy is not loaded before something is read
    from firsthand.language.reader.root_head import guess_roots

    sentence = parse.sentence_tokens(match.trigger)
    start = parse.tokens[sentence[0]].start
    end = parse.tokens[sentence[-1]].end
    text = fold_text(parse.text[parse.offset + start : parse.offset + end])
    source, target = (_span(parse, roles, role, start) for role in ("actor", "recipient"))
    [guess] = guess_roots([(text, source, target)])
    event = match.frame.plover.event
    return dict(guess.scores).get(_MERGED.get(event, event), 0.0)


def _span(parse: Parse, roles: Roles, role: str, shift: int) -> tuple[int, int]:
    """Return the code points of the first filler of a role, counted from its sentence."""
    if role not in roles:
        return _NOBODY
    first, last = phrase(parse, roles[role][0])
    return parse.tokens[first].start - shift, parse.tokens[last - 1].end - shift
