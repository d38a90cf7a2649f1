"""Press releases belong to who issued them; editions of one paper are one house."""

from __future__ import annotations

import pytest

from firsthand.clean import clean_document
from firsthand.copies import (
    MemoryIndex,
    StoredText,
    decide_origins,
    find_copies,
    origin_bounds,
    settle,
)
from firsthand.copies.houses import is_same_house, name_houses
from firsthand.copies.shelf import Shelf
from firsthand.model import Acquisition, Article, Document, Origin
from firsthand.read import read_bytes

RELEASE = """The Harbour Authority of Ostwick has closed both ferry ramps until further notice.

Engineers of the authority found that welds on the northern ramp had opened by four millimetres since the inspection in May.

Passengers with tickets for the evening crossing may use the catamaran from pier six at no charge, the authority adds.
"""  # noqa: E501


def read(outlet: str, text: str) -> tuple[Document, Article]:
    name = f"{outlet}.txt"
    host = outlet.casefold().replace(" ", "") + ".example"
    acquisition = Acquisition(path=name, source_name=outlet, source_domain=host)
    [document] = read_bytes(text.encode(), name=name, acquisition=acquisition)
    return document, clean_document(document)


def origins_of(copies: list[tuple[str, str]]) -> list[Origin]:
    files = [read(*copy) for copy in copies]
    texts = {
        document.id: StoredText(
            document.text, tuple((block.span.start, block.span.end) for block in article.body)
        )
        for document, article in files
    }
    index, shelf = MemoryIndex(), Shelf(texts.__getitem__)
    found = []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, shelf)
        index.add(name, shelf[name].words)
    documents, articles = [item for item, _ in files], [item for _, item in files]
    return decide_origins(articles, documents, settle(found, index, shelf))


@pytest.mark.parametrize(
    "line",
    [
        "Source: Harbour Authority of Ostwick",
        "(Press release of the Harbour Authority of Ostwick)",
        "Issued by the Harbour Authority of Ostwick press office",
        "Harbour Authority of Ostwick press release",
    ],
)
def test_a_release_that_outlets_print_is_of_the_office_that_issued_it(line: str) -> None:
    signed = f"Ramps closed at Ostwick\n\n{RELEASE}\n{line}\n"
    plain = f"Ferry passengers sent to pier six\n\n{RELEASE}"
    third = f"Ostwick shuts its ramps\n\n{RELEASE}"
    [origin] = origins_of([("Veldra Post", signed), ("Maarn Echo", plain), ("Lowland Sun", third)])
    assert origin.producer.name == "Harbour Authority of Ostwick"
    assert len(origin.documents) == 3
    assert any(reason.kind == "issued" and reason.span for reason in origin.reasons)


def test_the_label_on_the_page_of_the_office_itself_says_so_too() -> None:
    own = f"PRESS RELEASE\n\nFerry ramps closed\n\n{RELEASE}"
    plain = f"Ferry passengers sent to pier six\n\n{RELEASE}"
    [origin] = origins_of([("Harbour Authority of Ostwick", own), ("Maarn Echo", plain)])
    assert origin.producer.name == "Harbour Authority of Ostwick"


def test_a_label_on_the_page_of_an_outlet_makes_it_no_issuer() -> None:
    printed = f"PRESS RELEASE\n\nFerry ramps closed\n\n{RELEASE}"
    [origin] = origins_of([("Veldra Post", printed), ("Maarn Echo", printed)])
    assert not any(reason.kind == "issued" for reason in origin.reasons)


def test_a_source_below_a_reporters_article_is_that_of_a_chart() -> None:
    signed = f"Ramps closed\n\nBy Ilse Brandvold\n\n{RELEASE}\nSource: Ferry Statistics Bureau\n"
    [origin] = origins_of([("Veldra Post", signed)])
    assert origin.producer.name == "Veldra Post"


def test_editions_of_one_paper_are_one_house() -> None:
    assert is_same_house("Veldra Post", "Veldra Post Online")
    assert is_same_house("The Maarn Echo", "Maarn Echo - Print Edition")
    assert not is_same_house("Veldra Post", "Veldra Sun Online")
    names = name_houses(["Veldra Post Online", "Veldra Post Online", "Veldra Post"])
    assert set(names.values()) == {"Veldra Post"}


def test_reports_of_two_editions_count_as_one_newsroom() -> None:
    other = RELEASE.replace("until further notice", "for a month").upper()
    words = "A strike of pilots kept all six tugs of the town at their moorings on Monday night."
    origins = origins_of([("Veldra Post", f"Ramps\n\n{other}"), ("Veldra Post Online", words * 2)])
    assert len(origins) == 2
    assert origin_bounds(origins) == (1, 1)
