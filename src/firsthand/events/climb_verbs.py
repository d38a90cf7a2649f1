"""Climbing from an event verb through what governs it: "refused to", "if", "said that"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.awaited import is_awaited
from firsthand.events.climb_nouns import climb_noun, is_undone, noun_governor
from firsthand.events.grammar import has_helper, number_noun
from firsthand.events.modality import (
    Modality,
    Step,
    announced,
    effect_of,
    governor_lemma,
    is_bare,
    is_infinitive,
    local_words,
    modality_lists,
    stronger,
)
from firsthand.events.scene import in_class, lemma_of
from firsthand.events.words import word_set
from firsthand.model import Status

if TYPE_CHECKING:
    from firsthand.events.parse import Parse


def climb(parse: Parse, node: int, modality: Modality, type_: str) -> Step:  # noqa: PLR0911 (a case a return)
    """Return the next step up from an event verb or noun; no node where the climb ends."""
    token = parse.tokens[node]
    head = token.head
    if head == node:
        return Step(None, modality)
    if not parse.is_verb(node):
        return climb_noun(parse, node, modality, type_)
    dep = token.dep
    if _is_cut_off(parse, node, head):
        return Step(None, modality)
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
        return climb_complement(parse, node, modality, type_)
    if dep == "conj":
        return _climb_conjunct(parse, node, modality)
    return Step(None, modality)


def _is_cut_off(parse: Parse, node: int, head: int) -> bool:
    """Tell whether a semicolon parts a clause from its governor: each side tells for itself."""
    return ";" in parse.words[min(node, head) : max(node, head)]


def _habit_above(parse: Parse, node: int, modality: Modality) -> Modality:
    verb = next((i for i in parse.ancestors(node) if parse.is_verb(i)), None)
    if verb is None:
        return modality
    words = {parse.words[kid] for kid in parse.kids(verb, "advmod")}
    habitual = bool(words & modality_lists()["habitual_adverbs"])
    return stronger(modality, Status.HABITUAL) if habitual else modality


def _climb_adverbial(parse: Parse, node: int, modality: Modality) -> Step:
    lists = modality_lists()
    marks = {parse.words[kid] for kid in parse.kids(node, "mark", "advmod", "prep")}
    if marks & lists["conditional_marks"] or _is_inverted(parse, node) or is_awaited(parse, node):
        return Step(None, stronger(modality, Status.HYPOTHETICAL))
    if marks & lists["question_marks"]:
        return Step(None, stronger(modality, None))
    if is_infinitive(parse, node):
        return _climb_purpose(parse, node, modality)
    tag = parse.tokens[node].tag
    if not marks and tag in {"VBG", "VBN"} and not parse.kids(node, "aux"):
        # "..., handing out long terms" has the status of its main verb
        return Step(parse.head(node), modality)
    if marks & lists["prepositions"]["background"] or marks & {
        "when",
        "before",
        "because",
        "as",
        "once",
    }:
        return Step(None, replace(modality, is_subordinate=True))
    return Step(None, modality)


def _is_inverted(parse: Parse, node: int) -> bool:
    """Tell whether a clause opens with its helper: "Had the court convicted her, ..."."""
    subjects = parse.kids(node, "nsubj", "nsubjpass")
    helpers = [kid for kid in parse.kids(node, "aux", "auxpass") if parse.words[kid] in _INVERTED]
    first = min([node, *parse.children[node]])
    return bool(subjects) and first in helpers and first < subjects[0]


_INVERTED = frozenset({"had", "were", "should"})


def _climb_purpose(parse: Parse, node: int, modality: Modality) -> Step:
    head = parse.head(node)
    if parse.is_verb(head):
        lemma = governor_lemma(parse, head)
        effect = effect_of(modality_lists()["governors"], lemma)
        if lemma == "be" or effect not in {None, "presupposed"}:
            return climb_complement(parse, node, modality, "")
    return Step(None, stronger(modality, Status.HYPOTHETICAL))


def climb_complement(parse: Parse, node: int, modality: Modality, type_: str) -> Step:
    """Return what the governor of a complement clause or infinitive makes of it."""
    head = parse.head(node)
    lists = modality_lists()
    marks = {parse.words[kid] for kid in parse.kids(node, "mark", "advmod")}
    if marks & lists["question_marks"] or "if" in marks:
        return Step(None, stronger(modality, None))
    if parse.words[head] in lists["conditional_marks"]:
        # "lifted, provided that Minsk frees them"
        return Step(None, stronger(modality, Status.HYPOTHETICAL))
    if parse.tokens[head].pos == "ADJ":
        return _climb_adjective(parse, node, head, modality)
    if not parse.is_verb(head):
        return Step(None, modality)
    return govern(parse, node, head, modality, type_)


def _climb_adjective(parse: Parse, node: int, head: int, modality: Modality) -> Step:
    """Return what an adjective makes of its complement: "ready to free", "able to free"."""
    able = parse.head(head)
    if parse.words[head] == "able" and parse.words[able] in {"was", "were", "been"}:
        # "was able to free": it did; "has not been able to" is denied further up
        return Step(able, replace(modality, root=able))
    adjectives = modality_lists()["adjectives"]
    effect = effect_of(adjectives, lemma_of(parse, head))
    effect = effect or effect_of(adjectives, parse.words[head])
    if effect is not None:
        modality = stronger(modality, Status(effect), head)
        return Step(parse.head(head), replace(modality, root=head))
    if is_infinitive(parse, node):
        modality = stronger(modality, Status.HYPOTHETICAL)
    return Step(None, modality)


def govern(parse: Parse, node: int, head: int, modality: Modality, type_: str) -> Step:  # noqa: C901, PLR0911 (a case a return)
    """Return what a governing verb makes of a clause, an infinitive or a gerund."""
    lists = modality_lists()
    lemma = governor_lemma(parse, head)
    infinitive = parse.is_verb(node) and (is_infinitive(parse, node) or is_bare(parse, node))
    if lemma == "see" and parse.tokens[node].tag == "VBN" and not parse.kids(node, "aux"):
        # "the plan would see them freed" has the tense of "see"
        return Step(head, replace(modality, root=head))
    if lemma in lists["reporting"] and not infinitive:
        return _report(parse, node, head, modality, lemma)
    if lemma == "be" and not infinitive:
        return _ignorance(parse, node, head, modality)
    if lemma == "be" and infinitive:
        if any(is_in_a_row(parse, kid) for kid in parse.kids(head, "attr")):
            return Step(None, replace(modality, is_subordinate=True))
        yet = any(
            parse.words[kid] == "yet" for kid in [*parse.children[node], *parse.children[head]]
        )
        modality = stronger(modality, Status.DENIED if yet else Status.PLANNED, head)
        return Step(head, replace(modality, root=head))
    adjectives = parse.kids(head, "acomp") if infinitive else []
    effect = effect_of(lists["governors"], lemma)
    if adjectives:
        effect = effect_of(lists["adjectives"], parse.words[adjectives[0]]) or effect
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
        return Step(None, modality)
    if effect == "planned" and any(parse.words[kid] == "had" for kid in parse.kids(node, "aux")):
        # "ruled that they had been held": nobody rules on what is to come so
        return Step(None, replace(modality, is_subordinate=True))
    if effect in {"planned", "requested", "denied", "hypothetical", "claimed"}:
        status = announced(type_) if lemma == "announce" else Status(effect)
        modality = stronger(modality, status, head)
        return Step(head, replace(modality, root=head))
    if effect == "presupposed":
        modality = local_words(parse, head, modality)
        return Step(None, replace(modality, is_presupposed=True))
    if effect == "transparent" or not infinitive:
        return Step(head, replace(modality, root=head))
    return Step(None, stronger(modality, Status.HYPOTHETICAL))


def _ignorance(parse: Parse, node: int, head: int, modality: Modality) -> Step:
    # "it was not clear what they were charged with" takes for granted that they were
    unsure = [
        kid
        for kid in parse.kids(head, "acomp")
        if parse.words[kid] in modality_lists()["ignorance"]
    ]
    if not unsure:
        return Step(head, modality)
    return _leave_open(parse, node, modality)


def _leave_open(parse: Parse, node: int, modality: Modality) -> Step:
    if parse.words[parse.subtree(node)[0]] == "how":
        return Step(None, stronger(modality, None))
    return Step(None, replace(modality, is_subordinate=True))


def _report(parse: Parse, node: int, head: int, modality: Modality, lemma: str) -> Step:
    """Strip a verb of saying; its negation makes what follows unknown."""
    negated = any(
        parse.words[kid] in modality_lists()["negations"] for kid in parse.kids(head, "neg")
    )
    told = modality.status is Status.HAPPENED
    if negated and told and parse.words[parse.subtree(node)[0]] in _ASKING:
        # "did not say when he was freed": he was
        return _leave_open(parse, node, modality)
    if negated:
        return Step(None, stronger(modality, Status.HYPOTHETICAL))
    if _is_earlier_version(parse, head):
        return Step(None, stronger(modality, Status.DENIED))
    if lemma in {"hope", "warn", "suggest"}:
        return Step(None, stronger(modality, Status.HYPOTHETICAL))
    if lemma in {"claim", "allege", "believe", "think"}:
        return Step(None, stronger(modality, Status.CLAIMED))
    return Step(None, modality)


_ASKING = frozenset({"how", "when", "where", "why", "who", "whom", "what", "which"})


def _is_earlier_version(parse: Parse, verb: int) -> bool:
    """Tell whether a correction takes back what "an earlier version" said."""
    tellers = [kid for kid in parse.kids(verb, "nsubj") if lemma_of(parse, kid) == "version"]
    return any(
        parse.words[kid] in word_set("earlier_ones") | {"original"}
        for teller in tellers
        for kid in parse.kids(teller, "amod", "advmod")
    )


def _climb_gerund(parse: Parse, node: int, modality: Modality, type_: str) -> Step:  # noqa: PLR0911 (a case a return)
    lists = modality_lists()
    preposition = parse.head(node)
    word = parse.words[preposition]
    head = parse.head(preposition)
    nearby = {parse.words[head], *(parse.words[kid] for kid in parse.children[preposition])}
    if word in lists["prepositions"]["denied"] or (
        word in {"of", "from"} and nearby & lists["contrary"]
    ):
        return Step(None, stronger(modality, Status.DENIED))
    if word == "whether":
        return Step(None, stronger(modality, None))
    if word == "with" and parse.is_verb(head) and parse.kids(node, "nsubj", "nsubjpass"):
        # "swapped prisoners, with 12 men handed over": it has the status of its main verb
        return Step(head, modality)
    if f"{lemma_of(parse, head)}-{word}" in lists["governors"]["denied"]:
        # "ruled against sending him home"
        return Step(head, replace(stronger(modality, Status.DENIED, head), root=head))
    if parse.is_verb(head) and word not in {
        "after",
        "since",
        "before",
        "by",
        "while",
        "when",
        "despite",
    }:
        effect = effect_of(lists["governors"], governor_lemma(parse, head))
        if effect is None:
            status = (
                Status.HYPOTHETICAL if word in {"for", "about", "on", "at", "against"} else None
            )
            modality = stronger(modality, status) if status else modality
            return Step(None, replace(modality, is_subordinate=True))
        if effect == "presupposed":
            modality = local_words(parse, head, modality)
            return Step(None, replace(modality, is_subordinate=True))
        return govern(parse, node, head, modality, type_)
    if parse.is_nominal(head):
        return noun_governor(parse, head, modality)
    leading_up = {"after": lists["arrivals"], "by": word_set("answering_verbs")}
    if lemma_of(parse, head) in leading_up.get(word, ()):
        # "arrived home after being freed", "responded by expelling two": the news is the act
        return Step(head, modality)
    return Step(None, replace(modality, is_subordinate=True))


def _climb_adnominal(  # noqa: C901, PLR0911 (a case a return)
    parse: Parse, node: int, modality: Modality
) -> Step:
    head = parse.head(node)
    if is_infinitive(parse, node):
        if parse.tokens[head].pos == "ADJ":
            return climb_complement(parse, node, modality, "")
        if is_in_a_row(parse, head):
            return Step(None, replace(modality, is_subordinate=True))
        if _is_verbless(parse, head):
            # a headline's future, taken for an attribute: "EU to lift sanctions"
            return Step(None, stronger(modality, Status.PLANNED))
        return noun_governor(parse, head, modality, infinitive=True)
    is_clause = parse.tokens[node].dep == "acl" and parse.kids(node, "nsubj", "nsubjpass")
    if is_clause or parse.kids(node, "mark"):
        return noun_governor(parse, head, modality)
    if is_enacting(parse, node):
        # "issued a decree pardoning 82 inmates": the decree is the act
        verb = parse.head(head)
        return Step(verb, replace(modality, root=verb, governor=verb))
    if is_undone(parse, head):
        verb = parse.head(head)
        return Step(None, replace(stronger(modality, Status.DENIED, verb), root=verb))
    if _is_counted_among(parse, head):
        return Step(None, modality)
    if parse.tokens[node].dep == "relcl" and _is_anyone(parse, head):
        return Step(None, stronger(modality, Status.HABITUAL))
    if _is_before_arrival(parse, node):
        return Step(parse.head(head), modality)
    return Step(None, replace(modality, is_subordinate=True))


def _is_anyone(parse: Parse, noun: int) -> bool:
    """Tell whether a rule speaks of people at large: "a person who was deported may not return"."""
    verb = parse.head(noun)
    helpers = {parse.words[kid] for kid in parse.kids(verb, "aux")}
    rules = bool(helpers & modality_lists()["ruling"]) or parse.tokens[verb].tag == "VBZ"
    if parse.tokens[noun].dep not in {"nsubj", "nsubjpass"} or not rules:
        return False
    is_any = any(parse.words[kid] == "any" for kid in parse.kids(noun, "det"))
    is_open = lemma_of(parse, noun) in modality_lists()["anyone"]
    named = parse.kids(noun, "appos", "nummod", "poss")
    return not named and (is_any or parse.words[noun] in modality_lists()["anyone"] or is_open)


def is_in_a_row(parse: Parse, noun: int) -> bool:
    """Tell whether somebody is "the seventh prisoner to die": that he did is told elsewhere."""
    row = modality_lists()["in_a_row"]
    return any(parse.words[kid] in row for kid in parse.kids(noun, "amod", "nummod"))


def is_enacting(parse: Parse, node: int) -> bool:
    """Tell whether a participle says what a decree does that somebody issues."""
    token = parse.tokens[node]
    if token.dep != "acl" or token.tag != "VBG" or not in_class(parse, token.head, "document"):
        return False
    verb = parse.head(token.head)
    return (
        parse.is_verb(verb)
        and parse.tokens[token.head].dep in {"dobj", "nsubjpass"}
        and lemma_of(parse, verb) in word_set("enacting")
    )


def _is_verbless(parse: Parse, noun: int) -> bool:
    """Tell whether a noun heads a sentence that has no finite verb at all."""
    tokens = [parse.tokens[i] for i in parse.sentence_tokens(noun)]
    opens = parse.tokens[noun].dep == "ROOT" and parse.tokens[noun].pos == "PROPN"
    return opens and not any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)


def _is_before_arrival(parse: Parse, participle: int) -> bool:
    """Tell whether people "freed by Oslo" land somewhere: the sentence tells who let them go."""
    noun = parse.head(participle)
    return (
        bool(parse.kids(participle, "agent"))
        and parse.tokens[noun].dep in {"nsubj", "nsubjpass"}
        and lemma_of(parse, parse.head(noun)) in modality_lists()["arrivals"]
    )


def _is_counted_among(parse: Parse, noun: int) -> bool:
    """Tell whether a group stands in "he was among 40 people arrested": that tells the act."""
    among = parse.head(number_noun(parse, noun))
    return parse.words[among] == "among" and parse.tokens[parse.head(among)].pos == "AUX"


def _climb_conjunct(parse: Parse, node: int, modality: Modality) -> Step:
    head = parse.head(node)
    if any(parse.words[kid] == "whether" for kid in parse.kids(node, "mark")):
        # "did not say whether they had paid or whether any had been arrested"
        return Step(None, stronger(modality, None))
    if not parse.is_verb(head) or parse.kids(node, "nsubj", "nsubjpass"):
        return Step(None, modality)
    if parse.kids(node, "aux") and not is_infinitive(parse, node):
        return Step(None, modality)
    is_other = parse.kids(head, "neg") or is_infinitive(parse, head)
    is_past = parse.tokens[node].tag == "VBD" and parse.tokens[head].tag == "VB"
    if is_past or (is_other and has_helper(parse, node)):
        return Step(None, modality)
    return Step(head, modality)
