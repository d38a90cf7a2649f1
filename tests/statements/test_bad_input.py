"""Texts that no rule was made for: no crash, no runaway, spans that slice back."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.language import Language
from firsthand.model import Passage, Reading, Sentence, Statement, Token
from firsthand.statements import read_statements
from firsthand.statements.candidate import Candidate
from firsthand.statements.marks import find_quotations
from firsthand.statements.paragraph import find_all
from firsthand.statements.scene import Scene
from firsthand.statements.tree import Tree

State = Callable[..., list[Statement]]
Make = Callable[..., Reading]
Check = Callable[[Reading, Statement], None]
SECONDS_MOST = 4.0

POEM = "\n".join(["O river, said the stone,", "carry me,", "and the river", "did not answer."] * 20)
TWEETS = '@karva_now: BREAKING!!! "they lied" https://t.example/x #free 🕊️\nRT @moor: he said WHAT?'
SHOUTED = 'THE MINISTER SAID TEN MEN WERE FREED. "NO MORE," HE SAID. NOBODY KNOWS WHY.'
TEXTS = {
    "long sentence": "The minister said that "
    + "the men and the women and " * 65
    + "the rest left.",
    "unclosed quote": 'The minister said: "We left at dawn and ' + "we walked and " * 80,
    "many quotes": "\n".join(f'"We left at {i}," he said.' for i in range(120)),
    "odd marks": '""" " said " he " , " told " """ ,"" \'\' “ ” „ « » said',
    "poem": POEM,
    "tweets": TWEETS,
    "shouted": SHOUTED,
    "no punctuation": "the minister said the men left he said they said " * 30,
    "names": ", ".join(f"Ann{i} Lee" for i in range(300)) + ", said the judge.",
    "marks only": "\"'“”„«»:,;-—.!?" * 60,
    "table": "Year | Freed | Held\n2021 | 12 | 40\n2022 | said | told\n" * 20,
    "interview": "\n".join(f"MOOR: What then, number {i}?\nDOSS: Nothing." for i in range(15)),
    "mixed scripts": "N\u0430t\u0430li\u0430 Ko\u0432al said Vikt\u043er left. She added: no.",
    "other script": "Министр сказал: «Мы свободны». Потом он said nothing.",
}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_read_statements_takes_any_text(make: Make, check: Check, name: str) -> None:
    reading = make(TEXTS[name])
    start = time.process_time()
    for statement in read_statements(reading):
        check(reading, statement)
    assert time.process_time() - start < SECONDS_MOST


def test_find_all_takes_five_hundred_quotations(language: Language) -> None:
    text = " ".join(['"We left," he said.'] * 500)
    (passage,) = language.read([text])
    start = time.process_time()
    found = find_all([Scene(Tree(text, passage), find_quotations(text))])
    assert time.process_time() - start < SECONDS_MOST
    assert len(found) == 500


def test_read_statements_is_the_same_every_time(state: State) -> None:
    text = '"We left," Ravi Doss said, adding that it rained. Police put the toll at 9.'
    assert state(text) == state(text)


@given(st.text(alphabet="ab ,.\"'“”„«»‘’:-\n", max_size=80))
def test_find_quotations_are_ordered_and_inside(text: str) -> None:
    found = find_quotations(text)
    for quotation in found:
        assert 0 <= quotation.start < quotation.end <= len(text)
    for left, right in pairwise(found):
        assert left.end <= right.start


WORDS = [
    "said",
    "told",
    "he",
    "the",
    "minister",
    ",",
    '"',
    "that",
    ":",
    "and",
    "free",
    ".",
    "according",
    "to",
]
TAGS = [
    ("VERB", "VBD"),
    ("NOUN", "NN"),
    ("PROPN", "NNP"),
    ("PUNCT", ","),
    ("ADP", "IN"),
    ("PRON", "PRP"),
]
LABELS = [
    "nsubj",
    "ccomp",
    "dobj",
    "prep",
    "pobj",
    "conj",
    "advcl",
    "relcl",
    "ROOT",
    "punct",
    "mark",
]


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """A paragraph with any parse at all, loops of heads included."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    tokens, at = [], 0
    for word in words:
        pos, tag = draw(st.sampled_from(TAGS))
        head = draw(st.integers(0, len(words) - 1))
        label = draw(st.sampled_from(LABELS))
        tokens.append(Token(at, at + len(word), word, pos, tag, label, head))
        at += len(word) + 1
    text = " ".join(words)
    passage = Passage("pa-1", len(text), tuple(tokens), (Sentence(0, len(tokens)),))
    return Scene(Tree(text, passage), find_quotations(text))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(scenes())
def test_find_all_survives_any_parse(scene: Scene) -> None:
    for candidate in find_all([scene]):
        assert isinstance(candidate, Candidate)
        assert candidate.contents
        for start, end in candidate.parts:
            assert 0 <= start < end <= len(scene.tree.raw)
