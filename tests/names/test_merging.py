import random

from firsthand.model import Article, Entity, MentionType, Reading, content_id
from firsthand.names import merge_entities
from firsthand.names.merging import _same_names


def person(name, **more):
    return Entity(content_id("en", "person", name), MentionType.PERSON, name, **more)


def body(name, **more):
    return Entity(content_id("en", "organisation", name), MentionType.ORGANISATION, name, **more)


def country(code, name):
    return Entity(content_id("en", "place", code), MentionType.PLACE, name, country=code)


def reading(document, *entities):
    return Reading(document, "", Article(document, "en", ()), (), entities=entities)


def same(found, a, b):
    return found.find(a.id) == found.find(b.id)


def test_spellings_of_one_name_are_one_person():
    pairs = [
        ("Hisham el-Zurayq", "Hicham al-Zurayq"),
        ("Aliaksandr Marozau-Lis", "Alexander Marozau-Lis"),
        ("Rustam Holmurod", "Rustam Kholmurod"),
        ("Volodymyr Petrenko", "Vladimir Petrenko"),
    ]
    for left, right in pairs:
        a, b = person(left), person(right)
        assert same(merge_entities([reading("a", a), reading("b", b)]), a, b), left


def test_relatives_and_namesakes_stay_apart():
    for left, right in [
        ("Ivan Morozov", "Oleg Morozov"),
        ("Siarhei Tarasau", "Sviatlana Tarasava"),
        ("Anna Berg", "Anna Borg-Nilsen"),
    ]:
        a, b = person(left), person(right)
        assert not same(merge_entities([reading("a", a), reading("b", b)]), a, b), left


def test_a_bare_surname_joins_the_one_full_name_in_news_of_one_country():
    full, bare = person("Ilham Quliyev"), person("Quliyev")
    place = country("AZ", "Azerbaijan")
    assert same(merge_entities([reading("a", full, place), reading("b", bare, place)]), full, bare)
    assert not same(merge_entities([reading("a", full, place), reading("b", bare)]), full, bare)


def test_a_bare_surname_with_two_candidates_stays_alone():
    place = country("AZ", "Azerbaijan")
    bare, a, b = person("Quliyev"), person("Ilham Quliyev"), person("Rauf Quliyev")
    found = merge_entities(
        [reading("a", a, place), reading("b", b, place), reading("c", bare, place)]
    )
    assert len({found.find(x.id) for x in (bare, a, b)}) == 3


def test_ministries_of_two_countries_stay_apart():
    a = body("Interior Ministry of Peru", country="PE")
    b = body("Interior Ministry of Cuba", country="CU")
    assert not same(merge_entities([reading("a", a), reading("b", b)]), a, b)


def test_the_merged_entity_keeps_all_forms_and_maps_its_links():
    a = person("Hisham el-Zurayq", aliases=("el-Zurayq",), role="spokesman")
    b = person("Hicham al-Zurayq", country="EG")
    aide = person("Nora Sami", speaks_for=b.id)
    found = merge_entities([reading("a", a, aide), reading("b", b)])
    (entity,) = [e for e in found.entities if e.id == found.find(a.id)]
    assert {entity.name, *entity.aliases} == {"Hisham el-Zurayq", "Hicham al-Zurayq", "el-Zurayq"}
    assert (entity.country, entity.role) == ("EG", "spokesman")
    (speaker,) = [e for e in found.entities if e.name == "Nora Sami"]
    assert speaker.speaks_for == entity.id


def test_the_result_does_not_depend_on_order():
    names = ["Hisham el-Zurayq", "Hicham al-Zurayq", "Zurayq", "Nora Sami", "Noura Sami", "Sami"]
    readings = [
        reading(f"d{i}", person(name), country("EG", "Egypt")) for i, name in enumerate(names)
    ]
    expected = merge_entities(readings)
    shuffler = random.Random(7)
    for _ in range(10):
        shuffler.shuffle(readings)
        assert merge_entities(readings) == expected


def test_many_documents_merge_in_little_time():
    letters = "abcdefghijklmnopqrst"
    readings = [
        reading(
            f"d{n}",
            *(
                person(f"Ana{letters[i % 20]} Per{letters[n % 20]}{letters[i]}ov")
                for i in range(10)
            ),
        )
        for n in range(300)
    ]
    assert merge_entities(readings).entities


def test_several_records_of_one_id_say_together_what_each_does():
    long, short = "Arvo Ilmar Lind", "Arvo Lind"
    key = person(short).id
    records = [
        Entity(key, MentionType.PERSON, short, role="mayor"),
        Entity(key, MentionType.PERSON, long, aliases=("Lind",)),
        Entity(key, MentionType.PERSON, short, country="TV", role="deputy mayor"),
    ]
    told = set()
    for order in ([0, 1, 2], [2, 1, 0], [1, 2, 0]):
        readings = [reading(f"do-{n}", records[place]) for n, place in enumerate(order)]
        told.update(merge_entities(readings).entities)
    (one,) = told
    assert one.name == long
    assert one.aliases == (short, "Lind")
    assert (one.country, one.role) == ("TV", "deputy mayor")


def test_merging_again_with_one_document_more_gives_what_merging_anew_does():
    spellings = ["Rustam Holmurod", "Rustam Kholmurod", "Rustem Kholmurad", "Olga Holmurod"]
    readings = [reading(f"do-{n}", person(name)) for n, name in enumerate(spellings)]
    before = [merge_entities(readings[:count]) for count in range(1, len(readings) + 1)]
    _same_names.cache_clear()
    assert merge_entities(readings) == before[-1]
