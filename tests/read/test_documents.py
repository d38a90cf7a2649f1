"""Reading whole files: what becomes a document, and what is refused with which words."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Document, MediaType
from firsthand.read import SIZE_LIMIT, read_bytes, read_records

ANYWHERE = Acquisition(path="somewhere")
SENTENCE = "Zwölf Bergleute kamen frei. Двенадцать шахтёров на свободе.\n"


def read_one(data: bytes, name: str = "note.txt", media_type: str | None = None) -> Document:
    documents = read_bytes(data, name=name, acquisition=ANYWHERE, media_type=media_type)
    assert len(documents) == 1
    return documents[0]


def test_text_is_stored_as_decoded_with_its_own_line_ends() -> None:
    text = "Ten freed\r\n\r\nPolice said so.\rYes.\n"
    assert read_one(text.encode()).text == text


def test_id_comes_from_the_bytes_alone() -> None:
    data = b"Ten miners walked free, police said.\n"
    first = read_bytes(data, name="a.txt", acquisition=Acquisition(path="a"))[0]
    second = read_bytes(data, name="b.md", acquisition=Acquisition(path="b"))[0]
    assert first.id == second.id == "doc-" + hashlib.sha256(data).hexdigest()[:16]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-32-be", b"\0\0\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b""),
        ("utf-32-be", b""),
    ],
)
def test_unicode_encodings_are_read_without_their_mark(encoding: str, mark: bytes) -> None:
    document = read_one(mark + SENTENCE.encode(encoding))
    assert document.text == SENTENCE
    assert document.encoding == encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Größere Übungen für Straßenbahnen, sagte der Sprecher am Dienstag.", "cp1252"),
        ("Президент подписал указ о помиловании, сообщила пресс-служба.", "cp1251"),
        ("Президент подписал указ о помиловании, сообщила пресс-служба.", "koi8-r"),
    ],
)
def test_national_charsets_are_guessed(text: str, encoding: str) -> None:
    assert read_one(text.encode(encoding)).text == text


def test_declared_charset_of_a_page_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź żółć</p></body></html>'
    assert "Łódź żółć" in read_one(page.encode("iso-8859-2"), "page.html").text


def test_mixed_encodings_are_replaced_and_noted() -> None:
    data = "Свобода. ".encode() * 20 + b"caf\xe9 " + "Ещё. ".encode() * 20
    document = read_one(data)
    assert "caf� " in document.text
    assert any("1 damaged" in note for note in document.notes)


def test_nul_characters_are_replaced_one_for_one() -> None:
    document = read_one(b"Ten freed\0 on Monday, " + b"police said. " * 20)
    assert document.text.index("�") == 9
    assert any("NUL" in note for note in document.notes)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "empty.txt", "empty file"),
        (b"\xef\xbb\xbf \n", "blank.txt", "empty file"),
        (b"%PDF-1.7 and so on", "paper.txt", "PDF"),
        (b"PK\x03\x04rest", "archive.txt", "ZIP"),
        (b"\x89PNG\r\n\x1a\n0000", "shot.txt", "PNG"),
        (bytes(range(32)) * 40, "noise.txt", "binary"),
        (b"<html><body><script>var a = 'Ten freed';</script></body></html>", "p.html", "text"),
        (b"[1, 2]", "list.jsonl", "JSON object"),
        (b'{"headline": "Ten freed"}', "thin.jsonl", "expected the text under"),
        (b"\n\n", "none.jsonl", "empty file"),
    ],
)
def test_refusals_name_file_and_reason(data: bytes, name: str, words: str) -> None:
    with pytest.raises(ReadError, match=name.split(".", maxsplit=1)[0]) as caught:
        read_bytes(data, name=name, acquisition=ANYWHERE)
    assert words in str(caught.value)


def test_size_limit_says_what_to_do() -> None:
    with pytest.raises(ReadError, match="split it"):
        read_bytes(b"a" * (SIZE_LIMIT + 1), name="huge.txt", acquisition=ANYWHERE)


def test_unknown_media_type_is_refused() -> None:
    with pytest.raises(ReadError, match="application/pdf"):
        read_one(b"text", media_type="application/pdf")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.md", b"# Ten freed", MediaType.MARKDOWN),
        ("a.unknown", b"Ten freed", MediaType.PLAIN),
        ("a", b" <!DOCTYPE html><html><body><p>Ten freed</p>", MediaType.HTML),
        ("a.htm", b"<p>Ten freed", MediaType.HTML),
    ],
)
def test_kind_follows_name_then_look(name: str, data: bytes, kind: MediaType) -> None:
    assert read_one(data, name).media_type is kind


def test_a_line_of_five_megabytes_is_read() -> None:
    text = "police said " * 450_000
    assert read_one(text.encode()).text == text


def test_lines_of_another_charset_are_read_in_theirs() -> None:
    russian = "Двенадцать шахтёров вышли на свободу в понедельник утром, сообщил адвокат.\n"
    german = "Größere Übungen für Straßenbahnen, sagte der Sprecher – endlich.\n"
    sound = "Jedenfalls – “so” heißt es in Karvia – fährt nichts.\n"
    for line, charset in ((russian, "cp1251"), (german, "cp1252")):
        document = read_one((sound * 4).encode() + line.encode(charset) + sound.encode())
        assert document.text == sound * 4 + line + sound
        assert document.encoding == "utf-8"
        assert document.notes == (f"1 of 7 lines were not utf-8 and were read as {charset}",)


def test_a_damaged_line_of_utf8_is_not_of_another_charset() -> None:
    document = read_one(SENTENCE.encode() + "Ein Schächter".encode().replace(b"\xa4", b"") + b"\n")
    assert document.text.startswith(SENTENCE)
    assert document.encoding == "utf-8"


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.md", "x.html", "x.jsonl", "x"]))
def test_any_bytes_give_documents_or_read_errors(data: bytes, name: str) -> None:
    for item in read_records(data, name=name, acquisition=ANYWHERE):
        if isinstance(item, ReadError):
            assert name in str(item)
        else:
            item.text.encode("utf-8")
            assert item.text.strip()


@given(st.text(min_size=1, max_size=200))
def test_any_text_is_kept_up_to_nul_and_mark(text: str) -> None:
    data = text.encode("utf-8", "replace")
    for item in read_records(data, name="x.txt", acquisition=ANYWHERE):
        if isinstance(item, Document) and item.encoding == "utf-8" and not item.notes:
            assert item.text == data.decode().removeprefix("\ufeff")
