"""Who signs beside a job, a house or a section, with and without a comma, in six languages."""

import pytest

from firsthand.clean.bylines import parse_byline


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("By Ida Holm Political Correspondent", "Ida Holm"),
        ("By Tuva Lindqvist Foreign Affairs Editor", "Tuva Lindqvist"),
        ("By Marek Dolan Chief Crime Reporter", "Marek Dolan"),
        ("Von Ida Holm Landespolitische Korrespondentin", "Ida Holm"),
        ("Von Ida HolmLandespolitische Korrespondentin", "Ida Holm"),
        ("Von Ida Holm Politikredakteurin", "Ida Holm"),
        ("Von Jonas Brandt Redakteur Wirtschaft", "Jonas Brandt"),
        ("Par Camille Ferrand Correspondante à Osmane", "Camille Ferrand"),
        ("Por Lucía Arroyo Corresponsal en Osmane", "Lucía Arroyo"),
        ("Texto: Lucía Arroyo", "Lucía Arroyo"),
        ("Escrito por Lucía Arroyo", "Lucía Arroyo"),
        ("Корреспондент Мария Лебедева", "Мария Лебедева"),
        ("Авторка: Олена Коваль", "Олена Коваль"),
        ("World | 5 hours ago | Written by Jon Reyes", "Jon Reyes"),
        ("Top Story | Published: 5 hours ago | Reporting by Jon Reyes", "Jon Reyes"),
    ],
)
def test_a_person_is_named_apart_from_a_job(text: str, person: str) -> None:
    found = parse_byline(text)
    assert found is not None
    assert found.persons == (person,)


@pytest.mark.parametrize(
    "text", ["By Foreign Affairs Editor", "By Chief Political Editor", "By Senior Reporter"]
)
def test_a_job_alone_names_nobody(text: str) -> None:
    found = parse_byline(text)
    assert found is not None
    assert found.persons == ()


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Par Les Nouvelles de Karvia", "Les Nouvelles de Karvia"),
        ("Por El Correo de Karvia", "El Correo de Karvia"),
        ("Von Karvakurier, jb", "Karvakurier"),
        ("Von karvia-post, jb", "karvia-post"),
    ],
)
def test_a_house_signs_with_the_word_for_by(text: str, outlet: str) -> None:
    found = parse_byline(text, outlet="www.karvia-post.example")
    assert found is not None
    assert (found.persons, found.outlets) == ((), (outlet,))


@pytest.mark.parametrize("text", ["Von morgen an", "Par la suite", "Por la noche", "From the desk"])
def test_ordinary_words_after_such_a_word_sign_nothing(text: str) -> None:
    assert parse_byline(text) is None
