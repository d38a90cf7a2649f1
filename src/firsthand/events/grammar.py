"""Who is subject and object of a verb: passives, control, coordination, relatives.

Nothing here knows of events; every function answers with token indices of one `Parse`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.parse import Parse

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_RELATIVE = {"who", "whom", "which", "that", "whose"}
_PLURAL = {"were", "are", "have"}
_WAS = {"was", "were", "is", "are"}
_NUMERIC_HEADS = {
    "dozen",
    "hundred",
    "thousand",
    "score",
    "number",
    "group",
    "total",
    "couple",
    "pair",
    "trio",
    "handful",
}


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb form is passive, reduced relatives and conjuncts included."""
    token = parse.tokens[verb]
    if parse.kids(verb, "auxpass", "nsubjpass"):
        return True
    same_form = token.tag == "VB" and token.dep == "conj" and not parse.kids(verb, "aux")
    if token.tag not in {"VBN", "VBD"} and not same_form:
        return False
    if token.dep == "acl" and token.tag == "VBN":
        # "an agreement that both signed" has a subject of its own
        return not parse.kids(verb, "nsubj")
    if token.dep in {"conj", "oprd"} and not parse.kids(verb, "nsubj", "aux", "dobj"):
        head = token.head
        # "was pardoned and walked free": nobody walked him
        is_own = token.lemma.lower() in word_set("intransitive")
        return parse.is_verb(head) and not is_own and is_passive(parse, head)
    if parse.kids(verb, "nsubj") and parse.kids(verb, "dobj"):
        # "Fifty left the prison, he said": a past that the tagger takes for a participle
        return False
    bare = {"advcl", "pcomp", "ccomp", "xcomp"}
    return token.tag == "VBN" and token.dep in bare and not parse.kids(verb, "aux")


def subjects(parse: Parse, verb: int, depth: int = 6) -> list[int]:
    """Return the heads of the grammatical subject of a verb, coordination expanded.

    Follows conjuncts ("was seized and jailed"), control ("urged Oslo to free him"),
    relative clauses ("the man who left"), participles and adverbial clauses.
    """
    own = [kid for kid in parse.kids(verb, *SUBJECTS) if parse.tokens[kid].dep != "expl"]
    if len(own) > 1 and parse.kids(own[0], "cc"):
        # "Three nurses and five doctors were freed", read as two subjects
        return [head for subject in own for head in _antecedents(parse, verb, subject)]
    if own:
        told = own[0] if len(own) > 1 and _names_before(parse, own[1]) else own[-1]
        return _antecedents(parse, verb, told)
    if depth == 0:
        return []
    return _borrowed_subjects(parse, verb, depth - 1)


def _names_before(parse: Parse, noun: int) -> bool:
    """Tell whether a second "subject" only names the noun before it: "with the charity Zeta"."""
    first = min([noun, *parse.kids(noun, "compound")])
    return first > 0 and parse.tokens[first - 1].dep == "pobj"


def _antecedents(parse: Parse, verb: int, subject: int) -> list[int]:
    return [*_joint_owners(parse, subject), *_heads_of(parse, verb, subject)]


def _joint_owners(parse: Parse, noun: int) -> list[int]:
    """Return the first of "Eritrea and Yemen's government": it is no owner of the government."""
    return [
        owner
        for owner in parse.kids(noun, "poss")
        if parse.kids(owner, "conj")
        and not parse.kids(owner, "case")
        and parse.tokens[owner].pos == "PROPN"
        and parse.words[owner + 1] == "and"
    ]


def _heads_of(parse: Parse, verb: int, subject: int) -> list[int]:
    if parse.words[subject] in _RELATIVE:
        for clause in [verb, *parse.ancestors(verb)]:
            if parse.tokens[clause].dep == "relcl":
                return conjuncts(parse, _all_meant(parse, clause))
        return [subject]
    return conjuncts(parse, subject)


def _all_meant(parse: Parse, clause: int) -> int:
    """Return the first of "two nurses and a guide who were seized": the verb means them all."""
    noun = parse.head(clause)
    if parse.tokens[noun].tag in {"NNS", "NNPS"}:
        return noun
    helpers = {parse.words[kid] for kid in parse.kids(clause, "aux", "auxpass")}
    while helpers & _PLURAL and parse.tokens[noun].dep == "conj":
        noun = parse.head(noun)
    return noun


def _borrowed_subjects(parse: Parse, verb: int, depth: int) -> list[int]:  # noqa: PLR0911 (a case a return)
    token = parse.tokens[verb]
    head = token.head
    if head == verb:
        return []
    if token.dep in {"acl", "relcl"} and parse.is_nominal(head):
        return _participle_subject(parse, verb, head, depth)
    if token.dep == "xcomp" and parse.tokens[head].pos == "ADJ":
        # "is due to be tried": the subject of the copula
        return subjects(parse, parse.head(head), depth)
    if token.dep in {"xcomp", "ccomp", "oprd"} and parse.is_verb(head):
        # who "used the feast to pardon" them did so, not the feast
        is_tool = parse.tokens[head].lemma.lower() in {"use", "take", "hold"}
        controllers = [] if is_tool else objects(parse, head, depth)
        return controllers or subjects(parse, head, depth)
    if token.dep == "conj" and token.tag == "VBD" and parse.tokens[head].tag == "VB":
        # "said it would pay and urged them to come": the past goes with "said"
        finite = [i for i in parse.ancestors(head) if parse.tokens[i].tag in {"VBD", "VBZ", "VBP"}]
        return subjects(parse, finite[0], depth) if finite else []
    if token.dep in {"conj", "advcl", "dep", "parataxis"} and parse.is_verb(head):
        return subjects(parse, head, depth)
    if token.dep == "pcomp":
        return _governor_subject(parse, head, depth)
    return []


def has_helper(parse: Parse, verb: int) -> bool:
    """Tell whether a passive has a finite helper of its own: "not charged and was freed"."""
    helpers = {parse.words[kid] for kid in parse.kids(verb, "auxpass")}
    return bool(helpers - {"be", "been", "being"})


def named_among(parse: Parse, participle: int) -> list[int]:
    """Return who is said to be among them: "among those freed was the singer Alma Reyes".

    Likewise in "Alma Reyes was among those freed" and "is one of nine singers freed".
    """
    noun = parse.head(participle)
    preposition = parse.head(noun)
    be = parse.head(preposition)
    if parse.words[preposition] == "of" and parse.words[be] == "one":
        return _said_to_be(parse, be)
    if parse.words[preposition] != "among" or not _is_all_of(parse, noun):
        return []
    if parse.tokens[be].lemma.lower() != "be":
        return []
    if preposition > be and (parse.words[be] not in _WAS or parse.kids(be, "neg", "aux")):
        # "was not among those freed", "may be among them": nobody is said to be
        return []
    labels = ("nsubj",) if preposition > be else ("nsubj", "attr")
    named = parse.kids(be, *labels)
    if not named and parse.tokens[be].dep == "ccomp":
        # "among those freed was Ann Lind, her lawyer said": the parser lets Lind say it
        named = [kid for kid in parse.kids(parse.head(be), "nsubj") if kid > be > preposition]
    return [item for kid in named for item in conjuncts(parse, kid)]


def _said_to_be(parse: Parse, one: int) -> list[int]:
    be = parse.head(one)
    if parse.tokens[one].dep == "appos" and parse.tokens[be].pos == "PROPN":
        return [be]  # "Alma Reyes, one of nine singers freed in May"
    if (
        parse.words[be] not in _WAS
        or parse.kids(be, "neg", "aux")
        or parse.tokens[one].dep != "attr"
    ):
        return []
    return [item for kid in parse.kids(be, "nsubj") for item in conjuncts(parse, kid)]


def _is_all_of(parse: Parse, noun: int) -> bool:
    """Whether a word means all whom it befell: "those freed", "the prisoners freed"."""
    if parse.words[noun] == "those":
        return True
    kids = {parse.words[kid] for kid in parse.kids(noun, "det")}
    return parse.tokens[noun].tag == "NNS" and "the" in kids and not parse.kids(noun, "nummod")


def _participle_subject(parse: Parse, verb: int, head: int, depth: int) -> list[int]:
    named = named_among(parse, verb)
    if named:
        return named
    if parse.tokens[verb].tag in {"VBN", "VBG", "VBD"}:
        return conjuncts(parse, head)
    # "its decision to free them": the one who decides is the one who frees
    owners = parse.kids(head, "poss")
    if owners:
        return owners[:1]
    governor = parse.head(head)
    return subjects(parse, governor, depth) if parse.is_verb(governor) else []


def _governor_subject(parse: Parse, preposition: int, depth: int) -> list[int]:
    for ancestor in parse.ancestors(preposition):
        if parse.is_verb(ancestor):
            return subjects(parse, ancestor, depth)
    return []


def objects(parse: Parse, verb: int, depth: int = 4) -> list[int]:
    """Return the heads of the direct object of an active verb, coordination expanded."""
    own = parse.kids(verb, "dobj")
    if own:
        if parse.words[own[0]] in _RELATIVE and parse.tokens[verb].dep in {"relcl", "acl"}:
            return conjuncts(parse, parse.head(verb))
        return conjuncts(parse, own[0])
    if depth == 0 or is_passive(parse, verb):
        return []
    if parse.tokens[verb].dep == "relcl" and _has_gap(parse, verb):
        return conjuncts(parse, parse.head(verb))
    for kid in parse.kids(verb, "conj"):
        # "seized and jailed 12 people": the object stands with the last conjunct
        # but "asked for mercy and admitted guilt": the first has all that it needs
        filled = any(parse.words[i] in {"for", "to", "on"} for i in parse.kids(verb, "prep"))
        if parse.is_verb(kid) and not (filled or parse.kids(kid, *SUBJECTS)):
            return objects(parse, kid, depth - 1)
    return []


def _has_gap(parse: Parse, verb: int) -> bool:
    own = parse.kids(verb, "nsubj")
    if not own or parse.words[own[0]] in _RELATIVE or parse.tokens[verb].pos == "AUX":
        return False
    # "the deal under which they freed him": the relative word hangs on a preposition
    fronted = any(parse.words[i] in _RELATIVE and i < own[0] for i in parse.subtree(verb))
    return parse.is_nominal(parse.head(verb)) and not (fronted and _is_prepositional(parse, verb))


def _is_prepositional(parse: Parse, verb: int) -> bool:
    return any(
        parse.words[i] in _RELATIVE and parse.tokens[i].dep == "pobj" for i in parse.subtree(verb)
    )


def conjuncts(parse: Parse, head: int) -> list[int]:
    """Return a noun and the nouns coordinated with it ("Kyiv and Moscow")."""
    found = [head]
    for kid in parse.kids(head, "conj"):
        if parse.is_nominal(kid):
            found += conjuncts(parse, kid)
    return found


def prepositions(parse: Parse, governor: int) -> list[tuple[str, int]]:
    """Return (preposition, object) pairs of a verb or noun: ("out of", 7), ("by", 9).

    Particles join their preposition ("walked out" + "of"), agents count as "by", and the
    object of a dative preposition as "to".
    """
    particles = [parse.words[kid] for kid in parse.kids(governor, "prt", "advmod")]
    found: list[tuple[str, int]] = []
    adverbs = [kid for kid in parse.kids(governor, "prt", "advmod") if parse.kids(kid, "prep")]
    # "sent them back to France": the preposition may hang on the adverb
    for kid in [*parse.kids(governor, "prep", "agent", "dative"), *_below(parse, adverbs)]:
        if parse.tokens[kid].pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            continue
        found += _prepositional(parse, kid, parse.words[kid])
    for kid in parse.kids(governor, "advcl", "ccomp", "xcomp"):
        # "called for all charges to be dropped": a clause after a preposition
        if any(
            parse.words[i] == "for" and parse.tokens[i].dep == "mark" for i in parse.children[kid]
        ):
            found.append(("for", kid))
    return found + [(f"{particle} {name}", item) for particle in particles for name, item in found]


def _below(parse: Parse, adverbs: list[int]) -> list[int]:
    return [kid for adverb in adverbs for kid in parse.kids(adverb, "prep")]


def _prepositional(parse: Parse, preposition: int, name: str) -> list[tuple[str, int]]:
    found = []
    for kid in parse.kids(preposition):
        dep = parse.tokens[kid].dep
        if dep == "pobj" or (dep == "pcomp" and parse.is_verb(kid)):
            found += [(name, item) for item in (conjuncts(parse, kid) if dep == "pobj" else [kid])]
            if parse.words[kid] == "part":
                # "arrived as part of a swap": the swap is what it names
                found += [
                    (f"{name} part of", item)
                    for preposition in parse.kids(kid, "prep")
                    if parse.words[preposition] == "of"
                    for item in parse.kids(preposition, "pobj")
                ]
        elif dep == "prep":
            found += _prepositional(parse, kid, f"{name} {parse.words[kid]}")
    return found


def trailing(parse: Parse, verb: int) -> list[int]:
    """Return conjuncts of a verb that have no subject of their own.

    In "put dozens of lay workers on a plane" a parser takes "lay" for a second verb, and
    hangs on it what belongs to the first.
    """
    return [
        kid
        for kid in parse.kids(verb, "conj")
        if parse.is_verb(kid) and not parse.kids(kid, *SUBJECTS)
    ]


def core_noun(parse: Parse, noun: int) -> int:
    """Return what a phrase of number or group counts: "dozens of clerics" -> "clerics"."""
    lemma = parse.tokens[noun].lemma.lower()
    if lemma in _NUMERIC_HEADS or parse.tokens[noun].pos in {"NUM", "PRON", "DET", "ADV"}:
        for kid in parse.kids(noun, "prep"):
            if parse.words[kid] == "of":
                for item in parse.kids(kid, "pobj"):
                    return core_noun(parse, item)
    return noun


def number_noun(parse: Parse, noun: int) -> int:
    """Return what counts a noun, or the noun itself: "dozens" for "dozens of clerics"."""
    preposition = parse.head(noun)
    above = parse.head(preposition)
    counts = parse.tokens[above].lemma.lower() in _NUMERIC_HEADS
    return above if counts and parse.words[preposition] == "of" else noun


_LEFT = {
    "det",
    "predet",
    "amod",
    "compound",
    "nummod",
    "poss",
    "quantmod",
    "nmod",
    "advmod",
    "case",
}


def whole_number(parse: Parse, start: int) -> int:
    """Return where a phrase begins that the parser cut at a hyphen: "Fifty-three", no three."""
    if start < 2 or parse.words[start - 1] != "-":  # noqa: PLR2004
        return start
    before, mark, first = parse.tokens[start - 2 : start + 1]
    is_joined = before.end == mark.start and mark.end == first.start
    return start - 2 if is_joined else start


def phrase(parse: Parse, noun: int) -> tuple[int, int]:
    """Return the tokens `[start, end)` of a noun phrase without clauses and appositions."""
    inside = [noun]
    for kid in parse.kids(noun):
        dep = parse.tokens[kid].dep
        if kid < noun and dep in _LEFT and not (dep == "advmod" and parse.words[kid] == "also"):
            inside += parse.subtree(kid)
        elif kid > noun and dep == "prep" and parse.words[kid] == "of":
            inside += parse.subtree(kid, without=frozenset({"relcl", "acl", "appos", "advcl"}))
        elif kid > noun and dep == "case":
            continue
    start = _joined_start(inside, noun)
    end = noun + 1
    for index in sorted(inside):
        if index == end:
            end += 1
    return start, end


def _joined_start(inside: list[int], noun: int) -> int:
    start = noun
    for index in sorted(inside, reverse=True):
        if index == start - 1:
            start = index
    return start


def spells_out(parse: Parse, noun: int) -> bool:
    """Tell whether what a noun covers was done: "a deal under which Oslo freed ten"."""
    return any(
        parse.tokens[clause].tag in {"VBD", "VBN"}
        and not parse.kids(clause, "neg")
        and any(
            parse.words[item] == "which" and name in {"under", "in", "by"}
            for name, item in prepositions(parse, clause)
        )
        and not any(parse.tokens[kid].tag == "MD" for kid in parse.kids(clause, "aux"))
        for clause in parse.kids(noun, "relcl")
    )
