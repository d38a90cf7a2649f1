"""Pictures and days of pages as plain text: bare sources, rights, the days of others."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, clean, roles
from tests.clean.test_dumps import FOOT, HEAD, MENU, REPORT, dump

from firsthand.clean.captions import find_credit
from firsthand.model import Role


@pytest.mark.parametrize(
    "line", ["Getty Images", "picture alliance/dpa | Jan Reyes", "Jan Reyes | Getty Images"]
)
def test_a_bare_source_of_pictures_is_a_credit(line: str) -> None:
    credit = find_credit(line)
    assert credit is not None
    assert credit.start == 0
    text = dump("By Maria Lindberg", "3 March 2025")
    shown = f"{REPORT[1]}\nThe miners outside the court\n{line}"
    assert roles(text.replace(REPORT[1], shown))[line] == Role.CREDIT


@pytest.mark.parametrize(
    "line",
    ["© 2025 Karvia Post", "Karvia Post. © Karvia House 2025", "X - Twitter", "Home | Ida Holm"],
)
def test_rights_and_buttons_credit_no_picture(line: str) -> None:
    assert find_credit(line) is None


def test_a_word_in_capitals_before_a_credited_picture_is_no_dateline() -> None:
    line = "FREED: Oren Petrak leaves the court in the north. Photo: Jan Reyes/KPA"
    article = clean(f"{HEAD}\n\n{line}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}")
    assert article.dateline is None
    assert [c.credit for c in article.captions] == ["Photo: Jan Reyes/KPA"]
    dated = clean(f"{HEAD}\n\nKARVIA: {LEAD}\n\n{SECOND}\n\n{THIRD}")
    assert dated.dateline is not None


def test_the_day_of_another_story_between_the_paragraphs_is_not_ours() -> None:
    more = tuple(
        f"The {word} of the union's branches joined the protest at the pit on Sunday."
        for word in ("first", "second", "third")
    )
    other = ("Ferry stuck off Halden", "23. 12. 2024 13:31")
    lines = (*MENU, HEAD, *REPORT, *more, *other, *REPORT[::-1], *FOOT)
    article = clean("\n".join(lines))
    assert article.published is None
    assert any(block.role is Role.BODY for block in article.blocks)
