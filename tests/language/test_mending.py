from dataclasses import replace

import pytest

from firsthand.language import fold_text
from firsthand.language.prefixes import mend_prefixes


def test_who_said_it_behind_a_long_clause_is_the_subject(language):
    text = (
        "The seven men and five women were released from a jail north of the capital late on "
        "Friday after signing a pledge not to attend unregistered gatherings, Quorum Horn, a "
        "London-based monitoring group, said in a statement."
    )
    (passage,) = language.read([text])
    words = [fold_text(text)[t.start : t.end] for t in passage.tokens]
    said = words.index("said")
    subjects = [
        words[i]
        for i, token in enumerate(passage.tokens)
        if token.head == said and token.dep == "nsubj"
    ]
    assert subjects == ["Horn"]
    assert passage.tokens[words.index("released")].head == said


def _links(language, text):
    (passage,) = language.read([text])
    words = [fold_text(text)[t.start : t.end] for t in passage.tokens]
    return {w: (t.tag, t.dep, words[t.head]) for w, t in zip(words, passage.tokens, strict=True)}


def test_somebody_of_an_age_tells(language):
    found = _links(language, "The 52-year-old told reporters he was tired.")
    assert found["old"][1:] == ("nsubj", "told")
    assert found["reporters"][1:] == ("dobj", "told")
    assert found["was"][1:] == ("ccomp", "told")


def test_charges_behind_a_comma_take_up_what_was_told(language):
    found = _links(language, "Venn was accused of joining a banned club, charges that she denied.")
    assert found["charges"] == ("NNS", "appos", "club")
    assert found["denied"][1:] == ("relcl", "charges")


def test_inmates_behind_a_noun_are_no_verb(language):
    found = _links(language, "The king pardoned 72 prison inmates on Monday.")
    assert found["inmates"] == ("NNS", "dobj", "pardoned")
    assert found["72"][2] == "inmates"


def test_who_reported_it_behind_a_list_of_people_is_the_subject(language):
    found = _links(
        language,
        "Peru's president has pardoned the Chilean-Peruvian singer Odo Quist and five others, "
        "state-run Al-Norte TV reported Monday.",
    )
    assert found["TV"][1:] == ("nsubj", "reported")
    assert found["pardoned"][1:] == ("ccomp", "reported")


def test_who_announced_it_behind_a_comma_is_over_what_was_done(language):
    found = _links(
        language,
        "Greek authorities on Thursday let the 22 crew members of the tanker Orsa Star go home "
        "after its owner paid a fine, the merchant marine ministry announced.",
    )
    assert found["announced"][1:] == ("ROOT", "announced")
    assert found["let"][1:] == ("ccomp", "announced")


def test_a_clause_is_no_part_of_the_phrase_of_its_subject(language):
    found = _links(
        language,
        "The M23 rebel movement handed over 47 captured soldiers to the Red Cross at the border "
        "post on Thursday in exchange for food, officials from both sides said.",
    )
    assert found["handed"] == ("VBD", "ccomp", "said")
    assert found["movement"][1:] == ("nsubj", "handed")


def test_a_prefix_hangs_on_its_noun(language):
    text = "His co-accused, student Arisa Tongdi, was acquitted for want of evidence."
    found = _links(language, text)
    assert found["accused"] == ("NN", "nsubjpass", "acquitted")
    assert found["co"][1:] == ("compound", "accused")
    assert found["Tongdi"][1:] == ("appos", "accused")


def test_a_number_counts_the_noun_behind_a_prefix(language):
    (passage,) = language.read(["Police freed three ex-soldiers on Monday."])
    (quantity,) = passage.quantities
    assert "Police freed three ex-soldiers on Monday."[quantity.of_start : quantity.of_end] == (
        "ex-soldiers"
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Police freed Ann Lind, editor of the weekly Karvia Post, who was jailed in May.", "Lind"),
        ("Police freed Ben Moss, a member of the Alba party, who was jailed in May.", "Moss"),
        ("Tom Berg, lawyer of Ann Lind, who was jailed in May, spoke.", "Lind"),
        ("Ann Lind, a friend of the minister, who was jailed in May, spoke.", "minister"),
    ],
)
def test_who_was_jailed_behind_a_body_is_somebody(language, text, who):
    assert _links(language, text)["jailed"][1:] == ("relcl", who)


def test_a_prefix_whose_noun_is_above_it_makes_no_loop(language):
    (passage,) = language.read(["His co-accused were freed."])
    tokens = list(passage.tokens)
    # as if the parser had hung "co" on a word below "accused"
    tokens[1] = replace(tokens[1], head=4)
    tokens[3] = replace(tokens[3], head=3, dep="ROOT", lemma="accuse")
    tokens[4] = replace(tokens[4], head=3)
    mended = list(tokens)
    mend_prefixes(mended)
    assert mended == tokens
