"""What tense, negation, governors and conditions make of an event."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = [
    ("Norway freed two pilots.", "release", "happened"),
    ("Norway will free two pilots.", "release", "planned"),
    ("Norway has agreed to free two pilots.", "release", "planned"),
    ("A judge ordered the release of two pilots.", "release", "planned"),
    ("Two pilots are to go free.", "release", "planned"),
    ("Two pilots are expected to be freed on Friday.", "release", "planned"),
    ("The emir announced an amnesty for 40 convicts.", "amnesty", "planned"),
    ("The pilots are being handed over to Norway.", "handover", "ongoing"),
    ("Norway did not free the pilots.", "release", "denied"),
    ("None of the pilots had left the jail by noon.", "release", "denied"),
    ("The pilots are yet to be charged.", "charge", "denied"),
    ("The planned exchange of prisoners was called off.", "exchange", "denied"),
    ("The army denied that it had detained the pilot.", "detention", "denied"),
    (
        "Earlier reports that the pilot had died in captivity were false.",
        "death_in_custody",
        "denied",
    ),
    ("Norway may free the pilots.", "release", "hypothetical"),
    ("If convicted, the pilot could be jailed.", "detention", "hypothetical"),
    ("Norway threatened to deport the pilots.", "deportation", "hypothetical"),
    ("Will Norway free the pilots?", "release", "hypothetical"),
    ("Norway usually frees prisoners before the feast.", "release", "habitual"),
    ("The ministry has repeatedly denied the reports.", "denial", "habitual"),
    ("The pilot was allegedly detained at dawn.", "detention", "claimed"),
    ("Chad accused Mali of detaining two drivers.", "detention", "claimed"),
    ("Chad said Mali had expelled two drivers.", "deportation", "claimed"),
    ("The pilots were not freed until Friday.", "release", "happened"),
    ("The group had been able to confirm the release of 40 pilots.", "release", "happened"),
    ("The army was not able to free the pilots.", "release", "denied"),
    ("The army would be able to free the pilots.", "release", "hypothetical"),
]


@pytest.mark.parametrize(("text", "type_", "status"), TOLD)
def test_status_follows_the_words_around(
    events_of: Any, text: str, type_: str, status: str
) -> None:
    mentions, _ = events_of(text)
    assert [m.status for m in mentions if m.type == type_] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "It was not clear whether the pilots had been freed.",
        "It was unclear how many pilots the rebels had freed.",
        "The visit was aimed at winning peace.",
        "The spokesman declined to comment on the arrests.",
    ],
)
def test_ignorance_and_purpose_tell_nothing(events_of: Any, text: str) -> None:
    assert events_of(text)[0] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Chad refused to free the two drivers.", "refusal"),
        ("Chad urged Mali to free the two drivers.", "request"),
        ("The court rejected an appeal by the drivers.", "refusal"),
        ("Mali denied holding the drivers.", "denial"),
    ],
)
def test_acts_of_speech_happen_and_their_content_is_no_second_event(
    events_of: Any, text: str, type_: str
) -> None:
    mentions, _ = events_of(text)
    assert [(m.type, m.status) for m in mentions] == [(type_, "happened")]


@pytest.mark.parametrize(
    ("text", "novelty"),
    [
        ("Chad freed two drivers on Sunday.", "new"),
        ("Chad freed two drivers in March.", "background"),
        ("In 2019 a similar decree freed 90 drivers.", "historical"),
        ("Earlier, Chad had freed dozens of drivers.", "historical"),
        ("More than 300 drivers have been freed since June.", "background"),
        ("The ministry said on Sunday that two drivers had been freed.", "new"),
        ("Chad freed two drivers jailed after last year's vote.", "new"),
        ("Background: two drivers were freed by Chad.", "background"),
    ],
)
def test_novelty_reads_dates_tense_and_words(events_of: Any, text: str, novelty: str) -> None:
    mentions, _ = events_of(text)
    assert [m.novelty for m in mentions if m.type == "release"] == [novelty]


@pytest.mark.parametrize(
    ("text", "type_", "n"),
    [
        ("A court in Oslo on Monday sentenced editor Jan Moe to nine years.", "sentence", None),
        ("Forty drivers freed from jail in Chad landed in Norway on Monday.", "release", 40),
        ("Chad put dozens of lay workers on a plane to Mali.", "deportation", 24),
        ("Mali has received the bodies of 40 soldiers from Chad.", "handover", 40),
        ("Her brother was among six men released on Sunday.", "release", 6),
    ],
)
def test_misread_trees_are_set_right(events_of: Any, text: str, type_: str, n: int | None) -> None:
    mentions, _ = events_of(text)
    assert [(m.type, m.count and m.count.n, m.novelty) for m in mentions] == [(type_, n, "new")]
