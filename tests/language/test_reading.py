import pytest

from firsthand.errors import ConfigError
from firsthand.language import Language, fold_text, passage_key
from firsthand.model import MentionType


def sentences(text, passage):
    return [
        text[passage.tokens[s.start].start : passage.tokens[s.end - 1].end]
        for s in passage.sentences
    ]


def names(text, passage):
    return [(text[n.start : n.end], n.type) for n in passage.names]


def test_read_gives_a_passage_for_each_text_in_order(language):
    texts = ["The mayor left.", "", "Έφυγε για το σπίτι το βράδυ.", "“Yes,” he said."]
    passages = language.read(texts)
    assert [p.id for p in passages] == [passage_key(t) for t in texts]
    assert [p.length for p in passages] == [len(t) for t in texts]
    assert passages[2].made_by.endswith("not read")


def test_tokens_slice_back_and_heads_lie_inside(language):
    text = "The  mayor\nof Orsk – a poet – told us: “No.”"
    (passage,) = language.read([text])
    folded = fold_text(text)
    for token in passage.tokens:
        assert folded[token.start : token.end].strip() == folded[token.start : token.end]
        assert 0 <= token.head < len(passage.tokens)


def test_sentences_do_not_end_at_abbreviations(language):
    text = 'The U.S. Senate met on Jan. 5 with Gen. Ana Ruiz. She left. "I am tired," she said.'
    (passage,) = language.read([text])
    assert sentences(text, passage) == [
        "The U.S. Senate met on Jan. 5 with Gen. Ana Ruiz.",
        "She left.",
        '"I am tired," she said.',
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Spokesman Dovlat Khushbakht said so.", "Dovlat Khushbakht", MentionType.PERSON),
        ("Zulmira Okanto, 37, was flown in.", "Zulmira Okanto", MentionType.PERSON),
        ("The centre's head, Yarema Khvost, said so.", "Yarema Khvost", MentionType.PERSON),
        ("State carrier Aerolumbia said so.", "Aerolumbia", MentionType.ORGANISATION),
        ("The television channel Zamonia showed it.", "Zamonia", MentionType.MEDIUM),
        ("He told state-run QWTV so.", "QWTV", MentionType.MEDIUM),
        ("He told the Steppe Herald so.", "Steppe Herald", MentionType.MEDIUM),
        ("They were moved to Kyiv.", "Kyiv", MentionType.PLACE),
        ("He was held in Zarbula prison.", "Zarbula", MentionType.PLACE),
        ("Reuters reported it.", "Reuters", MentionType.ORGANISATION),
        ("The Kremlin denied it.", "Kremlin", MentionType.PLACE),
    ],
)
def test_names_are_told_by_lists_and_by_the_words_beside_them(language, text, name, kind):
    (passage,) = language.read([text])
    assert (name, kind) in names(text, passage)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 50_000,
        "word " * 9_000,
        "POLICE FREE NINE\tAND\tFIVE\n1\t2\t3\n" * 40,
        "'\"'\"«»“”" * 50,
        "\x00\ufeff\u200b",
        ", ".join(f"Name{i} Surname{i}" for i in range(300)),
    ],
)
def test_odd_texts_are_read_without_failing(language, text):
    (passage,) = language.read([text])
    assert passage.length == len(text)
    assert all(n.end <= len(text) for n in passage.names)


def test_a_passage_does_not_depend_on_what_is_read_with_it(language):
    text = "The court in Lima freed nine men on Friday, lawyer Ana Ruiz said."
    alone = language.read([text])[0]
    together = language.read(["Nothing happened.", text, "Nobody came."])[1]
    assert alone == together


def test_a_model_that_is_not_installed_is_a_clear_error():
    with pytest.raises(ConfigError, match="no_such_model"):
        Language("no_such_model").read(["The mayor left the town."])


def test_a_town_and_its_country_are_two_places(language):
    text = "The nurses came home to Vessel Bay, Poland, on Friday."
    (passage,) = language.read([text])
    found = [name for name, kind in names(text, passage) if kind is MentionType.PLACE]
    assert found == ["Vessel Bay", "Poland"]
