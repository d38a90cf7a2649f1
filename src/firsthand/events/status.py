"""Whether the text says that an event happened: the modality layer, run before anything else.

It climbs from the trigger through the words that govern it and asks of each what it does to
the event: negation, tense, modal verbs, verbs such as "order" or "refuse", conditions,
questions. The lists are `resources/modality.yml`. The strongest reading found on the way wins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.events.scene import lemma_of
from firsthand.model import Status
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.events.parse import Parse


@dataclass(frozen=True, slots=True)
class Modality:
    """What the surroundings of a trigger make of it.

    Attributes:
        status: None where the text asks rather than tells ("whether he was freed").
        root: the topmost governor that belongs to the event ("ordered" of "ordered the
            release"), where its evidence begins.
        is_subordinate: the event is told in a relative clause, a participle, an "after ..."
            phrase: it is presupposed, not news.
        is_presupposed: told as known by a definite noun ("hailed the release").
        pluperfect: the verb is in the past perfect.
        governor: the verb that made it planned, requested or denied, if one did.
    """

    status: Status | None
    root: int
    is_subordinate: bool = False
    is_presupposed: bool = False
    pluperfect: bool = False
    governor: int | None = None


_RANK = {
    None: 9,
    Status.DENIED: 8,
    Status.HYPOTHETICAL: 7,
    Status.REQUESTED: 6,
    Status.PLANNED: 5,
    Status.CLAIMED: 4,
    Status.HABITUAL: 3,
    Status.ONGOING: 2,
    Status.HAPPENED: 1,
}


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, Any]:
    content = load_list("modality")
    return {
        name: {key: frozenset(words.split()) for key, words in entry.items()}
        if isinstance(entry, dict)
        else frozenset(entry.split() if isinstance(entry, str) else entry)
        for name, entry in content.items()
    }


def _effect(lists: Mapping[str, frozenset[str]], lemma: str) -> str | None:
    return next((name for name, words in lists.items() if lemma in words), None)


def _stronger(modality: Modality, status: Status | None, governor: int | None = None) -> Modality:
    if _RANK[status] <= _RANK[modality.status]:
        return modality
    return replace(modality, status=status, governor=governor or modality.governor)


def read_modality(parse: Parse, trigger: int, type_: str, *, in_headline: bool = False) -> Modality:
    """Return the status of the event that a token triggers, with what it was read from.

    Args:
        parse: the paragraph.
        trigger: the token that names the event.
        type_: the event type; "announced" makes a release planned but an arrest past.
        in_headline: the present tense of headlines tells the past.
    """
    modality = Modality(Status.HAPPENED, trigger)
    node = trigger
    if parse.is_verb(trigger):
        modality = _own_tense(parse, trigger, modality, in_headline=in_headline)
    for _ in range(8):
        step = _climb(parse, node, modality, type_)
        modality = step.modality
        if step.node is None:
            break
        node = step.node
        if parse.is_verb(node):
            modality = _governor_tense(parse, node, trigger, modality, in_headline=in_headline)
    if parse.words[parse.sentence_tokens(trigger)[-1]] == "?":
        modality = _stronger(modality, Status.HYPOTHETICAL)
    return modality


def is_reporting(parse: Parse, verb: int) -> bool:
    """Tell whether a word is a verb of saying or knowing."""
    return parse.is_verb(verb) and lemma_of(parse, verb) in _lists()["reporting"]


@dataclass(frozen=True, slots=True)
class _Step:
    node: int | None
    modality: Modality


def _own_tense(parse: Parse, verb: int, modality: Modality, *, in_headline: bool) -> Modality:
    modality = _local_words(parse, verb, modality)
    token = parse.tokens[verb]
    if token.dep in {"acl", "amod"} and token.tag in {"VBN", "VBG", "VBD"}:
        return modality
    return _tense(parse, verb, modality, in_headline=in_headline)


def _governor_tense(
    parse: Parse, verb: int, trigger: int, modality: Modality, *, in_headline: bool
) -> Modality:
    modality = _local_words(parse, verb, modality)
    lemma = lemma_of(parse, verb)
    if modality.is_subordinate or (lemma in _lists()["reporting"] and lemma != "see"):
        return modality
    is_finite = parse.is_verb(trigger) and _is_finite(parse, trigger)
    if is_finite and parse.tokens[trigger].dep not in {"conj"}:
        return modality
    return _tense(parse, verb, modality, in_headline=in_headline)


def _is_finite(parse: Parse, verb: int) -> bool:
    if parse.tokens[verb].tag in {"VBD", "VBZ", "VBP"}:
        return True
    return any(
        parse.tokens[kid].tag in {"VBD", "VBZ", "VBP", "MD"} for kid in _auxiliaries(parse, verb)
    )


def _auxiliaries(parse: Parse, verb: int) -> list[int]:
    return parse.kids(verb, "aux", "auxpass")


def _local_words(parse: Parse, verb: int, modality: Modality) -> Modality:
    """Apply negation and adverbs that stand with one verb."""
    lists = _lists()
    for kid in parse.children[verb]:
        word = parse.words[kid]
        dep = parse.tokens[kid].dep
        if word in lists["negations"] and dep in {"neg", "advmod", "preconj", "det", "cc"}:
            if not _is_harmless_negation(parse, verb, kid):
                modality = _stronger(modality, Status.DENIED)
        elif word in lists["habitual_adverbs"] and dep == "advmod":
            if word != "long" or parse.kids(verb, "aux"):
                modality = _stronger(modality, Status.HABITUAL)
        elif word in lists["claimed_adverbs"]:
            modality = _stronger(modality, Status.CLAIMED)
    for kid in parse.kids(verb, "nsubj", "nsubjpass", "dobj"):
        if _is_negative_phrase(parse, kid):
            modality = _stronger(modality, Status.DENIED)
    return modality


def _is_harmless_negation(parse: Parse, verb: int, negation: int) -> bool:
    following = parse.words[negation + 1] if negation + 1 < len(parse.words) else ""
    if following in {"only", "just", "least"}:
        return True
    # "was not freed until Friday" was freed
    if any(parse.tokens[kid].tag == "MD" for kid in parse.kids(verb, "aux")):
        return False
    words = {parse.words[kid] for kid in parse.kids(verb, "prep", "advcl")}
    marks = {parse.words[item] for kid in parse.kids(verb, "advcl") for item in parse.kids(kid)}
    return "until" in words | marks


def _is_negative_phrase(parse: Parse, noun: int) -> bool:
    negative = _lists()["negative_determiners"]
    if parse.words[noun] in negative:
        return True
    return any(parse.words[kid] in negative for kid in parse.kids(noun, "det", "neg"))


def _tense(parse: Parse, verb: int, modality: Modality, *, in_headline: bool) -> Modality:
    lists = _lists()
    helpers = _auxiliaries(parse, verb)
    words = [parse.words[kid] for kid in helpers]
    for kid, word in zip(helpers, words, strict=True):
        if parse.tokens[kid].tag != "MD" and word not in {"'d"}:
            continue
        effect = _effect(lists["auxiliaries"], word)
        if effect == "reported_future":
            modality = _stronger(modality, _would(parse, verb))
        elif effect is not None:
            modality = _stronger(modality, Status(effect))
    if any(
        word in {"will", "would", "'ll", "may", "might", "could", "must", "should"}
        for word in words
    ):
        return modality
    if "had" in words:
        return replace(modality, pluperfect=True)
    return _aspect(parse, verb, modality, words, in_headline=in_headline)


def _would(parse: Parse, verb: int) -> Status:
    # "said it would free them" is a plan; "would free them if asked" is not
    for node in [verb, *parse.ancestors(verb)]:
        for clause in parse.kids(node, "advcl"):
            if {parse.words[kid] for kid in parse.kids(clause, "mark")} & _lists()[
                "conditional_marks"
            ]:
                return Status.HYPOTHETICAL
    helpers = {parse.words[kid] for kid in _auxiliaries(parse, verb)}
    return Status.HYPOTHETICAL if helpers & {"have", "'ve"} else Status.PLANNED


def _aspect(
    parse: Parse, verb: int, modality: Modality, words: list[str], *, in_headline: bool
) -> Modality:
    tag = parse.tokens[verb].tag
    if words and words[0] == "to" and tag in {"VB", "VBN"}:
        return modality
    perfect = {"has", "have", "'ve", "having"} & set(words)
    if (tag == "VBG" or "being" in words) and {
        "is",
        "are",
        "'re",
        "'s",
        "'m",
        "am",
        "was",
        "were",
    } & set(words):
        if perfect:
            return modality
        return _stronger(modality, Status.ONGOING)
    if tag == "VBN" and not perfect and {"is", "are"} & set(words) and not in_headline:
        return _stronger(modality, Status.HABITUAL)
    if tag in {"VBZ", "VBP"} and not words and not in_headline and not _may_be_past(parse, verb):
        return _stronger(modality, Status.HABITUAL)
    return modality


def _may_be_past(parse: Parse, verb: int) -> bool:
    """Tell whether a form is also a past: "the rebels let them go" at a stated time."""
    return parse.words[verb] in _lists()["same_in_past"]


def _climb(parse: Parse, node: int, modality: Modality, type_: str) -> _Step:
    token = parse.tokens[node]
    head = token.head
    if head == node:
        return _Step(None, modality)
    if not parse.is_verb(node):
        return _climb_noun(parse, node, modality, type_)
    dep = token.dep
    if dep == "advcl":
        return _climb_adverbial(parse, node, modality)
    if dep == "pcomp":
        return _climb_gerund(parse, node, modality, type_)
    if dep == "relcl" and type_ in {"request", "refusal", "denial"}:
        # "has repeatedly asked for a swap, which they have rejected": as often as the asking
        modality = _habit_above(parse, node, modality)
    if dep in {"acl", "relcl"}:
        return _climb_adnominal(parse, node, modality)
    if dep in {"xcomp", "ccomp", "csubj", "csubjpass", "oprd", "dep", "acomp"}:
        return _climb_complement(parse, node, modality, type_)
    if dep == "conj":
        return _climb_conjunct(parse, node, modality)
    return _Step(None, modality)


def _habit_above(parse: Parse, node: int, modality: Modality) -> Modality:
    verb = next((i for i in parse.ancestors(node) if parse.is_verb(i)), None)
    if verb is None:
        return modality
    words = {parse.words[kid] for kid in parse.kids(verb, "advmod")}
    habitual = bool(words & _lists()["habitual_adverbs"])
    return _stronger(modality, Status.HABITUAL) if habitual else modality


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(
        parse.words[kid] == "to" and parse.tokens[kid].tag == "TO"
        for kid in parse.kids(verb, "aux")
    )


def _climb_adverbial(parse: Parse, node: int, modality: Modality) -> _Step:
    lists = _lists()
    marks = {parse.words[kid] for kid in parse.kids(node, "mark", "advmod", "prep")}
    if marks & lists["conditional_marks"]:
        return _Step(None, _stronger(modality, Status.HYPOTHETICAL))
    if marks & lists["question_marks"]:
        return _Step(None, _stronger(modality, None))
    if _is_infinitive(parse, node):
        return _climb_purpose(parse, node, modality)
    tag = parse.tokens[node].tag
    if not marks and tag in {"VBG", "VBN"} and not parse.kids(node, "aux"):
        # "..., handing out long terms" has the status of its main verb
        return _Step(parse.head(node), modality)
    if marks & lists["prepositions"]["background"] or marks & {
        "when",
        "before",
        "because",
        "as",
        "once",
    }:
        return _Step(None, replace(modality, is_subordinate=True))
    return _Step(None, modality)


def _climb_purpose(parse: Parse, node: int, modality: Modality) -> _Step:
    head = parse.head(node)
    if parse.is_verb(head):
        lemma = _governor_lemma(parse, head)
        effect = _effect(_lists()["governors"], lemma)
        if lemma == "be" or effect not in {None, "presupposed"}:
            return _climb_complement(parse, node, modality, "")
    return _Step(None, _stronger(modality, Status.HYPOTHETICAL))


def _climb_complement(parse: Parse, node: int, modality: Modality, type_: str) -> _Step:
    head = parse.head(node)
    lists = _lists()
    marks = {parse.words[kid] for kid in parse.kids(node, "mark", "advmod")}
    if marks & lists["question_marks"]:
        return _Step(None, _stronger(modality, None))
    if "if" in marks:
        return _Step(None, _stronger(modality, None))
    if parse.tokens[head].pos == "ADJ":
        effect = _effect(lists["adjectives"], lemma_of(parse, head)) or _effect(
            lists["adjectives"], parse.words[head]
        )
        if effect is not None:
            modality = _stronger(modality, Status(effect), head)
            return _Step(parse.head(head), replace(modality, root=head))
        if _is_infinitive(parse, node):
            modality = _stronger(modality, Status.HYPOTHETICAL)
        return _Step(None, modality)
    if not parse.is_verb(head):
        return _Step(None, modality)
    return _govern(parse, node, head, modality, type_)


def _governor_lemma(parse: Parse, verb: int) -> str:
    lemma = lemma_of(parse, verb)
    particle = next((parse.words[kid] for kid in parse.kids(verb, "prt")), None)
    return (
        f"{lemma}-{particle}" if particle in {"off", "out", "forward", "to", "against"} else lemma
    )


def _govern(parse: Parse, node: int, head: int, modality: Modality, type_: str) -> _Step:
    lists = _lists()
    lemma = _governor_lemma(parse, head)
    infinitive = parse.is_verb(node) and (_is_infinitive(parse, node) or _is_bare(parse, node))
    if lemma == "see" and parse.tokens[node].tag == "VBN" and not parse.kids(node, "aux"):
        # "the plan would see them freed" has the tense of "see"
        return _Step(head, replace(modality, root=head))
    if lemma in lists["reporting"] and not infinitive:
        return _report(parse, head, modality, lemma)
    if lemma == "be" and not infinitive:
        return _ignorance(parse, node, head, modality)
    if lemma == "be" and infinitive:
        yet = any(
            parse.words[kid] == "yet" for kid in [*parse.children[node], *parse.children[head]]
        )
        modality = _stronger(modality, Status.DENIED if yet else Status.PLANNED, head)
        return _Step(head, replace(modality, root=head))
    adjectives = parse.kids(head, "acomp") if infinitive else []
    effect = _effect(lists["governors"], lemma)
    if adjectives:
        effect = _effect(lists["adjectives"], parse.words[adjectives[0]]) or effect
    if lemma == "have" and infinitive:
        effect = (
            "denied"
            if any(parse.words[kid] == "yet" for kid in parse.children[head])
            else "requested"
        )
    if (
        effect == "claimed"
        and not infinitive
        and lemma not in {"accuse", "suspect", "blame", "allege"}
    ):
        return _Step(None, modality)
    if effect in {"planned", "requested", "denied", "hypothetical", "claimed"}:
        status = _announced(type_) if lemma == "announce" else Status(effect)
        modality = _stronger(modality, status, head)
        return _Step(head, replace(modality, root=head))
    if effect == "presupposed":
        modality = _local_words(parse, head, modality)
        return _Step(None, replace(modality, is_presupposed=True))
    if effect == "transparent" or not infinitive:
        return _Step(head, replace(modality, root=head))
    return _Step(None, _stronger(modality, Status.HYPOTHETICAL))


def _ignorance(parse: Parse, node: int, head: int, modality: Modality) -> _Step:
    # "it was not clear what they were charged with" takes for granted that they were
    unsure = [kid for kid in parse.kids(head, "acomp") if parse.words[kid] in _lists()["ignorance"]]
    if not unsure:
        return _Step(head, modality)
    asked = [parse.words[i] for i in parse.subtree(node)[:2]]
    if asked[:1] == ["how"]:
        return _Step(None, _stronger(modality, None))
    return _Step(None, replace(modality, is_subordinate=True))


def _announced(type_: str) -> Status:
    return Status.PLANNED if type_ in _lists()["announced_is_planned"] else Status.HAPPENED


def _is_bare(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].tag == "VB" and not parse.kids(verb, "aux")


def _report(parse: Parse, head: int, modality: Modality, lemma: str) -> _Step:
    """Strip a verb of saying; its negation makes what follows unknown."""
    negated = any(parse.words[kid] in _lists()["negations"] for kid in parse.kids(head, "neg"))
    if negated:
        return _Step(None, _stronger(modality, Status.HYPOTHETICAL))
    if lemma in {"hope", "warn", "suggest"}:
        return _Step(None, _stronger(modality, Status.HYPOTHETICAL))
    if lemma in {"claim", "allege", "believe", "think"}:
        return _Step(None, _stronger(modality, Status.CLAIMED))
    return _Step(None, modality)


def _climb_gerund(parse: Parse, node: int, modality: Modality, type_: str) -> _Step:
    lists = _lists()
    preposition = parse.head(node)
    word = parse.words[preposition]
    head = parse.head(preposition)
    if word in lists["prepositions"]["denied"] or (word == "of" and parse.words[head] == "instead"):
        return _Step(None, _stronger(modality, Status.DENIED))
    if word == "whether":
        return _Step(None, _stronger(modality, None))
    if parse.is_verb(head) and word not in {
        "after",
        "since",
        "before",
        "by",
        "while",
        "when",
        "despite",
    }:
        effect = _effect(lists["governors"], _governor_lemma(parse, head))
        if effect is None:
            status = (
                Status.HYPOTHETICAL if word in {"for", "about", "on", "at", "against"} else None
            )
            modality = _stronger(modality, status) if status else modality
            return _Step(None, replace(modality, is_subordinate=True))
        if effect == "presupposed":
            modality = _local_words(parse, head, modality)
            return _Step(None, replace(modality, is_subordinate=True))
        return _govern(parse, node, head, modality, type_)
    if parse.is_nominal(head):
        return _noun_governor(parse, head, modality)
    return _Step(None, replace(modality, is_subordinate=True))


def _climb_adnominal(parse: Parse, node: int, modality: Modality) -> _Step:
    head = parse.head(node)
    if parse.tokens[node].dep == "acl" and _is_infinitive(parse, node):
        if parse.tokens[head].pos == "ADJ":
            return _climb_complement(parse, node, modality, "")
        return _noun_governor(parse, head, modality, infinitive=True)
    if parse.tokens[node].dep == "acl" and parse.kids(node, "mark", "nsubj", "nsubjpass"):
        return _noun_governor(parse, head, modality)
    return _Step(None, replace(modality, is_subordinate=True))


def _noun_governor(
    parse: Parse, noun: int, modality: Modality, *, infinitive: bool = False
) -> _Step:
    effect = _effect(_lists()["noun_governors"], lemma_of(parse, noun))
    if effect == "presupposed":
        return _Step(None, replace(modality, is_subordinate=True))
    if effect == "claimed" and _is_taken_back(parse, noun):
        effect = "denied"
    if effect is not None:
        return _Step(None, _stronger(modality, Status(effect), noun))
    if infinitive:
        return _Step(None, _stronger(modality, Status.HYPOTHETICAL))
    return _Step(None, replace(modality, is_subordinate=True))


def _is_taken_back(parse: Parse, noun: int) -> bool:
    """Tell whether a report is called false or withdrawn: "reports that he died were wrong"."""
    lists = _lists()
    verb = parse.head(noun)
    if not parse.is_verb(verb):
        return False
    if lemma_of(parse, verb) in lists["withdrawing"]:
        return True
    said = parse.kids(verb, "acomp", "attr")
    return any(lemma_of(parse, kid) in lists["untrue"] for kid in said)


def _climb_conjunct(parse: Parse, node: int, modality: Modality) -> _Step:
    head = parse.head(node)
    if not parse.is_verb(head) or parse.kids(node, "nsubj", "nsubjpass"):
        return _Step(None, modality)
    if parse.kids(node, "aux") and not _is_infinitive(parse, node):
        return _Step(None, modality)
    root = modality.root
    return _Step(head, replace(modality, root=root))


def _climb_noun(parse: Parse, node: int, modality: Modality, type_: str) -> _Step:
    token = parse.tokens[node]
    head = token.head
    if _is_negative_phrase(parse, node):
        modality = _stronger(modality, Status.DENIED)
    if token.dep in {"nsubj", "nsubjpass"} and parse.is_verb(head):
        return _climb_subject(parse, node, head, modality, type_)
    if token.dep in {"dobj", "attr", "oprd"} and parse.is_verb(head):
        return _govern_noun(parse, head, modality, type_)
    if token.dep == "pobj":
        return _climb_prepositional(parse, node, modality, type_)
    if token.dep in {"conj", "appos"}:
        return _Step(head, modality)
    if token.dep in {"compound", "nmod"}:
        effect = _effect(_lists()["noun_governors"], lemma_of(parse, head))
        if effect not in {None, "presupposed"}:
            modality = _stronger(modality, Status(effect), head)
        return _Step(head, modality)
    return _Step(None, replace(modality, is_presupposed=True))


_TAKING_PLACE = frozenset("take happen occur begin start go proceed follow come conclude".split())


def _climb_subject(parse: Parse, node: int, head: int, modality: Modality, type_: str) -> _Step:
    lemma = _governor_lemma(parse, head)
    if parse.tokens[node].dep == "nsubjpass":
        return _govern_noun(parse, head, modality, type_)
    if lemma in _TAKING_PLACE or lemma == "be":
        return _Step(head, replace(modality, root=head if lemma != "be" else node))
    if lemma in {"fail", "collapse", "stall", "break-off"}:
        return _Step(None, _stronger(modality, Status.DENIED))
    return _Step(None, replace(modality, is_presupposed=True))


def _govern_noun(parse: Parse, head: int, modality: Modality, type_: str) -> _Step:
    lemma = _governor_lemma(parse, head)
    effect = _effect(_lists()["governors"], lemma)
    if lemma == "announce":
        modality = _stronger(modality, _announced(type_), head)
        return _Step(head, replace(modality, root=head))
    if effect in {"planned", "requested", "denied", "hypothetical", "claimed"}:
        if effect == "claimed" and lemma in {"report", "say"}:
            return _Step(head, replace(modality, root=head))
        modality = _stronger(modality, Status(effect), head)
        return _Step(head, replace(modality, root=head))
    if effect == "presupposed":
        return _Step(head, replace(modality, is_presupposed=True))
    return _Step(head, replace(modality, root=head))


def _climb_prepositional(parse: Parse, node: int, modality: Modality, type_: str) -> _Step:
    lists = _lists()
    preposition = parse.head(node)
    word = parse.words[preposition]
    head = parse.head(preposition)
    if word in lists["prepositions"]["denied"]:
        return _Step(None, _stronger(modality, Status.DENIED))
    if word in lists["prepositions"]["hypothetical"]:
        return _Step(None, _stronger(modality, Status.HYPOTHETICAL))
    if parse.is_verb(head) and word in {
        "for",
        "on",
        "about",
        "to",
        "of",
        "with",
        "in",
        "from",
        "against",
    }:
        effect = _effect(lists["governors"], _governor_lemma(parse, head))
        if effect in {"planned", "requested", "denied", "hypothetical", "claimed"}:
            return _govern_noun(parse, head, modality, type_)
        if word == "for" and effect is None:
            return _Step(None, replace(modality, is_subordinate=True))
        return _Step(head, replace(modality, is_presupposed=True))
    if parse.is_nominal(head) and word in {"of", "for", "on", "to", "about", "over", "against"}:
        return _noun_governor(parse, head, modality)
    return _Step(None, replace(modality, is_subordinate=True))
