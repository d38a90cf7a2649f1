"""Passages in Russian; skipped where the extra `[ru]` is not installed."""

import pytest

from firsthand.language import load_language
from firsthand.language.russian import is_russian, load_russian
from firsthand.model import CountOperator, MentionType

needs_russian = pytest.mark.skipif(
    load_russian() is None, reason="the extra [ru] is not installed: pip install firsthand[ru]"
)
TEXT = (
    "Президент Белоруссии Виктор Азарин помиловал 31 моряка, сообщила в субботу "
    "его пресс-секретарь Наталья Коваль."
)


@pytest.fixture(scope="module")
def reader():
    return load_language()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, True),
        ("The mayor spoke to the press.", False),
        ("Президент підписав указ, повідомила його речниця Олена Коваль.", False),
        ("Прэзідэнт падпісаў указ, паведаміла яго прэс-сакратарка.", False),
        ("31 - 22", False),
    ],
)
def test_russian_is_told_from_its_neighbours(text, expected):
    assert is_russian(text) is expected


@needs_russian
def test_a_russian_passage_has_the_same_records(reader):
    passage = reader.read([TEXT])[0]
    names = {TEXT[n.start : n.end]: n.type for n in passage.names}
    assert names["Виктор Азарин"] is MentionType.PERSON
    assert names["Белоруссии"] is MentionType.PLACE
    quantity = passage.quantities[0]
    assert (quantity.n, quantity.op) == (31, CountOperator.EQUAL)
    assert TEXT[quantity.of_start : quantity.of_end] == "моряка"
    assert [t.value for t in passage.times] == ["XXXX-WXX-6"]
    (said,) = passage.attributions
    assert TEXT[slice(*said.source)] == "его пресс-секретарь Наталья Коваль"
    assert (
        TEXT[slice(*said.contents[0])] == "Президент Белоруссии Виктор Азарин помиловал 31 моряка"
    )
    assert passage.length == len(TEXT)


@needs_russian
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "«Они уже дома и здоровы», — сказала она агентству.",
            "она",
            "«Они уже дома и здоровы»",
        ),
        ("МИД Литвы заявил, что не знает об этом.", "МИД Литвы", "не знает об этом"),
        (
            "Азарин ответил: «Мы никого не держим силой».",
            "Азарин",
            "«Мы никого не держим силой»",
        ),
        (
            "По словам адвоката Марии Левиной, в тюрьме остаются двое.",
            "адвоката Марии Левиной",
            "в тюрьме остаются двое",
        ),
    ],
)
def test_who_says_what_in_russian(reader, text, source, content):
    (said,) = reader.read([text])[0].attributions
    assert text[slice(*said.source)] == source
    assert text[slice(*said.contents[0])] == content


@needs_russian
@pytest.mark.parametrize(
    ("text", "value", "operator", "kind"),
    [
        ("Освобождены более 1 200 человек.", 1200, ">", "count"),
        ("Погибли не менее пяти шахтёров.", 5, ">=", "count"),
        ("Ему дали четыре года.", 4, "=", "duration"),
        ("Он заплатил около 3 млн рублей.", 3e6, "~", "money"),
    ],
)
def test_russian_quantities(reader, text, value, operator, kind):
    (quantity,) = reader.read([text])[0].quantities
    assert (quantity.n, quantity.op, quantity.kind) == (value, operator, kind)


@needs_russian
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Это было 22 ноября 2025 года в городе.", "2025-11-22"),
        ("Он приехал в августе и остался.", "XXXX-08"),
        ("Он живёт здесь с 1994 года.", "1994"),
        ("Вчера суд отложил заседание по делу.", "DAY"),
    ],
)
def test_russian_times(reader, text, value):
    assert [t.value for t in reader.read([text])[0].times] == [value]


@needs_russian
@pytest.mark.parametrize("text", ["«", "Он сказал: «и ничего больше", "СЛОВО " * 300, "да\n\n—"])
def test_bad_russian_input_is_read_without_a_crash(reader, text):
    passage = reader.read([text])[0]
    assert passage.length == len(text)
    assert all(0 <= t.start < t.end <= len(text) for t in passage.tokens)
