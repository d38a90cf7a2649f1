"""Who said what, chosen by speaker, words, form and medium; and one person's page."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Call


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        (("--speaker", "halvik"), True),
        (("--speaker", "nobody-of-this-name"), False),
        (("--medium", "radio norland"), True),
        (("--medium", "halvik"), False),
        (("--form", "direct"), True),
        (("--about", "zebra"), False),
    ],
)
def test_statements_are_chosen(call: Call, asked: tuple[str, ...], is_found: bool) -> None:  # noqa: FBT001
    everything = json.loads(call("statements", "--json").out)
    chosen = json.loads(call("statements", *asked, "--json").out)
    assert bool(chosen) is is_found
    assert len(chosen) < len(everything)
    assert {item["id"] for item in chosen} <= {item["id"] for item in everything}


def test_statements_hold_the_words_asked_for(call: Call) -> None:
    first = json.loads(call("statements", "--json").out)[0]
    words = " ".join(first["content"]["text"].split()[:3])
    chosen = json.loads(call("statements", "--about", words, "--json").out)
    assert first["id"] in {item["id"] for item in chosen}


def test_who_tells_names_roles_and_words(call: Call) -> None:
    (page,) = json.loads(call("who", "ingra halvik", "--json").out)
    assert page["name"] == "Ingra Halvik"
    assert page["statements"]
    assert all(item["speaker"]["entity"] == page["id"] for item in page["statements"])
    assert all(set(role) == {"role", "first", "last"} for role in page["roles"])
    shown = call("who", "halvik").out
    assert "Ingra Halvik (person" in shown


def test_who_of_a_stranger_says_where_to_look(call: Call) -> None:
    done = call("who", "nobody-of-this-name")
    assert done.code == 2
    assert "firsthand entities" in done.err
