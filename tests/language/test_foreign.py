import pytest

from firsthand.language.foreign import is_english, simple_passage


@pytest.mark.parametrize(
    "text",
    [
        "The court freed nine men on Friday.",
        "Mayor quits",
        "POLICE FREE NINE AFTER TALKS WITH THE FAMILIES OF THE DETAINED IN THE CAPITAL",
        "",
        "12 345",
    ],
)
def test_is_english_for_english_and_short_texts(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Суд освободил девятерых мужчин в пятницу.",
        "法院周五释放了九人",
        "Das Gericht ließ am Freitag neun Männer frei, sagte ein Sprecher gestern Abend.",
        "Tribunal libera nueve presos de conciencia",
    ],
)
def test_is_english_refuses_other_languages(text):
    assert not is_english(text)


def test_simple_passage_has_words_and_says_that_it_was_not_read():
    passage = simple_passage("Суд освободил 9 человек.", "language/1 not read")
    assert [t.lemma for t in passage.tokens] == ["суд", "освободил", "9", "человек", "."]
    assert passage.names == ()
    assert passage.made_by == "language/1 not read"
