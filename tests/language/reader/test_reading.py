"""The reader around a model: a scripted one stands in for the weights here."""

from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from firsthand.language.reader.backend import Heads, distance_buckets
from firsthand.language.reader.decode import log_softmax
from firsthand.language.reader.labels import BEGIN, END, INSIDE, SINGLE, label_of
from firsthand.language.reader.reading import CONTENT, CUE, SOURCE, Reader
from firsthand.model import MentionType

WORDS = ["[UNK]", "we", "won", "said", "ana", "kolar", ".", ",", '"', "x", "citing", "efe"]


class Scripted:
    """Every "said" or "citing" is a cue; the word after it its source, all before the content."""

    has_arguments = has_roots = False

    def encode(self, windows):
        return [self._heads(window.pieces.ids) for window in windows]

    def _heads(self, ids):
        cue = np.isin(ids, [WORDS.index("said"), WORDS.index("citing")]).astype(np.float32) * 0.9
        names = np.full((len(ids), 17), -9.0, np.float32)
        names[:, 0] = 0.0
        names[ids == WORDS.index("ana"), label_of(0, BEGIN)] = 9.0
        names[ids == WORDS.index("kolar"), label_of(0, END)] = 9.0
        return Heads(cue, names, ids[:, None], ids[:, None])

    def tag(self, heads, cues):
        count = len(heads.cue)
        table = np.full((len(cues), count, 13), -9.0, np.float32)
        table[..., 0] = 0.0
        for row, at in enumerate(cues):
            table[row, at, label_of(CUE, SINGLE)] = 9.0
            if at + 1 < count:
                table[row, at + 1, label_of(SOURCE, SINGLE)] = 9.0
            if at:
                table[row, 1:at, label_of(CONTENT, INSIDE)] = 9.0
                table[row, at - 1, label_of(CONTENT, END)] = 99.0
                table[row, 0, label_of(CONTENT, BEGIN)] = 99.0
        return table


@pytest.fixture(scope="module")
def reader():
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return Reader(tokenizer, Scripted(), threshold=0.5)


def test_read_gives_spans_of_the_text(reader):
    text = '"We won," said Ana Kolar.'
    output = reader.read([text])[0]
    one = output.attributions[0]
    assert [text[a:b] for a, b in one.contents] == ['"We won,"']
    assert text[slice(*one.cue)] == "said"
    assert text[slice(*one.source)] == "Ana"
    assert one.score == pytest.approx(0.9)
    name = output.names[0]
    assert (text[name.start : name.end], name.type) == ("Ana Kolar", MentionType.PERSON)


def test_read_of_no_text_and_of_nothing(reader):
    assert reader.read([]) == []
    assert [len(output.names) for output in reader.read(["", " ", "won"])] == [0, 0, 0]


def test_read_keeps_two_sources_of_one_content(reader):
    output = reader.read(["won said kolar"])[0]
    assert len(output.attributions) == 1
    both = reader.read(["we won citing efe said ana"])[0].attributions
    assert len(both) == 2


def test_read_of_a_cue_without_content_is_no_attribution(reader):
    assert reader.read(["said ana"])[0].attributions == ()


class Doubtful(Scripted):
    """The same labels, but hardly likelier than any other."""

    def tag(self, heads, cues):
        return log_softmax(super().tag(heads, cues) * 0.01)


def test_read_drops_a_cue_whose_content_is_a_guess(reader):
    text = "we won said ana"
    assert len(reader.read([text])[0].attributions) == 1
    assert replace(reader, backend=Doubtful()).read([text])[0].attributions == ()


def test_read_of_a_long_text_finds_what_stands_far_in(reader):
    text = "x " * 700 + "Ana Kolar won."
    names = reader.read([text])[0].names
    assert [text[name.start : name.end] for name in names] == ["Ana Kolar"]


def test_distance_buckets_are_exact_near_and_coarse_far():
    row = distance_buckets(300, np.array([100]))[0]
    assert row[100:108].tolist() == [32, 33, 34, 35, 36, 37, 38, 39]
    assert row[93:100].tolist() == [7, 6, 5, 4, 3, 2, 1]
    assert row.max() <= 63
    assert row[110] <= row[200] <= row[299]
