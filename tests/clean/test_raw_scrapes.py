"""Raw scrapes as people paste them: what is report, what is the house's, line by line."""

# ruff: noqa: E501 (scrapes stand as they are pasted)

import pytest
from tests.clean.news_copy import clean, roles

APPEAL_AT_THE_END = """\
Miners' union leader walks free in Karvia after 14 months

The leader of Karvia's largest miners' union, Oren Petrak, was released from Colony No. 4 on Thursday after serving 14 months, his wife said.

Petrak, 47, was convicted in August 2024 of "organising actions that disrupt public order" over a strike at the Dolna pit. He has always denied the charge.

"He called me from the gate. He sounded tired, but he was laughing," Marta Petrak told the Northern Courier.

Eight other members of the union remain in prison, according to the rights group Open Door.

The interior ministry did not answer questions about the release.

You've reached the end. That means you care about stories like Oren's.

Northern Courier has no owner, no advertisers and no paywall. What it has is 4,100 readers who pay a little every month so that everyone can read for free.

Last year that money sent our reporters to 23 trials nobody else attended.

If you can afford it, join them. It takes two minutes.

Count me in | Tell me more | I already pay
"""
NEWSLETTER_AND_TEASERS = """\
Ferry with 212 aboard runs aground off Halden

HALDEN, March 4 (Reuters) - A passenger ferry carrying 212 people ran aground in fog off the port of Halden on Tuesday, the coast guard said, adding that nobody was hurt.

Get the morning briefing
The five stories you need, in your inbox by 7 a.m.
Enter your email address
Sign me up
By signing up you agree to our terms and privacy policy.

The Aurora was on its way from Lindau when it struck a sandbank at 6:40 a.m., coast guard spokesman Piet Aalto told reporters. Two tugs were trying to pull it free.

The ferry Aurora lies on a sandbank off Halden on Tuesday. Handout via REUTERS

Passengers were being taken ashore in small boats, Aalto said.

RELATED STORIES
Halden port to close for dredging in May
Why ferries keep getting stuck in the sound
Captain of grounded freighter fined 20,000 crowns

The operator, Sound Lines, said it would refund all tickets.

(Reporting by Ida Holm in Halden; Editing by Tom Brask)
"""
COOKIES_FIRST = """\
We value your privacy
We and our 843 partners store and access information on a device, such as cookies, and process personal data.
Accept all
Manage options

Parliament in Vessna passes amnesty for 60 prisoners

By Dana Kolar and Emil Brandt
Published: 12 May 2025, 18:42 CEST | Updated: 13 May 2025, 09:10

Vessna's parliament voted 71 to 38 on Monday for an amnesty that will free about 60 people jailed after the 2023 protests.

The law covers those sentenced to up to five years, justice minister Lena Orsic said. It does not cover people convicted of violence.

Photo: Parliament of Vessna / Handout

"This is a beginning, not an end," Orsic told deputies.

Opposition leader Jan Havel called it "too little, and two years late".

The first prisoners are to leave the women's prison in Lipa on 20 May.

Share this article
Facebook
X
WhatsApp
Copy link

© 2025 Vessna Radio. All rights reserved.
"""
HARD_WRAPPED = """\
Flood kills three in the valley of Orna, 400 moved to
schools

Ardvale, 9 April (dpa) - Three people died when the river
Orna burst its banks on Wednesday night, the governor of the
Ardvale region said. About 400 people were moved to schools
and gyms.

"We had twenty minutes," said Nadia Kovacs, a teacher from
the village of Lower Orna. "The water came through the back
door."

Two bridges were closed, and the line to Corvey was cut. The
railway said repairs would take until Sunday.

Meteorologists expect more rain from Friday on.
"""
MARKDOWN = """\
# Court in Lindau jails journalist for two years

*By **Tomas Ferrand**, Lindau*

**LINDAU** — A court in Lindau on Friday sentenced the journalist Hanna Krol to two years in prison for "spreading false information", her newspaper said.

![Hanna Krol in court](https://img.example/krol.jpg)
*Hanna Krol in the dock on Friday. Photo: Anton Sivak / EPA*

Krol, 39, had written about the deaths of conscripts at the Vessna barracks.

> Read more: [Who is Hanna Krol?](https://kestrel.example/krol)

## "A message to all of us"

The union of journalists called the sentence *"a message to all of us"*.

- The prosecutor had asked for four years.
- The defence will appeal.
- A second trial opens on 3 July.

---

*Kestrel Media is funded by its readers. [Become a member](https://kestrel.example/join).*
"""
ALL_APPEAL = """\
A message from the editors of the Ferryman

Dear reader,

For eleven years we have reported from towns where nobody else sends a correspondent. We do it without a cent from any government.

Three things make this possible: your trust, your tips and your donations.

This month two grants end, and we are 18,000 euros short. If 900 of you give 20 euros, we can keep all our reporters until the summer.

Please give today at ferryman.example/give.

With thanks,
Sofia Lenz, editor-in-chief
"""
SIGNED_BELOW = """\
Home > World > Europe

Two soldiers swapped at the Orna bridge

Marek Dvorak in Corvey
Tue 8 Apr 2025 11.03 BST

Two soldiers captured last autumn were exchanged at the Orna bridge on Tuesday morning, both armies said.

The exchange, the fourth since January, was brokered by Norland, according to its foreign minister, Inga Dahl.

One of the men, Pavel Rudin, 22, was taken to hospital in Corvey. The other was not named.

View image in fullscreen
Ambulances wait at the Orna bridge on Tuesday. Photograph: Elsa Marchetti/Getty Images

"The door stays open," Dahl said.

Marek Dvorak reports from Corvey for Hillcrest Reporter. Additional reporting by Carmen Iglesias in Norland.

Topics: War, Prisoners, Norland
"""
LISTS_INSIDE = """\
Ministry denies hunger strike at Colony No. 9

The justice ministry on Wednesday denied that prisoners at Colony No. 9 were on hunger strike. Relatives say at least 30 men have refused food since Sunday.

ADVERTISEMENT

"There is no hunger strike. Everyone is eating," deputy minister Roman Veles said.

Most read
1. Ten miners freed in Karvia
2. Ferry stuck off Halden for a second day
3. What we know about the school fire

Relatives who stood outside the colony told Radio Volna they had been refused visits.

Do you have information about this story? Write to us at tips@volna.example or on Signal.

They said they would stay until they saw a doctor go in.

We apologised for nothing, one guard shouted to them.

Radio Volna is registered as a foreign agent. Support us.
"""

CASES = [
    (
        APPEAL_AT_THE_END,
        "copy.txt",
        [
            ("Petrak, 47", "body"),
            ("The interior ministry", "body"),
            ("You've reached", "appeal"),
            ("Northern Courier has", "appeal"),
            ("Last year that money", "appeal"),
            ("If you can afford", "appeal"),
        ],
    ),
    (
        NEWSLETTER_AND_TEASERS,
        "copy.txt",
        [
            ("HALDEN, March 4", "body"),
            ("Get the morning", "appeal"),
            ("The five stories", "appeal"),
            ("The Aurora was", "body"),
            ("The ferry Aurora lies", "caption"),
            ("Passengers were", "body"),
            ("RELATED", "teaser"),
            ("Captain of grounded", "teaser"),
            ("The operator", "body"),
            ("(Reporting by", "note"),
        ],
    ),
    (
        COOKIES_FIRST,
        "copy.txt",
        [
            ("We value", "other"),
            ("We and our", "other"),
            ("Parliament in Vessna passes", "headline"),
            ("By Dana", "byline"),
            ("Published", "date"),
            ("The first prisoners", "body"),
            ("Share this", "other"),
            ("© 2025", "other"),
        ],
    ),
    (
        HARD_WRAPPED,
        "copy.txt",
        [
            ("Ardvale, 9 April", "body"),
            ("Two bridges", "body"),
            ("Meteorologists", "body"),
        ],
    ),
    (
        MARKDOWN,
        "copy.md",
        [
            ("*By", "byline"),
            ("**LINDAU", "body"),
            ("*Hanna", "caption"),
            ("> Read", "teaser"),
            ('## "A message', "body"),
            ("The union of", "body"),
            ("- The defence", "body"),
            ("*Kestrel", "appeal"),
        ],
    ),
    (
        ALL_APPEAL,
        "copy.txt",
        [
            ("A message", "appeal"),
            ("For eleven", "appeal"),
            ("Please give", "appeal"),
        ],
    ),
    (
        SIGNED_BELOW,
        "copy.txt",
        [
            ("Home >", "other"),
            ("Two soldiers swapped", "headline"),
            ("Marek Dvorak in", "byline"),
            ("Tue 8", "date"),
            ("Ambulances", "caption"),
            ("Marek Dvorak reports", "bio"),
            ("Topics", "other"),
        ],
    ),
    (
        LISTS_INSIDE,
        "copy.txt",
        [
            ("ADVERT", "other"),
            ("Most read", "teaser"),
            ("2. Ferry", "teaser"),
            ("Relatives who", "body"),
            ("Do you have", "appeal"),
            ("They said they", "body"),
            ("We apologised", "body"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "name", "expected"), CASES)
def test_lines_have_their_roles(text: str, name: str, expected: list[tuple[str, str]]) -> None:
    found = roles(text, name)
    for opening, role in expected:
        (line,) = [line for line in found if line.startswith(opening)]
        assert (opening, found[line]) == (opening, role)


def test_a_document_that_is_only_an_appeal_says_so() -> None:
    article = clean(ALL_APPEAL)
    assert not article.body
    assert "no line of this document reads as a report" in article.notes


def test_signs_that_take_no_room_hide_no_byline() -> None:
    text = (
        "Ten\u200b miners freed in Kar\u00advia\n\n\u200bBy \u200bIda\u00a0Holm\n\n"
        "Ten miners walked free in Kar\u00advia on Monday\u200b after two years, police said.\n\n"
        "Their lawyer, Oren Petrak, said they had\u00a0gone home to the north.\n"
    )
    article = clean(text)
    assert article.byline.persons == ("Ida Holm",)
    assert len(article.body) == 2


def test_the_pieces_of_an_address_are_joined() -> None:
    text = (
        "Activist freed in Karvia after mediation\n\nBy AFP\n\nPublished: 2 June 2025\n\n"
        "Activist Milena Sava left the prison in Karvia on Monday, her lawyer said.\n\n"
        "The office of the president said nothing about a pardon.\n\n"
        "Original url: https://post.example/world/2025/06/02/activist-freed-kar\n"
        "via-mediation-a88\n"
    )
    expected = "https://post.example/world/2025/06/02/activist-freed-karvia-mediation-a88"
    assert clean(text).canonical_url == expected


def test_a_comments_button_above_a_report_hides_none_of_it():
    text = (
        "Harbour pilots end strike\n\nPilots of the port of Halden went back to work on Monday.\n\n"
        "Comments\n\nThe port said 14 ships were waiting.\n\n"
        "A tug had stood by all night, its captain said.\n\nComments\n\nGood for them!"
    )
    body = {line for line, role in roles(text).items() if role == "body"}
    assert any("14 ships" in line for line in body)
