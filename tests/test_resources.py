"""Word lists hold words: none is taken for a truth value or a number."""

from pathlib import Path

import pytest

from firsthand import resources
from firsthand.resources import load_list

_FOLDER = Path(resources.__file__).parent
_LISTS = sorted(str(p.relative_to(_FOLDER).with_suffix("")) for p in _FOLDER.rglob("*.yml"))


@pytest.mark.parametrize("name", _LISTS)
def test_no_word_of_a_list_is_read_as_a_truth_value(name):
    words = list(_members(load_list(name)))
    assert words
    assert not [word for word in words if isinstance(word, bool)]


def _members(value):
    """Every key of a mapping and every member of a list, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _members(inner)
    elif isinstance(value, list):
        for inner in value:
            yield inner
            yield from _members(inner)
