"""Whom words mean that come with a role, a relation or a name of their own."""

import importlib.util
from pathlib import Path

import pytest

from firsthand.model import MentionType
from firsthand.names.cast import Cast, Draft

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).with_name("builders.py")
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)
read, resolved, entity_of = builders.read, builders.resolved, builders.entity_of


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("The head of the State Border Committee Anatoly Quist", "Anatoly Quist"),
        ("Deputy chairman of the Zeta party Igor Tamm", "Igor Tamm"),
    ],
)
def test_a_role_leads_over_its_body_to_a_name(language, role, name):
    reading = read(language, f"{role} said the road was closed.")
    assert entity_of(reading, role).name == name
    assert entity_of(reading, role).type.value == "person"


@pytest.mark.parametrize(
    ("paragraphs", "words", "meant"),
    [
        (
            ("Adm. Carl B. Quist Jr. leads the fleet.", "Admiral Quist said it was small."),
            "Admiral Quist",
            "Adm. Carl B. Quist Jr.",
        ),
        (
            ("Rosa Quist is home. The dockers' leader was met by a band.",),
            "The dockers' leader",
            "Rosa Quist",
        ),
        (
            (
                "Oslo sent the clerk away, a Danish official said.",
                "Former minister Rosa Quist met him, the official told reporters.",
            ),
            "the official",
            "a Danish official",
        ),
        (
            (
                "Defence Minister Ivar Quist met his Estonian counterpart, Rosa Tamm.",
                "The Norwegian minister said the fleet would stay.",
            ),
            "The Norwegian minister",
            "Defence Minister Ivar Quist",
        ),
        (
            (
                "Defence Minister Ivar Quist met his Estonian counterpart, Rosa Tamm.",
                "The Estonian minister said the fleet would stay.",
            ),
            "The Estonian minister",
            "Rosa Tamm",
        ),
        (
            ("Pope Clement met the clerks.", "The pope said he would write."),
            "The pope",
            "Pope Clement",
        ),
        (
            ("Rosa Quist and her son Diego came.", "Diego Quist said it was late."),
            "Diego Quist",
            "her son Diego",
        ),
        (
            ("Rosa Quist rings the bell.", "Her nephew Luis hears it. His aunt said it was loud."),
            "His aunt",
            "Rosa Quist",
        ),
    ],
)
def test_another_word_is_whom_it_means(language, paragraphs, words, meant):
    reading = read(language, *paragraphs)
    assert resolved(reading, words) == resolved(reading, meant)


def test_nobody_speaks_of_herself_by_name(language):
    reading = read(
        language,
        "Councillor Ann Tamm has left her party. Tamm said it was time.",
        "Her friend Berta Quist was delighted. She says Ann Tamm will win.",
    )
    assert resolved(reading, "She") == resolved(reading, "Her friend Berta Quist")


def test_who_replies_is_not_who_spoke_last(language):
    reading = read(
        language,
        '"Was it you?" the prosecutor, Jan Tamm, asked. "No," Piet Quist answered.',
        '"Who was it?" Tamm asked. "My brother," he replied.',
    )
    assert resolved(reading, "he") == resolved(reading, "Piet Quist")


def test_an_administration_that_goes_by_its_leader_is_of_no_other_country(language):
    reading = read(
        language, "Japan and Peru meet in Tokyo.", "The Tamm administration said it was too busy."
    )
    entity = entity_of(reading, "The Tamm administration")
    assert entity.name.removesuffix(" administration") == "Tamm"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Norway freed nine men, officials in Belgrade said on Monday.",
            "officials",
            "Serbia",
        ),
        (
            "Norway freed nine men. Police in Nairobi said so.",
            "Police in Nairobi",
            "Nairobi police",
        ),
        ("Iran freed two Danes, the Taliban government said.", "the Taliban government", "Taliban"),
        ("Iran freed two Danes, Hezbollah officials said.", "Hezbollah officials", "Hezbollah"),
        ("White House officials confirmed it.", "White House officials", "United States"),
        ("The Danish embassy in Lima said so.", "The Danish embassy in Lima", "embassy of Denmark"),
        ("The United States Treasury said so.", "United States Treasury", "Treasury Department"),
    ],
)
def test_officials_are_of_the_place_or_body_that_is_told(language, text, words, name):
    assert entity_of(read(language, text), words).name == name


def test_what_a_land_calls_a_name_says_what_it_is(language):
    text = "The ministry removed Naftna Dolia, Serbia's only refinery operator, from its list."
    entity = entity_of(read(language, text), "Naftna Dolia")
    assert (entity.type.value, entity.country) == ("organisation", "RS")


def test_a_given_name_alone_is_who_opens_with_it(language):
    reading = read(
        language,
        "The president pardoned the politician Eskinder Negash on Monday.",
        "Eskinder, 56, had been serving a long term.",
    )
    assert resolved(reading, "Eskinder") == resolved(reading, "the politician Eskinder Negash")


def test_who_remains_in_prison_is_who_is_charged(language):
    reading = read(
        language,
        "The guild calls on the authorities to free the former president, Mohamed Bazum.",
        "Moussa Tangar, a poet abducted in May, remains in prison, too. He is charged with fraud.",
    )
    assert resolved(reading, "He") == resolved(reading, "Moussa Tangar")


def test_standing_firm_is_no_firm(language):
    reading = read(language, '"We are standing firm," Ann Tamm said.')
    assert "firm" not in {entity.name for entity in reading.entities}


def test_who_is_he_in_the_words_of_another_does_not_say_them(language):
    reading = read(
        language,
        "The former president Nicolas Quist has begun serving a sentence over cash for his party.",
        "Quist, 70, was driven into a prison on Tuesday. He was convicted in May and has appealed.",
        "His lawyer, Jean-Michel Darrel, said a request for release had been filed at once. The "
        'court has two months to examine it. "He will spend a month in prison," he said.',
    )
    assert resolved(reading, "he") == resolved(reading, "Jean-Michel Darrel")


def test_a_known_body_is_known_with_its_country_too(language):
    reading = read(language, "The US Office of Foreign Assets Control freed their accounts.")
    body = entity_of(reading, "US Office of Foreign Assets Control")
    assert (body.name, body.country) == ("Office of Foreign Assets Control", "US")


def test_whom_a_headline_calls_by_a_word_is_the_person_of_the_lead(language):
    reading = read(
        language,
        "A union leader arrested in May died in Harsk prison on Sunday, the prison service said.",
        "Jon Quist, 47, suffered a heart attack, the service said.",
    )
    assert resolved(reading, "A union leader") == resolved(reading, "Jon Quist")


def test_she_who_was_arrested_is_the_one_whose_release_was_ordered(language):
    reading = read(
        language,
        "A judge ordered the release of opposition leader Mira Quist on bail on Tuesday, "
        "nine weeks after she was arrested at a rally.",
    )
    assert resolved(reading, "she") == resolved(reading, "opposition leader Mira Quist")


def test_a_ship_is_not_the_company_that_speaks(language):
    reading = read(
        language,
        "Rebels have let go the crew of the tanker Green Tide, the shipping company said.",
    )
    assert resolved(reading, "the shipping company") != resolved(reading, "Green Tide")


def test_a_ministry_of_an_unlisted_land_is_no_other_lands(language):
    reading = read(
        language,
        "The United States froze the assets of three Zubrian judges on Tuesday.",
        "Zubria's foreign ministry said it would answer.",
    )
    assert entity_of(reading, "Zubria's foreign ministry").name == "foreign ministry of Zubria"


def test_it_is_who_acted_not_who_was_helped(language):
    reading = read(
        language,
        "Britain imposed sanctions on 12 firms on Friday for helping Russia evade a ban.",
        "It also banned a bank.",
    )
    assert resolved(reading, "It") == resolved(reading, "Britain")


@pytest.mark.parametrize(
    ("name", "is_she"), [("Yelena Quistova", True), ("Her lawyer, Rosa Quistova", False)]
)
def test_a_relative_is_who_is_named_next_with_the_surname(language, name, is_she):
    reading = read(
        language,
        "Canada removed the former wife of Russian billionaire Igor Quistov from its list.",
        f"{name}, had argued that she had no ties to his business.",
    )
    wife = resolved(reading, "the former wife of Russian billionaire Igor Quistov")
    assert (wife == resolved(reading, name.rsplit(", ", maxsplit=1)[-1])) is is_she


def test_the_group_that_is_cited_is_the_one_that_spoke(language):
    reading = read(
        language,
        "Zeta Rights Watch said at least 61 inmates had walked out. More than 22,000 people "
        "are still in jail, according to the group.",
    )
    assert resolved(reading, "the group") == resolved(reading, "Zeta Rights Watch")


def test_a_son_is_not_the_woman_of_his_name(language):
    reading = read(
        language,
        "Canada removed the son of Russian billionaire Igor Quistov from its list.",
        "Yelena Quistova said she was glad.",
    )
    son = resolved(reading, "the son of Russian billionaire Igor Quistov")
    assert son != resolved(reading, "Yelena Quistova")


def test_who_wants_no_name_is_nobody_named(language):
    words = "The official, who asked not to be named, said it was late."
    reading = read(language, "Health Minister Rosa Quist denied it.", words)
    assert entity_of(reading, "The official").name != "Rosa Quist"


def test_no_two_entities_share_an_order():
    cast = Cast()
    first, second = (cast.add(Draft(MentionType.PERSON, name)) for name in ("a man", "Rosa Quist"))
    third = cast.add(Draft(MentionType.PERSON, "Ivan"))
    cast.replace(first, third)
    fourth = cast.add(Draft(MentionType.PERSON, "Clare Tamm"))
    assert len({second.order, third.order, fourth.order}) == len(cast.drafts)
