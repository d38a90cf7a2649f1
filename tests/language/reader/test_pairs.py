"""Who acts upon whom, from a parse written out by hand."""

import pytest

from firsthand.language.reader.pairs import find_pairs, read_acts
from firsthand.model import MentionType, Name, Passage, Sentence, TimeExpression, Token


def passage(parse, names=(), times=()):
    """Rows of word, part of speech, tag, relation, head; names and times by their words."""
    text, tokens = "", []
    for word, pos, tag, dep, head in parse:
        tokens.append(Token(len(text), len(text) + len(word), word.lower(), pos, tag, dep, head))
        text += word + " "
    found = tuple(
        Name(text.index(name), text.index(name) + len(name), MentionType.PLACE) for name in names
    )
    dated = tuple(
        TimeExpression(text.index(one), text.index(one) + len(one), "date", "DAY") for one in times
    )
    whole = Passage("p", len(text), tuple(tokens), (Sentence(0, len(tokens)),), found, dated)
    return text, whole


def words(text, pairs):
    return [(text[slice(*one.source)], text[slice(*one.target)]) for one in pairs]


def test_the_named_one_behind_a_preposition_is_meant():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("signed", "VERB", "VBD", "ROOT", 1),
            ("an", "DET", "DT", "det", 3),
            ("accord", "NOUN", "NN", "dobj", 1),
            ("with", "ADP", "IN", "prep", 3),
            ("Sudmark", "PROPN", "NNP", "pobj", 4),
            ("on", "ADP", "IN", "prep", 1),
            ("Monday", "PROPN", "NNP", "pobj", 6),
        ],
        names=("Norland", "Sudmark"),
        times=("Monday",),
    )
    assert words(text, find_pairs(found)) == [("Norland", "Sudmark")]


def test_a_passive_turns_the_two_round():
    text, found = passage(
        [
            ("Miners", "NOUN", "NNS", "nsubjpass", 2),
            ("were", "AUX", "VBD", "auxpass", 2),
            ("detained", "VERB", "VBN", "ROOT", 2),
            ("by", "ADP", "IN", "agent", 2),
            ("Norland", "PROPN", "NNP", "pobj", 3),
        ],
        names=("Norland",),
    )
    assert words(text, find_pairs(found)) == [("Norland", "Miners")]


def test_a_verb_below_takes_the_subject_above():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("refused", "VERB", "VBD", "ROOT", 1),
            ("to", "PART", "TO", "aux", 3),
            ("meet", "VERB", "VB", "xcomp", 1),
            ("Sudmark", "PROPN", "NNP", "dobj", 3),
        ],
        names=("Norland", "Sudmark"),
    )
    [pair] = find_pairs(found)
    assert words(text, [pair]) == [("Norland", "Sudmark")]
    assert text[slice(*pair.trigger)] == "refused"


def test_a_pronoun_after_said_is_the_speaker():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("said", "VERB", "VBD", "ROOT", 1),
            ("it", "PRON", "PRP", "nsubj", 4),
            ("would", "AUX", "MD", "aux", 4),
            ("leave", "VERB", "VB", "ccomp", 1),
            ("Sudmark", "PROPN", "NNP", "dobj", 4),
        ],
        names=("Norland", "Sudmark"),
    )
    assert words(text, find_pairs(found)) == [("Norland", "Sudmark")]


@pytest.mark.parametrize("word", ["Rain", "Miners"])
def test_a_verb_with_no_one_to_act_upon_gives_nothing(word):
    _, found = passage([(word, "NOUN", "NN", "nsubj", 1), ("fell", "VERB", "VBD", "ROOT", 1)])
    assert find_pairs(found) == []


def test_nothing_gives_nothing():
    assert find_pairs(Passage("p", 0, (), ())) == []


def test_a_parse_that_runs_in_a_circle_ends():
    _, found = passage(
        [
            ("go", "VERB", "VB", "conj", 1),
            ("come", "VERB", "VB", "conj", 0),
            ("Norland", "PROPN", "NNP", "nsubj", 2),
        ]
    )
    assert find_pairs(found) == []


def test_acts_have_a_root():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("condemned", "VERB", "VBD", "ROOT", 1),
            ("Sudmark", "PROPN", "NNP", "dobj", 1),
        ],
        names=("Norland", "Sudmark"),
    )
    [(pair, guess)] = read_acts(text, found)
    assert words(text, [pair]) == [("Norland", "Sudmark")]
    assert guess.root == "ACCUSE"
