# ruff: noqa: E501 (a paragraph of copy is one line)
from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import COUNCIL, FERRY, babble, stored

from firsthand.copies import (
    MemoryIndex,
    decide_origins,
    find_copies,
    name_relations,
    origin_bounds,
    read_words,
    settle,
)
from firsthand.copies.closeness import Closeness
from firsthand.copies.families import Pair, by_document, is_merged
from firsthand.copies.houses import name_houses
from firsthand.copies.newsrooms import agency_claims
from firsthand.model import (
    Acquisition,
    Article,
    Block,
    Byline,
    CopyRelation,
    Credit,
    Document,
    MediaType,
    Origin,
    ProducerKind,
    Published,
    Relation,
    Role,
    Span,
)

LINES = FERRY.split("\n")
SECOND = """Ferry traffic to Maarn has stopped after cracks were discovered on two ships, Ostwick's harbour office told Auriga on Tuesday.
Around 300 people from the island had to sleep in Ostwick, a school janitor said.
Ilse Brandvold, who heads the port, would not say when the Maarnlinie ships may sail."""


@dataclass(frozen=True)
class Copy:
    """A copy in a few words."""

    name: str
    text: str
    agency: str | None = None
    outlet: str | None = None
    day: str | None = None
    url: str | None = None
    persons: tuple[str, ...] = ()
    credits: tuple[str, ...] = field(default=())


def article_of(copy: Copy) -> Article:
    blocks = tuple(
        Block(Span(copy.name, start, end), Role.BODY, 1.0) for start, end in stored(copy.text).body
    )
    return Article(
        copy.name,
        "en",
        blocks,
        byline=Byline(copy.persons, copy.agency, copy.outlet),
        published=Published(copy.day, "day", "date line") if copy.day else None,
        credits=tuple(Credit(name, "staff_and_agencies", is_agency=True) for name in copy.credits),
    )


def document_of(copy: Copy) -> Document:
    acquisitions = (Acquisition(path=copy.name, url=copy.url),)
    return Document(copy.name, "", copy.text, MediaType.PLAIN, acquisitions)


def relations_of(copies: list[Copy]) -> list[CopyRelation]:
    texts = {copy.name: stored(copy.text) for copy in copies}
    index = MemoryIndex()
    found: list[CopyRelation] = []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, texts.__getitem__)
        index.add(name, read_words(item.text, item.body))
    settled = settle(found, index, texts.__getitem__)
    return name_relations(
        settled, [article_of(c) for c in copies], [document_of(c) for c in copies]
    )


def origins_of(copies: list[Copy]) -> list[Origin]:
    articles, documents = [article_of(c) for c in copies], [document_of(c) for c in copies]
    return decide_origins(articles, documents, relations_of(copies))


WIRE = Copy("a", FERRY, agency="Norda", day="2025-03-04")
RAW = Copy("b", FERRY)
CUT = Copy("c", "\n".join(LINES[:3]), outlet="Veldra Post", day="2025-03-05")
OTHER = Copy("d", COUNCIL, outlet="Veldra Post", day="2025-03-05")
INDEPENDENT = Copy("e", SECOND, agency="Auriga", day="2025-03-04")


def test_a_raw_copy_and_a_cut_one_belong_to_the_agency() -> None:
    [origin] = origins_of([WIRE, RAW, CUT])
    assert origin.documents == ("a", "b", "c")
    assert (origin.producer.name, origin.producer.kind) == ("Norda", ProducerKind.AGENCY)
    assert (origin.first, origin.date, origin.dated_by) == ("a", "2025-03-04", "a")
    assert {"byline", "alignment"} <= {reason.kind for reason in origin.reasons}


@given(st.permutations([WIRE, RAW, CUT, OTHER, INDEPENDENT]))
def test_the_order_of_arrival_does_not_matter(copies: list[Copy]) -> None:
    assert origins_of(copies) == origins_of([WIRE, RAW, CUT, OTHER, INDEPENDENT])


@given(st.sampled_from([WIRE, RAW, CUT, OTHER]))
def test_an_exact_copy_never_raises_the_count(copy: Copy) -> None:
    copies = [WIRE, RAW, CUT, OTHER, INDEPENDENT]
    more = [*copies, Copy("z", copy.text)]
    assert origin_bounds(origins_of(more)) == origin_bounds(origins_of(copies))


def test_a_merged_copy_stands_in_both_origins_and_adds_none() -> None:
    second = SECOND.split("\n")
    text = "\n".join([LINES[0], second[1], LINES[1], second[2], LINES[3], second[0]])
    merged = Copy("m", text, credits=("Norda", "Auriga"), day="2025-03-06")
    origins = origins_of([WIRE, INDEPENDENT, merged])
    assert sorted(origin.documents for origin in origins) == [("a", "m"), ("e", "m")]
    assert origin_bounds(origins) == (2, 2)


def test_two_takes_of_one_agency_count_once() -> None:
    origins = origins_of([WIRE, Copy("e", SECOND, agency="Norda", day="2025-03-05")])
    assert len(origins) == 2
    assert origin_bounds(origins) == (1, 1)


def test_a_report_that_cites_the_agency_leans_on_it() -> None:
    text = (
        "Both ferries between Ostwick and Maarn are out of service until Friday, Norda reported, "
        "and 340 islanders were stranded."
    )
    origins = {o.first: o for o in origins_of([WIRE, Copy("x", text, outlet="Veldra Post")])}
    assert origins["x"].depends_on == (origins["a"].id,)
    assert (origins["x"].lower, origins["x"].upper) == (0, 0)
    assert [r.text for r in origins["x"].reasons if r.kind == "citation"] == ["Norda reported"]


def test_own_sources_keep_the_upper_bound() -> None:
    text = (
        "Both ferries between Ostwick and Maarn are out of service until Friday, Norda reported.\n"
        "An engineer of Maarnlinie told Veldra Post that the ramps had not been checked since 2019."
    )
    origins = {o.first: o for o in origins_of([WIRE, Copy("x", text, outlet="Veldra Post")])}
    assert (origins["x"].lower, origins["x"].upper) == (0, 1)


def test_accents_do_not_hide_that_two_reports_tell_the_same() -> None:
    wire = Copy("a", "Customs held the skipper Jón Þórðarson at Ostwick on Monday.", agency="Norda")
    text = (
        "The skipper Jon Thordarson was held at Ostwick, Norda reported on Monday.\n"
        "His wife told Veldra Post that he had a licence."
    )
    origins = {o.first: o for o in origins_of([wire, Copy("x", text, outlet="Veldra Post")])}
    assert (origins["x"].lower, origins["x"].upper) == (0, 1)
    assert origin_bounds(list(origins.values())) == (1, 2)


UNNAMED = (
    "The families of 340 people stranded in Ostwick ask when the ferries to Maarn will sail.\n"
    '"Nobody rings us," one of them told us.\n'
    "Local media reported that Maarnlinie withdrew both ferries over cracks in the ramps."
)


def test_an_outlet_that_follows_unnamed_media_may_rest_on_the_report_it_knows() -> None:
    origins = {o.first: o for o in origins_of([WIRE, Copy("x", UNNAMED, outlet="Veldra Post")])}
    assert origins["x"].depends_on == (origins["a"].id,)
    assert (origins["x"].lower, origins["x"].upper) == (0, 1)
    assert "Local media reported" in [reason.text for reason in origins["x"].reasons]


def test_unnamed_media_stand_for_themselves_where_nobody_else_tells_of_it() -> None:
    [origin] = origins_of([Copy("x", UNNAMED, outlet="Veldra Post")])
    assert (origin.lower, origin.upper, origin.depends_on) == (1, 1, ())


def test_what_leans_on_a_leaning_report_adds_nothing_beside_it() -> None:
    text = (
        "Both ferries between Ostwick and Maarn are out of service until Friday, Norda reported.\n"
        "An engineer of Maarnlinie told Kessel Tribune that the ramps were last seen to in 2019."
    )
    copies = [
        WIRE,
        Copy("x", UNNAMED, outlet="Veldra Post"),
        Copy("y", text, outlet="Kessel Tribune"),
    ]
    assert origin_bounds(origins_of(copies)) == (1, 2)


DIGEST = """Ferries between Ostwick and Maarn stay tied up over cracks in the ramps and 340 people were stranded, Norda reported.
A hairdresser in Lomma has won the cheese lottery twice, according to the Lomma Observer.
Bakers of the Tavian hills quarrel about salt, says Radio Tavia."""


def test_a_paragraph_of_a_digest_leans_on_the_report_that_it_cites() -> None:
    origins = {o.first: o for o in origins_of([WIRE, Copy("x", DIGEST, outlet="Veldra Post")])}
    assert origins["x"].depends_on == (origins["a"].id,)
    assert (origins["x"].lower, origins["x"].upper) == (0, 1)


@pytest.mark.parametrize("cue", ["According to Norda,", "Citing Norda, it says", "Norda says"])
def test_a_citation_may_open_a_sentence(cue: str) -> None:
    text = f"Maarnlinie has tied up its ferries in Ostwick. {cue} 340 people were stranded."
    origins = {o.first: o for o in origins_of([WIRE, Copy("x", text, outlet="Veldra Post")])}
    assert origins["x"].depends_on == (origins["a"].id,)


@pytest.mark.parametrize(("who", "leans"), [("Ostwickian media", True), ("Social media", False)])
def test_media_of_a_people_are_unnamed_media(who: str, leans: bool) -> None:  # noqa: FBT001
    text = UNNAMED.replace("Local media", who)
    origins = {o.first: o for o in origins_of([WIRE, Copy("x", text, outlet="Veldra Post")])}
    assert bool(origins["x"].depends_on) == leans


@pytest.mark.parametrize(
    ("signed", "told", "lower"),
    [
        ("Veldra Post, staff and agencies", "officials", 0),
        ("Veldra Post, staff and agencies", "Veldra Post", 1),
        ("Veldra Post staff", "officials", 1),
    ],
)
def test_who_signs_with_agencies_it_does_not_name_may_rest_on_one_that_tells_of_it(
    signed: str, told: str, lower: int
) -> None:
    body = f"Both ferries between Ostwick and Maarn are tied up, an engineer told {told}."
    copy = Copy("x", f"{signed}\n{body}", outlet="Veldra Post")
    start = len(signed) + 1
    article = Article(
        "x",
        "en",
        (
            Block(Span("x", 0, start - 1), Role.BYLINE, 1.0),
            Block(Span("x", start, len(copy.text)), Role.BODY, 1.0),
        ),
        byline=Byline(outlet="Veldra Post", spans=(Span("x", 0, start - 1),)),
    )
    made = decide_origins([article_of(WIRE), article], [document_of(WIRE), document_of(copy)], [])
    found = {item.first: item for item in made}
    assert (found["x"].lower, found["x"].upper) == (lower, 1)
    assert found["x"].depends_on == ((found["a"].id,) if "agencies" in signed else ())


def test_unknown_stays_unknown_and_is_no_second_source() -> None:
    origins = origins_of([WIRE, Copy("x", SECOND)])
    unknown = next(origin for origin in origins if origin.first == "x")
    assert unknown.producer.kind is ProducerKind.UNKNOWN
    assert origin_bounds(origins) == (1, 2)
    assert origin_bounds([unknown]) == (1, 1)
    assert origin_bounds([]) == (0, 0)


def test_a_page_fetched_again_with_other_figures_is_an_update() -> None:
    url = "https://post.example/ferries"
    one = Copy("a", FERRY, outlet="Veldra Post", url=url)
    two = Copy("b", FERRY.replace("14 people", "19 people"), outlet="Veldra Post", url=url + "?r=1")
    [relation] = relations_of([one, two])
    assert relation.relation is Relation.UPDATE
    assert [change.material for change in relation.changed] == [True]
    assert len(origins_of([one, two])) == 1


def test_ten_thousand_reprints_cost_a_few_comparisons_each() -> None:
    names = [f"{value:06d}" for value in random.Random(3).sample(range(10**6), 2000)]
    index, words, asked = MemoryIndex(), read_words(FERRY), 0
    for name in names:
        asked += len(index.candidates(name, words))
        index.add(name, words)
    assert asked < 25 * len(names)


@pytest.mark.parametrize("text", ["", "Word."])
def test_documents_without_a_body_are_origins_of_their_own(text: str) -> None:
    assert len(origins_of([WIRE, Copy("x", text)])) == 2


def test_a_report_of_which_two_others_took_a_passage_is_not_merged_of_them() -> None:
    lines = [*LINES, *(f"{babble(at, 30).capitalize()}." for at in range(4))]
    whole = Copy("a", "\n".join(lines), agency="Norda", day="2025-03-04")
    one = Copy("b", f"{COUNCIL}\n{LINES[3]}\n{LINES[4]}", day="2025-03-05")
    two = Copy("c", f"{SECOND}\n{lines[-1]}\n{lines[-2]}", day="2025-03-05")
    pairs = by_document(relations_of([whole, one, two]))
    assert sorted(pairs["a"]) == ["b", "c"]
    assert not is_merged("a", pairs)


def test_the_service_in_brackets_is_no_part_of_a_house() -> None:
    names = name_houses(["Veldra Post (English service)", "veldrapost.example"])
    assert set(names.values()) == {"Veldra Post"}


def test_a_host_and_a_name_are_one_house() -> None:
    names = name_houses(
        ["vosstimes.example", "Voss Times", "Voss Times", "The Voss Times", "Norda"]
    )
    assert names["vosstimes.example"] == names["The Voss Times"] == "Voss Times"
    assert names["Norda"] == "Norda"


def test_a_picture_credit_says_nothing_of_who_wrote() -> None:
    lines = ["By Norda", *LINES[:2], "Cracked ramps in Ostwick.", "(Norda/Handout)"]
    roles = [Role.BYLINE, Role.BODY, Role.BODY, Role.CAPTION, Role.CREDIT]
    text, blocks = "\n".join(lines), []
    for line, role in zip(lines, roles, strict=True):
        start = text.index(line)
        blocks.append(Block(Span("a", start, start + len(line)), role, 1.0))
    page, file = Article("a", "en", tuple(blocks)), document_of(Copy("a", text))
    assert [claim.kind for claim in agency_claims(page, file, ["Norda"])] == ["byline"]
    unsigned = Article("a", "en", tuple(blocks[1:]))
    assert agency_claims(unsigned, file, ["Norda"]) == []


def _piece(mine: float, start: int, end: int) -> Pair:
    return Pair(mine, 0.5, (Span("m", start, end),))


@pytest.mark.parametrize("copies", [1, 3_000])
def test_a_merged_text_is_told_however_many_copies_of_its_parts_there_are(copies: int) -> None:
    heads = {f"h{at:05d}": _piece(0.4, 0, 900 + at % 50) for at in range(copies)}
    tails = {f"t{at:05d}": _piece(0.4, 1_000, 1_900 + at % 50) for at in range(copies)}
    whole = {f"w{at:05d}": _piece(0.97, 0, 2_000) for at in range(copies)}
    assert is_merged("m", {"m": heads | tails | whole})
    assert not is_merged("m", {"m": heads | whole})


def test_how_near_two_reports_are_does_not_depend_on_a_third() -> None:
    texts = {"a": FERRY, "b": SECOND, "c": COUNCIL}
    days: dict[str, str | None] = dict.fromkeys(texts)
    three = Closeness(texts, days)
    two = Closeness({key: texts[key] for key in ("a", "b")}, days)
    assert three.share("a", "b") == two.share("a", "b")
    assert three.near("a") == two.near("a") == ["b"]
    assert not three.is_close("a", "c")


def test_reports_weeks_apart_are_not_near() -> None:
    near = Closeness({"a": FERRY, "b": FERRY}, {"a": "2025-03-04", "b": "2025-03-05"})
    far = Closeness({"a": FERRY, "b": FERRY}, {"a": "2025-03-04", "b": "2025-04-05"})
    assert (near.near("a"), far.near("a")) == (["b"], [])
