"""Pages that mark their story with the class names of hNews and hAtom."""

from firsthand.clean import clean_document
from firsthand.model import Acquisition
from firsthand.read import read_bytes

LEAD = (
    "Crews at the harbour of Karvia ended a nine-day strike on Tuesday after the port authority "
    "agreed to raise night pay by a tenth, union leader Ida Holm said in the town hall."
)
STORY = (
    "<div class='hnews hentry'><h2 class='entry-title'>Crews end strike in Karvia</h2>"
    "<p class='byline author vcard'>Von <span class='fn'>Dirk Holm</span>, "
    "<span class='source-org vcard'><span class='org fn'>Karvia News Service</span></span></p>"
    "<abbr class='published' title='2025-03-04T07:10:00+02:00'>4. März 2025, 7.10 Uhr</abbr> "
    "<abbr class='updated' title='2025-03-05T09:30:00+02:00'>5. März, 9.30 Uhr</abbr>"
    f"<div class='entry-content'><p>{LEAD}</p><p>{LEAD.replace('nine', 'ten')}</p></div></div>"
)
OTHER = (
    "<div class='hentry'><h2 class='entry-title'>Fishermen fear for quotas</h2>"
    "<abbr class='published' title='2024-01-01'>1 January</abbr></div>"
)


def test_the_class_names_of_the_first_story_are_fields() -> None:
    page = f"<html lang='de'><body>{STORY}{OTHER}</body></html>"
    copy = read_bytes(page.encode(), name="a.html", acquisition=Acquisition())[0]
    found = {(f.name, f.value) for f in copy.fields if f.basis == "hnews"}
    assert found == {
        ("headline", "Crews end strike in Karvia"),
        ("source_organisation", "Karvia News Service"),
        ("published", "2025-03-04T07:10:00+02:00"),
        ("modified", "2025-03-05T09:30:00+02:00"),
    }
    article = clean_document(copy)
    assert article.headline is not None
    assert article.headline.text == "Crews end strike in Karvia"
    assert article.byline.persons == ("Dirk Holm",)
    assert article.published is not None
    assert article.published.value == "2025-03-04T07:10:00+02:00"
    assert article.updated is not None
    assert article.updated.day == "2025-03-05"
