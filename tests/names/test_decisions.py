import json

import pytest

from firsthand.errors import ReadError
from firsthand.model import Article, Entity, MentionType, Reading, content_id
from firsthand.names import AliasEntry, Judgement, NameDecision, merge_entities, read_aliases

SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE


def person(name, **more):
    return Entity(content_id("en", "person", name), MentionType.PERSON, name, **more)


def readings(*entities):
    return [
        Reading(str(n), "", Article(str(n), "en", ()), (), entities=(entity,))
        for n, entity in enumerate(entities)
    ]


LEVI, OTHER, SPELT = person("Marta Koval"), person("Ina Rodova"), person("Marta Kovál")


@pytest.mark.parametrize(
    ("judged", "together"),
    [
        ((), False),
        ((SAME,), True),
        ((SAME, DIFFERENT), False),
        ((DIFFERENT, SAME), True),
        ((SAME, UNSURE), False),
    ],
)
def test_the_last_judgement_of_a_pair_counts(judged, together):
    decisions = [NameDecision(OTHER.id, LEVI.id, judgement) for judgement in judged]
    found = merge_entities(readings(LEVI, OTHER), decisions=decisions)
    assert (found.find(LEVI.id) == found.find(OTHER.id)) is together


def test_a_judgement_stands_above_names_and_lists():
    apart = [NameDecision(LEVI.id, SPELT.id, DIFFERENT)]
    entry = AliasEntry("Marta Koval", ("Marta Kovál",))
    found = merge_entities(readings(LEVI, SPELT), decisions=apart, aliases=[entry])
    assert found.find(LEVI.id) != found.find(SPELT.id)
    assert merge_entities(readings(LEVI, SPELT)).find(LEVI.id) == LEVI.id


def test_a_judgement_says_nothing_of_other_names():
    third = person("Marta Kowal")
    apart = [NameDecision(LEVI.id, SPELT.id, DIFFERENT)]
    found = merge_entities(readings(LEVI, SPELT, third), decisions=apart)
    assert found.find(third.id) in {found.find(LEVI.id), found.find(SPELT.id)}
    assert found.find(LEVI.id) != found.find(SPELT.id)


def test_judgements_on_unknown_ids_are_passed_over():
    found = merge_entities(readings(LEVI), decisions=[NameDecision(LEVI.id, "en-0", SAME)])
    assert found.find(LEVI.id) == LEVI.id


def test_a_list_joins_names_that_no_rule_would():
    entry = AliasEntry("Marta Koval", ("Ina Rodova",), MentionType.PERSON, "UA", "Q1")
    found = merge_entities(readings(LEVI, OTHER), aliases=[entry])
    (entity,) = found.entities
    assert (entity.country, entity.wikidata) == ("UA", "Q1")
    assert {entity.name, *entity.aliases} == {"Marta Koval", "Ina Rodova"}


def test_a_name_of_two_entries_joins_nothing():
    twice = [AliasEntry("Marta Koval", ("Ina Rodova",)), AliasEntry("Ina Rodova")]
    found = merge_entities(readings(LEVI, OTHER), aliases=twice)
    assert len(found.entities) == 2


def test_read_aliases_takes_csv():
    text = "name,aliases,type,country,wikidata\nMarta Koval,M. Koval; Марта Коваль,person,ua,Q1\n"
    more = "Marta Koval,Marta K.,person,,\n"
    (entry,) = read_aliases(text + more)
    assert entry.aliases == ("M. Koval", "Марта Коваль", "Marta K.")
    assert (entry.type, entry.country, entry.wikidata) == (MentionType.PERSON, "UA", "Q1")


@pytest.mark.parametrize("as_array", [False, True])
def test_read_aliases_takes_entities_of_follow_the_money(as_array):
    person = {
        "id": "x",
        "schema": "Person",
        "properties": {"name": ["Marta Koval"], "alias": ["Koval M."], "country": ["ua"]},
    }
    address = {"id": "y", "schema": "Address", "properties": {"full": ["Somewhere"]}}
    lines = [json.dumps(person), json.dumps(address)]
    text = f"[{','.join(lines)}]" if as_array else "\n".join(lines)
    assert read_aliases(text) == [
        AliasEntry("Marta Koval", ("Koval M.",), MentionType.PERSON, "UA", None)
    ]


@pytest.mark.parametrize(
    "text", ["who,what\na,b\n", "name,type\nX Y,vessel\n", '{"properties": 1}', "[1]", "{", ""]
)
def test_read_aliases_says_what_was_expected(text):
    with pytest.raises(ReadError, match="expected"):
        read_aliases(text)
