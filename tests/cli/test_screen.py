"""Hostile text does nothing to the terminal, and progress does not spoil output."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import Call

from firsthand.cli.progress import Lines
from firsthand.views.harmless import harmless
from firsthand.views.words import quotation, shortened

HOSTILE = (
    "\x1b]0;owned\x07The \x1b[31mminister\x1b[0m said on Monday that the \u202edam\u202c was safe. "
    "\x9b2J[bold]no markup[/bold] \x08\x08 {emoji}"
)


@given(st.text())
def test_harmless_keeps_length_and_lets_no_control_through(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not any(char < " " and char not in "\n\t" for char in shown)
    assert not any("\x7f" <= char <= "\x9f" for char in shown)


@given(st.text(), st.integers(8, 40))
def test_shortened_is_one_short_line(text: str, length: int) -> None:
    line = shortened(text, length)
    assert len(line) <= length
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "“plain words”"),
        ('"quoted words"', "“quoted words”"),
        ("“curly words”", "“curly words”"),
        ('he said "no"', '“he said "no"”'),
        ("a\n  b", "“a b”"),
    ],
)
def test_quotation_marks_are_not_doubled(text: str, expected: str) -> None:
    assert quotation(text, 50) == expected


def test_hostile_copies_are_shown_as_text(call: Call, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "bad\x1b[2J.txt").write_text(f"A dam on the Varn\n\nBy AFP\n\n{HOSTILE}\n")
    ledger = ("--ledger", tmp_path / "own.db")
    assert call("ingest", news, *ledger).code == 0
    story = json.loads(call("stories", "--json", *ledger).out)[0]["id"]
    for arguments in (
        ("stories",),
        ("story", story),
        ("show", "doc-"),
        ("statements",),
        ("entities",),
        ("copies",),
        ("failures",),
        ("story", story, "--json"),
        ("show", "doc-", "--json"),
        ("entities", "--json"),
    ):
        done = call(*arguments, *ledger)
        assert done.code == 0, done.err
        for text in (done.out, done.err):
            assert harmless(text) == text
    shown = " ".join(call("show", "doc-", *ledger).out.replace("body", "").split())
    assert "[bold]no markup[/bold]" in shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_short_runs_say_nothing(stream: io.StringIO) -> None:
    lines = Lines(stream)
    lines.step("reading", 1, 3)
    lines.close()
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("stream", "expected"),
    [(io.StringIO(), "reading: 2 of 3\n"), (Terminal(), "\r\x1b[2Kreading: 2 of 3\r\x1b[2K")],
)
def test_long_runs_tell_how_far_they_are(
    stream: io.StringIO, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 0.5, 2.0, 2.05])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    lines = Lines(stream)
    for done in (1, 2, 3):
        lines.step("reading", done, 3)
    lines.close()
    assert stream.getvalue() == expected
