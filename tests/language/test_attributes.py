"""Attributes looked up are those that spaCy's own ruler gives."""

import pytest
import spacy

from firsthand.language.attributes import compile_rules
from firsthand.language.reading import DEFAULT_MODEL

TEXTS = (
    "There's a ferry at noon, and there are two more; he's gonna miss it, ain't he?",
    "Let's go.  They got the  tickets and it gets worse\n\nthat the mayor, who'd have left, left.",
    "Which of the 40 boats sank? The third did, as did those that nobody had seen before 6 p.m.",
    "MAYOR: 'I have had enough' - nothin' more. Y'all come on, c'm on; an e-mail: a@b.example!",
)


@pytest.fixture(scope="module")
def pipeline():
    return spacy.load(DEFAULT_MODEL, exclude=["ner", "lemmatizer"])


@pytest.mark.parametrize("text", TEXTS)
def test_attributes_are_those_of_the_ruler(pipeline, text):
    ruled = pipeline(text)
    with pipeline.select_pipes(disable=["attribute_ruler"]):
        bare = pipeline(text)
    fast = compile_rules(pipeline.get_pipe("attribute_ruler").patterns, pipeline.vocab)
    assert fast is not None
    found = [(t.pos_, t.tag_, t.dep_, str(t.morph), t.lemma_) for t in fast(bare)]
    assert found == [(t.pos_, t.tag_, t.dep_, str(t.morph), t.lemma_) for t in ruled]
    assert any(token.pos_ for token in bare)


def test_patterns_of_another_kind_are_left_to_the_ruler(pipeline):
    pattern = {"patterns": [[{"SHAPE": "Xxx"}]], "attrs": {"POS": "NOUN"}, "index": 0}
    assert compile_rules([pattern], pipeline.vocab) is None
    pattern = {"patterns": [[{"TAG": {"REGEX": "^N"}}]], "attrs": {"POS": "NOUN"}, "index": 0}
    assert compile_rules([pattern], pipeline.vocab) is None
