"""The ledger is a function of the documents in it, and of nothing else."""

from __future__ import annotations

import io
import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from tests.run.texts import FERRY, FILES, curly, write_files

from firsthand import Ledger
from firsthand.config import Config
from firsthand.errors import ConfigError, StoreError
from firsthand.run.lock import only_run


def exported(ledger: Ledger) -> bytes:
    stream = io.BytesIO()
    ledger.export(stream)
    return stream.getvalue()


def export_of(*steps: list[Path], path: str = ":memory:") -> bytes:
    with Ledger.open(path, config=Config()) as ledger:
        for step in steps:
            ledger.ingest(*step)
        return exported(ledger)


def test_a_folder_becomes_a_ledger(news: Path) -> None:
    with Ledger.open(":memory:", config=Config()) as ledger:
        summary = ledger.ingest(news)
        assert (summary.new, summary.known, summary.failed) == (5, 0, 0)
        assert summary.passages_parsed + summary.passages_known == _paragraphs(ledger)
        assert summary.passages_known > 0
        assert summary.copies == len(ledger.copies()) >= 4
        assert len(ledger.stories()) == 2
        assert ledger.events()
        assert ledger.statements(speaker="halvik")
        assert ledger.failures() == []


def _paragraphs(ledger: Ledger) -> int:
    from firsthand.model import Article
    from firsthand.run.passages import passage_texts

    return sum(
        len(passage_texts(document, ledger.article(document.id) or Article("", None, ())))
        for document in ledger.documents()
    )


def test_order_of_arrival_does_not_matter(news: Path) -> None:
    files = sorted(news.iterdir())
    wanted = export_of([news])
    for seed in range(4):
        shuffled = files[:]
        random.Random(seed).shuffle(shuffled)
        assert export_of(*([file] for file in shuffled)) == wanted
        assert export_of(shuffled) == wanted


def test_stages_may_come_apart(news: Path) -> None:
    wanted = export_of([news])
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(news / "courier.txt")
        for until in ("read", "clean", "copies", "language"):
            ledger.ingest(news / "scrape.txt", news / "tamsin.txt", until=until)
        ledger.ingest(news / "short.txt", until="clean")
        ledger.ingest(news / "quarry.md", until="copies")
        assert len(ledger.copies()) >= 1
        ledger.resume()
        assert exported(ledger) == wanted


def test_until_copies_tells_copies_and_origins(news: Path) -> None:
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(news, until="copies")
        assert ledger.copies()
        assert ledger.origins()
        assert ledger.stories() == []


def test_a_second_run_does_nothing(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, config=Config()) as ledger:
        ledger.ingest(news)
        first = exported(ledger)
    with Ledger.open(path, config=Config()) as ledger:
        summary = ledger.ingest(news)
        assert (summary.new, summary.known, summary.passages_parsed) == (0, 5, 0)
        assert exported(ledger) == first


def test_the_same_bytes_are_one_document(news: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes((news / "courier.txt").read_bytes())
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(news)
        summary = ledger.ingest(twin)
        assert (summary.new, summary.known) == (0, 1)
        document = ledger.document(str(twin))
        assert {item.path for item in document.acquisitions} == {
            str(twin),
            str(news / "courier.txt"),
        }


@pytest.mark.parametrize("kept_first", [True, False])
def test_which_acquisition_came_first_does_not_matter(tmp_path: Path, *, kept_first: bool) -> None:
    """The same bytes as text and as Markdown, from two outlets: the least path speaks."""
    places = (tmp_path / "a.md", tmp_path / "b.txt")
    for place, source in zip(places, ("Courier", "Post"), strict=True):
        place.write_text(FILES["tamsin.txt"])
        place.with_suffix(".meta.json").write_text(json.dumps({"source": source}))
    order = places if kept_first else places[::-1]
    other = write_files(tmp_path / "other", ("quarry.md",))
    found = json.loads(export_of([other], [order[0]], [order[1]]).splitlines()[0])
    wanted = json.loads(export_of([order[1], order[0], other]).splitlines()[0])
    assert found == wanted
    lines = [json.loads(line) for line in export_of([*order, other]).splitlines()]
    (document,) = (item for item in lines if item.get("path") == str(places[0]))
    assert document["source"]["name"] == "Courier"
    assert document["media_type"] == "text/markdown"


def test_an_exact_copy_never_raises_the_origin_count(news: Path, tmp_path: Path) -> None:
    copies = {
        "same.txt": FILES["courier.txt"] + "\n",
        "curly.txt": curly(FILES["courier.txt"]),
        "bare.txt": "\n\n".join(FERRY),
    }
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(news)
        counts = [_origins_of(ledger)]
        for name, text in copies.items():
            (tmp_path / name).write_text(text)
            ledger.ingest(tmp_path / name)
            counts.append(_origins_of(ledger))
    assert all(after <= before for before, after in pairwise(counts))


def _origins_of(ledger: Ledger) -> tuple[int, int]:
    (story,) = (item for item in ledger.stories() if "sailors" in (item.title or ""))
    return story.counts.origins


def test_one_bad_stage_does_not_end_the_run(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from firsthand import clean

    honest = clean.clean_document

    def fail(document: object, **more: object) -> object:
        if "Tamsin" in document.text:  # type: ignore[attr-defined]
            raise ValueError("a rule\nfell over")
        return honest(document, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch, Ledger.open(":memory:", config=Config()) as ledger:
        patch.setattr(clean, "clean_document", fail)
        summary = ledger.ingest(news)
        assert summary.failed == 2
        assert {(item.stage, item.error) for item in ledger.failures()} == {
            ("clean", "ValueError: a rule fell over")
        }
        assert len(ledger.stories()) == 1
        patch.undo()
        ledger.resume()
        assert ledger.failures() == []
        assert exported(ledger) == export_of([news])


@pytest.mark.parametrize("stage", ["make_reading", "read_statements", "read_events"])
def test_a_reading_that_fails_is_a_row(
    news: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    from firsthand.run import interpret

    honest = getattr(interpret, stage)

    def fail(first: object, *more: object, **named: object) -> object:
        key = getattr(first, "id", None) or getattr(first, "document", None)
        if key == wanted:
            raise KeyError("x")
        return honest(first, *more, **named)

    with monkeypatch.context() as patch, Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(news, until="copies")
        wanted = ledger.document("short.txt").id
        patch.setattr(interpret, stage, fail)
        ledger.resume()
        (failure,) = ledger.failures()
        assert failure.document == wanted
        assert failure.path == str(news / "short.txt")
        patch.undo()
        ledger.resume()
        assert ledger.failures() == []
        assert exported(ledger) == export_of([news])


def test_a_story_that_cannot_be_reconciled_is_a_row(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from firsthand.run.settling import ledger as settling

    def fail(story: object) -> object:
        raise ZeroDivisionError(str(story)[:0])

    monkeypatch.setattr(settling, "reconcile", fail)
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(news)
        assert {item.stage for item in ledger.failures()} == {"ledger"}
        assert ledger.copies()


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty|blank"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("bad.jsonl", b'{"text": "Fine words here."}\n{"text": \n', "line 2"),
    ],
)
def test_bad_input_is_a_row(tmp_path: Path, name: str, content: bytes, complaint: str) -> None:
    place = tmp_path / name
    place.write_bytes(content)
    with Ledger.open(":memory:", config=Config()) as ledger:
        assert ledger.ingest(place).failed == 1
        (failure,) = ledger.failures()
        assert failure.path == str(place)
        assert any(part in failure.error for part in complaint.split("|"))
        assert ledger.ingest(place).failed == 1
        place.write_text('{"text": "The council met on Monday."}')
        ledger.ingest(place)
        assert ledger.failures() == []


def test_a_paragraph_that_is_no_prose_is_not_parsed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A short line that is prose.\n\n" + "word " * 3000)
    with Ledger.open(":memory:", config=Config(max_passage=5000)) as ledger:
        summary = ledger.ingest(tmp_path)
        assert summary.failed <= 1
        assert all("max_passage" in item.error for item in ledger.failures())
        assert len(list(ledger.documents())) == 1


def test_a_text_without_end_is_not_parsed(tmp_path: Path) -> None:
    words = "\n\n".join(f"Sentence number {n} is here to be read." for n in range(40))
    (tmp_path / "a.txt").write_text(words)
    path = tmp_path / "ledger.db"
    with Ledger.open(path, config=Config(max_text=100)) as ledger:
        assert ledger.ingest(tmp_path / "a.txt").failed == 1
        assert ["max_text" in item.error for item in ledger.failures()] == [True]
        assert ledger.resume().failed == 0
        assert len(ledger.failures()) == 1
    with Ledger.open(path, config=Config()) as ledger:
        assert ledger.resume().passages_parsed > 0
        assert ledger.failures() == []


def test_only_one_run_at_a_time(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with (
        Ledger.open(path, config=Config()) as ledger,
        only_run(path),
        pytest.raises(StoreError, match="another run is writing"),
    ):
        ledger.ingest(news)
    with Ledger.open(path, config=Config()) as ledger:
        assert ledger.ingest(news / "quarry.md").new == 1


def test_an_unknown_stage_is_told(news: Path) -> None:
    with (
        Ledger.open(":memory:", config=Config()) as ledger,
        pytest.raises(ConfigError, match="known are read, clean, copies"),
    ):
        ledger.ingest(news, until="everything")


def test_a_change_of_model_limits_reads_passages_again(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, config=Config()) as ledger:
        ledger.ingest(news)
        wanted = exported(ledger)
    with Ledger.open(path, config=Config(max_passage=19_999)) as ledger:
        assert ledger.resume().passages_parsed > 0
        assert exported(ledger) == wanted


@pytest.mark.parametrize("stage", ["read", "clean", "copies", "language", "events", "ledger"])
def test_records_of_older_versions_are_made_again(news: Path, tmp_path: Path, stage: str) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, config=Config()) as ledger:
        ledger.ingest(news)
        wanted = exported(ledger)
        versions = json.loads(ledger.store.meta()["versions"])
        with ledger.store.transaction():
            ledger.store.set_meta("versions", json.dumps(versions | {stage: "older/0"}))
        ledger.resume()
        assert json.loads(ledger.store.meta()["versions"]) == versions
        assert exported(ledger) == wanted


def test_processes_and_one_process_agree(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, config=Config(workers=2, inline_below=1)) as ledger:
        ledger.ingest(news)
        assert exported(ledger) == export_of([news])


def test_an_index_of_another_ledger_is_not_used(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    export_of([news], path=str(path))
    path.unlink()
    wanted = export_of([news / "courier.txt"])
    assert export_of([news / "courier.txt"], path=str(path)) == wanted


def test_a_lost_index_is_made_again(news: Path, tmp_path: Path) -> None:
    import shutil

    path = tmp_path / "ledger.db"
    export_of([news / "courier.txt"], path=str(path))
    shutil.rmtree(tmp_path / "ledger.db.fhi")
    assert export_of([news], path=str(path)) == export_of([news])


def test_a_figure_rests_on_whoever_is_named_behind_it(tmp_path: Path) -> None:
    text = "Dockers freed\n\nMore than 60 dock workers remain in custody, according to the "
    (tmp_path / "a.txt").write_text(text + "rights group Harbour Watch.\n")
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(tmp_path)
        (figure,) = ledger.figures()
        names = {item.id: item.name for item in ledger.entities()}
        assert [names[item] for item in figure.support.claimants] == ["Harbour Watch"]
        assert figure.evidence[0].text.startswith("More than 60 dock workers")
        assert "according" not in figure.evidence[0].text
