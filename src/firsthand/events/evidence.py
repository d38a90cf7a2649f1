"""The words that carry an event: its clause, without who reported it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import phrase, subjects
from firsthand.events.scene import lemma_of
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.events.match import Match
    from firsthand.events.parse import Parse
    from firsthand.model import Quoted

# How many words off a subject may stand that two verbs share.
_SHARED = 14
_REPORTING = frozenset(load_list("modality")["reporting"].split())


def find_evidence(parse: Parse, match: Match, root: int) -> Quoted:
    """Return the clause around a trigger, from its subject to its last argument.

    Args:
        parse: the paragraph.
        match: the trigger and its frame.
        root: the topmost governor that belongs to the event ("ordered the release").
    """
    if match.frame.pos == "noun" and root == match.trigger:
        inside = _noun_clause(parse, match.trigger)
    else:
        inside = _clause(parse, root)
    start, end = _around(inside, match.trigger)
    start = _with_subject(parse, match.trigger, start)
    start = _with_shared_subject(parse, match.trigger, start)
    return parse.quote(*_trimmed(parse, start, end, match.trigger))


def _clause(parse: Parse, root: int) -> set[int]:
    inside = {root}
    for kid in parse.children[root]:
        if _is_outside(parse, root, kid):
            continue
        inside |= set(parse.subtree(kid))
    return inside


def _is_outside(parse: Parse, root: int, kid: int) -> bool:  # noqa: PLR0911 (a case a return)
    dep = parse.tokens[kid].dep
    if parse.words[kid] == "according":
        return True
    if dep in {"parataxis", "cc", "preconj"}:
        return True
    if dep == "conj":
        return True
    if dep == "ccomp" and kid < root:
        return True
    if dep == "mark":
        return True
    if dep in {"advcl", "ccomp", "dep"} and lemma_of(parse, kid) in _REPORTING:
        return True
    if dep == "advcl" and kid > root:
        return kid > 0 and "," in parse.words[root:kid]
    return False


def _noun_clause(parse: Parse, noun: int) -> set[int]:
    inside = set(parse.subtree(noun))
    head = parse.head(noun)
    if parse.tokens[noun].dep in {"nsubj", "nsubjpass", "dobj"} and parse.is_verb(head):
        return inside | _clause(parse, head)
    return inside


def _around(inside: set[int], trigger: int) -> tuple[int, int]:
    """Return the run of words around the trigger; a gap ends it, one mark does not."""
    start = end = trigger
    while start - 1 in inside or (start - 2 in inside and start - 2 >= 0):
        start -= 1
    while end + 1 in inside or end + 2 in inside:
        end += 1
    return start, end + 1


def _with_subject(parse: Parse, trigger: int, start: int) -> int:
    if not parse.is_verb(trigger):
        return start
    for subject in subjects(parse, trigger):
        first, _ = phrase(parse, subject)
        if first < start and parse.sentences[subject] == parse.sentences[trigger]:
            between = range(subject + 1, start)
            above = parse.ancestors(trigger)
            if not any(parse.is_verb(i) and i in above for i in between):
                start = first
    return start


def _with_shared_subject(parse: Parse, trigger: int, start: int) -> int:
    """Take in whom two verbs share: "Four teachers were summoned and released"."""
    if parse.tokens[trigger].dep != "conj" or not parse.is_verb(trigger):
        return start
    if parse.kids(trigger, "nsubj", "nsubjpass") or not parse.is_verb(parse.head(trigger)):
        return start
    firsts = [
        phrase(parse, subject)[0]
        for subject in subjects(parse, trigger)
        if parse.sentences[subject] == parse.sentences[trigger]
    ]
    near = [first for first in firsts if 0 < trigger - first <= _SHARED]
    return min([start, *near])


def _trimmed(parse: Parse, start: int, end: int, trigger: int) -> tuple[int, int]:
    marks = {",", '"', "'", "``", "''", ".", ";", ":", "-", "(", ")", "and", "but"}
    while start < trigger and parse.words[start] in marks:
        start += 1
    while end - 1 > trigger and parse.words[end - 1] in marks:
        end -= 1
    return start, end
