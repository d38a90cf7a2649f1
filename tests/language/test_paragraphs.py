from firsthand.language import find_paragraphs
from firsthand.model import Article, Block, Dateline, Document, MediaType, Quoted, Role, Span


def article_of(text, *lines, headline=None, dateline=None):
    blocks = []
    for line, role in lines:
        start = text.index(line)
        blocks.append(Block(Span("d", start, start + len(line)), role, 1.0))
    return Article("d", "en", tuple(blocks), headline=headline, dateline=dateline)


def document_of(text):
    return Document("d", "0", text, MediaType.PLAIN)


def slices(document, found):
    return [(document.text[span.start : span.end], role) for span, role in found]


def test_headline_comes_first_then_body_and_nothing_else():
    text = "# Mayor resigns\nBy Ann Lee\nThe mayor of Orsk resigned.\nHelp us stay online."
    document = document_of(text)
    article = article_of(
        text,
        ("# Mayor resigns", Role.HEADLINE),
        ("By Ann Lee", Role.BYLINE),
        ("The mayor of Orsk resigned.", Role.BODY),
        ("Help us stay online.", Role.APPEAL),
        headline=Quoted(Span("d", 2, 15), "Mayor resigns"),
    )
    assert slices(document, find_paragraphs(document, article)) == [
        ("Mayor resigns", Role.HEADLINE),
        ("The mayor of Orsk resigned.", Role.BODY),
    ]


def test_dateline_is_left_out_of_the_first_paragraph():
    text = "LIMA (XYZ) — Two men left prison.\nThey went home."
    document = document_of(text)
    dateline = Dateline("LIMA", "XYZ", None, Span("d", 0, 10))
    article = article_of(
        text,
        ("LIMA (XYZ) — Two men left prison.", Role.BODY),
        ("They went home.", Role.BODY),
        dateline=dateline,
    )
    assert [t for t, _ in slices(document, find_paragraphs(document, article))] == [
        "Two men left prison.",
        "They went home.",
    ]


def test_blank_edges_are_trimmed_and_blank_blocks_left_out():
    text = "  A man left.  \n   \n"
    document = document_of(text)
    article = article_of(text, ("  A man left.  ", Role.BODY), ("   \n", Role.BODY))
    assert [t for t, _ in slices(document, find_paragraphs(document, article))] == ["A man left."]
