"""The preparation of training data: labels stand where the marks and spans say."""

import numpy as np
import pytest

pytest.importorskip("yaml")
from training.reader.data import Labelled, hide_words, label_words
from training.reader.invented.generate import by_hand, passages
from training.reader.invented.markup import read_marked
from training.reader.text import join_words

from firsthand.language.reader.features import Pieces
from firsthand.language.reader.labels import BEGIN, END, INSIDE, SINGLE, label_of


def test_read_marked_gives_text_and_spans():
    item = read_marked(
        '"[c1 We won]," [s1 <person|Ana Kolar>] [q1 told] <organisation|the Harbour Post>.'
    )
    text = item["text"]
    assert text == '"We won," Ana Kolar told the Harbour Post.'
    one = item["attributions"][0]
    assert [text[a:b] for a, b in one["contents"]] == ['"We won,"']
    assert [text[a:b] for a, b in one["sources"]] == ["Ana Kolar"]
    assert [(text[a:b], kind) for a, b, kind in item["names"]] == [
        ("Ana Kolar", "person"),
        ("Harbour Post", "organisation"),
    ]


def test_read_marked_gives_events_with_counts_inside_what_is_counted():
    item = read_marked("[a2 The court] [t2 freed] [r2 [n2 nine] men].")
    text = item["text"]
    [event] = item["events"]
    assert text[slice(*event["trigger"])] == "freed"
    assert [(text[a:b], kind) for a, b, kind in event["arguments"]] == [
        ("The court", "actor"),
        ("nine men", "recipient"),
        ("nine", "count"),
    ]


def test_read_marked_refuses_an_open_mark_and_an_argument_without_trigger():
    with pytest.raises(ValueError, match="every mark to be closed"):
        read_marked("[c1 We won")
    with pytest.raises(ValueError, match="expected a trigger"):
        read_marked("[r1 They] ran.")


def test_invented_passages_are_the_same_every_time_and_carry_no_marks():
    made = passages(120, 3)
    assert made == passages(120, 3)
    for item in [*made, *by_hand()]:
        assert not set("{}[]<>|") & set(item["text"])
        for one in item["attributions"]:
            assert one["contents"]
            assert one["cues"]
            spans = [*one["contents"], *one["sources"], *one["cues"]]
            assert all(0 <= a < b <= len(item["text"]) for a, b in spans)
        for event in item["events"]:
            spans = [event["trigger"], *(span[:2] for span in event["arguments"])]
            assert all(0 <= a < b <= len(item["text"]) for a, b in spans)


def test_label_words_marks_whole_words_and_lets_later_spans_win():
    zeros = np.zeros(5, np.int64)
    pieces = Pieces(
        zeros,
        np.zeros((5, 4), np.int64),
        np.array([0, 2, 5, 9, 12]),
        np.array([2, 4, 8, 11, 15]),
        np.array([0, 0, 1, 2, 3]),
    )
    labels = label_words(pieces, [(0, 15, 0), (9, 11, 2)])
    assert labels.tolist() == [
        label_of(0, BEGIN),
        label_of(0, BEGIN),
        label_of(0, END),
        label_of(2, SINGLE),
        label_of(0, SINGLE),
    ]
    assert label_words(pieces, [(5, 15, 1)])[2:].tolist() == [
        label_of(1, part) for part in (BEGIN, INSIDE, END)
    ]


def test_join_words_restores_running_text():
    words = [
        "The",
        "mayor",
        "'s",
        "aide",
        "said",
        ":",
        '"',
        "No",
        ",",
        "never",
        '"',
        "(",
        "twice",
        ")",
        ".",
    ]
    text, spans = join_words(words)
    assert text == 'The mayor\'s aide said: "No, never" (twice).'
    assert [text[a:b] for a, b in spans] == words


def test_join_words_tells_a_possessive_from_a_quotation():
    assert join_words(["the", "boys", "'", "school"])[0] == "the boys' school"
    assert join_words(["a", "'", "mild", "'", "storm"])[0] == "a 'mild' storm"
    assert join_words(["a", "twenty", "-", "year", "term"])[0] == "a twenty-year term"


def test_hidden_words_are_whole_and_only_their_pieces_change():
    ids = np.arange(1000, 1400)
    words = np.arange(400) // 2
    pieces = Pieces(ids, np.ones((400, 4), np.int64), ids, ids + 1, words)
    [shown] = hide_words([Labelled(pieces, (), names=words)], 0.3, np.random.default_rng(1))
    hidden = shown.pieces.ids != ids
    assert 0.2 < hidden.mean() < 0.4
    assert np.array_equal(hidden[::2], hidden[1::2])
    assert len(set(shown.pieces.ids[hidden].tolist())) == 1
    assert shown.pieces.features is pieces.features
    assert shown.names is words


def test_no_word_is_hidden_where_none_is_to_be():
    empty = Pieces(*(np.zeros(0, np.int64) for _ in range(5)))
    [shown] = hide_words([Labelled(empty, ())], 0.5, np.random.default_rng(1))
    assert len(shown.pieces) == 0
