from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from texts import babble, stored

from firsthand.copies import DiskIndex, MemoryIndex, StoredText, read_words
from firsthand.copies.disk import FAN, due_places
from firsthand.copies.fingerprints import fingerprints
from firsthand.errors import StoreError

SMALL = 600
"""Postings to a table, so that a few documents already make several segments."""


def corpus(count: int) -> dict[str, StoredText]:
    """Return documents of which every third repeats a passage of an earlier one."""
    texts: dict[str, StoredText] = {}
    for number in range(count):
        text = babble(number, 120)
        if number % 3 == 2:
            text += " " + babble(number - 2, 120)[:300]
        texts[f"d{(number * 7919) % 10007:05d}"] = stored(text)
    return texts


TEXTS = corpus(60)


def fill(index: DiskIndex | MemoryIndex, texts: dict[str, StoredText] = TEXTS) -> None:
    for name, item in texts.items():
        index.add(name, read_words(item.text, item.body))


def answers(index: DiskIndex | MemoryIndex) -> list[object]:
    found: list[object] = []
    for name, item in TEXTS.items():
        words = read_words(item.text, item.body)
        prints = fingerprints(words.hashes).hashes.tolist()
        found.append((index.candidates(name, words), index.holders(prints)))
    return found


@pytest.fixture(scope="module")
def expected() -> list[object]:
    index = MemoryIndex()
    fill(index)
    return answers(index)


@pytest.mark.parametrize("table_size", [200, SMALL, 10_000_000])
def test_disk_and_memory_answer_alike(
    tmp_path: Path, expected: list[object], table_size: int
) -> None:
    with DiskIndex.open(tmp_path, table_size=table_size) as index:
        fill(index)
        assert answers(index) == expected
        index.compact()
        assert answers(index) == expected
    with DiskIndex.open(tmp_path) as again:
        assert again.known() == frozenset(TEXTS)
        assert answers(again) == expected
        assert again.notes == []


def test_the_order_of_arrival_does_not_matter(tmp_path: Path, expected: list[object]) -> None:
    items = list(TEXTS.items())
    random.Random(4).shuffle(items)
    with DiskIndex.open(tmp_path, table_size=SMALL) as index:
        fill(index, dict(items))
        assert answers(index) == expected


def test_adding_twice_changes_nothing(tmp_path: Path, expected: list[object]) -> None:
    with DiskIndex.open(tmp_path, table_size=SMALL) as index:
        fill(index)
        fill(index)
        assert answers(index) == expected


def test_merging_keeps_few_segments(tmp_path: Path) -> None:
    with DiskIndex.open(tmp_path, table_size=100) as index:
        fill(index)
        index.compact()
    assert len(list(tmp_path.glob("segment-*"))) == 1
    assert len(list(tmp_path.glob("journal-*"))) == 1


def test_a_reader_sees_what_was_written_and_cannot_write(tmp_path: Path) -> None:
    with DiskIndex.open(tmp_path, table_size=SMALL) as writer:
        fill(writer)
        reader = DiskIndex.open(tmp_path, writable=False)
        assert reader.known() == frozenset(TEXTS)
        writer.compact()
        assert reader.candidates("x", read_words(TEXTS["d00000"].text)) == ["d00000", "d05831"]
        with pytest.raises(StoreError, match="opened for reading"):
            reader.add("x", read_words("any text"))
        reader.close()


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with DiskIndex.open(tmp_path), pytest.raises(StoreError, match="another process writes it"):
        DiskIndex.open(tmp_path)


def test_an_index_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with DiskIndex.open(tmp_path, table_size=SMALL) as index:
        fill(index)
    manifest = tmp_path / "manifest.json"
    import json

    from firsthand.copies import manifest as module

    body = json.loads(manifest.read_text())
    body.pop("checksum")
    body["version"] = module.VERSION + 1
    manifest.write_text(json.dumps({**body, "checksum": module.checksum(body)}))
    with pytest.raises(StoreError, match="use a newer Firsthand"):
        DiskIndex.open(tmp_path)


def damage(path: Path, kind: str) -> None:
    data = bytearray(path.read_bytes())
    if kind == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "gone":
        path.unlink()
    else:
        data[{"head": 9, "ids": 70, "postings": len(data) * 3 // 4}[kind]] ^= 0x10
        path.write_bytes(data)


@pytest.mark.parametrize("kind", ["cut", "empty", "gone", "head", "ids", "postings"])
def test_a_damaged_segment_is_named_and_made_again(
    tmp_path: Path, expected: list[object], kind: str
) -> None:
    with DiskIndex.open(tmp_path, table_size=SMALL) as index:
        fill(index)
    victim = min(tmp_path.glob("segment-*"))
    damage(victim, kind)
    with DiskIndex.open(tmp_path, fetch=TEXTS.__getitem__, table_size=SMALL) as index:
        index.prove()
        for name in sorted(frozenset(TEXTS) - index.known()):
            index.add(name, read_words(TEXTS[name].text, TEXTS[name].body))
        assert any(victim.name in note for note in index.notes)
        assert answers(index) == expected
    with DiskIndex.open(tmp_path) as again:
        assert again.notes == []
        assert answers(again) == expected


def test_a_segment_found_damaged_while_asked_is_made_again_at_once(
    tmp_path: Path, expected: list[object]
) -> None:
    with DiskIndex.open(tmp_path, table_size=SMALL) as index:
        fill(index)
    damage(min(tmp_path.glob("segment-*")), "postings")
    with DiskIndex.open(tmp_path, fetch=TEXTS.__getitem__, table_size=SMALL) as index:
        assert answers(index) == expected
        assert "do not match their checksum" in index.notes[0]


@pytest.mark.parametrize("kind", ["cut", "empty", "gone"])
def test_a_damaged_manifest_is_made_from_the_files(
    tmp_path: Path, expected: list[object], kind: str
) -> None:
    with DiskIndex.open(tmp_path, table_size=SMALL) as index:
        fill(index)
    damage(tmp_path / "manifest.json", kind)
    with DiskIndex.open(tmp_path) as index:
        assert answers(index) == expected
        assert "manifest.json" in index.notes[0]


@pytest.mark.parametrize("cut", [1, 7, 300])
def test_half_a_journal_record_is_cut_off(tmp_path: Path, cut: int) -> None:
    with DiskIndex.open(tmp_path) as index:
        fill(index)
    journal = next(tmp_path.glob("journal-*"))
    journal.write_bytes(journal.read_bytes()[:-cut])
    with DiskIndex.open(tmp_path) as index:
        assert len(index.known()) in {len(TEXTS) - 1, len(TEXTS) - 2}
        assert "no whole record" in index.notes[0]
    with DiskIndex.open(tmp_path) as index:
        assert index.notes == []


def test_every_flipped_bit_of_a_segment_is_noticed(tmp_path: Path) -> None:
    with DiskIndex.open(tmp_path, table_size=1) as index:
        index.add("d1", read_words(babble(1, 30)))
    path = next(tmp_path.glob("segment-*"))
    whole = path.read_bytes()
    from firsthand.copies.segment import DamagedSegmentError, Segment

    for at in range(len(whole)):
        if 44 <= at < 64 or not any(whole[at : at + 1]):
            continue
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(DamagedSegmentError):
            Segment(path).prove()


WRITER = """
import sys
from firsthand.copies import DiskIndex, read_words
sys.path.insert(0, sys.argv[2])
from texts import babble
index = DiskIndex.open(sys.argv[1], table_size=600)
for number in range(100000):
    index.add(f"d{number:05d}", read_words(babble(number, 120)))
    print(number, flush=True)
"""


@pytest.mark.parametrize("delay", [0.3, 0.8])
def test_a_killed_writer_loses_at_most_the_document_in_hand(tmp_path: Path, delay: float) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path), str(Path(__file__).parent)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    told = int(rest[-1]) + 1 if rest else 1
    with DiskIndex.open(tmp_path, table_size=SMALL) as index:
        known = index.known()
        assert known >= {f"d{number:05d}" for number in range(told)}
        assert len(known) <= told + 1
        words = read_words(babble(0, 120))
        assert index.candidates("x", words) == ["d00000"]
        index.add("x", words)
        assert "x" in index.known()


def test_bits_flipped_anywhere_lose_nothing(tmp_path: Path, expected: list[object]) -> None:
    draw = random.Random(12)
    with DiskIndex.open(tmp_path, table_size=SMALL) as index:
        fill(index)
    for _ in range(4):
        victim = draw.choice(sorted(tmp_path.glob("segment-????????")))
        data = bytearray(victim.read_bytes())
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        victim.write_bytes(data)
        with DiskIndex.open(tmp_path, fetch=TEXTS.__getitem__, table_size=SMALL) as index:
            index.prove()
            fill(index)
            assert answers(index) == expected
            assert all(victim.name in note for note in index.notes)


COMPACTER = """
import sys
from firsthand.copies import DiskIndex
sys.path.insert(0, sys.argv[2])
from test_disk import TEXTS, fill
while True:
    with DiskIndex.open(sys.argv[1], table_size=100) as index:
        fill(index)
        print("filled", flush=True)
        index.compact()
        index.prove()
"""


@pytest.mark.parametrize("delay", [0.0, 0.03])
def test_a_process_killed_while_it_merges_leaves_a_whole_index(
    tmp_path: Path, expected: list[object], delay: float
) -> None:
    command = [sys.executable, "-c", COMPACTER, str(tmp_path), str(Path(__file__).parent)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with DiskIndex.open(tmp_path, table_size=100) as index:
        assert index.known() == frozenset(TEXTS)
        assert answers(index) == expected
        assert index.notes == []


def test_readers_beside_a_writer_find_every_file(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path), str(Path(__file__).parent)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    seen = 0
    for _ in range(40):
        reader = DiskIndex.open(tmp_path, writable=False)
        assert not [note for note in reader.notes if "segment" in note]
        assert len(reader.known()) >= seen
        seen = len(reader.known())
        reader.close()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert seen


def test_segments_of_one_size_are_merged_wherever_they_stand() -> None:
    assert due_places([90, 10, 400, 11, 12, 95, 9]) == [1, 3, 4, 6]
    assert due_places([400, 410, 20, 390, 5, 420]) == [0, 1, 3, 5]
    assert due_places([100, 10, 400, 11]) == []
    assert due_places([0, 0, 0, 0]) == [0, 1, 2, 3]


def test_few_segments_are_left_however_many_documents_are_added(tmp_path: Path) -> None:
    with DiskIndex.open(tmp_path, table_size=60) as index:
        for number in range(240):
            index.add(f"d{number:04d}", read_words(babble(number, 40)))
            if number % 5 == 0:
                index._finish_merge(wait=True)
        sizes = [len(segment) for segment in index._segments]
        assert due_places(sizes) == []
        assert len(sizes) <= 3 * FAN
        assert len(index.known()) == 240
