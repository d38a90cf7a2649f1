import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.names.similarity import (
    Judgement,
    compare_bodies,
    compare_persons,
    may_be_one_person,
    token_similarity,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mikhail Gorbunov", "Michail Gorbunow"),
        ("PETROVA, Anna", "Anna Petrova"),
        ("Юлия Петренко", "Yulia Petrenko"),
        ("José Álvarez", "Jose Alvarez"),
        ("Sergey Viktorovich Lebedev", "Sergei Lebedev"),
        ("Karim Abdel Rahman Nasri", "Karim Abdelrahman Nasri"),
        ("Lin Tse-tung", "Lin Zedong"),
    ],
)
def test_spellings_of_one_person_are_the_same(a, b):
    assert compare_persons(a, b).judgement is Judgement.SAME


WORDS = """Ivan Oleg Lin Tse-tung Zedong Abdel Rahman Abdelrahman I Morozov Morozow Petrovich al
    Sergey Sergei Юлия Yulia"""
NAMES = st.lists(st.sampled_from(WORDS.split()), max_size=4).map(" ".join)


@given(NAMES, NAMES)
def test_the_quick_look_keeps_all_that_are_the_same(a, b):
    if compare_persons(a, b).judgement is Judgement.SAME:
        assert may_be_one_person(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ivan Morozov", "Oleg Morozov"), ("Kim Jong-su", "Kim Yong-ho"), ("Ana Ruiz", "Ana Pérez")],
)
def test_other_persons_are_different(a, b):
    assert compare_persons(a, b).judgement is Judgement.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b", "judgement"),
    [
        ("HASSAN BIN OMAR AL-TELI", "OMAR BIN HASSAN AL-TELI", Judgement.DIFFERENT),
        ("Hassan bin Omar al-Teli", "Hasan ibn Omar al-Teli", Judgement.SAME),
        ("林雪华", "林雪平", Judgement.UNSURE),
        ("김수진", "김수진", Judgement.SAME),
        ("Abd al-Malik Nuri", "Abdulmalik Nouri", Judgement.SAME),
        ("محمد الحسن", "Mohammed al-Hassan", Judgement.UNSURE),
        ("Aliaksandr Tamashou", "Alexander Tomashov", Judgement.SAME),
        ("Hryhoriy Hnatiuk", "Grigory Gnatyuk", Judgement.SAME),
        ("Rəhim Məmmədli", "Rahim Mammadli", Judgement.SAME),
        ("Kamal Daran", "Komal Doran", Judgement.UNSURE),
    ],
)
def test_fathers_and_signs_tell_persons_apart(a, b, judgement):
    assert compare_persons(a, b).judgement is judgement


def test_a_slip_scores_above_another_name_and_joins_nothing():
    slip, other = (compare_persons(n, "Otto Brandel") for n in ("Otto Brandle", "Otto Kirwan"))
    assert other.score < 0.8 <= slip.score <= 1
    assert slip.judgement is not Judgement.SAME
    assert compare_bodies("Zorban Steel", "Zorbam Steel").score >= 0.8


def test_one_name_alone_is_unsure():
    comparison = compare_persons("Morozov", "Ivan Morozov")
    assert comparison.judgement is Judgement.UNSURE
    assert comparison.reasons


def test_legal_forms_do_not_count():
    assert compare_bodies("Aerolumbia GmbH", "Aerolumbia").judgement is Judgement.SAME
    assert compare_bodies("Bank of Alba", "Bank of Elbonia").judgement is not Judgement.SAME


def test_an_acronym_is_unsure():
    assert compare_bodies("PDP", "People's Democratic Party").judgement is Judgement.UNSURE


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparison_is_symmetric_and_bounded(a, b):
    left, right = compare_persons(a, b), compare_persons(b, a)
    assert left.judgement is right.judgement
    assert abs(left.score - right.score) < 1e-9
    assert 0 <= left.score <= 1


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_token_is_like_itself(token):
    assert token_similarity(token, token) == 1
