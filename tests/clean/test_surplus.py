"""Documents far too long for news: all of it is kept, the end of it is judged quickly."""

import time

from tests.clean.news_copy import LEAD, SECOND, clean, read

from firsthand.clean import clean_document
from firsthand.clean.surplus import MOST_WEIGHED


def test_lines_beyond_the_limit_are_report_but_for_addresses() -> None:
    tail = ["It rained again in the valley.", "https://herald.example/rain", LEAD]
    text = "\n\n".join(["Ten freed in Karvia", *[SECOND] * (MOST_WEIGHED - 1), *tail])
    document = read(text)
    article = clean_document(document)
    assert len(article.blocks) == MOST_WEIGHED + len(tail)
    assert [b.role.value for b in article.blocks[-3:]] == ["body", "url", "body"]
    assert document.text[article.blocks[-1].span.start : article.blocks[-1].span.end] == LEAD
    assert "the first 5000 lines" in article.notes[0]
    assert "the other 3 " in article.notes[0]


def test_a_document_within_the_limit_has_no_such_note() -> None:
    assert clean(f"Ten freed in Karvia\n\n{LEAD}\n\n{SECOND}\n").notes == ()


def test_a_hundred_thousand_wrapped_lines_end_soon() -> None:
    line = "The miners said that they had walked for days and that no one met them there and\n"
    start = time.process_time()
    article = clean(line * 100_000)
    assert time.process_time() - start < 20
    assert len(article.blocks) == 1
