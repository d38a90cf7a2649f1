"""Short whole sentences are report; what stands about them keeps its role."""

import pytest
from tests.clean.news_copy import clean, read

from firsthand.clean import clean_document
from firsthand.model import Role

_LEAD = "Forty bakers in Brennick will get back pay after a ruling on Wednesday, the court said."


def roles_of(text: str) -> dict[str, Role]:
    """Return the role of each line of a copy."""
    document = read(text)
    return {
        document.text[b.span.start : b.span.end]: b.role for b in clean_document(document).blocks
    }


@pytest.mark.parametrize("opening", ["**", "__", "*"])
def test_a_bold_dateline_is_cut_with_what_closes_it(opening: str) -> None:
    document = read(f"# Strike\n\n{opening}VELMORA (Nordwire) —{opening} Dockers walked out.\n")
    dateline = clean_document(document).dateline
    assert dateline is not None
    assert dateline.place == "VELMORA"
    assert document.text[dateline.span.end :] == "Dockers walked out.\n"


def test_bold_words_after_a_dateline_are_no_part_of_it() -> None:
    document = read("# Strike\n\nVELMORA (Nordwire) — **Dockers** walked out on Monday.\n")
    dateline = clean_document(document).dateline
    assert dateline is not None
    assert document.text[dateline.span.end :].startswith("**Dockers**")


def test_a_short_sentence_on_others_between_furniture_is_report() -> None:
    text = (
        f"Bakers win back pay\n\n{_LEAD}\n\nThe Brennick Briefing\nGet the news in your inbox.\n"
        "Enter your email\n\nThe company must pay within 60 days.\n\nIt may appeal.\n\n"
        "Recommended for you\nBread prices up again\n"
    )
    roles = roles_of(text)
    assert roles["It may appeal."] is Role.BODY
    assert roles["Get the news in your inbox."] is Role.APPEAL
    assert roles["Bread prices up again"] is Role.TEASER


def test_a_sentence_below_a_link_to_one_story_is_report() -> None:
    roles = roles_of(
        f"Bakers win back pay\n\n{_LEAD}\n\nSee also: Bread prices up\n\n"
        "The union called the ruling fair.\n"
    )
    assert roles["See also: Bread prices up"] is Role.TEASER
    assert roles["The union called the ruling fair."] is Role.BODY


def test_a_headline_below_menus_and_a_notice_on_cookies_is_found() -> None:
    article = clean(
        "We value your privacy\nWe and our 214 partners store data on your device.\n"
        "Accept all\nReject all\nMenu\nHome\nThe Tessaly Ledger\nCourt frees six farmers\n"
        "By Marga Ilves\n14 March 2025, 09:12\nShare\n"
        "Six farmers walked free on Friday after a court dropped all charges, a judge said.\n"
        "They had been held for 41 days.\n"
    )
    assert article.headline is not None
    assert article.headline.text == "Court frees six farmers"


def test_a_caption_that_opens_with_a_label_ends_in_its_credit() -> None:
    article = clean(
        f"Bakers win back pay\n\n{_LEAD}\n\nPhoto: A baker hugs his son. (Picture: Ida Holm/AFP)\n"
    )
    assert [(item.text, item.credit) for item in article.captions] == [
        ("Photo: A baker hugs his son.", "Picture: Ida Holm/AFP")
    ]


def test_the_signer_of_a_bio_is_no_house_and_a_year_is_no_part_of_one() -> None:
    bio = "Lise Amundsen is a senior correspondent in the delta and has won two prizes."
    article = clean(f"Flood kills 14\n\nLise Amundsen\n6 May 2025\n\n{_LEAD}\n\n{bio}\n")
    assert article.byline.persons == ("Lise Amundsen",)
    assert article.byline.outlet is None
    signed = clean(f"Flood kills 14\n\n{_LEAD}\n\nHe was 40.\n\n(c) Karsk Herald 2025\n")
    assert signed.byline.outlet == "Karsk Herald"


def test_a_line_on_privacy_makes_no_cookie_wall_of_a_short_report() -> None:
    article = clean(
        f"Bakers win back pay\n\n{_LEAD}\n\nBy signing up you agree to our privacy policy.\n\n"
        "The company may appeal.\n"
    )
    assert not any("cookie wall" in note for note in article.notes)
