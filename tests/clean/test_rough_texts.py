"""Plain texts in bad shape: roles stay sensible, and time is bounded."""

import time

import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, clean, read, roles

from firsthand.clean import clean_document
from firsthand.model import Role

HEAD = "Ten miners freed in Karvia"
REPORT = (LEAD, SECOND, THIRD)
ZERO_WIDTH = "\u200b"
# Generous: the machine that tests may be busy; what is quadratic takes minutes.
SECONDS = 20.0


@pytest.mark.parametrize("ends", [("\n\n", "\r\n\r\n", "\r\r"), ("\r\n\n", "\n\r\n", "\n\n")])
def test_mixed_line_ends_part_paragraphs_all_the_same(ends: tuple[str, str, str]) -> None:
    text = HEAD + "".join(end + line for end, line in zip(ends, REPORT, strict=True))
    article = clean(text)
    assert len(article.body) == 3
    assert article.headline is not None
    assert article.headline.text == HEAD


def test_zero_width_signs_hide_neither_byline_nor_report() -> None:
    text = f"{HEAD}\n\nBy Ida Holm\n\n{LEAD}\n\n{ZERO_WIDTH}{SECOND}{ZERO_WIDTH}\n\n{THIRD}"
    article = clean(text)
    assert article.byline.persons == ("Ida Holm",)
    assert len(article.body) == 3


def test_a_text_from_right_to_left_is_report() -> None:
    lead = "أفرجت السلطات في كارفيا يوم الاثنين عن عشرة عمال مناجم بعد عامين في السجن، وفق الشرطة."
    more = "وقال محاميهم إنهم عادوا جميعا إلى منازلهم في الشمال ولا يرغبون في الحديث إلى الصحافة."
    article = clean(f"الإفراج عن عشرة عمال مناجم\n\n{lead}\n\n{more}\n")
    assert article.language == "ar"
    assert len(article.body) == 2


def test_a_document_that_is_only_an_appeal_has_no_report() -> None:
    text = (
        "Dear readers,\n\n"
        "Our newsroom is funded by readers like you, and we need your support.\n\n"
        "Please donate $5 a month so that our reporters can go on with their work.\n\n"
        "Donate now\n\nMaybe later\n"
    )
    article = clean(text)
    assert article.body == ()
    assert article.notes == ("no line of this document reads as a report",)


def test_a_gallery_of_two_hundred_captions_is_captions() -> None:
    lines = [
        f"Miners leave the gate of pit {n} in Karvia, March 3, 2025. Photo: Ida Holm/AFP"
        for n in range(200)
    ]
    article = clean(HEAD + "\n\n" + "\n\n".join(lines))
    captions = [block for block in article.blocks if block.role is Role.CAPTION]
    assert len(captions) >= 190
    assert all(caption.credit == "Photo: Ida Holm/AFP" for caption in article.captions)


def test_a_line_of_five_megabytes_is_read_in_bounded_time() -> None:
    line = f"{LEAD} " * (5_000_000 // (len(LEAD) + 1))
    document = read(f"{HEAD}\n\n{line}\n\n{SECOND}\n")
    started = time.process_time()
    article = clean_document(document)
    assert time.process_time() - started < SECONDS
    assert sum(block.span.end - block.span.start for block in article.body) > 4_900_000


@pytest.mark.parametrize("sign", ["(", "©", "/", "-", "\u200b", "1 ", "A. ", "Von "])
def test_a_long_line_of_one_sign_ends_soon(sign: str) -> None:
    document = read(f"{HEAD}\n\n{sign * 100_000}\n\n{LEAD}\n")
    started = time.process_time()
    article = clean_document(document)
    assert time.process_time() - started < SECONDS
    assert len(article.blocks) >= 2


def test_rows_of_a_table_stay_with_their_report() -> None:
    rows = [f"{n} Pit number {n} {n * 31} {n * 7} 0 {n}" for n in range(1, 60)]
    text = "\n\n".join((HEAD, *REPORT, *rows, "The union will meet again on Friday, it said."))
    found = roles(text)
    assert sum(found[row] == "body" for row in rows) >= 55


def test_the_sign_of_a_picture_is_no_line_on_rights() -> None:
    found = roles(
        f"{HEAD}\n\n© Ida Holm / AFP\n\n" + "\n\n".join(REPORT) + "\n\n© 2025 Karvia Post"
    )
    assert found["© Ida Holm / AFP"] == "credit"
    assert found["© 2025 Karvia Post"] == "other"
