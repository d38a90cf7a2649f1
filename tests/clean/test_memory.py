"""What a source prints again and again, and what an analyst says of it."""

from tests.clean.news_copy import LEAD, SECOND, THIRD, read

from firsthand.clean import (
    Taught,
    clean_document,
    list_furniture,
    mask_paragraph,
    remember,
    see_copy,
)
from firsthand.model import Acquisition, Role

HOUSE = "The Herald has served the people of Karvia for ninety years and 3 wars."
WHERE = Acquisition(path="a.txt", source_domain="herald.example")
TEXT = f"Ten miners freed\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{HOUSE}\n"


def seen(stories: int) -> list:
    copies = []
    for number in range(stories):
        ward = "abcdefgh"[number]
        text = f"Ward {ward * 3}\n\nOn day {number} the council of ward {ward} met."
        document = read(f"{text}\n\n{HOUSE}\n", acquisition=WHERE)
        copies.append(see_copy(document, clean_document(document), f"story-{number}"))
    return copies


def test_copies_of_one_story_count_once() -> None:
    copies = seen(1) * 4
    memory = remember(copies)
    assert memory.stories_seen("herald.example", mask_paragraph(HOUSE)) == 1
    assert memory.apart_from("story-0").stories_seen("herald.example", mask_paragraph(HOUSE)) == 0


def test_the_order_in_which_copies_came_plays_no_part() -> None:
    copies = seen(4)
    assert remember(copies) == remember(copies[::-1])
    assert list_furniture(copies) == list_furniture(copies[::-1])


def test_what_five_stories_had_is_no_report_and_the_report_stays() -> None:
    article = clean_document(read(TEXT, acquisition=WHERE), memory=remember(seen(5)))
    roles = [block.role for block in article.blocks]
    assert roles[-1] is not Role.BODY
    assert roles[1:-1] == [Role.BODY] * 3
    assert any(reason.kind == "source-memory" for reason in article.blocks[-1].reasons) or (
        roles[-1] is Role.OTHER
    )


def test_another_source_is_not_judged_by_it() -> None:
    elsewhere = Acquisition(path="a.txt", source_domain="tribune.example")
    article = clean_document(read(TEXT, acquisition=elsewhere), memory=remember(seen(5)))
    assert article.blocks[-1].role is Role.BODY


def test_an_analysts_word_outweighs_everything() -> None:
    taught = [Taught("herald.example", mask_paragraph(HOUSE), Role.BIO)]
    article = clean_document(read(TEXT, acquisition=WHERE), memory=remember([], taught))
    assert article.blocks[-1].role is Role.BIO
    taught = [Taught("herald.example", mask_paragraph(HOUSE), Role.BODY)]
    article = clean_document(read(TEXT, acquisition=WHERE), memory=remember(seen(5), taught))
    assert article.blocks[-1].role is Role.BODY


def test_furniture_is_listed_with_its_count_and_place() -> None:
    first = list_furniture(seen(3))[0]
    assert (first.source, first.text, first.stories, first.place) == (
        "herald.example",
        HOUSE,
        3,
        "end",
    )


def test_without_a_source_nothing_is_remembered() -> None:
    document = read(TEXT, acquisition=Acquisition(path="a.txt"))
    assert see_copy(document, clean_document(document), "story") is None
