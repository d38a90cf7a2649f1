"""Set right two habits of small parsers before anything is read from the tree.

A participle after its noun is often taken for the main verb: in "Forty men freed from jail
landed in Oslo" the parser makes "freed" the root and hangs "landed" on it without any "and".
And a verb after a day is often taken for an attribute: in "A court in Oslo on Monday jailed
two men" the parser reads "jailed men".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import TimeExpression, Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_OWN = _SUBJECTS | {"expl", "csubj", "csubjpass", "mark"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_DEPTH = 6
_SAYING = frozenset(load_list("modality")["reporting"].split())


def repair_tokens(
    tokens: Sequence[Token], times: Sequence[TimeExpression] = ()
) -> tuple[Token, ...]:
    """Return the tokens with misread main verbs and reduced relatives set right."""
    ends = {time.end for time in times}
    fixed = list(tokens)
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        if before is None or token.tag not in {"VBN", "VBD"} or token.dep != "amod":
            continue
        if before.end in ends and token.head > index:
            _promote(fixed, index)
        elif token.head > index:
            _recover(fixed, index)
    _repair_contents(fixed)
    return _repair_relatives(fixed)


def _repair_contents(tokens: list[Token]) -> None:
    """Hang what somebody "said in a statement that ..." on the saying, not on the statement."""
    for index, token in enumerate(tokens):
        if token.dep != "acl" or tokens[token.head].dep != "pobj" or token.head > index:
            continue
        kids = [item for item in tokens if item.head == index]
        clause = any(item.dep == "mark" and item.lemma == "that" for item in kids)
        if not clause or not any(item.dep in _SUBJECTS for item in kids):
            continue
        verb = tokens[tokens[token.head].head].head
        if tokens[verb].pos == "VERB" and tokens[verb].lemma in _SAYING:
            tokens[index] = replace(token, head=verb, dep="ccomp")


def _promote(tokens: list[Token], verb: int) -> None:
    """Make an attribute the main verb: its noun the object, the noun before the day its subject."""
    noun = tokens[verb].head
    while tokens[noun].dep in {"compound", "nmod"} and tokens[noun].head > verb:
        noun = tokens[noun].head
    subject = _subject_before(tokens, verb)
    if subject is None:
        return
    old = tokens[subject]
    head = verb if old.head == subject else old.head
    tokens[verb] = replace(tokens[verb], head=head, dep=old.dep, tag="VBD", pos="VERB")
    tokens[subject] = replace(old, head=verb, dep="nsubj")
    tokens[noun] = replace(tokens[noun], head=verb, dep="dobj")
    for index, item in enumerate(tokens):
        if item.head == subject and (index > verb or item.dep == "punct") and index != verb:
            tokens[index] = replace(item, head=verb)


def _recover(tokens: list[Token], verb: int) -> None:
    """Make an attribute the first of two verbs: "A court in Oslo convicted Lind and jailed her".

    The parser takes "convicted Lind" for an apposition, which without a comma it cannot be.
    """
    noun = tokens[verb].head
    while tokens[noun].dep in {"compound", "nmod"} and tokens[noun].head > verb:
        noun = tokens[noun].head
    subject = tokens[noun].head
    root = tokens[subject].head
    if tokens[noun].dep != "appos" or subject > verb or tokens[subject].dep not in _SUBJECTS:
        return
    if root < noun or any(item.pos == "PUNCT" for item in tokens[subject:verb]):
        return
    above = tokens[root]
    head = verb if above.head == root else above.head
    for index, item in enumerate(tokens):
        late = index > verb and item.head in {subject, noun} and item.dep in {"prep", "cc"}
        if late and index != noun:
            tokens[index] = replace(item, head=verb)
    tokens[verb] = replace(tokens[verb], head=head, dep=above.dep, tag="VBD", pos="VERB")
    tokens[root] = replace(above, head=verb, dep="conj")
    tokens[subject] = replace(tokens[subject], head=verb)
    tokens[noun] = replace(tokens[noun], head=verb, dep="dobj")


def _subject_before(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the topmost noun above a verb that stands before it."""
    found = None
    node = tokens[verb].head
    for _ in range(_DEPTH):
        if tokens[node].pos in _NOMINAL and node < verb and tokens[node].dep != "pobj":
            found = node
        if tokens[node].head == node or tokens[node].pos in {"VERB", "AUX"}:
            break
        node = tokens[node].head
    return found


def _repair_relatives(tokens: list[Token]) -> tuple[Token, ...]:
    fixed = list(tokens)
    for index, token in enumerate(tokens):
        if token.tag not in {"VBD", "VBN"} or token.pos != "VERB" or token.dep in {"acl", "amod"}:
            continue
        if any(item.head == index and item.dep in {"aux", "auxpass"} for item in tokens):
            continue
        following = _second_verb(tokens, index)
        if following is not None:
            _turn(fixed, index, following)
    return tuple(fixed)


def _second_verb(tokens: Sequence[Token], first: int) -> int | None:
    """Return a finite verb hung on the first without a conjunction or a mark between them."""
    for index in range(first + 1, len(tokens)):
        token = tokens[index]
        if token.pos in {"CCONJ", "PUNCT"} or (token.head == first and token.pos == "SCONJ"):
            return None
        if (
            token.head == first
            and token.dep in {"conj", "ccomp", "dep"}
            and (token.tag in {"VBD", "VBZ"} or _has_helper(tokens, index))
        ):
            # "denied that there had been a deal" has a clause of its own
            own = any(item.head == index and item.dep in _OWN for item in tokens)
            return None if own else index
    return None


def _has_helper(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a participle has a finite helper: "have been granted"."""
    return tokens[verb].tag == "VBN" and any(
        item.head == verb
        and item.dep in {"aux", "auxpass"}
        and item.tag in {"VBP", "VBZ", "VBD", "MD"}
        for item in tokens
    )


def _turn(tokens: list[Token], first: int, second: int) -> None:
    subject = next(
        (i for i, item in enumerate(tokens) if item.head == first and item.dep in _SUBJECTS), None
    )
    if subject is None or subject > first:
        return
    old = tokens[first]
    head = second if old.head == first else old.head
    tokens[second] = replace(tokens[second], head=head, dep=old.dep)
    passive = any(item.head == second and item.dep == "auxpass" for item in tokens)
    label = "nsubjpass" if passive else "nsubj"
    tokens[subject] = replace(tokens[subject], head=second, dep=label)
    tokens[first] = replace(old, tag="VBN", dep="acl", head=subject)
    for index, item in enumerate(tokens):
        if item.head == first and index > second:
            tokens[index] = replace(item, head=second)
