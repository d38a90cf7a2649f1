"""The wires' own formats are read as a newsroom reads them; what is hostile is refused."""

from __future__ import annotations

import json

import pytest

from firsthand.clean import clean_document
from firsthand.errors import ReadError
from firsthand.model import Acquisition, Document
from firsthand.read import read_bytes

NINJS = {
    "uri": "urn:newsml:norpress.example:2026:quarry",
    "type": "text",
    "version": "2",
    "pubstatus": "usable",
    "versioncreated": "2026-03-14T09:30:00Z",
    "firstcreated": "2026-03-14T08:00:00Z",
    "language": "en",
    "headline": "Quarry owners freed in Tamsin",
    "byline": "By Oleta Brandt",
    "located": "TAMSIN",
    "infosources": [{"name": "Norpress"}],
    "ednote": "CORRECTS number of owners",
    "body_xhtml": "<p>A court freed three owners of a quarry on Friday.</p><p>They went home.</p>",
}
NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>Quarry owners freed</title><docdata management-status="usable">
<doc-id id-string="np-77"/><date.issue norm="20260314T080000Z"/><doc.copyright holder="Norpress"/>
</docdata></head><body><body.head><hedline><hl1>Quarry owners freed in Tamsin</hl1></hedline>
<byline>By Oleta Brandt</byline><distributor>Norpress</distributor>
<dateline><location>TAMSIN</location></dateline></body.head>
<body.content><p>A court freed three owners of a quarry on Friday.</p><p>They went home.</p>
<media media-type="image"><media-caption>Owners leave the court.</media-caption></media>
</body.content></body></nitf>"""
G2 = """<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:norpress.example:g2" version="3"><itemMeta>
<itemClass qcode="ninat:text"/><provider literal="Norpress"/>
<versionCreated>2026-03-14T09:30:00Z</versionCreated><pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><headline>Quarry owners freed in Tamsin</headline><by>By Oleta Brandt</by>
<language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>A court freed three owners of a quarry on
Friday, two years after its wall had fallen on eleven workers, their lawyer told Norpress.</p>
<p>They went home at once.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="picture" version="1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
</newsItem></itemSet></newsMessage>"""


def read(data: str, name: str) -> list[Document]:
    return read_bytes(data.encode(), name=name, acquisition=Acquisition())


def fields(document: Document) -> dict[str, str]:
    return {item.name: item.value for item in document.fields}


@pytest.mark.parametrize(
    ("data", "name", "guid"),
    [
        (json.dumps(NINJS), "a.json", NINJS["uri"]),
        (NITF, "a.xml", "np-77"),
        (G2.format(status="usable"), "a.xml", "urn:newsml:norpress.example:g2"),
    ],
)
def test_a_report_has_its_fields_and_text(data: str, name: str, guid: str) -> None:
    (document,) = read(data, name)
    assert fields(document)["guid"] == guid
    assert fields(document)["source_organisation"] == "Norpress"
    assert "A court freed three owners" in document.text
    article = clean_document(document)
    assert article.headline is not None
    assert article.headline.text == "Quarry owners freed in Tamsin"
    assert article.byline.persons == ("Oleta Brandt",)
    assert article.published is not None
    assert article.published.value.startswith("2026-03-14")
    body = [document.text[item.span.start : item.span.end] for item in article.body]
    assert any("A court freed three owners" in text for text in body)
    assert not any("Owners leave the court" in text for text in body)


def test_ninjs_in_its_second_version() -> None:
    record = {
        "uri": "urn:1",
        "pubstatus": "usable",
        "headlines": [{"role": "main", "value": "Quarry closed"}],
        "bodies": [{"contenttype": "text/plain", "value": "First part.\n\nSecond part."}],
    }
    (document,) = read(json.dumps(record), "a.jsonl")
    assert document.text.split() == ["Quarry", "closed", "First", "part.", "Second", "part."]


def test_a_canceled_item_says_so_even_without_a_body() -> None:
    (document,) = read(G2.format(status="canceled"), "a.xml")
    assert any("canceled" in note for note in document.notes)
    kill = {"uri": "urn:1", "pubstatus": "canceled", "version": "4", "headline": "Withdrawn"}
    (killed,) = read(json.dumps(kill), "a.json")
    assert fields(killed)["status"] == "canceled"


def test_a_record_of_a_crawler_is_no_wire_item() -> None:
    record = {"uri": "https://a.example/1", "title": "Quarry closed", "text": "It was closed."}
    (document,) = read(json.dumps(record), "a.jsonl")
    assert "guid" not in fields(document)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<nitf><body>", "sound XML"),
        ("<rss><channel/></rss>", "neither NITF nor NewsML-G2"),
        ('<!DOCTYPE nitf [<!ENTITY a "aaaa">]><nitf><body>&a;</body></nitf>', "neither headline"),
        ("<newsMessage><itemSet/></newsMessage>", "no report"),
    ],
)
def test_what_cannot_be_read_is_told(data: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data, "a.xml")
