"""Arguments of triggers and PLOVER roots: a scripted model stands in for the weights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from firsthand.language.reader.backend import Heads
from firsthand.language.reader.labels import ARGUMENT_KINDS, ROOTS, SINGLE, label_count, label_of
from firsthand.language.reader.reading import Reader

WORDS = ["[UNK]", "the", "court", "freed", "nine", "men", ".", "in", "oran", "x"]
ACTOR, RECIPIENT = ARGUMENT_KINDS.index("actor"), ARGUMENT_KINDS.index("recipient")


class Neighbours:
    """The word before a trigger acts, the word after it is acted upon."""

    has_arguments = has_roots = True

    def __init__(self):
        self.encoded = 0

    def encode(self, windows):
        self.encoded += len(windows)
        return [self._heads(len(window.pieces)) for window in windows]

    def _heads(self, count):
        nothing = np.zeros((count, 1), np.float32)
        return Heads(nothing[:, 0], nothing, nothing, nothing, nothing)

    def tag_arguments(self, heads, triggers):
        table = np.full((len(triggers), len(heads.cue), label_count(len(ARGUMENT_KINDS))), -9.0)
        table[..., 0] = -0.1
        for row, at in enumerate(triggers):
            for place, kind in ((at - 1, ACTOR), (at + 1, RECIPIENT)):
                if 0 <= place < table.shape[1]:
                    table[row, place, label_of(kind, SINGLE)] = 0.0
        return table

    def roots(self, windows):
        """The first root where the source stands first, else the second."""
        logits = np.zeros((len(windows), len(ROOTS)))
        for row, window in enumerate(windows):
            roles = window.pieces.features[:, 3]
            marked = roles[roles > 0]
            logits[row, 0 if len(marked) and marked[0] == 1 else 1] = 30.0
        return logits


@pytest.fixture
def reader():
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return Reader(tokenizer, Neighbours(), threshold=0.5)


def found(text, arguments):
    return [(one.kind, text[one.start : one.end]) for one in arguments]


def test_arguments_of_each_trigger(reader):
    text = "The court freed men. Men freed court."
    first, second = text.index("freed"), text.rindex("freed")
    [answer] = reader.arguments([text], [[(first, first + 5), (second, second + 5)]])
    assert [found(text, one) for one in answer] == [
        [("actor", "court"), ("recipient", "men")],
        [("actor", "Men"), ("recipient", "court")],
    ]
    assert answer[0][0].score == pytest.approx(1.0)


def test_arguments_of_no_trigger_run_no_model(reader):
    assert reader.arguments(["The court freed men.", ""], [[], []]) == [[], []]
    assert reader.backend.encoded == 0


def test_arguments_of_a_long_text_read_only_the_window_of_the_trigger(reader):
    text = "x " * 900 + "court freed men " + "x " * 900
    at = text.index("freed")
    [[arguments]] = reader.arguments([text], [[(at, at + 5)]])
    assert found(text, arguments) == [("actor", "court"), ("recipient", "men")]
    assert reader.backend.encoded == 1


def test_arguments_of_a_trigger_outside_the_text_are_none(reader):
    assert reader.arguments(["court"], [[(90, 95)]]) == [[()]]
    assert reader.arguments([""], [[(0, 1)]]) == [[()]]


def test_plover_sees_which_one_is_the_source(reader):
    text = "court freed men"
    court, men = (0, 5), (12, 15)
    forward, backward = reader.plover([(text, court, men), (text, men, court)])
    assert (forward.root, backward.root) == (ROOTS[0], ROOTS[1])
    assert sum(score for _, score in forward.scores) == pytest.approx(1.0, abs=0.01)
    assert forward.score == max(score for _, score in forward.scores)


def test_plover_keeps_the_pair_of_an_overlong_sentence(reader):
    text = "x " * 700 + "court freed men"
    at = text.index("court")
    [guess] = reader.plover([(text, (at, at + 5), (at + 12, at + 15))])
    assert guess.root == ROOTS[0]


def test_a_model_without_the_heads_answers_none(reader):
    reader.backend.has_arguments = reader.backend.has_roots = False
    assert reader.arguments(["court"], [[(0, 5)]]) is None
    assert reader.plover([("court", (0, 5), (0, 5))]) is None


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.integers(-3, 320), st.integers(1, 40)), max_size=4),
)
def test_arguments_always_slice(text, places):
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    reader = Reader(tokenizer, Neighbours(), threshold=0.5)
    triggers = [(start, start + length) for start, length in places]
    [answer] = reader.arguments([text], [triggers])
    assert len(answer) == len(triggers)
    for arguments in answer:
        assert all(0 <= one.start < one.end <= len(text) for one in arguments)
