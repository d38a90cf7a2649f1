"""The commands on watches, alerts and lists, from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.run.badserver import answer, bad_server
from tests.run.test_watch import feed, html, item

from firsthand.cli.main import run


def test_a_watch_brings_copies_and_an_alert_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = ["--ledger", str(tmp_path / "ledger.db")]
    with bad_server() as server:
        server.paths["/feed"] = answer(feed(item(1)))
        server.paths["/a1"] = html()  # type: ignore[assignment]
        url = server.url("/feed")
        assert run(["watch", "add", url, "--allow-private", *ledger]) == 0
        target = str(tmp_path / "edits.atom")
        assert run(["alerts", "add", "edits", "--kind", "edit", "--to", target, *ledger]) == 0
        assert run(["alerts", "add", "edits", "--to", target, *ledger]) == 2
        assert server.asked == {}, "nothing is fetched before a watch is run"
        once = ["watch", "run", "--once", "--pace", "0", "--until", "read", "--json", *ledger]
        capsys.readouterr()
        assert run(once) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 1
    assert (tmp_path / "edits.atom").exists()
    assert run(["watch", "list", "--json", *ledger]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["kept"], row["error"]) == (1, None)
    for command in (["pause", url], ["resume", url], ["remove", url]):
        assert run(["watch", *command, *ledger]) == 0
    assert run(["watch", "pause", url, *ledger]) == 2
    for command in (
        ["list"],
        ["run"],
        ["pause", "edits"],
        ["resume", "edits"],
        ["remove", "edits"],
    ):
        assert run(["alerts", *command, *ledger]) == 0


def test_what_cannot_be_watched_or_told_is_wrong_use(tmp_path: Path) -> None:
    ledger = ["--ledger", str(tmp_path / "ledger.db")]
    assert run(["watch", "add", "file:///etc/hosts", *ledger]) == 2
    assert run(["watch", "add", "https://gull.example/f", *ledger]) == 0
    for wrong in (["--kind", "rumour"], ["--channel", "fax"], ["--channel", "webhook"]):
        assert run(["alerts", "add", "x", "--to", "out", *wrong, *ledger]) == 2


def test_a_list_is_imported_listed_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = ["--ledger", str(tmp_path / "ledger.db")]
    file = tmp_path / "mine.json"
    properties = {"name": ["Marlow Air"], "topics": ["sanction"]}
    file.write_text(json.dumps({"id": "x", "schema": "Company", "properties": properties}))
    assert run(["lists", "import", str(file), "--as-of", "2026-03-01", *ledger]) == 0
    assert run(["lists", "import", str(file), "--as-of", "March", *ledger]) == 2
    assert run(["lists", "list", *ledger]) == 0
    assert capsys.readouterr().out == "mine  2026-03-01  1 entries\n"
    assert run(["lists", "remove", "mine", *ledger]) == 0
    assert run(["lists", "remove", "mine", *ledger]) == 2
