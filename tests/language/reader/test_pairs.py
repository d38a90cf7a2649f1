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


def test_the_object_is_meant_and_not_the_town_where_it_happened():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("summoned", "VERB", "VBD", "ROOT", 1),
            ("the", "DET", "DT", "det", 4),
            ("Sudmark", "PROPN", "NNP", "compound", 4),
            ("envoy", "NOUN", "NN", "dobj", 1),
            ("in", "ADP", "IN", "prep", 1),
            ("Westhaven", "PROPN", "NNP", "pobj", 5),
        ],
        names=("Norland", "Sudmark", "Westhaven"),
    )
    assert words(text, find_pairs(found)) == [("Norland", "the Sudmark envoy")]


def test_each_of_several_gives_a_pair():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 3),
            ("and", "CCONJ", "CC", "cc", 0),
            ("Eastmark", "PROPN", "NNP", "conj", 0),
            ("condemned", "VERB", "VBD", "ROOT", 3),
            ("Sudmark", "PROPN", "NNP", "dobj", 3),
            ("and", "CCONJ", "CC", "cc", 4),
            ("Westby", "PROPN", "NNP", "conj", 4),
        ],
        names=("Norland", "Eastmark", "Sudmark", "Westby"),
    )
    assert words(text, find_pairs(found)) == [
        ("Norland", "Sudmark"),
        ("Norland", "Westby"),
        ("Eastmark", "Sudmark"),
        ("Eastmark", "Westby"),
    ]


def test_those_who_agree_with_one_another_are_the_two():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 3),
            ("and", "CCONJ", "CC", "cc", 0),
            ("Sudmark", "PROPN", "NNP", "conj", 0),
            ("agreed", "VERB", "VBD", "ROOT", 3),
            ("to", "ADP", "IN", "prep", 3),
            ("a", "DET", "DT", "det", 6),
            ("truce", "NOUN", "NN", "pobj", 4),
        ],
        names=("Norland", "Sudmark"),
    )
    assert words(text, find_pairs(found)) == [("Norland", "Sudmark")]


def test_whom_a_speaker_wants_to_act_is_the_other():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("demanded", "VERB", "VBD", "ROOT", 1),
            ("that", "SCONJ", "IN", "mark", 4),
            ("Sudmark", "PROPN", "NNP", "nsubj", 4),
            ("disarm", "VERB", "VBP", "ccomp", 1),
        ],
        names=("Norland", "Sudmark"),
    )
    assert ("Norland", "Sudmark") in words(text, find_pairs(found))


def test_the_land_where_somebody_was_arrested_did_it():
    text, found = passage(
        [
            ("Miners", "NOUN", "NNS", "nsubjpass", 2),
            ("were", "AUX", "VBD", "auxpass", 2),
            ("arrested", "VERB", "VBN", "ROOT", 2),
            ("in", "ADP", "IN", "prep", 2),
            ("Norland", "PROPN", "NNP", "pobj", 3),
        ],
        names=("Norland",),
    )
    assert words(text, find_pairs(found)) == [("Norland", "Miners")]


def test_a_place_in_front_of_a_dash_does_nothing():
    text, found = passage(
        [
            ("WESTHAVEN", "PROPN", "NNP", "nsubj", 3),
            ("--", "PUNCT", ":", "punct", 3),
            ("Norland", "PROPN", "NNP", "nsubj", 3),
            ("condemned", "VERB", "VBD", "ROOT", 3),
            ("Sudmark", "PROPN", "NNP", "dobj", 3),
        ],
        names=("WESTHAVEN", "Norland", "Sudmark"),
    )
    assert words(text, find_pairs(found)) == [("Norland", "Sudmark")]


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


def test_who_steps_down_acts_alone():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("resign", "VERB", "VBD", "ROOT", 1),
        ],
        names=("Norland",),
    )
    [(pair, guess)] = read_acts(text, found)
    assert words(text, [pair]) == [("Norland", "")]
    assert guess.root == "YIELD"


def test_a_name_without_a_comma_belongs_to_its_noun():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("praised", "VERB", "VBD", "ROOT", 1),
            ("the", "DET", "DT", "det", 3),
            ("poet", "NOUN", "NN", "dobj", 1),
            ("Lea", "PROPN", "NNP", "compound", 5),
            ("Moss", "PROPN", "NNP", "appos", 3),
        ],
        names=("Norland", "Lea Moss"),
    )
    assert ("Norland", "the poet Lea Moss") in words(text, find_pairs(found))


def test_the_occasion_is_no_part_of_who_is_meant():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("praised", "VERB", "VBD", "ROOT", 1),
            ("the", "DET", "DT", "det", 3),
            ("miners", "NOUN", "NNS", "dobj", 1),
            ("over", "ADP", "IN", "prep", 3),
            ("delays", "NOUN", "NNS", "pobj", 4),
        ],
        names=("Norland",),
    )
    assert ("Norland", "the miners") in words(text, find_pairs(found))


def test_those_of_a_country_are_meant_before_the_town():
    text, found = passage(
        [
            ("Norland", "PROPN", "NNP", "nsubj", 1),
            ("met", "VERB", "VBD", "ROOT", 1),
            ("Danish", "ADJ", "JJ", "amod", 3),
            ("police", "NOUN", "NN", "dobj", 1),
            ("in", "ADP", "IN", "prep", 1),
            ("Westhaven", "PROPN", "NNP", "pobj", 4),
        ],
        names=("Norland", "Westhaven"),
    )
    assert words(text, find_pairs(found)) == [("Norland", "Danish police")]
