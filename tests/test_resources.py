"""Word lists hold words, none taken for a truth value; no list of a file hides another."""

from pathlib import Path

import pytest
import yaml

from firsthand import resources
from firsthand.resources import load_list

_FOLDER = Path(resources.__file__).parent
_LISTS = sorted(str(p.relative_to(_FOLDER).with_suffix("")) for p in _FOLDER.rglob("*.yml"))


@pytest.mark.parametrize("name", _LISTS)
def test_no_word_of_a_list_is_read_as_a_truth_value(name):
    words = list(_members(load_list(name)))
    assert words
    assert not [word for word in words if isinstance(word, bool)]


@pytest.mark.parametrize("name", _LISTS)
def test_no_key_stands_twice(name):
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (_FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    assert not list(_twice(yaml.compose(text, Loader=loader)))


def _twice(node):
    """Every key that a mapping has more than once, at any depth."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        yield from {key for key in keys if keys.count(key) > 1}
        for _, inner in node.value:
            yield from _twice(inner)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _twice(inner)


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
