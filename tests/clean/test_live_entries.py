"""Live pages and walls: entries with their times, and pages that show no report."""

from tests.clean.news_copy import LEAD, SECOND, THIRD, clean

HEAD = "Ten miners freed in Karvia"


def entry(time: str, text: str) -> str:
    return f"<div class='entry'><time datetime='{time}'>{time[11:16]}</time><p>{text}</p></div>"


def test_entries_of_a_live_page_have_their_times() -> None:
    times = ("2025-03-03T22:05:00Z", "2025-03-03T21:10:00Z", "2025-03-03T20:00:00Z")
    body = "".join(map(entry, times, (LEAD, SECOND, THIRD)))
    page = (
        f"<html><body><h1>LIVE: {HEAD}</h1><section class='liveblog'>{body}</section></body></html>"
    )
    article = clean(page, "page.html")
    assert tuple(item.time for item in article.entries) == times
    bodies = [block.span for block in article.body]
    for found, span in zip(article.entries, bodies, strict=True):
        assert found.span.start < span.start
        assert found.span.end == span.end


def test_one_time_above_the_report_makes_no_live_page() -> None:
    page = (
        f"<html><body><article><h1>{HEAD}</h1><time datetime='2025-03-03'>3 March 2025</time>"
        f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    )
    assert clean(page, "page.html").entries == ()


def test_a_cookie_wall_is_said() -> None:
    page = (
        "<html><body><div class='cmp'><h2>Your privacy</h2>"
        "<p>We and 40 partners use cookies on your device. Accept all</p></div></body></html>"
    )
    assert any("cookie wall" in note for note in clean(page, "page.html").notes)


def test_a_paragraph_that_comes_twice_is_report_once() -> None:
    part = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    page = (
        f"<html><body><article><h1>{HEAD}</h1><div class='wide'>{part}</div>"
        f"<div class='narrow'>{part}</div></article></body></html>"
    )
    assert len(clean(page, "page.html").body) == 3
