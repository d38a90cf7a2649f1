"""What the model is shown of case, gaps and quotation marks."""

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from firsthand.language.reader.features import encode, quote_mask, shape_of

WORDS = ["[UNK]", "the", "mayor", "said", "go", "##ran", '"', ",", ".", "'", "s", "u", "no"]


@pytest.fixture(scope="module")
def tokenizer():
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("the", 1),
        ("Goran", 2),
        ("EFE", 3),
        ("BelTA", 4),
        ("31st", 5),
        ("X", 6),
        ("...", 0),
        ("31", 5),
        ("мост", 1),
    ],
)
def test_shape_of_tells_case_apart(word, shape):
    assert shape_of(word) == shape


def test_encode_gives_pieces_that_slice_back(tokenizer):
    text = 'The mayor Goran said "no", the mayor.'
    pieces = encode(tokenizer, text)
    slices = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]
    assert slices == ["The", "mayor", "Go", "ran", "said", '"', "no", '"', ",", "the", "mayor", "."]
    assert pieces.words.tolist() == [0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert pieces.features[:, 0].tolist() == [2, 1, 2, 2, 1, 0, 1, 0, 0, 1, 1, 0]
    assert pieces.features[:, 1].tolist() == [2, 1, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0]
    assert pieces.features[:, 2].tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0]


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_encode_of_nothing_is_empty(tokenizer, text):
    assert len(encode(tokenizer, text)) == 0


def test_cut_begins_a_passage_of_its_own(tokenizer):
    cut = encode(tokenizer, "The mayor Goran said no").cut(2, 5)
    assert cut.words.tolist() == [0, 0, 1]
    assert cut.features[0, 1] == 2


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" twice', '"no"'),
        ("He said 'not now' twice", "'not now'"),
        ("Omar's and the boys' school", ""),
        ('She said: "we are\nHe left', '"we are'),
        ('It began "and never closed', '"and never closed'),
        ("\"It's Omar's,\" he said", "\"It's Omar's,\""),
    ],
)
def test_quote_mask_covers_what_stands_in_marks(text, quoted):
    mask = quote_mask(text)
    assert "".join(char for char, inside in zip(text, mask[:-1], strict=True) if inside) == quoted
