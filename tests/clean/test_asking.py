"""Appeals in wordings of no list: head, middle and tail, in several paragraphs and languages."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, roles

from firsthand.clean.asking import asks_readers

ASKING = (
    (
        "Nobody behind a desk in the capital pays our reporters: what keeps this newsroom going is "
        "a small sum that you and other readers set aside for it each month."
    ),
    (
        "The morning podcast that our editors record at dawn reaches your phone before the trams "
        "run; subscribe wherever you listen, it costs you nothing."
    ),
    (
        "Seen something that you think we should look into? Write to our investigations desk from "
        "a private address; we will never give your name to anyone."
    ),
    (
        "Membership starts at €4 a month, and every member helps us keep our archive open to you "
        "and to schools."
    ),
    (
        "Unsere Redaktion gehört niemandem. Mit einem Beitrag von 6 Euro im Monat helfen Sie uns, "
        "dass wir auch morgen für Sie recherchieren können."
    ),
    (
        "Notre rédaction vit de vous : avec un don de trois euros par mois, vous nous aidez à "
        "publier nos enquêtes."
    ),
    (
        "Nuestra redacción depende de usted: con tres euros al mes, su apoyo nos permite publicar "
        "reportajes que nadie más publica."
    ),
    (
        "Наша редакция живёт на деньги читателей: 200 рублей в месяц от вас помогут нам и дальше "
        "писать о том, о чём молчат другие."
    ),
    "Наша редакція незалежна завдяки вам: 50 гривень на місяць допоможуть нам публікувати далі.",
)
REPORT = (
    "The union asked its members to join the march on Sunday and to pay their dues by March.",
    "The ministry publishes its budget each month, and anyone may write to the office for free.",
    "Voters must register by Friday; those who pay the fee of $20 may join the party's list.",
    "The donors pledged $40 million a year to support the press fund, the minister said.",
    "Three reporters of the magazine were fined 300 euros after an article on the tax office.",
)


@pytest.mark.parametrize("text", ASKING)
def test_several_kinds_of_words_show_an_appeal(text: str) -> None:
    assert asks_readers(text) >= 4


@pytest.mark.parametrize("text", REPORT)
def test_a_report_of_money_and_support_is_no_appeal(text: str) -> None:
    found = roles(f"Dues and fees in Karvia\n\n{LEAD}\n\n{text}\n\n{SECOND}\n")
    assert found[text] == "body"


def test_what_somebody_is_quoted_with_asks_nothing() -> None:
    quoted = "“Support us, give what you can each month, you are our only readers”"
    assert asks_readers(f"{quoted} stood on the banner.") == 0


@pytest.mark.parametrize("place", ["head", "middle", "tail"])
def test_an_appeal_is_found_wherever_it_stands(place: str) -> None:
    appeal = [ASKING[3], ASKING[0]]
    report = [LEAD, SECOND, "They went home to the valley by bus on Tuesday, police said."]
    at = {"head": 0, "middle": 2, "tail": 3}[place]
    lines = ["Ten freed in Karvia", *report[:at], *appeal, *report[at:]]
    found = roles("\n\n".join(lines) + "\n")
    assert [found[line] for line in report] == ["body"] * 3
    assert "appeal" in {found[line] for line in appeal}


def test_a_sentence_that_looks_odd_stays_in_a_copy() -> None:
    odd = "Im Osten regnete es am Abend 31 Stunden lang, so viel wie seit neun Jahren nicht."
    found = roles(f"Ten freed in Karvia\n\n{LEAD}\n\n{odd}\n\n{SECOND}\n")
    assert found[odd] == "body"
