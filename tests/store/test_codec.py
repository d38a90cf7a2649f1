"""Records survive the codec, and nothing else gets through it."""

from __future__ import annotations

import json
import math
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import model
from firsthand.errors import StoreError
from firsthand.store.codec import COMPACT, decode, encode, from_plain, to_plain

KINDS = (
    model.Document,
    model.Article,
    model.CopyRelation,
    model.Origin,
    model.Passage,
    model.Entity,
    model.Statement,
    model.EventMention,
    model.Event,
    model.Figure,
    model.Story,
    model.Failure,
    model.Anchor,
    model.Mention,
)

# What SQLite and JSON can hold: no lone surrogates, no NaN.
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, width=32))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_records_come_back_equal(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    text = encode(record)
    assert decode(kind, text) == record
    assert encode(decode(kind, text)) == text


def test_defaults_are_left_out() -> None:
    assert json.loads(encode(model.Entity("en-1", model.MentionType.PERSON, "Ida Moor"))) == {
        "id": "en-1",
        "type": "person",
        "name": "Ida Moor",
    }


def test_rows_of_older_files_may_lack_added_fields() -> None:
    assert decode(model.Name, '[0, 4, "person"]').score == 1.0


@pytest.mark.parametrize("kind", sorted(COMPACT, key=str))
def test_compact_records_are_rows(kind: type) -> None:
    row = json.loads(encode(_least(kind)))
    assert isinstance(row, list)


def _least(kind: type) -> object:
    examples: dict[type, object] = {
        model.Span: model.Span("d", 0, 1),
        model.Token: model.Token(0, 1, "a", "DET", "DT", "det", 0),
        model.Sentence: model.Sentence(0, 1),
        model.Name: model.Name(0, 1, model.MentionType.PLACE),
        model.Attribution: model.Attribution((0, 1), (), None),
        model.Element: model.Element(0, 1, "p"),
    }
    return examples[kind]


SPAN: list[Any] = ["d-1", 0, 4]


@pytest.mark.parametrize(
    ("kind", "plain", "complaint"),
    [
        (model.Span, ["d-1", 0], "2 values"),
        (model.Span, ["d-1", 0, 4, 5], "4 values"),
        (model.Span, ["d-1", "0", 4], "int was expected"),
        (model.Span, {"document": "d-1"}, "list was expected"),
        (model.Span, ["d-1", True, 4], "int was expected"),
        (model.Quoted, {"span": SPAN}, r"no fields \['text'\]"),
        (model.Quoted, {"span": SPAN, "text": "a", "more": 1}, r"unknown fields \['more'\]"),
        (model.Quoted, [SPAN, "a"], "not an object"),
        (model.Quoted, {"span": None, "text": "a"}, "list was expected"),
        (model.Place, {"name": 7}, "str was expected"),
        (model.Entity, {"id": "e", "type": "robot", "name": "R"}, "no MentionType"),
        (model.Entity, {"id": "e", "type": 1, "name": "R"}, "no MentionType"),
    ],
)
def test_what_does_not_fit_is_refused(kind: type, plain: object, complaint: str) -> None:
    with pytest.raises(StoreError, match=complaint):
        from_plain(kind, plain)


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[1,"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(StoreError, match="not valid JSON"):
        decode(model.Span, text)


def test_whole_numbers_are_read_as_floats_where_floats_stand() -> None:
    block = from_plain(model.Block, {"span": SPAN, "role": "body", "score": 1})
    assert math.isclose(block.score, 1.0)
    assert to_plain(block)["score"] == 1


# As ledgers that exist hold them, by place.
ROWS = {
    "Attribution": "cue contents source score",
    "Element": "start end tag path value is_article link_share is_main report",
    "Name": "start end type score",
    "Sentence": "start end",
    "Span": "document start end",
    "Token": "start end lemma pos tag dep head",
}


def test_rows_of_ledgers_that_exist_are_read_by_the_same_places() -> None:
    assert {kind.__name__ for kind in COMPACT} == set(ROWS)
    for kind in COMPACT:
        names = [item.name for item in fields(kind)]
        held = ROWS[kind.__name__].split()
        assert names[: len(held)] == held, "a field may only be added at the end"
