"""Objects that small parsers lose: behind "let go", before a name, behind whom they were given to.

Each mend looks for one shape that no good tree has. They run before those of `mend`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.frames import word_classes
from firsthand.events.trees import kids_of
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Token

_DECLARING = frozenset({"declare", "proclaim", "name", "label", "pronounce"})
_DECLARED = 20  # words between "declared" and "personae"
_PEOPLE = frozenset({"NOUN", "PROPN", "NUM"})
_HANDING = frozenset(
    {"hand", "turn", "give", "deliver", "return", "transfer", "surrender", "send", "extradite"}
)


def mend_objects(tokens: list[Token], words: Sequence[str]) -> None:
    """Give verbs the objects that the parser hung elsewhere, in place.

    Args:
        tokens: of one passage.
        words: their forms in lower case.
    """
    for index, token in enumerate(tokens):
        if token.dep == "aux" and token.lemma == "let":
            _mend_letting_go(tokens, index)
        elif token.dep == "pobj" and tokens[token.head].dep == "prt":
            # "is handing over eight captives": a particle has no object
            tokens[index] = replace(token, dep="dobj", head=tokens[token.head].head)
        elif token.dep == "dobj" and token.pos == "NOUN":
            _mend_title_apart(tokens, index)
            _mend_hours_after(tokens, words, index)
        elif token.dep == "npadvmod" and token.pos == "NOUN":
            _mend_given_years(tokens, index)
        elif token.dep == "acl" and token.tag == "NN" and words[index].endswith("ed"):
            # "among the 12 freed on Monday": no thing
            stem = token.lemma.lower().removesuffix("ed")
            tokens[index] = replace(token, tag="VBN", pos="VERB", lemma=stem)
        else:
            _mend_by_word(tokens, words, index)


def _mend_by_word(tokens: list[Token], words: Sequence[str], index: int) -> None:
    if words[index].startswith("persona") and "non" in words[index + 1 : index + 2]:
        _mend_unwelcome(tokens, index)
    elif words[index] == "to" and tokens[index].dep in {"prep", "dative"}:
        _mend_behind_receiver(tokens, index)
    elif words[index] == "freezes" and words[max(0, index - 1)] == "asset":
        _mend_asset_freezes(tokens, index)


def _mend_behind_receiver(tokens: list[Token], to: int) -> None:
    """Mend "handed over to Oslo two men held since May": the men are what was handed over."""
    verb = tokens[to].head
    receiver = kids_of(tokens, to, "pobj")
    given = tokens[verb].lemma.lower() in _HANDING and not kids_of(tokens, verb, "dobj")
    if not given or not receiver or tokens[receiver[0]].pos != "PROPN":
        return
    start = receiver[0] + 1
    noun = next((i for i in range(start, len(tokens)) if tokens[i].pos in {"NOUN", "PROPN"}), None)
    if noun is None or tokens[start].pos not in {"NUM", "DET", "ADJ", "NOUN"}:
        return
    old = tokens[noun]
    below = old.head
    if old.dep == "nsubj" and tokens[below].head == verb and tokens[below].tag in {"VBD", "VBN"}:
        # "two men held since May" was read as a clause
        tokens[below] = replace(tokens[below], dep="acl", head=noun, tag="VBN")
    elif noun not in receiver and (old.dep != "appos" or below != receiver[0]):
        return
    tokens[noun] = replace(old, dep="dobj", head=verb)


def _mend_asset_freezes(tokens: list[Token], freezes: int) -> None:
    """Mend "extended by six months the asset freezes": they are what is extended."""
    old = tokens[freezes]
    if old.pos != "VERB" or old.dep == "ROOT" or tokens[freezes - 1].dep != "nsubj":
        return
    verb = old.head
    while tokens[verb].pos != "VERB" and tokens[verb].head != verb:
        verb = tokens[verb].head
    asset = replace(tokens[freezes - 1], dep="compound", head=freezes)
    noun = replace(old, pos="NOUN", tag="NNS", lemma="freeze", dep="dobj", head=verb)
    tokens[freezes - 1 : freezes + 1] = [asset, noun]


def _mend_letting_go(tokens: list[Token], let: int) -> None:
    """Mend "the rebels let go two nurses": "let" is the verb, and the nurses its object."""
    go = tokens[let].head
    if go != let + 1 or tokens[go].lemma.lower() != "go":
        return
    labels = ("dobj", "nsubj", "npadvmod")
    people = [i for i in kids_of(tokens, go, *labels) if i > go and tokens[i].pos in _PEOPLE]
    if not people:
        return
    old = tokens[go]
    tag = "VB" if kids_of(tokens, go, "aux") != [let] else "VBD"
    head = let if old.head == go else old.head
    for kid in kids_of(tokens, go):
        tokens[kid] = replace(tokens[kid], head=let)
    tokens[let] = replace(tokens[let], head=head, dep=old.dep, pos="VERB", tag=tag)
    tokens[go] = replace(old, head=let, dep="xcomp")
    tokens[people[0]] = replace(tokens[people[0]], dep="dobj")


def _mend_title_apart(tokens: list[Token], title: int) -> None:
    """Mend "sent the drug lord Ola Berg to Oslo": "drug" is no object of its own."""
    name = title + 1
    if name >= len(tokens):
        return
    head = tokens[name].head if tokens[name].dep == "compound" else name
    if tokens[head].dep != "dobj" or tokens[head].head != tokens[title].head or head <= title:
        return
    for kid in [title, *kids_of(tokens, title)]:
        tokens[kid] = replace(tokens[kid], head=head)
    tokens[title] = replace(tokens[title], dep="compound")


def _mend_hours_after(tokens: list[Token], words: Sequence[str], hours: int) -> None:
    """Mend "freed the dual national hours after the deal": the national is who was freed."""
    whom = hours - 1
    if words[hours] not in word_set("measures_of_order") or whom < 0 or hours + 1 >= len(tokens):
        return
    if tokens[whom].head != hours or tokens[whom].lemma.lower() not in word_classes()["person"]:
        return
    after = hours + 1
    if words[after] not in {"after", "before", "following"}:
        return
    for kid in kids_of(tokens, hours):
        head = whom if kid < whom else tokens[hours].head
        tokens[kid] = replace(tokens[kid], head=head)
    old = tokens[hours]
    tokens[whom] = replace(tokens[whom], head=old.head, dep="dobj", pos="NOUN", tag="NN")
    below = tokens[after].head if tokens[after].dep == "mark" else after
    tokens[hours] = replace(old, head=below, dep="npadvmod")


def _mend_given_years(tokens: list[Token], years: int) -> None:
    """Mend "gave the two men five years": the years are what they were given."""
    verb = tokens[years].head
    if verb > years or tokens[verb].lemma.lower() not in word_set("giving"):
        return
    given = [i for i in kids_of(tokens, verb, "dobj", "dative") if verb < i < years]
    counted = kids_of(tokens, years, "nummod")
    if not given or not counted or tokens[counted[0] - 1].pos == "ADP":
        return
    tokens[given[0]] = replace(tokens[given[0]], dep="dative")
    tokens[years] = replace(tokens[years], dep="dobj")


def _mend_unwelcome(tokens: list[Token], persona: int) -> None:
    """Mend "declared two envoys personae non gratae": the envoys are who was declared so."""
    reach = range(persona - 1, max(-1, persona - _DECLARED), -1)
    verb = next((i for i in reach if tokens[i].lemma.lower() in _DECLARING), None)
    last = min(persona + 2, len(tokens) - 1)
    if verb is None:
        return
    old = tokens[persona]
    for kid in [*kids_of(tokens, persona), *kids_of(tokens, last)]:
        if kid < persona and tokens[kid].dep == "nsubj":
            tokens[kid] = replace(tokens[kid], head=verb, dep="dobj")
        elif kid == persona - 1:
            # "the consul and another diplomat personae non gratae"
            tokens[kid] = replace(tokens[kid], head=old.head, dep=old.dep)
        elif not persona <= kid <= last:
            tokens[kid] = replace(tokens[kid], head=verb if kid > last else persona - 1)
    tokens[persona] = replace(old, head=verb, dep="oprd", lemma="persona", pos="NOUN", tag="NN")
    for inner in range(persona + 1, last + 1):
        tokens[inner] = replace(tokens[inner], head=persona, dep="amod")
