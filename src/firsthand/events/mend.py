"""More habits of small parsers set right: fronted participles, lost phrases, false helpers.

Each mend looks for one shape that no good tree has, and puts the tree that its words allow in
its place. They run before the mends of `repair`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.abreast import mend_clauses_abreast
from firsthand.events.headlines import mend_headline
from firsthand.events.lost_objects import mend_objects
from firsthand.events.mend_apart import mend_apart
from firsthand.events.mend_clauses import mend_clauses, mend_swallowed
from firsthand.events.mend_roots import mend_root
from firsthand.events.trees import kids_of
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Sentence, TimeExpression, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_HELPERS = frozenset({"be", "have", "do", "get"})
_LIFTED = frozenset({"of", "to", "for", "with", "by", "from"})


def mend_tokens(
    tokens: Sequence[Token],
    words: Sequence[str],
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
) -> list[Token]:
    """Return the tokens with the shapes below set right.

    Args:
        tokens: of one passage.
        words: their forms in lower case.
        sentences: of the passage.
        times: the time expressions in it.
    """
    mended = list(tokens)
    mend_objects(mended, words)
    for index, token in enumerate(tuple(mended)):
        if token.dep == "aux" and token.tag in {"VBZ", "VBD"} and token.lemma not in _HELPERS:
            _mend_false_helper(mended, index)
        elif token.dep == "prep":
            _mend_lost_object(mended, index)
            _lift_from_time(mended, index, times)
        elif token.dep in {"auxpass", "ROOT"} and token.lemma == "be":
            _mend_fronted(mended, index)
        elif token.tag == "VBN" and token.dep == "advcl" and _is_stray(mended, index):
            mended[index] = replace(token, head=index - 1, dep="acl")
        elif token.tag in _PARTICIPLES and token.dep in {"advcl", "acl", "ccomp", "xcomp"}:
            _mend_split_object(mended, index)
        elif token.tag == "NN" and words[index - 1] == "those" and words[index].endswith("ed"):
            _mend_those(mended, index)
    mend_clauses(mended, words)
    mend_apart(mended, words)
    mend_swallowed(mended, times)
    mend_clauses_abreast(mended, words, sentences)
    _mend_nouns_as_verbs(mended)
    _mend_late_objects(mended, times)
    for sentence in sentences:
        mend_root(mended, words, sentence)
        mend_headline(mended, words, sentence)
    return mended


def _mend_those(tokens: list[Token], noun: int) -> None:
    """Mend "among those freed was Ann Lind": "freed" is no thing."""
    old = tokens[noun]
    if noun == 0 or tokens[noun - 1].head != noun:
        return
    tokens[noun - 1] = replace(tokens[noun - 1], head=old.head, dep=old.dep, pos="PRON")
    lemma = old.lemma.lower().removesuffix("ed")
    tokens[noun] = replace(
        old, head=noun - 1, dep="acl", tag="VBN", pos="VERB", lemma=lemma or old.lemma
    )


def _mend_false_helper(tokens: list[Token], helper: int) -> None:
    """Mend "helps released prisoners to find work": "helps" is the verb."""
    verb = tokens[helper].head
    objects = kids_of(tokens, verb, "dobj")
    if tokens[verb].tag not in _PARTICIPLES or verb != helper + 1 or not objects:
        return
    noun, old = objects[0], tokens[verb]
    head = helper if old.head == verb else old.head
    for kid in kids_of(tokens, verb):
        tokens[kid] = replace(tokens[kid], head=helper)
    tokens[helper] = replace(tokens[helper], head=head, dep=old.dep, pos="VERB")
    tokens[verb] = replace(old, head=noun, dep="amod")


def _mend_lost_object(tokens: list[Token], preposition: int) -> None:
    """Mend "the release on Thursday of clerk Ann Lind was hailed": "Lind" is no second subject."""
    if kids_of(tokens, preposition):
        return
    for index in range(preposition + 1, min(preposition + 9, len(tokens))):
        token = tokens[index]
        if token.pos in {"VERB", "AUX", "PUNCT"}:
            return
        if token.dep in _SUBJECTS:
            subjects = kids_of(tokens, token.head, *_SUBJECTS)
            others = [i for i in subjects if i < preposition]
            if tokens[preposition].lemma.lower() == "among":
                # "Among 31 people released was Ann Lind": she is the subject
                others += [i for i in subjects if i > token.head]
            if others and index < token.head:
                tokens[index] = replace(token, head=preposition, dep="pobj")
            return


def _lift_from_time(tokens: list[Token], preposition: int, times: Sequence[TimeExpression]) -> None:
    """Mend "the arrest on Monday of six men": "of" belongs to the arrest, not to Monday."""
    token = tokens[preposition]
    day = tokens[token.head]
    if token.lemma.lower() not in _LIFTED or token.head > preposition:
        return
    if not any(time.start <= day.start < time.end <= token.start for time in times):
        return
    if day.tag == "NNS" and not kids_of(tokens, token.head, "det", "amod"):
        return  # "after months of talks", not "the arrest in recent months of six men"
    above = day.head
    governor = tokens[above].head if tokens[above].dep == "prep" else above
    if governor != preposition and tokens[governor].pos in {"NOUN", "PROPN", "VERB"}:
        tokens[preposition] = replace(token, head=governor)


def _mend_late_objects(tokens: list[Token], times: Sequence[TimeExpression]) -> None:
    """Mend "extradited to Peru a businessman": whom it befell comes after the place."""
    for noun, token in enumerate(tokens):
        if token.dep == "npadvmod" and token.pos == "NOUN":
            _mend_late_object(tokens, noun, times)
        elif token.dep == "nmod" and token.pos == "PROPN":
            _mend_place_and_object(tokens, noun)


def _mend_place_and_object(tokens: list[Token], name: int) -> None:
    """Mend "handed over to Kyiv 12 soldiers", read as soldiers of Kyiv."""
    noun = tokens[name].head
    preposition = tokens[noun].head
    verb = tokens[preposition].head
    if tokens[noun].dep != "pobj" or preposition != name - 1 or tokens[verb].pos != "VERB":
        return
    counted = tokens[name + 1].dep == "nummod" and tokens[name + 1].head == noun
    if counted and noun > name and not kids_of(tokens, verb, "dobj", "auxpass"):
        tokens[name] = replace(tokens[name], head=preposition, dep="pobj")
        tokens[noun] = replace(tokens[noun], head=verb, dep="dobj")


def _mend_late_object(tokens: list[Token], noun: int, times: Sequence[TimeExpression]) -> None:
    token = tokens[noun]
    verb = token.head
    if verb > noun or tokens[verb].pos != "VERB" or kids_of(tokens, verb, "dobj", "auxpass"):
        return
    if any(time.start <= token.start < time.end for time in times):
        return
    opens = next((i for i in kids_of(tokens, noun, "det", "nummod", "poss")), noun)
    closes_a_phrase = tokens[opens - 1].dep == "pobj" and tokens[opens - 1].pos == "PROPN"
    if opens - 1 > verb and closes_a_phrase:
        tokens[noun] = replace(token, dep="dobj")


def _mend_nouns_as_verbs(tokens: list[Token]) -> None:
    for noun in [i for i, item in enumerate(tokens) if item.tag == "VBZ" and item.pos == "VERB"]:
        _mend_noun_as_verb(tokens, noun)
        _mend_asset_freeze(tokens, noun)
        _mend_thing_done(tokens, noun)


def _mend_asset_freeze(tokens: list[Token], noun: int) -> None:
    """Mend "prolonged the asset freezes on them": "freezes" is what was prolonged."""
    token, before = tokens[noun], tokens[noun - 1]
    is_asset = noun > 0 and before.lemma.lower() in {"asset", "assets"} and before.head == noun
    if token.lemma.lower() != "freeze" or not is_asset or token.dep != "ccomp":
        return
    for kid in kids_of(tokens, noun - 1):
        tokens[kid] = replace(tokens[kid], head=noun)
    tokens[noun - 1] = replace(before, dep="compound")
    tokens[noun] = replace(token, dep="dobj", pos="NOUN", tag="NNS")


def _mend_noun_as_verb(tokens: list[Token], noun: int) -> None:
    """Mend "Their asset freezes were extended": "freezes" is what was extended."""
    verbs = [
        i
        for i in kids_of(tokens, noun, "ccomp", "conj", "dep")
        if i > noun and not kids_of(tokens, i, "mark", "expl", *_SUBJECTS)
    ]
    if noun == 0 or not verbs or tokens[noun - 1].dep not in _SUBJECTS:
        return
    verb, old = verbs[0], tokens[noun]
    helpers = kids_of(tokens, verb, "aux", "auxpass")
    if not helpers or helpers[0] != noun + 1:
        return
    passive = any(tokens[i].dep == "auxpass" for i in helpers)
    head = verb if old.head == noun else old.head
    for kid in kids_of(tokens, noun):
        if kid != noun - 1:
            tokens[kid] = replace(tokens[kid], head=verb)
    tokens[verb] = replace(tokens[verb], head=head, dep=old.dep)
    label = "nsubjpass" if passive else "nsubj"
    tokens[noun] = replace(old, head=verb, dep=label, pos="NOUN", tag="NNS")
    for kid in kids_of(tokens, noun - 1):
        tokens[kid] = replace(tokens[kid], head=noun)
    tokens[noun - 1] = replace(tokens[noun - 1], head=noun, dep="compound")


def _mend_thing_done(tokens: list[Token], noun: int) -> None:
    """Mend "imposed asset freezes on ten men": "freezes" is what was imposed."""
    old, before = tokens[noun], tokens[noun - 1]
    is_object = before.dep == "dobj" and before.tag == "NN" and before.head == old.head
    if not is_object or old.dep not in {"advcl", "ccomp", "dep"}:
        return
    if kids_of(tokens, noun, "mark", "aux", "advmod", "dobj", *_SUBJECTS):
        return
    for kid in kids_of(tokens, noun - 1):
        tokens[kid] = replace(tokens[kid], head=noun)
    tokens[noun - 1] = replace(before, head=noun, dep="compound")
    tokens[noun] = replace(old, dep="dobj", pos="NOUN", tag="NNS")


def _mend_fronted(tokens: list[Token], copula: int) -> None:
    """Mend "Picked up in dawn raids were six editors": the editors are the subject."""
    token = tokens[copula]
    participle = token.head if token.dep == "auxpass" else _participle_before(tokens, copula)
    if participle is None or participle > copula or tokens[participle].tag not in _PARTICIPLES:
        return
    if participle and tokens[participle - 1].pos not in {"ADV", "PUNCT", "SPACE"}:
        return
    if any(i < copula for i in kids_of(tokens, participle, *_SUBJECTS)):
        return
    after = [i for i in kids_of(tokens, copula, "attr", "nsubj", "nsubjpass") if i > copula]
    after += [i for i in kids_of(tokens, participle, "nsubj", "nsubjpass", "attr") if i > copula]
    if not after or any(i < participle for i in kids_of(tokens, copula, *_SUBJECTS)):
        return
    if token.dep == "ROOT":
        tokens[copula] = replace(token, head=participle, dep="auxpass", pos="AUX")
        tokens[participle] = replace(tokens[participle], head=participle, dep="ROOT", tag="VBN")
        for kid in kids_of(tokens, copula):
            tokens[kid] = replace(tokens[kid], head=participle)
    tokens[participle] = replace(tokens[participle], tag="VBN", pos="VERB")
    tokens[after[0]] = replace(tokens[after[0]], head=participle, dep="nsubjpass")


def _is_stray(tokens: Sequence[Token], participle: int) -> bool:
    """Tell whether "sentenced dozens of protesters detained on Monday" has lost its noun."""
    before = tokens[participle - 1]
    if participle == 0 or before.tag not in {"NNS", "NNPS"} or tokens[participle].head > participle:
        return False
    return not kids_of(tokens, participle, "mark", "aux", "auxpass", "advmod", "dobj", *_SUBJECTS)


def _participle_before(tokens: Sequence[Token], copula: int) -> int | None:
    first = [i for i in kids_of(tokens, copula, "advcl", "ccomp", "csubj", "acomp") if i < copula]
    return first[0] if first and tokens[first[0]].tag == "VBN" else None


def _mend_split_object(tokens: list[Token], participle: int) -> None:
    """Mend "gave the two nurses suspended terms": "suspended" says what terms."""
    verb = tokens[participle].head
    if tokens[verb].lemma.lower() not in word_set("giving") or verb > participle:
        return
    inner, outer = kids_of(tokens, participle, "dobj"), kids_of(tokens, verb, "dobj")
    if not inner or not outer or outer[0] > participle or inner[0] - participle > 2:  # noqa: PLR2004
        return
    tokens[outer[0]] = replace(tokens[outer[0]], dep="dative")
    tokens[inner[0]] = replace(tokens[inner[0]], head=verb)
    tokens[participle] = replace(tokens[participle], head=inner[0], dep="amod")
