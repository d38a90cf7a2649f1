"""Pictures of pages: captions and credits as fields, however many there are."""

import time

from firsthand.clean import clean_document
from firsthand.model import Acquisition, Article, Role
from firsthand.read import read_bytes

LEAD = (
    "Crews at the harbour of Karvia ended a nine-day strike on Tuesday after the port authority "
    "agreed to raise night pay by a tenth, union leader Ida Holm said in the town hall."
)


def clean(body: str) -> Article:
    page = f"<html lang='en'><body><h1>Crews end strike in Karvia</h1>{body}</body></html>"
    return clean_document(read_bytes(page.encode(), name="a.html", acquisition=Acquisition())[0])


def test_the_copyright_of_an_image_is_its_credit() -> None:
    meta = "<div class='image-copyright'><div>picture house / Una Field</div></div>"
    article = clean(f"<article><p>{LEAD}</p>{meta}<p>{LEAD.replace('nine', 'ten')}</p></article>")
    assert [b.role for b in article.blocks].count(Role.CREDIT) == 1


def test_a_gallery_of_many_captions_is_fields_in_bounded_time_and_says_why() -> None:
    figure = (
        "<figure><img><figcaption>Ship {0} waits in the bay of Karvia on day {0} of the strike. "
        "<span class='credit'>Photo: Lea Marsh/Karvia Pictures</span></figcaption></figure>"
    )
    start = time.process_time()
    article = clean("".join(figure.format(n) for n in range(1, 201)))
    assert time.process_time() - start < 5
    assert len(article.captions) == 200
    assert {caption.credit for caption in article.captions} == {"Photo: Lea Marsh/Karvia Pictures"}
    assert not article.body
    assert "no line of this document reads as a report" in article.notes
