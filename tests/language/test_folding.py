import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language import fold_text, passage_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“No,” she said.", '"No," she said.'),
        ("„Nein“, ‚nie‘", "\"Nein\", 'nie'"),
        ("« Non », dit-il", '" Non ", dit-il'),
        ("the mayor’s aide", "the mayor's aide"),
        ("one—two – three", "one-two - three"),
        ("line\nbreak\ttab\u00a0space\u2009thin", "line break tab space thin"),
        ("and then…", "and then."),
    ],
)
def test_fold_text_gives_plain_marks(text, folded):
    assert fold_text(text) == folded


@given(st.text())
def test_fold_text_keeps_the_length(text):
    assert len(fold_text(text)) == len(text)


@given(st.text())
def test_fold_text_is_stable(text):
    assert fold_text(fold_text(text)) == fold_text(text)


def test_passage_key_is_the_same_for_all_typographies():
    assert passage_key("“No,” he said — twice.") == passage_key('"No," he said - twice.')
    assert passage_key("No.") != passage_key("Yes.")
