"""The words of a text as PostgreSQL's index takes them."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.store.searching import parsed, unmarked
from firsthand.store.sqlite import open_file
from firsthand.store.words import found_words, query, snippet, vector, words_of

# Letters, marks and signs of several scripts, whole and taken apart.
_TEXTS = st.text(st.sampled_from("abzAÉéßøŁж中ñ́ıIQ 09-_'’.,“”…\n\t/🙂"), max_size=40)
_PLACE = re.compile(r"'([^']+)':([\d,]+)")


@given(_TEXTS)
def test_every_word_has_its_places(text: str) -> None:
    places = {word: at.split(",") for word, at in _PLACE.findall(vector(text))}
    words = words_of(text)
    assert places.keys() == set(words)
    for word, at in places.items():
        assert [words[int(number) - 1] for number in at] == [word] * len(at)
        assert len(at) == words.count(word)


# What SQLite's old table of characters takes for a letter and Python does not is left out.
@settings(deadline=None)
@given(_TEXTS.map(lambda text: text.replace("🙂", "")))
def test_words_are_those_of_a_ledger_file(text: str) -> None:
    with open_file(Path(":memory:"), create=True, busy_timeout=1) as store:
        store.tables.run(
            "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        store.tables.run("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'row')")
        store.tables.run("INSERT INTO t VALUES (?)", text)
        rows = store.tables.all("SELECT term FROM v")
    assert {row[0] for row in rows} == set(words_of(text))


def test_a_long_text_keeps_what_one_row_of_the_index_can_hold() -> None:
    text = " ".join(f"word{number}" for number in range(200_000))
    made = vector(text)
    assert made.startswith("'word0':1 'word1':2 ")
    assert made.endswith(":16383")
    assert sum(len(word) + 2 for word, _ in _PLACE.findall(made)) < 1_048_575
    assert len(_PLACE.findall(vector("again " * 1000))[0][1].split(",")) == 255


@given(_TEXTS)
def test_nothing_that_a_user_types_is_a_mistake(words: str) -> None:
    asked = query(parsed(words))
    assert asked.count("(") == asked.count(")")
    assert asked.count("'") % 2 == 0
    found_words(parsed(words))


@given(_TEXTS, _TEXTS, st.integers(min_value=1, max_value=30))
def test_a_snippet_is_a_piece_of_its_text(text: str, words: str, size: int) -> None:
    plain, marks = unmarked(snippet(text, found_words(parsed(words)), size=size))
    assert plain.removeprefix("…").removesuffix("…") in text or plain in text
    for begin, end in marks:
        assert 0 <= begin < end <= len(plain)


def test_a_snippet_shows_where_most_of_the_words_stand() -> None:
    text = "A clerk waited. " * 30 + "The clerk of Ostwick was released. " + "Rain fell. " * 30
    shown = snippet(text, found_words(parsed("clerk ostwick released")), size=12)
    plain, marks = unmarked(shown)
    assert [plain[a:b] for a, b in marks][-3:] == ["clerk", "Ostwick", "released"]
    assert plain.startswith("…")
    assert plain.endswith("…")
