"""What holds for every document whatever stands in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.clean import clean_document
from firsthand.errors import ReadError
from firsthand.model import Acquisition, Article, Document
from firsthand.read import read_records

LINES = [
    "# Ten freed",
    "By AFP",
    "By IDA HOLM, Associated Press",
    "March 3, 2025",
    "KARVIA (Reuters) - Ten miners walked free on Monday, police said.",
    "Their lawyer said that they had gone home to the north of the country.",
    "Miners at the gate. **Ida Holm/POOL/TASS**",
    "A message from The Herald:",
    "Dear readers,",
    "We need your help. Please give what you can.",
    "Maybe later",
    "READ MORE",
    "Court jails poet",
    "Original url:",
    "https://herald.example/2025/03/03/ten-fr eed-b77",
    "(c) Herald",
    "Comments (3)",
    "\u202eعاجل: الإفراج عن عشرة",
    "",
    "\t",
    "|",
    "**",
    "...",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(LINES), max_size=14).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=8).map("\r\n\r\n".join),
    st.text(max_size=300),
)


def check(document: Document, article: Article) -> None:
    """Assert that blocks are in order, do not overlap and cover every non-blank character."""
    text, end = document.text, 0
    for block in article.blocks:
        assert block.span.start >= end
        assert not text[end : block.span.start].strip()
        assert text[block.span.start : block.span.end].strip()
        assert 0 <= block.score <= 1
        end = block.span.end
        for reason in block.reasons:
            assert reason.span is None or text[reason.span.start : reason.span.end]
    assert not text[end:].strip()
    quotes = [article.headline, *(credit.quote for credit in article.credits)]
    for quote in quotes:
        assert quote is None or text[quote.span.start : quote.span.end] == quote.text
    for caption in article.captions:
        assert text[caption.span.start :].startswith(caption.text)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["x.txt", "x.md"]))
def test_blocks_cover_every_line_and_spans_slice(text: str, name: str) -> None:
    data = text.encode("utf-8", "replace")
    for item in read_records(data, name=name, acquisition=Acquisition()):
        if isinstance(item, ReadError):
            continue
        article = clean_document(item)
        check(item, article)
        assert clean_document(item) == article


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(LINES), max_size=10), st.sampled_from(["p", "li", "div", "h1", "td"])
)
def test_pages_are_covered_too(lines: list[str], tag: str) -> None:
    page = "<html><body>" + "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    for item in read_records(page.encode(), name="x.html", acquisition=Acquisition()):
        if not isinstance(item, ReadError):
            check(item, clean_document(item))
