"""Whole documents: a role for every line, whatever shape the copy comes in."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, clean, read, roles

from firsthand.clean import SeenCopy, clean_document, mask_paragraph, remember
from firsthand.model import Acquisition

HEAD = "Ten miners freed in Karvia"
MORE = "The justice ministry did not comment on the other cases on Monday."
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{MORE}"
ADDRESS = "https://herald.example/2025/03/03/ten-miners-freed-in-karvia-b77"


def test_a_plain_copy_is_read_whole() -> None:
    article = clean(f"{HEAD}\n\nBy Ida Holm\n\nMarch 3, 2025\n\n{BODY}\n")
    assert article.headline is not None
    assert article.headline.text == HEAD
    assert article.byline.persons == ("Ida Holm",)
    assert article.published is not None
    assert article.published.value == "2025-03-03"
    assert len(article.body) == 4
    assert article.language == "en"


@pytest.mark.parametrize("line", [f"# {HEAD}", f"**{HEAD}**", f"## {HEAD} ##", f"Subject: {HEAD}"])
def test_headline_marks_are_no_part_of_the_headline(line: str) -> None:
    article = clean(f"{line}\n\n{BODY}\n", "copy.md")
    assert article.headline is not None
    assert article.headline.text == HEAD


def test_a_copy_that_opens_with_its_lead_has_no_headline() -> None:
    article = clean(f"{LEAD}\n{SECOND}\n{THIRD}\n")
    assert article.headline is None
    assert len(article.body) == 3


def test_hard_wrapped_lines_make_paragraphs() -> None:
    wrapped = (
        "Ten miners freed in Karvia\n\n"
        "KARVIA (Northwire) - Ten miners walked free in Karvia on Monday after two\n"
        "years in prison, police said, in a case that had drawn protests from unions\n"
        "across the region.\n\n"
        "Their lawyer said that they had gone home to the north and that none of\n"
        "them would speak to reporters before the end of the week.\n"
    )
    article = clean(wrapped)
    assert len(article.body) == 2
    assert article.byline.agency == "Northwire"


def test_one_wrapped_paragraph_is_enough_to_see_the_wrapping() -> None:
    text = (
        f"{HEAD}\r\n\r\nBy Per Lund\r\n\r\n"
        "KARVIA CITY, March 4 (Northwire) - Karvia freed ten miners on Tuesday, the\r\n"
        "union of the northern pits said, in the first release since the two sides\r\n"
        "broke off their talks last year.\r\n\r\nThey went home.\r\n"
    )
    assert len(clean(text).body) == 2


def test_an_appeal_runs_to_its_closing_line() -> None:
    appeal = [
        "A message from The Karvia Herald:",
        "Dear readers,",
        "Three of our reporters were fined this spring and the office was searched twice.",
        "Please give what you can.",
        "Remind me later",
    ]
    found = roles("\n".join([LEAD, SECOND, THIRD, *appeal]))
    assert [found[line] for line in appeal] == ["appeal"] * 5
    assert found[THIRD] == "body"
    article = clean("\n".join([LEAD, SECOND, THIRD, *appeal]))
    assert ("The Karvia Herald", "appeal") in {(c.name, c.kind) for c in article.credits}
    assert article.byline.outlet is None


def test_the_report_goes_on_after_an_appeal_in_its_middle() -> None:
    box = [
        "A message from The Karvia Herald:",
        "We need you. Your support keeps us going.",
        "Support us",
    ]
    found = roles("\n\n".join([HEAD, LEAD, *box, SECOND, THIRD]))
    assert [found[line] for line in box] == ["appeal"] * 3
    assert found[SECOND] == found[THIRD] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Enjoying this article? The Herald was fined twice last year. Join 4,000 members.",
        "The Herald was banned in 2023. Help us stay online.",
        "Continue reading this story for 1 EUR. Already a subscriber? Sign in",
        "Sign up for our weekly newsletter",
        "Поддержите нашу редакцию",
        "Support our work: the Herald is paid for by its readers. Donate from 2 EUR a month.",
        "Unterstützen Sie unsere Arbeit",
    ],
)
def test_single_appeals_are_set_aside(line: str) -> None:
    assert roles(f"{HEAD}\n\n{BODY}\n\n{line}\n")[line] == "appeal"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Read more: Court jails poet in Verlan", "teaser"),
        ("WATCH: Police clear a square in Verlan", "teaser"),
        ("[Continue at the source](https://herald.example/ten)", "teaser"),
        ("Follow our coverage of Karvia at https://herald.example/karvia", "teaser"),
        ("Читайте также: В Верлане задержан учитель", "teaser"),
        ("Correction: An earlier version of this article gave nine as the number.", "note"),
        ("Editor's note: Names were changed at the request of the families.", "note"),
        ("(Reporting by Ida Holm in Karvia; Editing by Per Lund)", "note"),
        ("With reporting by AP", "note"),
        ("(This story has been refiled to correct the spelling of a name)", "note"),
        ("*dpa ho pl n1 xxde kk*", "note"),
        ("This article first appeared in The Verlan Post.", "note"),
        ("© 2025 The Karvia Herald", "other"),
        ("Comments (12)", "other"),
        ("We use cookies to measure our audience. Accept all", "other"),
        ("Ida Holm is a correspondent for The Karvia Herald based in Verlan.", "bio"),
        ("The Karvia Herald foreign desk is based in Verlan. It was founded in 1991.", "bio"),
    ],
)
def test_furniture_below_the_report_gets_its_role(line: str, role: str) -> None:
    found = roles(f"{HEAD}\n\n{BODY}\n\n{line}\n")
    assert found[line] == role
    assert found[MORE] == "body"


def test_a_teaser_list_runs_over_its_headlines() -> None:
    teasers = ["READ MORE", "Court jails poet in Verlan", "Two held after border clash"]
    found = roles("\n".join([HEAD, LEAD, SECOND, THIRD, *teasers]))
    assert [found[line] for line in teasers] == ["teaser"] * 3


@pytest.mark.parametrize(
    "given",
    [
        f"Original url:\n\n{ADDRESS}",
        f"Source: {ADDRESS}",
        "Original url:\n\nhttps://herald.example/2025/03/03/ten-miners-fr eed-in-karvia-b77",
        "Original article:\nhttps://herald.example/2025/03/03/ten-miners-freed-\nin-karvia-b77",
        "Original url:\nhttps://herald.example/2025/03/03/ten-miners-freed-in-kar via-b77.",
    ],
)
def test_broken_addresses_are_repaired(given: str) -> None:
    article = clean(f"{HEAD}\n\n{BODY}\n\n{given}\n")
    assert article.canonical_url == ADDRESS
    assert len(article.body) == 4
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2025-03-03", "url")


def test_a_mail_is_its_subject_and_text() -> None:
    text = (
        "From: Desk <desk@herald.example>\nSubject: Fwd: Ten miners freed\n"
        "Date: Mon, 3 Mar 2025 09:12:00 +0100\n\n"
        f"---------- Forwarded message ----------\n\n{BODY}\n\nSent from my phone\n"
    )
    article = clean(text)
    assert article.headline is not None
    assert article.headline.text == "Ten miners freed"
    assert article.published is not None
    assert article.published.value == "2025-03-03T09:12:00+01:00"
    assert len(article.body) == 4


def test_wire_slugs_and_the_update_line_are_no_headline() -> None:
    text = f"URGENT\nUPDATE 2-{HEAD}\n\n(Adds quotes)\n\nKARVIA, March 3 (Reuters) - {BODY}\n"
    article = clean(text)
    assert article.headline is not None
    assert article.headline.text == f"UPDATE 2-{HEAD}"
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("KARVIA", "Reuters")
    assert article.byline.agency == "Reuters"


@pytest.mark.parametrize("mark", ["\n", " | ", " - "])
def test_updated_is_kept_apart_from_published(mark: str) -> None:
    dates = f"Published: 3 March 2025, 10:22 (CET){mark}Updated: 4 March 2025, 12:00 (CET)"
    article = clean(f"{HEAD}\n\n{dates}\n\n{BODY}\n")
    assert article.published is not None
    assert article.updated is not None
    assert article.published.value == "2025-03-03T10:22:00+01:00"
    assert article.updated.value == "2025-03-04T12:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("By AFP", ("AFP", "byline", True)),
        ("Staff and agencies (Reuters, AP)", ("AP", "staff_and_agencies", True)),
        (
            "KARVIA (Northwire) - Ten miners walked free, police said.",
            ("Northwire", "dateline", False),
        ),
    ],
)
def test_producers_above_the_report_are_credited(text: str, credit: tuple[str, str, bool]) -> None:
    article = clean(f"{HEAD}\n{text}\n{LEAD}\n{SECOND}\n")
    assert credit in {(c.name, c.kind, c.is_agency) for c in article.credits}


def test_a_report_that_cites_an_agency_is_not_signed_by_it() -> None:
    article = clean(
        f"{HEAD}\n\n{LEAD}\n\nInterfax reported that two others were held.\n\n{THIRD}\n"
    )
    assert article.byline.agency is None
    assert ("Interfax", "citation") in {(c.name, c.kind) for c in article.credits}


def test_the_sidecar_names_the_house_and_the_address() -> None:
    where = Acquisition(path="a.txt", source_name="Karvia Herald (English)", url=ADDRESS)
    article = clean(f"{HEAD}\n\n{BODY}\n", acquisition=where)
    assert article.byline.outlet == "Karvia Herald"
    assert article.canonical_url == ADDRESS


def test_a_document_without_a_report_says_so() -> None:
    article = clean("Home\nWorld\nSign in\n")
    assert article.body == ()
    assert any("report" in note for note in article.notes)


def test_memory_weighs_against_what_a_source_prints_again_and_again() -> None:
    house = "The Herald has served the people of Karvia for ninety years and 3 wars."
    where = Acquisition(path="a.txt", source_domain="herald.example")
    document = read(f"{HEAD}\n\n{BODY}\n\n{house}\n", acquisition=where)
    fresh = clean_document(document).blocks[-1]
    masked = mask_paragraph(house)
    copies = [SeenCopy("herald.example", f"story {n}", {masked: 1.0}) for n in range(6)]
    again = clean_document(document, memory=remember(copies)).blocks[-1]
    assert (fresh.role.value, again.role.value) == ("body", "other")


def test_masking_ignores_figures_case_and_marks() -> None:
    assert mask_paragraph("Join 4,000 members.") == mask_paragraph("JOIN 5,213 members")


@pytest.mark.parametrize(
    "line",
    [
        '"Thank you for your support," the freed leader told the crowd at the gate.',
        '"Please donate what you can," the mayor said of the families of the dead.',
        "Background: two miners died when the roof of the pit fell in two years ago.",
        "The union, which is funded by its members, said it had 4,000 of them.",
        "Video of the release showed the ten walking through the gate at noon.",
        "By Friday, more than 30 people had asked the court for their release.",
        "Related charges against eleven others were dropped in January.",
        "Subscribers to the union's bulletin learned of the release first, she added.",
        "The ministry said in a statement that it would not comment.",
    ],
)
def test_report_that_sounds_like_furniture_stays_report(line: str) -> None:
    assert roles(f"{HEAD}\n\n{LEAD}\n\n{line}\n\n{THIRD}\n")[line] == "body"


def test_a_line_about_someone_in_the_news_is_report() -> None:
    line = "Lena Dorsk is a journalist at the Karvia Herald who was jailed in 2023."
    assert roles(f"{HEAD}\n\n{LEAD}\n\n{line}\n\n{THIRD}\n")[line] == "body"


def test_scripts_without_spaces_are_read() -> None:
    text = "鉱山労働者十人が釈放\n\n警察は月曜日、鉱山労働者十人を釈放したと発表した。\n"
    article = clean(text)
    assert article.headline is not None
    assert [block.role.value for block in article.blocks] == ["headline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "The Lantern lives from its readers. Become one of our 1,200 donors today.",
        "Be one of the 400 patrons of this house.",
        "Get our morning briefing. Subscribe today",
        "Join our Telegram channel.",
        "Liked what you read? Pass the hat.",
        "Receive the weekly Lantern bulletin on Fridays",
    ],
)
def test_an_appeal_of_one_line_at_the_end_is_no_report(line: str) -> None:
    article = clean(f"{HEAD}\n\n{BODY}\n\n{line}\n")
    assert article.blocks[-1].role.value == "appeal"
    assert len(article.body) == 4


def test_a_voter_told_to_register_is_report() -> None:
    line = "Officials told villagers to sign up today and to become members of the union, he said."
    article = clean(f"{HEAD}\n\n{BODY}\n\n{line}\n\n{BODY}\n")
    assert len(article.body) == 9


def test_the_lines_of_a_mails_header_are_no_report() -> None:
    text = (
        f"From: news@lantern.example\nSubject: {HEAD}\n"
        f"Date: Mon, 3 Mar 2025 09:12 +0100\n\n{BODY}\n\n"
        "You get this mail because your address is on our list. Unsubscribe here.\n"
    )
    article = clean(text)
    assert [block.role.value for block in article.blocks[:3]] == ["other", "other", "date"]
    assert article.blocks[-1].role.value == "other"
    assert article.headline is not None
    assert article.headline.text == HEAD
    assert len(article.body) == 4
