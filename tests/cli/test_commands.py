"""Each command answers people in text and machines in JSON."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Call
from tests.run.texts import write_files

from firsthand.cli.main import COMMANDS

WORDS = {
    ("stories",): ["Norland frees 14 striking sailors", "Quarry owners jailed in Tamsin"],
    ("events",): ["release", "happened", "sailors"],
    ("events", "--type", "release"): ["release"],
    ("events", "--since", "2031"): ["no events"],
    ("statements", "--speaker", "halvik"): ["Ingra Halvik", "Radio Norland", "released"],
    ("timeline",): ["event", "support"],
    ("timeline", "--actor", "nobody"): ["no events"],
    ("tally", "--by", "type,month"): ["people", "acts", "ev-"],
    ("events", "--min-origins", "9"): ["no events"],
    ("statements", "--speaker", "nobody"): ["no statements"],
    ("copies",): ["scrape.txt", "courier.txt", "100%"],
    ("copies", "tamsin.txt"): ["quarry.md"],
    ("diff", "courier.txt", "short.txt"): ["abridged", "of the first"],
    ("diff", "courier.txt", "tamsin.txt"): ["no copies of each other"],
    ("diff", "courier.txt", "scrape.txt", "--typography"): ["typography", "“"],
    ("origin", "scrape.txt", "--why"): ["AFP", "byline", "alignment"],
    ("entities",): ["Ingra Halvik", "person"],
    ("show", "courier.txt"): ["headline", "byline", "body", "‹s1", "⟦e", "STATEMENTS"],
    ("failures",): ["no failures"],
    ("doctor",): ["everything is in order", "en_core_web_sm"],
    ("resume",): ["0 new"],
}


@pytest.mark.parametrize(("arguments", "words"), WORDS.items(), ids=" ".join)
def test_commands_answer_people(call: Call, arguments: tuple[str, ...], words: list[str]) -> None:
    done = call(*arguments)
    assert done.code == 0, done.err
    for word in words:
        assert word in done.out


@pytest.mark.parametrize(
    "arguments",
    WORDS,
    ids=" ".join,
)
def test_commands_answer_machines(call: Call, arguments: tuple[str, ...]) -> None:
    done = call(*(word for word in arguments if word not in {"--why", "--typography"}), "--json")
    assert done.code == 0, done.err
    json.loads(done.out)


def test_the_story_is_on_one_screen(call: Call) -> None:
    stories = json.loads(call("stories", "--json").out)
    (story,) = (item for item in stories if "sailors" in item["title"])
    done = call("story", story["id"][:8])
    assert done.code == 0
    for words in (
        "3 copies · 1 origin (AFP), because",
        "WHO WROTE IT",
        "WHAT IS NEW",
        "release 14 sailors · happened",
        "vouched for by",
        "WHO SAID WHAT",
        "BACKGROUND",
        "“Norland has freed 14 sailors held since a ferry strike”",
    ):
        assert words in done.out
    assert done.out.index("WHAT IS NEW") < done.out.index("BACKGROUND")
    assert max(map(len, done.out.splitlines())) <= 100
    parts = json.loads(call("story", story["id"], "--json").out)
    assert set(parts) >= {"story", "documents", "copies", "origins", "events", "statements"}


def test_ingest_says_what_it_did(call: Call, tmp_path: Path) -> None:
    news = write_files(tmp_path / "news", ("tamsin.txt", "quarry.md"))
    (news / "empty.txt").touch()
    ledger = ("--ledger", tmp_path / "own.db")
    done = call("ingest", news, *ledger, "--source", "Post", "--retrieved-at", "2025-12-03")
    assert done.code == 1
    assert "2 new, 0 already known" in done.out
    assert "parsed" in done.out
    assert "empty.txt" in done.err
    again = json.loads(call("ingest", news, *ledger, "--json").out)
    assert (again["new"], again["known"], again["failed"]) == (0, 2, 1)
    assert [item["path"] for item in again["failed_documents"]] == [str(news / "empty.txt")]
    document = json.loads(call("show", "tamsin.txt", "--json", *ledger).out)
    assert document["source"]["name"] == "Post"
    assert document["retrieved_at"] == "2025-12-03"


def test_an_event_shows_its_grounds(call: Call) -> None:
    events = json.loads(call("events", "--json").out)
    done = call("event", events[0]["id"][:10], "--why")
    assert done.code == 0, done.err
    assert "held by the ledger" in done.out
    (told, *_) = json.loads(call("event", events[0]["id"], "--json").out)["testimonies"]
    assert told["field"] == "type"
    assert told["value"] == events[0]["type"]


def test_reports_are_a_table(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "event_reports.csv"
    assert call("export", "--format", "csv", "--to", target).code == 0
    rows = list(csv.DictReader(target.read_text(encoding="utf-8").splitlines()))
    assert {row["event_id"] for row in rows} == {
        item["id"] for item in json.loads(call("events", "--json").out)
    }
    assert call("tally", "--by", "colour").code == 2


def test_export_leaves_nothing_but_the_file(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "ledger.jsonl"
    assert call("export", "--to", target).code == 0
    assert call("export", "--to", target, "--format", "jsonl").code == 0
    lines = target.read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["kind"] for line in lines} >= {"document", "copy", "story", "event"}
    assert [item.name for item in tmp_path.iterdir()] == ["ledger.jsonl"]


def test_every_command_has_examples_and_says_what_it_takes(call: Call) -> None:
    for command in COMMANDS:
        done = call(command.__name__, "--help")
        assert done.code == 0
        assert "Examples:" in done.out
        assert "--ledger" in done.out or command.__name__ in {"batch", "clean", "verify"}
        assert "--json" in done.out or command.__name__ in {"export", "bundle", "serve"}


def test_files_are_named_as_shortly_as_they_can_be() -> None:
    from firsthand.cli.gathered import short_names
    from firsthand.model import Acquisition

    names = short_names(
        {
            "doc-1": Acquisition("news/a/one.txt"),
            "doc-2": Acquisition("news/b/one.txt"),
            "doc-3": Acquisition("news/b/two.txt"),
            "doc-4": Acquisition("feed.jsonl", source_name="Post"),
            "doc-5": Acquisition("feed.jsonl", url="https://gazette.example/x"),
            "doc-6": Acquisition("-", url="https://gazette.example/x"),
            "doc-7": Acquisition(),
        }
    )
    assert [names[f"doc-{number}"] for number in range(1, 8)] == [
        "a/one.txt",
        "b/one.txt",
        "two.txt",
        "feed.jsonl: Post",
        "feed.jsonl: gazette.example",
        "gazette.example/x",
        "doc-7",
    ]
