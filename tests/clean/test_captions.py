"""Captions and the credits that end them."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, clean, roles

from firsthand.clean.captions import find_credit

TEXT = "Miners leave the prison gate in Karvia on March 3, 2025."


@pytest.mark.parametrize(
    ("credit", "text"),
    [
        ("**Ida Holm/POOL/TASS**", "Ida Holm/POOL/TASS"),
        ("Photo: Ida Holm/dpa", "Photo: Ida Holm/dpa"),
        ("(AP Photo/Ida Holm)", "AP Photo/Ida Holm"),
        ("Ida Holm / AFP", "Ida Holm / AFP"),
        ("(Photo: OpenDoor)", "Photo: OpenDoor"),
        ("© Ida Holm", "© Ida Holm"),
        ("Foto: Karl Moser", "Foto: Karl Moser"),
        ("Фото: Иван Петров / ТАСС", "Фото: Иван Петров / ТАСС"),
        ("**Herald archive**", "Herald archive"),
        ("[Ida Holm/Getty Images]", "Ida Holm/Getty Images"),
    ],
)
def test_credits_are_split_off(credit: str, text: str) -> None:
    article = clean(f"Ten freed in Karvia\n\n{TEXT} {credit}\n\n{LEAD}\n\n{SECOND}\n", "copy.md")
    (caption,) = article.captions
    assert caption.text == TEXT
    assert caption.credit is not None
    assert caption.credit.strip("()[]* ") == text
    assert [block.role.value for block in article.blocks[1:3]] == ["caption", "credit"]


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "He was freed on Monday (his lawyer said).",
        "The vote was 20/30.",
        "They said and/or wrote nothing at all.",
        "",
    ],
)
def test_report_has_no_credit(text: str) -> None:
    assert find_credit(text) is None


def test_an_agency_tag_at_the_end_is_report_and_signs_it() -> None:
    article = clean(f"Ten freed in Karvia\n\n{LEAD}\n\n{SECOND} (Reuters)\n")
    assert [block.role.value for block in article.blocks] == ["headline", "body", "body"]
    assert article.byline.agency == "Reuters"


def test_a_dated_picture_text_without_credit_is_a_caption() -> None:
    text = f"Ten freed in Karvia\n\nBy AFP\n\n{TEXT}\n\n{LEAD}\n\n{SECOND}\n"
    assert roles(text)[TEXT] == "caption"


@pytest.mark.parametrize(
    "caption", [TEXT, "Ida Holm waves to relatives at the gate of the prison."]
)
def test_a_credit_on_the_next_line_makes_a_caption(caption: str) -> None:
    text = (
        f"Ten freed in Karvia\n\nBy AFP\n\n{caption}\nPhoto: Karl Moser/AFP\n\n{LEAD}\n\n{SECOND}\n"
    )
    found = roles(text)
    assert (found[caption], found["Photo: Karl Moser/AFP"]) == ("caption", "credit")
    (record,) = clean(text).captions
    assert (record.text, record.credit) == (caption, "Photo: Karl Moser/AFP")


def test_a_paragraph_above_a_credited_picture_is_report() -> None:
    plain = "They went home to the valley by bus, with their families beside them all the way."
    text = f"Ten freed in Karvia\n\n{LEAD}\n\n{plain}\n\nPhoto: Karl Moser/AFP\n\n{SECOND}\n"
    assert roles(text)[plain] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: Ida Holm attends a hearing in Karvia.",
        "Ida Holm, left, with Oren Petrak in Karvia earlier this year.",
        "Workers clear the river bank in Karvia on Monday. dpa",
        "Ida Holm (centre) and Oren Petrak at the opening of the bridge. (Reuters)",
        "Mourners gather outside the court in Karvia, March 3, 2025.",
    ],
)
def test_picture_texts_between_paragraphs_are_captions(line: str) -> None:
    article = clean(f"Ten freed in Karvia\n\n{LEAD}\n\n{line}\n\n{SECOND}\n\n{THIRD}\n")
    roles_ = [block.role.value for block in article.blocks if block.role.value != "credit"]
    assert roles_ == ["headline", "body", "caption", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Workers cleared the river bank in Karvia on Monday.",
        "Holm leaves behind two sons and a brother.",
        "The board meets again in Karvia on Friday.",
        "Ida Holm (left) the country in 2019, her lawyer said.",
    ],
)
def test_sentences_of_the_report_are_no_picture_texts(line: str) -> None:
    article = clean(f"Ten freed in Karvia\n\n{LEAD}\n\n{line}\n\n{SECOND}\n\n{THIRD}\n")
    assert [block.role.value for block in article.blocks] == ["headline", *["body"] * 4]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Dancers of the band in the main street. REUTERS/Paola Neri", "REUTERS/Paola Neri"),
        (
            "Marlow library. Photo courtesy of Friends of Marlow",
            "Photo courtesy of Friends of Marlow",
        ),
        ("The river on Tuesday. (Supplied: Mette Aas)", "Supplied: Mette Aas"),
        ("El alcalde a su llegada al juzgado. IVÁN RUZ", "IVÁN RUZ"),
        ("Rescuers carry a climber down the mountain on Sunday / AFP", "AFP"),
    ],
)
def test_the_credit_is_what_names_the_source_of_the_picture(line: str, credit: str) -> None:
    found = find_credit(line)
    assert found is not None
    assert found.text == credit


@pytest.mark.parametrize(
    "line",
    ["Troops flew drones supplied by the ministry", "Three in four read the AP/NORC poll"],
)
def test_what_a_report_says_is_no_credit(line: str) -> None:
    assert find_credit(line) is None
