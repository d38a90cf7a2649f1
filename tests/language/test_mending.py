from firsthand.language import fold_text


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
