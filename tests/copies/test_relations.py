from __future__ import annotations

import pytest
from texts import COUNCIL, FERRY, babble, curly, stored

from firsthand.copies import MemoryIndex, StoredText, find_copies, read_words, settle
from firsthand.copies.relate import relation_of
from firsthand.model import ChangeKind, CopyRelation, Relation

LINES = FERRY.split("\n")


def relations(texts: dict[str, StoredText]) -> list[CopyRelation]:
    index = MemoryIndex()
    found: list[CopyRelation] = []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, texts.__getitem__)
        index.add(name, read_words(item.text, item.body))
    return settle(found, index, texts.__getitem__)


def relate(a: str, b: str) -> CopyRelation | None:
    found = relations({"a": stored(a), "b": stored(b)})
    return found[0] if found else None


def test_a_reprint_in_other_print_is_whole_and_only_typography_differs() -> None:
    found = relate(FERRY, curly(FERRY).replace("\n", "\n\n"))
    assert found is not None
    assert (found.a_in_b, found.b_in_a, found.relation) == (1.0, 1.0, Relation.REPRINT)
    assert {change.kind for change in found.changed} == {ChangeKind.TYPOGRAPHY}
    assert len(found.aligned) == len(LINES)
    assert found.only_in_a == ()
    assert found.only_in_b == ()


def test_runs_reach_to_the_marks_around_them() -> None:
    found = relate(FERRY, curly(FERRY))
    assert found is not None
    assert [FERRY[run.a.start : run.a.end] for run in found.aligned] == LINES


@pytest.mark.parametrize(
    ("b", "relation"),
    [
        ("\n".join(LINES[:3]), Relation.ABRIDGED),
        (FERRY + "\n" + COUNCIL, Relation.EXTENDED),
        ("\n".join(reversed(LINES)), Relation.REPRINT),
        (COUNCIL + "\n" + LINES[3], Relation.SHARED_PASSAGE),
    ],
)
def test_relations_are_told_apart(b: str, relation: Relation) -> None:
    found = relate(FERRY, b)
    assert found is not None
    assert found.relation is relation


def test_the_same_pair_is_found_in_either_order() -> None:
    one = {"a": stored(FERRY), "b": stored("\n".join(LINES[:3]))}
    assert relations(one) == relations(dict(reversed(one.items())))


@pytest.mark.parametrize(
    ("old", "new", "kind", "material"),
    [
        ("340 islanders", "430 islanders", ChangeKind.FIGURE, True),
        ("Ilse Brandvold", "Ilse Brandholt", ChangeKind.NAME, True),
        ("were hurt", "were killed", ChangeKind.ACT, True),
        (", the harbour authority said on Tuesday", " on Tuesday", ChangeKind.ATTRIBUTION, True),
        ('"Nobody will board', "Nobody will board", ChangeKind.QUOTATION, True),
        ("stranded", "marooned", ChangeKind.WORDING, False),
        ("harbour authority", "Harbor authority", ChangeKind.TYPOGRAPHY, False),
        ("overnight, and", "overnight – and", ChangeKind.TYPOGRAPHY, False),
    ],
)
def test_changes_are_named_and_material_ones_flagged(
    old: str, new: str, kind: ChangeKind, *, material: bool
) -> None:
    found = relate(FERRY, FERRY.replace(old, new, 1))
    assert found is not None
    assert [(change.kind, change.material) for change in found.changed] == [(kind, material)]


def test_dropped_words_stand_in_one_text_only() -> None:
    found = relate(FERRY, "\n".join([*LINES[:2], *LINES[3:]]))
    assert found is not None
    changed = [change.a for change in found.changed if change.a is not None]
    spans = [*found.only_in_a, *changed]
    assert any("Nobody will board" in FERRY[span.start : span.end] for span in spans)


SPEECH = (
    '"We will not leave a single family on the mainland for the winter, and whoever says that '
    'this town has forgotten its islanders should come and see the school tonight,"'
)


def test_a_quotation_in_common_is_no_copy() -> None:
    one = f"Mayor Anders Toll defended the town on Tuesday. {SPEECH} he told reporters at the quay."
    two = f"Speaking before the council, Toll rejected all criticism. {SPEECH} Toll said."
    assert relate(one, two) is None


FORM = (
    "{name} said net profit for the quarter rose to {a} million crowns from {b} million a year "
    "earlier, while sales rose to {c} million from {d} million. Earnings per share were {e} crowns "
    "against {f} crowns. The board of {name} proposed a dividend of {g} crowns a share."
)


def test_a_form_filled_with_other_facts_is_no_copy() -> None:
    one = FORM.format(name="Norra Skog", a=41, b=38, c=310, d=290, e="2.10", f="1.95", g="0.80")
    two = FORM.format(name="Vestkalk", a=12, b=19, c=122, d=140, e="0.62", f="1.01", g="0.25")
    assert relate(one, two) is None


def test_furniture_that_many_stories_carry_is_learnt_late_and_undone() -> None:
    note = (
        "The regional desk checks every figure with two people before print and corrects what "
        "turns out to be wrong within a day of being told about it by readers."
    )
    news = [stored(f"{babble(seed, 60)}\n{note}") for seed in range(8)]
    early = relations({f"d{n}": item for n, item in enumerate(news[:2])})
    assert [item.relation for item in early] == [Relation.SHARED_PASSAGE]
    assert relations({f"d{n}": item for n, item in enumerate(news)}) == []


def test_chinese_is_compared_by_characters() -> None:
    text = "港口管理局周二表示连接两地的两艘渡轮将停航至周五检查人员发现两艘船的船尾坡道均有裂缝"
    found = relate(text, text + "公司表示将从周三起租用一艘双体船")
    assert found is not None
    assert found.a_in_b == 1.0


@pytest.mark.parametrize("text", ["", "Ferry", "One two three four", "same line\n" * 500])
def test_odd_texts_are_taken(text: str) -> None:
    assert relate(text, FERRY) is None


@pytest.mark.parametrize(
    ("a_in_b", "b_in_a", "same_head", "relation"),
    [
        (0.12, 0.95, True, Relation.ABRIDGED),
        (0.12, 0.95, False, Relation.SHARED_PASSAGE),
        (0.95, 0.12, True, Relation.EXTENDED),
        (0.2, 0.6, True, Relation.ABRIDGED),
        (0.2, 0.6, False, Relation.SHARED_PASSAGE),
        (0.55, 0.6, True, Relation.REPRINT),
        (0.3, 0.3, True, Relation.SHARED_PASSAGE),
    ],
)
def test_a_cut_text_begins_as_the_whole_one_does(
    *, a_in_b: float, b_in_a: float, same_head: bool, relation: Relation
) -> None:
    assert relation_of(a_in_b, b_in_a, is_same_head=same_head) is relation


def test_a_few_paragraphs_of_a_long_report_are_abridged_and_one_in_the_middle_is_not() -> None:
    long = "\n".join([FERRY, *(f"{babble(at, 40).capitalize()}." for at in range(8))])
    cut, inside = relate(long, "\n".join(LINES[:3])), relate(long, f"{COUNCIL}\n{LINES[3]}")
    assert cut is not None
    assert cut.relation is Relation.ABRIDGED
    assert inside is not None
    assert inside.relation is Relation.SHARED_PASSAGE
