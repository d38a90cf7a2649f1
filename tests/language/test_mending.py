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
