"""The block scorer of pages: its trees, its votes, and pages that are no ordinary article."""

from pathlib import Path

import numpy as np
import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, clean, read, roles

from firsthand.errors import ReadError
from firsthand.model import Role
from firsthand.read.page_features import page_features
from firsthand.read.page_numbers import PageBlock, number_page, path_words
from firsthand.read.page_scorer import load_scorer, read_scorer
from firsthand.read.report_votes import believe_witness, doubt

BODY = "".join(f"<p>{line}</p>" for line in (LEAD, SECOND, THIRD) * 4)
MENU = "".join(f'<li><a href="/{i}">Section {i} of the paper</a></li>' for i in range(30))
PAGE = (
    f"<html><body><nav><ul>{MENU}</ul></nav><main><article><h1>Ten freed in Karvia</h1>{BODY}"
    f"</article></main><footer><ul>{MENU}</ul></footer></body></html>"
)


def page_blocks() -> list[PageBlock]:
    document = read(PAGE, "page.html")
    return [PageBlock(document.text[e.start : e.end], e) for e in document.elements]


def test_prose_of_the_article_scores_above_menus() -> None:
    document = read(PAGE, "page.html")
    odds = {document.text[e.start : e.end]: e.report for e in document.elements}
    report, menu = odds[LEAD], odds["Section 3 of the paper"]
    assert report is not None
    assert menu is not None
    assert report > 0 > menu


def test_a_plain_text_has_no_page_scores() -> None:
    assert read(f"Ten freed\n\n{LEAD}\n\n{SECOND}\n").elements == ()


def test_features_have_a_row_a_block_and_a_column_a_word() -> None:
    blocks, fields = page_blocks(), read(PAGE, "page.html").fields
    none = np.zeros(len(blocks))
    bare = page_features(number_page(blocks, fields, (), ()), none)
    worded = page_features(number_page(blocks, fields, ("nav", "story"), ("wrapper",)), none)
    assert len(bare) == len(blocks)
    assert worded.shape[1] == bare.shape[1] + 3
    assert np.isfinite(worded).all()


def test_class_words_leave_tags_out() -> None:
    assert path_words(("div.photo-caption", "p.wide")) == {"photo", "caption", "wide"}


def test_trees_are_walked_to_their_leaves(tmp_path: Path) -> None:
    """One tree of one question: a first number over 2.5 is report."""
    path = tmp_path / "trees.npz"
    stored = {"near_words": np.array(["a"]), "far_words": np.array(["b"])}
    for kind in ("alone", "witnessed"):
        stored[f"{kind}_depth"] = np.array(1)
        stored[f"{kind}_feature"] = np.array([[0, 0, 0]], np.int16)
        stored[f"{kind}_threshold"] = np.array([[2.5, 0.0, 0.0]])
        stored[f"{kind}_left"] = np.array([[1, 1, 2]], np.int16)
        stored[f"{kind}_right"] = np.array([[2, 1, 2]], np.int16)
        stored[f"{kind}_value"] = np.array([[0.0, -1.5, 2.0]])
    np.savez(path, **stored)
    scorer = read_scorer(path)
    assert scorer.alone.score(np.array([[2.0], [3.0]])).tolist() == [-1.5, 2.0]
    assert (scorer.near_words, scorer.far_words) == (("a",), ("b",))


def test_the_scorer_of_the_package_fits_its_features() -> None:
    scorer = load_scorer()
    blocks, fields = page_blocks(), read(PAGE, "page.html").fields
    numbers = number_page(blocks, fields, scorer.near_words, scorer.far_words)
    table = page_features(numbers, np.zeros(len(blocks)))
    assert int(scorer.alone.feature.max()) < table.shape[1]
    assert int(scorer.witnessed.feature.max()) < table.shape[1]


def test_doubt_counts_the_words_that_may_be_misjudged() -> None:
    words = np.array([50.0, 50.0])
    assert doubt(np.array([9.0, -9.0]), words) < 0.01
    assert doubt(np.array([9.0, 0.0]), words) == pytest.approx(1 / 3, abs=0.01)


def test_a_witness_is_believed_where_the_scorer_drops_most_of_what_it_keeps() -> None:
    words, kept = np.full(4, 50.0), np.array([1.0, 1.0, 1.0, 0.0])
    mostly_dropped = believe_witness(np.array([2.0, -1.0, -9.0, -1.0]), kept, words)
    assert (mostly_dropped > 0).tolist() == [True, True, False, False]
    agreed = np.array([2.0, 3.0, -0.5, -1.0])
    assert believe_witness(agreed, kept, words).tolist() == agreed.tolist()


def test_an_article_that_json_ld_gives_in_full_is_a_witness() -> None:
    stated = " ".join((LEAD, SECOND, THIRD) * 4)
    data = f'{{"@type": "NewsArticle", "headline": "Ten freed", "articleBody": "{stated}"}}'
    page = PAGE.replace("<body>", f'<body><script type="application/ld+json">{data}</script>')
    document = read(page.replace("<main>", "<p>Buy a harbour mug today</p><main>"), "p.html")
    kept = {document.text[e.start : e.end] for e in document.elements if e.is_article}
    assert kept >= {LEAD, SECOND, THIRD}
    assert "Buy a harbour mug today" not in kept


def test_a_stated_author_of_one_word_or_another_script_is_a_person() -> None:
    for name in ("Marwa", "大渡 美咲"):
        data = f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "{name}"}}}}'
        page = PAGE.replace("<body>", f'<body><script type="application/ld+json">{data}</script>')
        assert clean(page, "page.html").byline.persons == (name,)


def test_authors_of_other_stories_do_not_sign_this_one() -> None:
    data = (
        '[{"@type": "NewsArticle", "headline": "Ten freed in Karvia", "author": "Ida Holm"},'
        '{"@type": "NewsArticle", "headline": "Peso slips", "author": "Jon Reyes"}]'
    )
    page = PAGE.replace("<body>", f'<body><script type="application/ld+json">{data}</script>')
    assert clean(page, "page.html").byline.persons == ("Ida Holm",)


def test_the_name_of_the_house_is_no_author() -> None:
    head = '<meta name="author" content="Harbour Gazette"><meta property="og:site_name" content="Harbour Gazette">'  # noqa: E501
    page = PAGE.replace("<html>", f"<html><head>{head}</head>")
    byline = clean(page, "page.html").byline
    assert byline.persons == ()
    assert byline.outlet == "Harbour Gazette"


def test_a_paid_page_that_shows_its_opening_says_so() -> None:
    data = '{"@type": "NewsArticle", "isAccessibleForFree": false}'
    stub = f"<html><body><article><h1>Ten freed</h1><p>{LEAD}</p></article></body></html>"
    page = stub.replace("<body>", f'<body><script type="application/ld+json">{data}</script>')
    assert any("paywall" in note for note in clean(page, "page.html").notes)
    assert not any("paywall" in note for note in clean(stub, "page.html").notes)


def test_a_gallery_of_captions_is_no_report() -> None:
    pictures = "".join(
        f"<figure><img><figcaption>The gate of prison number {i} on Monday. "
        '<span class="credit">Photo: Ida Holm</span></figcaption></figure>'
        for i in range(200)
    )
    article = clean(
        f"<html><body><article><h1>Karvia</h1>{pictures}</article></body></html>", "page.html"
    )
    assert len(article.captions) == 200
    assert not article.body
    assert "no line of this document reads as a report" in article.notes


def test_text_from_right_to_left_and_zero_width_signs_are_kept() -> None:
    line = (
        "أفرجت السلطات في كارفيا عن عشرة عمال يوم الاثنين بعد عامين في السجن، وفق ما قالت الشرطة."
    )
    lines = "".join(f"<p>{line}\u200b {i}</p>" for i in range(8))
    document = read(f"<html><body><article>{lines}</article></body></html>", "page.html")
    assert document.text.count(line) == 8


def test_entities_are_not_expanded_without_end() -> None:
    bomb = (
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
    )
    document = read(f"{bomb}<html><body><p>&c;</p><p>{LEAD}</p></body></html>", "page.html")
    assert LEAD in document.text
    assert len(document.text) < len(bomb) + 2 * len(LEAD)


def test_only_an_appeal_is_no_report_and_scripts_alone_are_refused() -> None:
    plea = "Dear reader, please support our journalism with a monthly donation today."
    found = roles(f"<html><body><div class='donate'><p>{plea}</p></div></body></html>", "page.html")
    assert found[plea] == Role.APPEAL
    with pytest.raises(ReadError, match="outside its scripts"):
        read("<html><body><script>let a = 1</script></body></html>", "page.html")
