"""Texts that break naive engines: tiny, huge, without spaces, repeated, reprinted in masses."""

from __future__ import annotations

import time

import pytest
from texts import COUNCIL, FERRY, babble, stored

from firsthand.copies import MemoryIndex, StoredText, find_copies, read_words, settle
from firsthand.copies.alignment import WordRun, align_words
from firsthand.copies.index import HUBS
from firsthand.copies.shelf import Shelf
from firsthand.copies.words import Words
from firsthand.model import CopyRelation, Relation

THAI = "การท่าเรือแจ้งเมื่อวันอังคารว่าเรือข้ามฟากสองลำจะจอดอยู่ที่ท่าจนถึงวันศุกร์หลังพบรอยร้าวที่ทางลาดท้ายเรือทั้งสองลำ"


def relations(texts: dict[str, StoredText]) -> list[CopyRelation]:
    index, shelf = MemoryIndex(), Shelf(texts.__getitem__)
    found: list[CopyRelation] = []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, shelf)
        index.add(name, read_words(item.text, item.body))
    return settle(found, index, shelf)


def test_one_word_is_no_copy_of_anything() -> None:
    assert relations({"a": stored("Ferries"), "b": stored(FERRY), "c": stored("Ferries")}) == []


def test_thai_is_compared_by_characters() -> None:
    found = relations({"a": stored(THAI), "b": stored(THAI + " บริษัทจะเช่าเรือใบสองลำตั้งแต่วันพุธ")})
    assert [item.a_in_b for item in found] == [1.0]
    assert read_words(THAI).alone == 1.0


def test_a_passage_of_chinese_is_found_in_a_long_text() -> None:
    signs = [chr(0x4E00 + (at * at * 7919) % 1471) for at in range(20_000)]
    found = relations({"a": stored("".join(signs)), "b": stored("".join(signs[9_000:9_200]))})
    assert [item.b_in_a for item in found] == [1.0]


def test_a_copy_more_is_compared_with_as_few_however_many_there_are() -> None:
    index = MemoryIndex()
    asked = []
    for at in range(300):
        words = read_words(f"{FERRY}\nOwn line of edition {at}.")
        asked.append(len(index.candidates(f"d{at:04d}", words)))
        index.add(f"d{at:04d}", words)
    assert max(asked) <= 2 * HUBS
    assert sum(asked[200:]) < 1.5 * sum(asked[100:200])


def test_four_times_the_copies_cost_four_times_the_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def compared(count: int) -> float:
        calls: list[int] = []

        def counting(a: Words, b: Words) -> list[WordRun]:
            calls.append(len(a))
            return align_words(a, b)

        for place in ("find", "linking"):
            monkeypatch.setattr(f"firsthand.copies.{place}.align_words", counting)
        texts = (f"{FERRY}\nOwn line of edition {at}." for at in range(count))
        found = relations({f"d{at:04d}": stored(text) for at, text in enumerate(texts)})
        assert len(found) <= 2 * HUBS * count
        return len(calls) / count

    assert compared(160) < 1.3 * compared(40)


def test_lines_all_alike_make_no_copy_of_other_lines() -> None:
    one = stored("No service on this line today.\n" * 300)
    two = stored("All trains run as planned today.\n" * 300)
    assert relations({"a": one, "b": two, "c": stored(FERRY)}) == []


@pytest.mark.parametrize("times", [2_000, 20_000])
def test_a_phrase_repeated_without_end_costs_what_its_words_cost(times: int) -> None:
    many = read_words("buy the evening paper at the quay " * times)
    started = time.process_time()
    runs = align_words(many, read_words(FERRY))
    assert runs == []
    align_words(many, many)
    assert time.process_time() - started < 5 + times / 4_000


def test_a_long_document_is_read_and_aligned_in_time_that_grows_with_it() -> None:
    long = read_words(babble(3, 200_000) + " " + FERRY)
    started = time.process_time()
    runs = align_words(long, read_words(FERRY))
    assert sum(run.length for run in runs) == len(read_words(FERRY))
    assert time.process_time() - started < 5


def test_every_copy_of_a_large_family_is_related_to_the_first_text() -> None:
    first = StoredText(FERRY, stored(FERRY).body, 700)
    texts = {f"d{at:03d}": StoredText(FERRY, first.body, 701) for at in range(60)} | {"z": first}
    found = relations(texts)
    assert {item.a for item in found if item.b == "z"} == texts.keys() - {"z"}
    assert len(found) < 10 * len(texts)


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_order_of_arrival_changes_nothing(turn: int) -> None:
    note = (
        "The regional desk checks every figure with two people before print and mends its errors."
    )
    texts = {f"n{at:02d}": stored(f"{babble(at, 50)}\n{note}") for at in range(12)}
    texts |= {"p1": stored(FERRY), "p2": stored(f"{COUNCIL}\n{FERRY}"), "p3": stored(FERRY)}
    names = sorted(texts)
    turned = [list(reversed(names)), names[7:] + names[:7], names[::2] + names[1::2]][turn]
    assert relations({name: texts[name] for name in turned}) == relations(texts)
    assert {(item.a, item.b) for item in relations(texts)} == {
        ("p1", "p2"),
        ("p1", "p3"),
        ("p2", "p3"),
    }


def test_a_clock_that_goes_backwards_changes_no_relation() -> None:
    body = stored(FERRY).body
    later = {"a": StoredText(FERRY, body, 900), "b": StoredText(FERRY, body, 100)}
    found = relations(later)
    assert [item.relation for item in found] == [Relation.REPRINT]
