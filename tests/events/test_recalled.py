"""Ties to events that only a noun names again: deals, verdicts, appeals told before."""

from __future__ import annotations

from typing import Any

import pytest

TIED = [
    (
        (
            "Sylvania and Ruritania signed a truce in Bern on Sunday.\n"
            "Sylvania freed 60 gunners on Monday under the first phase of the truce."
        ),
        ("release", "part_of", "agreement"),
    ),
    (
        (
            "Norway and Sylvania struck a bargain in Oslo on Thursday. "
            "Three skippers were freed on Saturday in line with it."
        ),
        ("release", "part_of", "agreement"),
    ),
    (
        (
            "Under Tuesday's agreement, Sylvania released 14 drivers on Wednesday. "
            "Norway and Sylvania had signed the agreement in Turku."
        ),
        ("release", "part_of", "agreement"),
    ),
    (
        (
            "Norway and Sylvania reached an accord in Turku on Tuesday. "
            "The accord led to the release of two pilots on Thursday."
        ),
        ("release", "result_of", "agreement"),
    ),
    (
        (
            "A court sentenced the actor to four years in prison on Monday.\n"
            "Within hours of the verdict the European Union called for her release."
        ),
        ("request", "follows", "sentence"),
    ),
    (
        (
            "Sylvania pardoned the former minister on Friday. "
            "The pardon had been demanded by the European Parliament."
        ),
        ("pardon", "requested_by", "request"),
    ),
    (
        (
            "Sylvania extradited the trader to Peru on Friday. "
            "Peru's request for his extradition dated from 2021."
        ),
        ("handover", "requested_by", "request"),
    ),
    (
        "Sylvania freed nine men on Friday as part of a deal under which Norway lifted sanctions.",
        ("release", "in_exchange_for", "sanction_eased"),
    ),
    (
        "Sylvania freed nine men on Friday as part of a deal under which Norway lifted sanctions.",
        ("sanction_eased", "part_of", "agreement"),
    ),
    (
        "Sylvania granted clemency to the singer following an appeal by her president.",
        ("pardon", "requested_by", "request"),
    ),
    (
        (
            "Sylvania sentenced the pastor to nine years on Tuesday. The sentence prompted "
            "Norway to suspend a treaty and to impose sanctions on two judges."
        ),
        ("sanction_imposed", "result_of", "sentence"),
    ),
    (
        "A judge ordered the release of the mayor on Friday after prosecutors dropped the charge.",
        ("release", "follows", "acquittal"),
    ),
    (
        "Ruritania freed three miners on Friday; Sylvania, for its part, released one spy.",
        ("release", "in_exchange_for", "release"),
    ),
    (
        "Russia expelled three consuls on Monday. Norway hit back and expelled four Russians.",
        ("deportation", "result_of", "deportation"),
    ),
    (
        "Sylvania arrested a reporter on Monday. Norway expelled an attache on Friday in reprisal.",
        ("deportation", "result_of", "detention"),
    ),
    (
        "Sylvania freed the skipper on Thursday. This was done at the request of Norway.",
        ("release", "requested_by", "request"),
    ),
    (
        "The conviction of the mayor on Monday cleared the way for the release of two nuns.",
        ("release", "result_of", "conviction"),
    ),
    (
        "Sylvania freed two pilots on Monday. Norway retaliated in kind, freeing three sailors.",
        ("release", "result_of", "release"),
    ),
]


@pytest.mark.parametrize(("text", "tie"), TIED)
def test_a_noun_ties_an_event_told_before(
    events_of: Any, text: str, tie: tuple[str, str, str]
) -> None:
    assert tie in _ties(events_of, text)


@pytest.mark.parametrize(
    "text",
    [
        # another deal than that told before
        (
            "Norway and Sylvania signed a pact in Oslo on Monday.\n"
            "Ruritania freed nine men on Friday under the Geneva agreement."
        ),
        # an answer that was only threatened
        "Russia expelled three consuls on Monday. Norway will retaliate, minister Lind said.",
        # what a deal was not
        (
            "Norway and Sylvania signed a pact in Oslo on Monday. Sylvania freed ten men. "
            "The release was not part of the pact."
        ),
        # what is asked for may be part of the deal, the asking is not
        (
            "Both sides agreed on Tuesday to a truce. "
            "The rebels asked for the release of 200 men under the truce."
        ),
        # weeks only date the end of a custody
        "Sylvania released editor Max Brandt on Friday, six weeks after he was arrested.",
    ],
)
def test_nothing_is_tied_that_is_not_said_to_be(events_of: Any, text: str) -> None:
    assert not _ties(events_of, text)


def _ties(events_of: Any, text: str) -> set[tuple[str, str, str]]:
    mentions = events_of(text)[0]
    types = {mention.id: mention.type for mention in mentions}
    return {
        (mention.type, link.relation, types[link.target])
        for mention in mentions
        for link in mention.links
    }
