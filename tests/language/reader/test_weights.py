"""The shipped weights: what they must find, and bad input that they must survive."""

import json
import time
from pathlib import Path

import pytest

from firsthand.language import fold_text
from firsthand.language.reader import load_reader
from firsthand.language.reader.loading import WIDE, digest_of
from firsthand.model import MentionType

FOLDER = Path(__file__).parents[3] / "packages/reader/firsthand_reader/weights"

QUOTE = (
    '"We will rebuild the bridge before winter," Mayor Goran Petrovic told reporters in Belgrade.'
)
CITING = "The Harbour Post reported, citing two officials, that the ferry had sunk off Oran."
UNCLEAR = "It was not immediately clear why the ferry left port."
PLAIN = "The bridge was closed on Monday and traffic was sent through the tunnel."

ODD = [
    "",
    '"',
    '"" "" \'\' "',
    "🙂🙃 👩‍👩‍👧 🏳️‍🌈 said 🙂",
    "قال المتحدث إن السجناء أفرج عنهم",
    'Речник сказав: "Ми вдома".',
    "\u202eabc said \u202c def",
    "e\u0301 said cafe\u0301 " * 20,
    "word" * 3000,
    "A" * 300 + " said B",
    "\x00\x01 said \ufffd",
    "1 2 3 4 5 : ; , . " * 50,
]


@pytest.fixture(scope="module")
def reader():
    if not (FOLDER / "reader.json").exists():
        pytest.skip("packages/reader carries no weights in this checkout")
    return load_reader(FOLDER)


def contents(text, output):
    return [text[a:b] for one in output.attributions for a, b in one.contents]


def test_weights_are_those_of_their_card(reader):
    assert reader.digest == digest_of(FOLDER)
    assert reader.name.startswith("reader/")


def test_weights_find_a_quotation_with_its_speaker(reader):
    output = reader.read([QUOTE])[0]
    assert contents(QUOTE, output) == ['"We will rebuild the bridge before winter,"']
    assert QUOTE[slice(*output.attributions[0].source)].endswith("Goran Petrovic")
    found = {(QUOTE[name.start : name.end], name.type) for name in output.names}
    assert ("Goran Petrovic", MentionType.PERSON) in found
    assert ("Belgrade", MentionType.PLACE) in found


def test_weights_find_both_of_a_nested_retelling(reader):
    output = reader.read([CITING])[0]
    sources = {CITING[slice(*one.source)] for one in output.attributions if one.source}
    assert "two officials" in sources


def test_weights_find_missing_knowledge_without_a_source(reader):
    output = reader.read([UNCLEAR])[0]
    assert contents(UNCLEAR, output) == ["why the ferry left port"]
    assert output.attributions[0].source is None


def test_weights_find_nothing_in_plain_report(reader):
    assert reader.read([PLAIN])[0].attributions == ()


def test_what_a_passage_gives_does_not_depend_on_its_neighbours(reader):
    texts = [QUOTE, CITING, UNCLEAR, PLAIN, "", "No.", QUOTE + " " + CITING]
    alone = [reader.read([text])[0] for text in texts]
    assert reader.read(texts) == alone
    assert reader.read(texts[::-1]) == alone[::-1]


def test_one_and_two_threads_answer_alike(reader):
    other = load_reader(FOLDER, threads=2)
    texts = [QUOTE, CITING, UNCLEAR + " " + PLAIN]
    assert other.read(texts) == reader.read(texts)


@pytest.mark.parametrize("text", ODD)
def test_odd_input_gives_spans_that_slice(reader, text):
    folded = fold_text(text)
    output = reader.read([folded])[0]
    for name in output.names:
        assert 0 <= name.start < name.end <= len(folded)
    for one in output.attributions:
        spans = [*one.contents, one.cue, *([one.source] if one.source else [])]
        assert all(0 <= a < b <= len(folded) for a, b in spans)


@pytest.mark.parametrize("text", ODD)
def test_odd_input_has_arguments_that_slice_and_roots_that_add_up(reader, text):
    folded = fold_text(text)
    end = len(folded)
    began = time.process_time()
    arguments = reader.arguments([folded], [[(0, min(1, end)), (max(0, end - 1), end)]])
    roots = reader.plover([(folded, (0, min(1, end)), (end, end))])
    assert time.process_time() - began < 10
    for one in [one for found in (arguments or [[]])[0] for one in found]:
        assert 0 <= one.start < one.end <= end
    for guess in roots or []:
        assert sum(score for _, score in guess.scores) == pytest.approx(1, abs=0.01)


def test_a_paragraph_of_ten_thousand_words_takes_bounded_time(reader):
    text = " ".join([QUOTE, PLAIN] * 400)
    began = time.process_time()
    output = reader.read([text])[0]
    assert time.process_time() - began < 30
    assert len(output.attributions) > 300


def test_weights_run_in_float_where_the_check_of_int8_fails(reader, tmp_path):
    if not (FOLDER / WIDE).exists():
        pytest.skip("these weights have no float form")
    for path in FOLDER.iterdir():
        (tmp_path / path.name).symlink_to(path)
    card = json.loads((FOLDER / "reader.json").read_text("utf8"))
    card["probe"]["cues"] = [1 - value for value in card["probe"]["cues"]]
    (tmp_path / "reader.json").unlink()
    (tmp_path / "reader.json").write_text(json.dumps(card))
    other = load_reader(tmp_path)
    assert other.backend.encoder == WIDE
    assert reader.backend.encoder == "encoder.onnx"
    [mine], [theirs] = reader.read([QUOTE]), other.read([QUOTE])
    assert mine.attributions[0].contents == theirs.attributions[0].contents
    assert mine.attributions[0].score == pytest.approx(theirs.attributions[0].score, abs=0.1)


def test_weights_fill_the_parts_of_an_event(reader):
    text = "Azerbaijan freed nine Armenian soldiers on Tuesday near Gyumri."
    answer = reader.arguments([text], [[(11, 16)]])
    if answer is None:
        pytest.skip("these weights have no head for arguments")
    found = {(one.kind, text[one.start : one.end]) for one in answer[0][0]}
    assert ("actor", "Azerbaijan") in found
    assert any(kind == "recipient" and words.endswith("soldiers") for kind, words in found)


def test_weights_tell_the_root_of_a_pair(reader):
    text = "Kenya condemned the Sudanese army for the raid."
    answer = reader.plover([(text, (0, 5), (16, 33))])
    if answer is None:
        pytest.skip("these weights have no head for roots")
    assert answer[0].root == "ACCUSE"
    assert len(answer[0].scores) == len({root for root, _ in answer[0].scores})
