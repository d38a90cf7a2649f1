"""Set right two habits of small parsers before anything is read from the tree.

A participle after its noun is often taken for the main verb: in "Forty men freed from jail
landed in Oslo" the parser makes "freed" the root and hangs "landed" on it without any "and".
And a verb after a day is often taken for an attribute: in "A court in Oslo on Monday jailed
two men" the parser reads "jailed men".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.words import word_set
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import TimeExpression, Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_OWN = _SUBJECTS | {"expl", "csubj", "csubjpass", "mark"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_DEPTH = 6
_ATTRIBUTES = frozenset({"amod", "compound", "nmod"})
_BEFORE = frozenset({"compound", "nmod", "nsubj"})
_TAKING_FOR = frozenset({"amnesty", "pardon", "clemency"})
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
    _repair_words(fixed)
    _repair_acts(fixed, ends)
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


def _repair_words(tokens: list[Token]) -> None:
    """Take "will in turn hand over two" for a verb, "an amnesty for ten" for one phrase."""
    helped = {item.head for item in tokens if item.dep == "aux" and item.tag == "MD"}
    for index, token in enumerate(tokens):
        if index in helped and token.tag == "NN":
            tokens[index] = replace(token, pos="VERB", tag="VB")
        before = tokens[index - 1] if index else None
        takes = before is not None and before.lemma in _TAKING_FOR and token.lemma == "for"
        if takes and token.dep == "prep" and token.head < index - 1:
            tokens[index] = replace(token, head=index - 1)
        named = tokens[token.head]
        is_beside = token.dep == "conj" and named.dep == "appos" and named.pos == "PROPN"
        between = tokens[named.head : token.head] if is_beside else ()
        if is_beside and not any(item.pos == "PUNCT" for item in between):
            # "the carrier Aurora and its 21 sailors": they are no part of its name
            tokens[index] = replace(token, head=named.head)


def _repair_acts(tokens: list[Token], ends: set[int]) -> None:
    """Make a verb of "Norway jailed lawyer Ann Lind", which the parser takes for one name."""
    for verb in range(1, len(tokens) - 1):
        token, before = tokens[verb], tokens[verb - 1]
        lemma = _done_to(token)
        if token.dep not in _ATTRIBUTES or token.head < verb or lemma is None:
            continue
        if before.pos not in {"NOUN", "PROPN"} or before.dep not in _BEFORE or before.end in ends:
            continue
        noun = token.head
        while tokens[noun].dep in {"compound", "nmod", "appos"} and tokens[noun].head > verb:
            noun = tokens[noun].head
        if before.head in {verb, token.head, noun} and tokens[noun].dep in {"ROOT", "npadvmod"}:
            tokens[verb] = replace(token, lemma=lemma)
            _lift(tokens, verb, noun)
            _make_subject(tokens, verb, noun)
        elif before.head == verb and before.dep == "nsubj" and tokens[noun].dep == "nsubj":
            _part_clauses(tokens, verb, noun)


def _part_clauses(tokens: list[Token], verb: int, noun: int) -> None:
    """Part "Norway extradited hacker Ola Berg, weeks after Spain held him" in its two clauses."""
    other = tokens[noun].head
    kids = [index for index, item in enumerate(tokens) if item.head == other and index != other]
    own = [index for index in kids if index > noun and tokens[index].dep == "nsubj"]
    marks = [index for index in kids if index > noun and tokens[index].dep == "mark"]
    if tokens[other].head != other or not own or not marks:
        return
    _lift(tokens, verb, noun)
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
    tokens[other] = replace(tokens[other], head=verb, dep="advcl")


def _done_to(token: Token) -> str | None:
    """Return the verb behind a word that may be a past tense: "free" for "freed", a noun."""
    word = token.lemma.lower()
    stems = [word] if token.tag in {"VBN", "VBD"} else []
    if word.endswith("ed"):
        stems += [word.removesuffix("ed"), word.removesuffix("d")]
    return next((stem for stem in stems if stem in word_set("done_to")), None)


def _make_subject(tokens: list[Token], verb: int, noun: int) -> None:
    """Make the noun right before a verb its subject, with all words that stand before it."""
    subject = verb - 1
    tokens[subject] = replace(tokens[subject], head=verb, dep="nsubj")
    for index in range(subject - 1, -1, -1):
        if tokens[index].head in {verb, noun} and tokens[index].pos != "PUNCT":
            tokens[index] = replace(tokens[index], head=subject)


def _promote(tokens: list[Token], verb: int) -> None:
    """Make an attribute the main verb: its noun the object, the noun before the day its subject."""
    noun = tokens[verb].head
    while tokens[noun].dep in {"compound", "nmod"} and tokens[noun].head > verb:
        noun = tokens[noun].head
    if any(item.head == verb and item.dep in _SUBJECTS for item in tokens[:verb]):
        _lift(tokens, verb, noun)
        return
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


def _lift(tokens: list[Token], verb: int, noun: int) -> None:
    """Make an attribute that has its subject already the main verb, its noun the object."""
    above = tokens[noun].head
    is_content = above > noun and tokens[above].pos == "VERB"
    old = tokens[noun]
    dep, head = ("ccomp", above) if is_content else (old.dep, verb if above == noun else above)
    tokens[verb] = replace(tokens[verb], head=head, dep=dep, tag="VBD", pos="VERB")
    tokens[noun] = replace(old, head=verb, dep="dobj")
    for index, item in enumerate(tokens):
        if item.head == noun and index > noun and item.dep == "prep":
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
