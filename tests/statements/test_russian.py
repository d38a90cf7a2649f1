"""Statements and entities of a Russian report; skipped where the extra `[ru]` is absent."""

import importlib.util
from pathlib import Path

import pytest

from firsthand.language.russian import load_russian
from firsthand.statements import read_statements

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).parents[1] / "names" / "builders.py"
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)
pytestmark = pytest.mark.skipif(
    load_russian() is None, reason="the extra [ru] is not installed: pip install firsthand[ru]"
)


def test_speakers_are_resolved_in_russian(language):
    reading = builders.read(
        language,
        "Президент Белоруссии Виктор Азарин помиловал 31 моряка, сообщила в субботу "
        "его пресс-секретарь Наталья Коваль.",
        "«Они уже дома и здоровы», — сказала она агентству.",
        "Азарин утверждает, что больше никого не держат.",
    )
    names = {entity.id: entity.name for entity in reading.entities}
    found = read_statements(reading)
    assert [names[item.speaker.entity] for item in found] == [
        "Наталья Коваль",
        "Наталья Коваль",
        "Виктор Азарин",
    ]
    assert [item.form.value for item in found] == ["indirect", "direct", "indirect"]
    assert found[2].manner == "claims"
    assert {entity.country for entity in reading.entities if entity.name == "Belarus"} == {"BY"}


def test_one_person_across_scripts(language):
    from firsthand.names import merge_entities

    russian = builders.read(language, "Виктор Азарин заявил, что подписал указ.", name="ru")
    english = builders.read(language, "Viktor Azarin said he signed it.", name="en")
    merged = merge_entities([russian, english])
    ids = {merged.canonical[e.id] for r in (russian, english) for e in r.entities}
    assert len(ids) == 1
