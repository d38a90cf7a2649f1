"""What the main clause of a record tells: features of its verbs, and codes by plain words.

The clause behind a verb of speech is the main one ("X told reporters that Y ..."). Codes come from
`petrarch_words.yml`, after whether the act is yet to come or was not done.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from firsthand.language.reader.pair_tree import PASSIVE, VERBS, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.language.reader.root_words import Feature
    from firsthand.model import Reading

_LIST = Path(__file__).with_name("petrarch_words.yml")
_SPEECH = {"say", "tell", "note", "report", "state", "announce", "add", "indicate"}
_FUTURE = {"will", "would", "shall"}
_PLEDGES = {"vow", "promise", "pledge", "threaten"}
_NOT = {"not", "n't", "never"}
_NEITHER = {"neither", "no", "never"}
_OPEN = {"xcomp", "pcomp", "ccomp", "pobj"}


@cache
def _lists() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load(_LIST.read_text("utf8"))
    return content


@cache
def _codes() -> Mapping[tuple[str, ...], str]:
    """Return the code of each verb, alone or with the word that stands with it."""
    found: dict[tuple[str, ...], str] = {}
    for code, words in _lists()["codes"].items():
        for word in words.split():
            found.setdefault(tuple(word.split("-")), code)
    return found


def word_codes(reading: Reading) -> list[str]:
    """Return the code of each verb of the main clauses whose words the lists know."""
    found = []
    for paragraph in reading.paragraphs:
        tree = Tree(paragraph.passage)
        found += [code for verb in _main_verbs(tree) if (code := _code_at(tree, verb))]
    return found


def clause_features(reading: Reading) -> Counter[Feature]:
    """Return how often each feature of the verbs of the main clauses stands in a record."""
    found: Counter[Feature] = Counter()
    for paragraph in reading.paragraphs:
        tree = Tree(paragraph.passage)
        for verb in _roots(tree):
            found.update(_of_verb(tree, verb, "main"))
            for lower in [*tree.below(verb, "conj", "ccomp"), *_governed(tree, verb)]:
                found.update(_of_verb(tree, lower, "low"))
            subjects = tree.below(verb, "nsubj", PASSIVE)
            named = any(at in tree.names for one in subjects for at in (one, *tree.under(one)))
            found["subject", str(named)] += 1
    return found


def _roots(tree: Tree) -> Iterator[int]:
    for at, token in enumerate(tree.tokens):
        if token.dep == "ROOT" or token.head == at:
            verb = at
            while tree.tokens[verb].lemma.lower() in _SPEECH and tree.below(verb, "ccomp"):
                verb = tree.below(verb, "ccomp")[0]
            yield verb


def _main_verbs(tree: Tree) -> list[int]:
    """Return the verbs of main clauses, those behind "and" with them."""
    waiting, found = list(_roots(tree)), []
    while waiting:
        verb = waiting.pop(0)
        if verb not in found:
            found.append(verb)
            joined = [at for at in tree.below(verb, "conj") if tree.tokens[at].pos in VERBS]
            waiting += [at for at in joined if tree.below(at, "aux", "dobj", "prep", "nsubj")]
    return found


def _governed(tree: Tree, verb: int) -> list[int]:
    """Return what a verb governs: "vowed to wage war", "is about to restore"."""
    found = []
    for child in tree.below(verb, "xcomp", "prep", "acomp", "advmod"):
        if tree.tokens[child].pos in VERBS:
            found.append(child)
        else:
            lower = (at for at in tree.under(child) if tree.tokens[at].pos in VERBS)
            found += [at for at in lower if tree.tokens[at].dep in _OPEN][:1]
    return found


def _code_at(tree: Tree, verb: int) -> str | None:
    own, lemma = _plain_code(tree, verb), _lemma(tree, verb)
    lower = [code for at in _governed(tree, verb) if (code := _plain_code(tree, at))]
    things = [_codes().get((_lemma(tree, at),)) for at in tree.below(verb, "dobj")]
    pledged = [code for code in [*lower, *things] if code]
    if pledged and lemma in _PLEDGES:
        told: str | None = _lists()["future"].get(pledged[0], own)
        return told
    code = own or next(iter(lower), None)
    return None if code is None else _turned(tree, verb, code)


def _plain_code(tree: Tree, verb: int) -> str | None:
    lemma = _lemma(tree, verb)
    beside = [(lemma, _lemma(tree, at)) for at in tree.below(verb, "dobj", PASSIVE, "attr")]
    beside += [(lemma, _lemma(tree, at)) for at in tree.below(verb, "prt", "prep", "agent")]
    return next((_codes()[one] for one in [*beside, (lemma,)] if one in _codes()), None)


def _turned(tree: Tree, verb: int, code: str) -> str:
    """Return the code of what is yet to come, or was not done."""
    if _is_not(tree, verb):
        return str(_lists()["negated"].get(code, code))
    if _FUTURE & {_lemma(tree, at) for at in tree.below(verb, "aux")}:
        return str(_lists()["future"].get(code, code))
    return code


def _is_not(tree: Tree, verb: int) -> bool:
    beside = tree.below(verb, "neg", "advmod", "aux")
    if any(_lemma(tree, at) in _NOT for one in beside for at in (one, *tree.under(one))):
        return True
    subjects = tree.below(verb, "nsubj", "preconj", "cc")
    return any(_lemma(tree, at) in _NEITHER for one in subjects for at in (one, *tree.under(one)))


def _of_verb(tree: Tree, verb: int, where: str) -> Iterator[Feature]:
    lemma = _lemma(tree, verb)
    yield "clause verb", where, lemma
    yield "clause verb", lemma
    yield "clause not", lemma, str(_is_not(tree, verb))
    if _FUTURE & {_lemma(tree, at) for at in tree.below(verb, "aux")}:
        yield "clause future", lemma
    if tree.below(verb, PASSIVE):
        yield "clause passive", lemma
    for at in tree.below(verb, "prt", "prep", "acomp"):
        yield "clause part", lemma, _lemma(tree, at)
        for thing in tree.below(at, "pobj"):
            if thing not in tree.names:
                yield "clause prep object", lemma, _lemma(tree, at), _lemma(tree, thing)
    for at in tree.below(verb, "dobj", PASSIVE):
        yield "clause object", _lemma(tree, at)
        yield "clause verb object", lemma, _lemma(tree, at)
        for beside in tree.below(at, "amod", "compound", "nmod"):
            yield "clause modifier", lemma, _lemma(tree, beside)


def _lemma(tree: Tree, at: int) -> str:
    return tree.tokens[at].lemma.lower()
