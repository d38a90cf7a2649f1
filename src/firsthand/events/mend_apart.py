"""Words that a small parser hangs beyond a comma, a day or an "and" on the wrong word."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.events.modality import modality_lists
from firsthand.events.words import word_set
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Token

_PARTICIPLES = frozenset({"VBN", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MANY_OR_NAMED = frozenset({"NNS", "NNP", "NNPS"})
_NOT_BARE = frozenset({"nsubj", "nsubjpass", "dobj", "aux", "auxpass"})
_TELLING = frozenset({"VBD", "VBZ", "VBP"})
_DAY = frozenset({"NUM", "PROPN", "NOUN", "ADJ"})
_PARTED_LEAST = 4
_ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit"})


def mend_apart(tokens: list[Token], words: Sequence[str]) -> None:
    """Set right the shapes below, each where its words stand.

    Args:
        tokens: of one passage; changed in place.
        words: their forms in lower case.
    """
    for index, token in enumerate(tokens):
        if token.tag in _PARTICIPLES and token.dep in {"advcl", "conj"} and index > 1:
            _mend_participle(tokens, words, index)
        elif token.dep == "conj" and token.pos in _NOUNS and index and words[index - 1] == "and":
            _mend_second(tokens, words, index)
        elif words[index] == "of" and token.dep == "prep":
            _mend_charge(tokens, words, index)
            if index > _PARTED_LEAST:
                _mend_parted(tokens, words, index)
        elif token.dep == "prep" and index + 2 < len(tokens):
            _mend_bare_preposition(tokens, index)
        elif words[index] == "by" and token.dep == "agent":
            _mend_worker(tokens, index)
        elif words[index] == "both" and index and tokens[index - 1].pos == "VERB":
            _mend_both(tokens, index)
        elif token.lemma.lower() in modality_lists()["conditions"] and index > _PARTED_LEAST:
            _mend_condition(tokens, words, index)


def _mend_worker(tokens: list[Token], by: int) -> None:
    """Mend "were freed after mediation by Oman": Oman mediated, and freed nobody."""
    work = by - 1
    if tokens[work].dep == "pobj" and tokens[work].lemma.lower() in word_set("work_for_held"):
        tokens[by] = replace(tokens[by], head=work, dep="prep")


def _mend_bare_preposition(tokens: list[Token], preposition: int) -> None:
    """Mend "to face trial over vanished activist": the activist is what the trial is over."""
    if any(t.head == preposition for i, t in enumerate(tokens) if i != preposition):
        return
    noun = tokens[preposition + 1].head
    above = tokens[preposition].head
    is_phrase = tokens[preposition + 1].dep == "amod" and noun == preposition + 2
    if is_phrase and tokens[noun].dep == "dobj" and tokens[noun].head < above < preposition:
        tokens[noun] = replace(tokens[noun], dep="pobj", head=preposition)


def _mend_both(tokens: list[Token], both: int) -> None:
    """Mend "said that Oslo had pardoned both at her request": both were pardoned."""
    verb = both - 1
    below = [i for i, t in enumerate(tokens) if t.head == verb and t.dep == "dobj" and i != both]
    follows = tokens[both + 1].pos if both + 1 < len(tokens) else "PUNCT"
    if follows not in {"ADP", "PUNCT", "ADV"} or any(i > both for i in below):
        return
    for index in below:
        tokens[index] = replace(tokens[index], dep="mark")
    tokens[both] = replace(tokens[both], dep="dobj", head=verb, pos="PRON")


def _mend_condition(tokens: list[Token], words: Sequence[str], condition: int) -> None:
    """Mend "made the release of Lind a condition for talks": the release is made one."""
    made = next(
        (i for i in range(condition - 1, -1, -1) if tokens[i].lemma.lower() == "make"), None
    )
    if made is None or words[condition - 1] not in {"a", "the"} or tokens[made].pos != "VERB":
        return
    between = [i for i in range(made + 1, condition - 1) if tokens[i].pos == "NOUN"]
    if not between or tokens[between[0]].dep not in {"nsubj", "ccomp", "dobj"}:
        return
    act = between[0]
    for index in range(made + 1, act):
        is_whose = tokens[index].pos == "PRON" or words[index + 1] in {"'s", "’s"}
        if is_whose or tokens[index].head == condition:
            dep = "poss" if is_whose else tokens[index].dep
            tokens[index] = replace(tokens[index], head=act, dep=dep)
    tokens[condition - 1] = replace(tokens[condition - 1], head=condition)
    tokens[act] = replace(tokens[act], dep="dobj", head=made)
    tokens[condition] = replace(tokens[condition], dep="oprd", head=made, pos="NOUN")


def _mend_participle(tokens: list[Token], words: Sequence[str], participle: int) -> None:
    """Mend "handed over two soldiers, captured in May, to envoys": the soldiers were captured."""
    noun, verb = participle - 2, tokens[participle].head
    object_of = tokens[noun].dep == "dobj" and tokens[noun].head == verb
    if words[participle - 1] != "," or not object_of or tokens[noun].tag not in _MANY_OR_NAMED:
        return
    below = {t.dep for t in tokens if t.head == participle}
    follows = tokens[participle + 1].pos if participle + 1 < len(tokens) else ""
    if follows == "ADP" and below.isdisjoint(_NOT_BARE):
        tokens[participle] = replace(tokens[participle], dep="acl", head=noun, tag="VBN")


def _mend_charge(tokens: list[Token], words: Sequence[str], of: int) -> None:
    """Mend "accused the pair of passing on documents": no pair is of what it is accused of."""
    noun = tokens[of].head
    verb = tokens[noun].head
    accused = tokens[noun].dep == "dobj" and tokens[verb].lemma.lower() in _ACCUSING
    if accused and any(word.endswith("ing") for word in words[of + 1 : of + 2]):
        tokens[of] = replace(tokens[of], head=verb)


def _mend_parted(tokens: list[Token], words: Sequence[str], of: int) -> None:
    """Mend "hailed the release on 1 April of 50 people": a day parts the act from the people."""
    on = next((i for i in range(of - 1, max(of - 5, 0), -1) if words[i] == "on"), 0)
    noun, day = on - 1, range(on + 1, of)
    if not on or tokens[noun].pos != "NOUN" or not any(words[i][:1].isdigit() for i in day):
        return
    if any(tokens[i].pos not in _DAY for i in day):
        return
    tokens[on] = replace(tokens[on], head=noun)
    tokens[of] = replace(tokens[of], head=noun)


def _mend_second(tokens: list[Token], words: Sequence[str], doer: int) -> None:
    """Mend "freed two men on Monday and Oslo began talks": Oslo began them, and is no day."""
    verb, beside = doer + 1, tokens[doer].head
    if verb >= len(tokens) or tokens[verb].tag not in _TELLING or tokens[verb].dep == "relcl":
        return
    below = [t for t in tokens if t.head == verb]
    if any(t.dep in _SUBJECTS or t.dep == "aux" for t in below):
        return
    is_day = words[beside] in _weekdays() and tokens[beside].dep == "pobj"
    is_object = tokens[beside].dep == "dobj" and tokens[doer].pos == "PROPN"
    if is_day or (is_object and any(t.dep == "dobj" for t in below)):
        above = tokens[verb].head
        tokens[doer - 1] = replace(tokens[doer - 1], head=above)
        tokens[doer] = replace(tokens[doer], dep="nsubj", head=verb)
        tokens[verb] = replace(tokens[verb], dep="conj" if above != verb else tokens[verb].dep)


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return frozenset(load_list("calendar")["weekdays"])
