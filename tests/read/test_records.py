"""JSON Lines: each line is a document or its own failure."""

import json

import pytest

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Document
from firsthand.read import parse_sidecar, read_bytes, read_records

BODY = "Ten miners walked free on Monday, police said."


def read(*lines: object, acquisition: Acquisition | None = None) -> list[Document | ReadError]:
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    where = acquisition or Acquisition(path="feed.jsonl")
    return list(read_records("\n".join(rows).encode(), name="feed.jsonl", acquisition=where))


def read_good(*lines: object) -> Document:
    (document,) = read(*lines)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("key", ["text", "body", "content", "maintext", "plaintext"])
def test_text_is_found_under_the_keys_of_crawlers(key: str) -> None:
    document = read_good({key: BODY})
    assert document.text == BODY


def test_a_bad_line_leaves_the_others_alone() -> None:
    first, second, third = read({"text": BODY}, "{broken", {"text": BODY + " Again."})
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert isinstance(second, ReadError)
    assert "line 2" in str(second)


def test_read_bytes_raises_the_first_bad_line() -> None:
    with pytest.raises(ReadError, match="line 1"):
        read_bytes(b"{broken\n", name="feed.jsonl", acquisition=Acquisition())


def test_fields_of_a_record_are_kept() -> None:
    document = read_good(
        {
            "title": "Ten freed",
            "authors": ["Ida Holm", "Per Lund"],
            "maintext": BODY,
            "url": "https://herald.example/ten-freed",
            "date_publish": "2025-03-03 10:22:00",
            "source": "The Herald",
            "domain": "herald.example",
        }
    )
    fields = [(item.name, item.value) for item in document.fields]
    assert ("headline", "Ten freed") in fields
    assert ("author", "Per Lund") in fields
    assert ("published", "2025-03-03 10:22:00") in fields
    assert document.source.name == "The Herald"
    assert document.acquisition.url == "https://herald.example/ten-freed"


def test_a_headline_kept_apart_stands_above_the_text() -> None:
    document = read_good({"title": "Ten freed", "text": BODY})
    assert document.text == f"Ten freed\n\n{BODY}"


def test_a_headline_in_the_text_is_not_repeated() -> None:
    document = read_good({"title": "Ten Freed", "text": f"TEN FREED\n{BODY}"})
    assert document.text == f"TEN FREED\n{BODY}"


def test_html_under_a_key_is_read_as_a_page() -> None:
    document = read_good({"html": f"<html><body><h1>Ten freed</h1><p>{BODY}</p></body></html>"})
    assert "Ten freed\n\nTen miners" in document.text


def test_one_array_over_several_lines_is_taken() -> None:
    data = json.dumps([{"text": BODY}, {"text": BODY + " Again."}], indent=1).encode()
    assert len(read_bytes(data, name="feed.json", acquisition=Acquisition())) == 2


def test_lone_surrogates_do_not_reach_the_store() -> None:
    document = read_good('{"text": "Ten freed \\ud83d today"}')
    assert document.text == "Ten freed \ufffd today"


def test_sidecar_adds_what_was_not_stated() -> None:
    known = Acquisition(path="a.txt", source_name="Herald")
    data = json.dumps(
        {"source": "Other", "url": "https://herald.example/a", "retrieved_at": "2025-03-03"}
    ).encode()
    found = parse_sidecar(data, name="a.meta.json", acquisition=known)
    assert found.source_name == "Herald"
    assert found.url == "https://herald.example/a"
    assert found.path == "a.txt"


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"url": 3}', b"\xff"])
def test_a_bad_sidecar_is_named(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.meta\.json"):
        parse_sidecar(data, name="a.meta.json", acquisition=Acquisition())
