"""Other words for persons and companies that a report has named."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).with_name("builders.py")
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)
read, resolved = builders.read, builders.resolved


@pytest.mark.parametrize(
    ("paragraphs", "words", "name"),
    [
        (
            (
                "Torvald Brekke opened a new plant on Monday and promised 300 jobs.",
                '"We will hire people from the valley," the billionaire told reporters.',
            ),
            "the billionaire",
            "Torvald Brekke",
        ),
        (
            (
                "Sen. Alma Reyes voted against the law. Mayor Peter Lund was absent.",
                "The senator said the law would hurt farmers.",
            ),
            "The senator",
            "Alma Reyes",
        ),
        (
            (
                "Norvik Air cancelled all flights on Sunday after a fault in its computers.",
                "The airline said 4,000 passengers were affected.",
            ),
            "The airline",
            "Norvik Air",
        ),
        (
            (
                "Hallberg Systems said on Friday that it had lost data of two million customers.",
                "Police were told on Saturday. The firm said nothing else had been taken.",
            ),
            "The firm",
            "Hallberg Systems",
        ),
        (
            (
                "Reporters asked Peter Lund whether he would stand again.",
                '"Why not? I am young. I like the work," he said.',
            ),
            "he said",
            "Peter Lund",
        ),
        (
            (
                "Alma Reyes closed the school in May.",
                '"It was old. It was cold. The roof was leaking. Nobody wanted to stay."',
                "She said a new one would open in autumn.",
            ),
            "She said",
            "Alma Reyes",
        ),
    ],
)
def test_another_word_takes_up_who_was_named(language, paragraphs, words, name):
    reading = read(language, *paragraphs)
    mention = words.split(" said")[0]
    assert resolved(reading, mention) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Torvald Brekke praised the plan. The man who drew it said it was old.",
            "The man",
            "Torvald Brekke",
        ),
        (
            "Republican candidate Torvald Brekke arrived. The Democratic candidate said nothing.",
            "The Democratic candidate",
            "Torvald Brekke",
        ),
        (
            "The Interior Ministry confirmed it. The company said it knew nothing.",
            "The company",
            "interior ministry",
        ),
    ],
)
def test_words_that_cannot_be_said_of_someone_stay_apart(language, text, words, name):
    reading = read(language, text)
    names = {entity.id: entity.name.lower() for entity in reading.entities}
    given = {names[m.entity] for m in reading.mentions if m.quote.text.startswith(words)}
    assert name.lower() not in given
    assert any(name.lower() in known for known in names.values())


def test_a_title_of_address_tells_spouses_apart(language):
    reading = read(
        language,
        "Governor Carl Ostrom and his wife Linda Ostrom came to the fair.",
        "Mrs. Ostrom opened it. Mr. Ostrom left early.",
    )
    assert resolved(reading, "Mrs. Ostrom") == "Linda Ostrom"
    assert resolved(reading, "Mr. Ostrom") == "Carl Ostrom"


def test_a_body_goes_on_speaking_under_its_noun(language):
    reading = read(
        language,
        "Borland Freight Inc said its board approved a plan for its rail division, Orrin Rail Co.",
        "The plan adds 600 wagons to the 900 that Orrin Rail has. It costs nothing this year, "
        "the company said.",
        "The Coastal Transit Authority said two trams had touched in a tunnel. "
        "The agency said one worker was hurt.",
    )
    assert resolved(reading, "the company") == "Borland Freight Inc"
    assert resolved(reading, "The agency") == "Coastal Transit Authority"


def test_a_surname_that_goes_first_takes_up_the_full_name(language):
    reading = read(
        language,
        "Kim Dae-sung, the head of the Harbour Workers' Union, spoke in Busan on Monday.",
        '"We are ready to talk," Kim said. He added that a strike was the last resort.',
    )
    assert resolved(reading, "Kim") == "Kim Dae-sung"
    assert resolved(reading, "He") == "Kim Dae-sung"


def test_a_pronoun_behind_quoted_paragraphs_is_who_spoke_before(language):
    reading = read(
        language,
        "Columnist Harold Venn answered on Sunday. Venn writes:",
        "The play names neither the mayor nor the council.",
        "The seats were full. The doors were shut. The lamps were lit. The rain had stopped.",
        "The curtain fell at ten. The street was dark. The trams had gone.",
        "He writes in the column that nobody will forget it.",
    )
    assert resolved(reading, "He") == "Harold Venn"


def test_a_day_and_an_act_are_no_part_of_a_role(language):
    reading = read(
        language,
        "The United States on Tuesday removed banker Torvald Brekke from its sanctions list.",
    )
    roles = {entity.role for entity in reading.entities if entity.name == "Torvald Brekke"}
    assert roles == {"banker"}


def test_a_people_smuggler_is_one_person(language):
    reading = read(language, "Norway on Wednesday extradited a suspected people smuggler to Italy.")
    assert "people" not in " ".join(builders.mentioned(reading)).split()


def test_where_somebody_wrote_is_not_the_company(language):
    reading = read(
        language,
        "The European Union will act against the fertiliser company Azotal.",
        'The minister rejected the plan. "It is unfair," he wrote on Telegram.',
        "The United States eased its own curbs on the company last month.",
    )
    assert resolved(reading, "the company") == "Azotal"


def test_a_city_stands_for_the_body_that_the_report_has_named(language):
    reading = read(
        language,
        "The European Union will lift its sanctions on Georgia, a diplomat said.",
        "A rights group accused Brussels of haste.",
    )
    assert resolved(reading, "Brussels") == "European Union"


def test_a_people_that_takes_up_a_person(language):
    reading = read(
        language,
        "Winger Paulo Reis apologised to the club on Monday.",
        '"I was late," said the Brazilian, who joined in 2019.',
    )
    assert resolved(reading, "the Brazilian") == "Paulo Reis"


def test_according_to_him_is_who_spoke_last(language):
    reading = read(
        language,
        '"The driver kept silent," said the shift chief, Bohdan Lys.',
        "According to him, the lorry was empty.",
    )
    assert resolved(reading, "him") == "Bohdan Lys"


def test_a_press_office_speaks_for_its_body(language):
    reading = read(
        language,
        "The road is closed, the rescue service's press service said on Tuesday.",
        "The bridge fell at noon, the press office of the border guards reported.",
    )
    assert resolved(reading, "the rescue service's press service") == "rescue service"
    names = {entity.name for entity in reading.entities}
    assert "press office of border guards" in names


def test_what_a_role_is_about_stands_before_the_name(language):
    reading = read(
        language,
        "Council member for roads Ivy Brand said the work was late. Cllr Brand wants more money.",
        "Its manager there, Dr. Leo Marsh, said the depot was full.",
    )
    roles = {entity.name: entity.role for entity in reading.entities}
    assert roles["Ivy Brand"] == "Council member"
    assert roles["Leo Marsh"] == "manager"
    assert "Cllr Brand" not in roles
