"""Mistakes of the parser that news prose provokes again and again, set right."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from firsthand.language.prefixes import mend_prefixes
from firsthand.language.relatives import mend_relatives
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Token

_SOURCE_WORDS = 4
_CLAUSE = 6  # words within which the clause of "charges that he denies" has its verb
_AGE = 5  # words of "the 52-year-old" before its last
_LAY = frozenset({"lie", "lay"})
_OBJECTS = frozenset({"dobj", "pobj"})
_TOLD_TAGS = frozenset({"VBD", "VBZ"})
_SUBJECTS = 2  # of one verb: the parser put a clause into the phrase of the first
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AFTER_TELLER = frozenset({"PUNCT", "PROPN", "NOUN", "ADP", "ADV"})  # "reported Monday"
_TOLD = frozenset({"VERB", "AUX", "PUNCT"})


def mend_tokens(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with nine misreadings of the small models set right.

    The verb of a relative clause without "that" is taken for a plural noun and its subject
    for a compound of it ("a figure the mayor rejects"); "lay" before a plural noun is taken
    for a verb ("clergy and lay workers"); the one who "said" at the end of a long sentence, with
    an apposition of its own, is taken for another word for the noun before the comma; "told" in
    "the 52-year-old told reporters" is taken for an adjective; "charges" in "accused of theft,
    charges that he denies" is taken for a verb; "inmates" in "72 prison inmates" is taken for
    a verb and an object at once; "reported" at the end of "freed a baker and five others, state TV
    reported" is taken for what the baker did; "handed" in "The army handed over ten men,
    officials said" is put into the phrase of the army, which so has no verb; the source
    at the end of a headline is taken for whom it befell ("Police detain minister - party").
    """
    mended, sayings = list(tokens), _sayings()
    mend_prefixes(mended)
    for index, token in enumerate(tokens):
        if token.tag == "NNS" and token.dep == "relcl":
            before = tokens[index - 1] if index else None
            if before is not None and before.head == index and before.dep == "compound":
                _mend_clause(mended, index, index - 1)
        elif token.lemma in _LAY and _is_lay(tokens, index):
            _mend_lay(mended, index)
        elif token.lemma in sayings and token.dep in {"conj", "ccomp", "amod"}:
            _mend_teller(mended, index, tokens)
        elif token.lemma in sayings and token.tag in _TOLD_TAGS:
            _mend_two_subjects(mended, index)
        elif token.tag == "VBZ" and _is_plural(tokens, index):
            _mend_plural(mended, index)
        elif token.tag == "VBZ" and _is_taken_up(tokens, index):
            _mend_taken_up(mended, index)
    mend_relatives(mended)
    dash = _dash_before_source(mended)
    if dash is not None:
        _part_at_dash(mended, dash)
    return tuple(mended)


def _mend_teller(tokens: list[Token], verb: int, as_parsed: Sequence[Token]) -> None:
    """Set right a verb of saying that the parser hung on a word of what is said."""
    token = as_parsed[verb]
    if token.dep == "amod":
        if _is_aged(as_parsed, verb - 1):
            _mend_aged_speaker(tokens, verb)
    elif token.tag in _TOLD_TAGS:
        if token.dep == "conj":
            _mend_trailing_speaker(tokens, verb)
        else:
            _mend_late_teller(tokens, verb)


@cache
def _sayings() -> frozenset[str]:
    return frozenset(load_list("nouns")["speech"])


def _mend_trailing_speaker(tokens: list[Token], verb: int) -> None:
    """Give "said" its subject in "... by night, Zeta Watch, a monitoring group, said"."""
    kids = [index for index, token in enumerate(tokens) if token.head == verb and index != verb]
    if any(tokens[kid].dep in {"nsubj", "cc"} for kid in kids):
        return
    speaker = _name_before(tokens, verb)
    above = tokens[verb].head
    if speaker is None or not above < speaker:
        return
    top = tokens[above]
    tokens[speaker] = replace(tokens[speaker], head=verb, dep="nsubj")
    tokens[verb] = replace(tokens[verb], head=verb if top.head == above else top.head, dep=top.dep)
    tokens[above] = replace(top, head=verb, dep="ccomp")


def _mend_late_teller(tokens: list[Token], verb: int) -> None:
    """Give "reported" who did in "Oslo freed a baker and five others, state TV reported Monday"."""
    above, speaker = tokens[verb].head, verb - 1
    comma = next((i for i in range(speaker, above, -1) if tokens[i].tag == ","), above)
    if comma > above and any(_is_subject_of(tokens, i, verb) for i in range(comma, verb)):
        _raise_teller(tokens, verb, comma)
        return
    subject = next((i for i in range(comma) if _is_subject_of(tokens, i, verb)), None)
    if subject is None or not above < subject < comma < speaker:
        return
    between = {token.tag for token in tokens[comma + 1 : verb]}
    after = {token.pos for token in tokens[verb + 1 :] if token.head == verb}
    if between & _FINITE or after - _AFTER_TELLER or tokens[speaker].pos not in {"NOUN", "PROPN"}:
        return
    top = tokens[above]
    tokens[speaker] = replace(tokens[speaker], head=verb, dep="nsubj")
    tokens[subject] = replace(tokens[subject], head=above, dep="dobj")
    tokens[verb] = replace(tokens[verb], head=verb if top.head == above else top.head, dep=top.dep)
    tokens[above] = replace(top, head=verb, dep="ccomp")


def _raise_teller(tokens: list[Token], verb: int, comma: int) -> None:
    """Put "announced" over "let" in "Oslo let the crew go after a week, the port announced"."""
    above = tokens[verb].head
    kids = [i for i, token in enumerate(tokens) if token.head == verb and i != verb]
    is_last = not any(tokens[i].tag in _FINITE for i in range(comma, len(tokens)) if i != verb)
    if any(tokens[i].dep in {"mark", "cc", "dobj"} for i in kids) or not is_last:
        return
    top = tokens[above]
    if not any(_is_subject_of(tokens, i, above) for i in range(above)):
        return
    for kid in kids:
        if kid < comma:
            tokens[kid] = replace(tokens[kid], head=above)
    tokens[verb] = replace(tokens[verb], head=verb if top.head == above else top.head, dep=top.dep)
    tokens[above] = replace(top, head=verb, dep="ccomp")


def _mend_two_subjects(tokens: list[Token], verb: int) -> None:
    """Give "handed" its subject in "The army handed over ten men to the port, officials said"."""
    mine = [i for i in range(verb) if _is_subject_of(tokens, i, verb)]
    if len(mine) != _SUBJECTS or not any(t.tag == "," for t in tokens[mine[0] : mine[1]]):
        return
    doer = mine[0]
    acts = [
        i
        for i in range(doer + 1, mine[1])
        if tokens[i].head == doer and tokens[i].dep == "acl" and tokens[i].tag in {"VBN", "VBD"}
    ]
    if not acts or not any(t.head == acts[0] and t.dep == "dobj" for t in tokens):
        return
    tokens[acts[0]] = replace(tokens[acts[0]], head=verb, dep="ccomp", tag="VBD")
    tokens[doer] = replace(tokens[doer], head=acts[0])


def _is_subject_of(tokens: Sequence[Token], index: int, verb: int) -> bool:
    return tokens[index].head == verb and tokens[index].dep == "nsubj"


def _is_plural(tokens: Sequence[Token], index: int) -> bool:
    """Whether a "verb" is an object behind a noun that is one too: "pardons 72 prison inmates"."""
    before = tokens[index - 1] if index else None
    if before is None or before.tag != "NN" or tokens[index].dep not in _OBJECTS:
        return False
    return before.dep in _OBJECTS and before.head < index - 1


def _mend_plural(tokens: list[Token], noun: int) -> None:
    first = tokens[noun - 1]
    for index, token in enumerate(tokens[: noun - 1]):
        if token.head == noun - 1:
            tokens[index] = replace(token, head=noun)
    tokens[noun] = replace(tokens[noun], pos="NOUN", tag="NNS", head=first.head, dep=first.dep)
    tokens[noun - 1] = replace(first, head=noun, dep="compound")


def _is_taken_up(tokens: Sequence[Token], index: int) -> bool:
    """Whether a "verb" behind a comma takes up what was told: "charges that he denies"."""
    if index < 2 or tokens[index - 1].tag != "," or tokens[index].lemma not in _taking_up():  # noqa: PLR2004
        return False
    kids = [i for i, token in enumerate(tokens) if token.head == index and i != index]
    has_subject = any(tokens[kid].dep in {"nsubj", "cc"} for kid in kids)
    clause = any(tokens[kid].dep in {"relcl", "ccomp"} and kid <= index + _CLAUSE for kid in kids)
    return clause and not has_subject


@cache
def _taking_up() -> frozenset[str]:
    return frozenset(load_list("nouns")["taking_up"])


def _mend_taken_up(tokens: list[Token], noun: int) -> None:
    above = next((i for i in range(noun - 2, -1, -1) if tokens[i].pos in {"NOUN", "PROPN"}), None)
    if above is None:
        return
    for index, token in enumerate(tokens):
        if token.head == noun and token.dep == "ccomp":
            tokens[index] = replace(token, dep="relcl")
    tokens[noun] = replace(tokens[noun], pos="NOUN", tag="NNS", dep="appos", head=above)


def _is_aged(tokens: Sequence[Token], old: int) -> bool:
    """Whether a word ends "the 52-year-old"."""
    if old < _AGE or tokens[old].lemma != "old" or tokens[old].head != tokens[old + 1].head:
        return False
    return tokens[old - 2].lemma == "year" and tokens[old - _AGE].dep == "det"


def _mend_aged_speaker(tokens: list[Token], verb: int) -> None:
    """Give "told" its subject and its object in "the 52-year-old told reporters he was tired"."""
    old, heard = verb - 1, tokens[verb].head
    root = heard
    while tokens[root].head != root:
        root = tokens[root].head
    for index, token in enumerate(tokens):
        if token.head == heard and index < old:
            tokens[index] = replace(token, head=old)
        elif token.head == heard and index > heard:
            tokens[index] = replace(token, head=verb, dep=_as_told(token.dep))
    tokens[root] = replace(tokens[root], head=verb, dep="ccomp")
    tokens[heard] = replace(tokens[heard], head=verb, dep="dobj")
    tokens[old] = replace(tokens[old], head=verb, dep="nsubj")
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")


def _as_told(dep: str) -> str:
    return "ccomp" if dep == "relcl" else dep


def _name_before(tokens: Sequence[Token], verb: int) -> int | None:
    """The name between commas before a verb, or before its own apposition between commas."""
    if verb < 1 or tokens[verb - 1].tag != ",":
        return None
    for index in range(verb - 2, 0, -1):
        name = tokens[index].head
        if tokens[index].dep != "appos" or tokens[name].pos != "PROPN" or name >= index:
            continue
        first = min([name, *(i for i, t in enumerate(tokens) if t.head == name and i < name)])
        is_apart = tokens[name].dep == "appos" and first and tokens[first - 1].tag == ","
        return name if is_apart and tokens[name + 1].tag == "," else None
    return None


def _dash_before_source(tokens: Sequence[Token]) -> int | None:
    """The dash that parts a headline from its source: at most four words, no verb, no full stop."""
    last = len(tokens) - 1
    dash = next((i for i in range(last - 1, 1, -1) if tokens[i].lemma in {"-", "–", "—"}), None)
    if dash is None or last - dash > _SOURCE_WORDS or tokens[dash - 1].end == tokens[dash].start:
        return None
    told, source = tokens[:dash], tokens[dash + 1 :]
    is_told = any(token.pos == "VERB" for token in told) and told[-1].pos in {"NOUN", "PROPN"}
    is_named = source[-1].pos in {"NOUN", "PROPN"}
    return dash if is_told and is_named and all(t.pos not in _TOLD for t in source) else None


def _part_at_dash(tokens: list[Token], dash: int) -> None:
    """Give the noun before a dash the place that the parser gave to the source behind it."""
    before, last = dash - 1, len(tokens) - 1
    old = tokens[last]
    if old.head >= dash or not any(t.head == last for t in tokens[:dash]):
        return
    for index, token in enumerate(tokens[:dash]):
        if token.head == last and index != before:
            tokens[index] = replace(token, head=before)
    tokens[before] = replace(tokens[before], head=old.head, dep=old.dep)
    root = next((i for i, token in enumerate(tokens) if token.head == i), old.head)
    tokens[last] = replace(old, head=root, dep="parataxis")


def _mend_clause(tokens: list[Token], verb: int, subject: int) -> None:
    tokens[verb] = replace(tokens[verb], pos="VERB", tag="VBZ")
    tokens[subject] = replace(tokens[subject], dep="nsubj")
    for index, token in enumerate(tokens):
        is_part = token.head == verb and index < subject
        if is_part and token.dep in {"det", "amod", "poss", "compound"}:
            tokens[index] = replace(token, head=subject)


def _is_lay(tokens: Sequence[Token], index: int) -> bool:
    """Whether a "lie" of three letters between "and" and a plural noun is the adjective."""
    token = tokens[index]
    if token.end - token.start != len("lay"):
        return False
    if not 1 < index < len(tokens) - 1 or tokens[index + 1].tag != "NNS":
        return False
    return tokens[index - 1].tag == "CC" and tokens[index - 2].pos == "NOUN"


def _mend_lay(tokens: list[Token], index: int) -> None:
    """Hang the adjective on its noun, and what hung from it on the verb it was joined to."""
    noun, first, verb = index + 1, index - 2, tokens[index].head
    for place, token in enumerate(tokens):
        if token.head == index and place not in {noun, index}:
            tokens[place] = replace(token, head=verb)
    tokens[index] = replace(tokens[index], lemma="lay", pos="ADJ", tag="JJ", dep="amod", head=noun)
    tokens[noun] = replace(tokens[noun], dep="conj", head=first)
    tokens[index - 1] = replace(tokens[index - 1], dep="cc", head=first)
