"""HTML pages: all visible text, the markup of each line, and what the page says of itself."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Document
from firsthand.read import pages, read_bytes, read_records

REPORT = "Ten miners walked free on Monday after two years in prison, police said."


def read(page: str) -> Document:
    return read_bytes(page.encode(), name="page.html", acquisition=Acquisition())[0]


def test_all_visible_text_stands_a_line_a_block() -> None:
    document = read(
        "<html><body><nav><a href='/'>Home</a></nav><h1>Ten <b>miners</b>\n freed</h1>"
        f"<p>{REPORT}<br>They went home.</p><ul><li>One</li><li>Two</li></ul></body></html>"
    )
    lines = [line for line in document.text.splitlines() if line]
    assert lines == ["Home", "Ten miners freed", REPORT, "They went home.", "One", "Two"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>unseen()</script>",
        "<style>.unseen{}</style>",
        "<template><p>unseen</p></template>",
        "<noscript><img src=unseen>unseen</noscript>",
        "<svg onload='unseen()'><text>unseen</text></svg>",
        "<p hidden>unseen</p>",
        "<!-- unseen -->",
        "<iframe src='unseen'>unseen</iframe>",
    ],
)
def test_what_a_browser_never_shows_is_no_text(hidden: str) -> None:
    document = read(f"<html><body>{hidden}<p>{REPORT}</p>{hidden}</body></html>")
    assert "unseen" not in document.text
    assert REPORT in document.text


@pytest.mark.parametrize(
    "rest",
    [
        f"</body><div><p>{REPORT}</p></div></html>",
        f"</body></html><div><p>{REPORT}</p></div>",
        f"</html><html><body><p>{REPORT}</p></body></html>",
    ],
)
def test_what_follows_the_end_of_the_page_is_read(rest: str) -> None:
    document = read(f"<html><body><nav><a href='/'>Home</a></nav>{rest}")
    assert [line for line in document.text.splitlines() if line] == ["Home", REPORT]


def test_elements_slice_the_text_and_keep_their_path() -> None:
    document = read(
        "<html><body><main><figure class='wide'><figcaption>Miners at the gate. "
        "<span class='credit'>Photo: Ida Holm</span></figcaption></figure>"
        "<time datetime='2025-03-03T10:22:00Z'>3 March</time></main></body></html>"
    )
    found = {document.text[e.start : e.end]: e for e in reversed(document.elements)}
    assert found["3 March"].value == "2025-03-03T10:22:00Z"
    assert found["Photo: Ida Holm"].path[-1] == "span.credit"
    caption = found["Miners at the gate. Photo: Ida Holm"]
    assert caption.tag == "figcaption"
    assert "figure.wide" in caption.path


def test_link_share_tells_menus_from_prose() -> None:
    document = read(f"<html><body><li><a href='/a'>Home</a></li><p>{REPORT}</p></body></html>")
    assert [element.link_share for element in document.elements] == [1.0, 0.0]


def test_extractor_keeps_the_report_and_not_the_menu() -> None:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12))
    body = "".join(f"<p>{REPORT} That was day {n}.</p>" for n in range(8))
    document = read(f"<html><body><ul>{menu}</ul><article>{body}</article></body></html>")
    kept = [document.text[e.start : e.end] for e in document.elements if (e.report or 0) > 0]
    assert len(kept) == 8
    assert all(line.startswith("Ten miners") for line in kept)


def test_fields_come_from_json_ld_graphs_meta_and_links() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "The Herald"},
            {
                "@type": ["NewsArticle"],
                "headline": "Ten miners freed",
                "datePublished": "2025-03-03T10:22:00Z",
                "author": [{"@type": "Person", "name": "Ida Holm"}, "Per Lund"],
                "sourceOrganization": {"@type": "Organization", "name": "Northwire"},
                "isBasedOn": "https://northwire.example/1",
            },
        ]
    }
    document = read(
        "<html lang='en'><head><title>Ten miners freed | The Herald</title>"
        "<meta property='og:title' content='Ten miners freed'>"
        "<link rel='canonical' href='https://herald.example/ten'>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script></head>"
        f"<body><p>{REPORT}</p></body></html>"
    )
    found = {(item.name, item.value) for item in document.fields}
    assert found >= {
        ("language", "en"),
        ("headline", "Ten miners freed"),
        ("author", "Ida Holm"),
        ("author", "Per Lund"),
        ("site_name", "The Herald"),
        ("source_organisation", "Northwire"),
        ("based_on", "https://northwire.example/1"),
        ("canonical_url", "https://herald.example/ten"),
        ("published", "2025-03-03T10:22:00Z"),
    }


def test_microdata_is_read() -> None:
    document = read(
        "<html><body><div itemscope itemtype='https://schema.org/NewsArticle'>"
        "<h1 itemprop='headline'>Ten freed</h1><span itemprop='author'><b itemprop='name'>Ida Holm"
        f"</b></span><meta itemprop='datePublished' content='2025-03-03'><p>{REPORT}</p></div>"
    )
    found = {(item.name, item.value, item.basis) for item in document.fields}
    assert ("author", "Ida Holm", "microdata") in found
    assert ("published", "2025-03-03", "microdata") in found


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + REPORT + "</div>" * 20_000,
        "<b>" * 3_000 + REPORT,
        "<table>" + "<tr><td>" * 500 + REPORT,
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
        + "".join(f"<!ENTITY a{n} '&a{n - 1};&a{n - 1};'>" for n in range(1, 30))
        + f"]><p>{REPORT} &a29;</p>",
        f"<p>{REPORT}<p><p></div></span><table><p>",
        f"<html><head><title>x</title><body><script>a<b</script><p>{REPORT}",
        f"\ufeff<?xml version='1.0' encoding='utf-16'?><html><body><p>{REPORT}</p></body></html>",
    ],
    ids=["deep", "inline", "table", "entities", "broken", "unclosed", "declaration"],
)
def test_pathological_pages_give_their_text(page: str) -> None:
    assert REPORT in read(page).text


def test_very_large_pages_skip_the_extractor_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "EXTRACTOR_LIMIT", 1000)
    document = read("<html><body>" + f"<p>{REPORT}</p>" * 50 + "</body></html>")
    assert any("extractor" in note for note in document.notes)


def test_a_page_of_scripts_is_refused_with_advice() -> None:
    with pytest.raises(ReadError, match="rendered"):
        read("<html><body><script>draw()</script></body></html>")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<b>",
                "</b>",
                "<br>",
                "<table>",
                "<td>",
                "</table>",
                "<li>",
                "<h1>",
                "</h1>",
                "<script>",
                "</script>",
                "<time>",
                "&amp;",
                "&#0;",
                "&nbsp;",
                "<!--",
                "-->",
                "<a>",
                "</a>",
                "Ten",
                "freed",
                "Минск",
                "\u202e",
                "\u200b",
            ]
        ),
        max_size=30,
    )
)
def test_element_spans_lie_in_the_text_and_lines_are_covered(parts: list[str]) -> None:
    data = " ".join(parts).encode()
    for item in read_records(data, name="page.html", acquisition=Acquisition()):
        if isinstance(item, ReadError):
            continue
        text = item.text
        for element in item.elements:
            piece = text[element.start : element.end]
            assert piece
            assert piece == piece.strip()
        lines = {line.strip() for line in text.splitlines() if line.strip()}
        assert lines <= {text[e.start : e.end] for e in item.elements}


def test_streamed_parts_of_a_page_are_visible() -> None:
    page = f"<html><body><main></main><div hidden id='S:0'><p>{REPORT}</p></div></body></html>"
    assert REPORT in read(page).text


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg onload=f()><script>unseen</script><p onclick=g()>They went home.",
        "<svg viewBox='0 0 1 1'><g><path d='M0'><div>They went home.</div>",
        "<p><math><mi>unseen<p>They went home.",
    ],
)
def test_text_after_a_drawing_that_nobody_closed_is_kept(drawing: str) -> None:
    document = read(f"<html><body><p>{REPORT}</p><div>{drawing}</body></html>")
    assert document.text.split() == f"{REPORT} They went home.".split()


def test_html_within_a_foreign_object_stays_with_its_drawing() -> None:
    document = read(
        "<html><body><svg><foreignObject><p>unseen</p></foreignObject></svg> "
        f"<svg><p>Before.</p></svg> after <p>{REPORT}</p></body></html>"
    )
    assert document.text.split() == f"Before. after {REPORT}".split()


def test_a_report_in_the_data_of_a_script_is_read() -> None:
    parts = "".join(f"<p>{REPORT} That was day {n}.</p>" for n in range(8))
    state = json.dumps(json.dumps({"story": {"title": "Ten freed", "text": parts}}))
    page = (
        "<html><head><meta property='og:title' content='Ten freed'></head><body><div id='app'>"
        f"</div><script>self.push([1,{state}])</script></body></html>"
    )
    document = read(page)
    assert document.text.startswith("Ten freed\n")
    assert document.text.count("Ten miners") == 8
    assert any("script" in note for note in document.notes)
