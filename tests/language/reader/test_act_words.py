"""What the verb of a pair tells of its root, from parses written out by hand."""

import pytest

from firsthand.language.reader.act_words import Told, root_of_verb
from firsthand.language.reader.labels import ROOTS
from firsthand.language.reader.pair_tree import Tree
from firsthand.model import MentionType, Name, Passage, Sentence, TimeExpression, Token
from firsthand.resources import load_list


def tree_of(parse, times=()):
    """Rows of lemma, part of speech, relation, head; times by their words."""
    text, tokens = "", []
    for lemma, pos, dep, head in parse:
        tokens.append(Token(len(text), len(text) + len(lemma), lemma, pos, "", dep, head))
        text += lemma + " "
    dated = tuple(
        TimeExpression(text.index(one), text.index(one) + len(one), "date", "DAY") for one in times
    )
    names = (Name(0, len(parse[0][0]), MentionType.PLACE),)
    return Tree(Passage("p", len(text), tuple(tokens), (Sentence(0, len(tokens)),), names, dated))


def over(verb, lower, *further):
    """Return the tree of "Norland VERB to LOWER Sudmark", and the two verbs."""
    return tree_of(
        [
            ("Norland", "PROPN", "nsubj", 1),
            (verb, "VERB", "ROOT", 1),
            ("to", "PART", "aux", 3),
            (lower, "VERB", "xcomp", 1),
            ("Sudmark", "PROPN", "dobj", 3),
            *further,
        ]
    )


def plain(verb, *further):
    return tree_of(
        [
            ("Norland", "PROPN", "nsubj", 1),
            (verb, "VERB", "ROOT", 1),
            ("Sudmark", "PROPN", "dobj", 1),
            *further,
        ]
    )


@pytest.mark.parametrize(
    ("verb", "lower", "root"),
    [
        ("refuse", "release", "REJECT"),
        ("promise", "release", "AGREE"),
        ("offer", "rebuild", "AGREE"),
        ("vow", "attack", "THREATEN"),
        ("vow", "praise", "AGREE"),
        ("threaten", "release", "THREATEN"),
        ("beg", "release", "REQUEST"),
    ],
)
def test_the_verb_above_turns_the_act(verb, lower, root):
    told = root_of_verb(over(verb, lower), 1)
    assert told is not None
    assert told.root == root


def test_the_lower_verb_has_the_same_root():
    assert root_of_verb(over("refuse", "release"), 3) == Told("REJECT", "yield")


def test_who_is_urged_may_act_on_its_own():
    tree = tree_of(
        [
            ("Norland", "PROPN", "nsubj", 1),
            ("urge", "VERB", "ROOT", 1),
            ("Sudmark", "PROPN", "nsubj", 3),
            ("release", "VERB", "ccomp", 1),
            ("miner", "NOUN", "dobj", 3),
        ]
    )
    assert root_of_verb(tree, 1) == Told("REQUEST", "yield")
    assert root_of_verb(tree, 3) == Told("YIELD", "release")


def test_a_friendly_act_to_come_is_agreed_and_one_not_done_is_refused():
    assert root_of_verb(plain("praise", ("will", "AUX", "aux", 1)), 1) == Told("AGREE")
    assert root_of_verb(plain("praise", ("not", "PART", "neg", 1)), 1) == Told("REJECT")
    assert root_of_verb(plain("attack", ("not", "PART", "neg", 1)), 1) is None


def test_the_word_beside_a_verb_tells_more_than_the_verb():
    tree = tree_of(
        [
            ("Norland", "PROPN", "nsubj", 1),
            ("recall", "VERB", "ROOT", 1),
            ("ambassador", "NOUN", "dobj", 1),
        ]
    )
    assert root_of_verb(tree, 1) == Told("SANCTION", "withdraw", by_two=True)
    assert root_of_verb(plain("recall"), 1) is None


def test_a_day_after_on_is_no_part_of_the_verb():
    tree = tree_of(
        [
            ("Norland", "PROPN", "nsubj", 1),
            ("call", "VERB", "ROOT", 1),
            ("Sudmark", "PROPN", "dobj", 1),
            ("on", "ADP", "prep", 1),
            ("Monday", "PROPN", "pobj", 3),
        ],
        times=("Monday",),
    )
    assert root_of_verb(tree, 1) is None


def test_every_listed_root_is_one_that_the_head_knows():
    lists = load_list("act_words")
    named = {name.partition("/")[0] for name in lists["roots"]}
    turned = {*lists["friendly"].split(), *lists["hostile"].split(), *lists["modes"]}
    assert named | turned <= set(ROOTS)
