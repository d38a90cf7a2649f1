"""Side by side: paragraphs that share no run of words, but are nearly the same, stand together."""

from __future__ import annotations

from pathlib import Path

from firsthand import Ledger
from firsthand.config import Config
from firsthand.web.pages.compare import gather_pair

BODY = """The harbour council of Ostwick has freed 9 clerks, its office said on Sunday.

They had been held since spring over a strike at the customs sheds by the river mouth.

"They went home with their families," the office's spokeswoman Ingra Halvik told reporters.
"""
FIRST = f"Council frees nine clerks\n\nJan. 20, 2026\n\n{BODY}"
SECOND = f"UPDATE: Council frees nine clerks\n\nJan. 21, 2026\n\n{BODY}\nA word of ours.\n"


def test_a_changed_headline_stands_beside_the_one_before(tmp_path: Path) -> None:
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Ledger.open(tmp_path / "own.db", config=Config()) as ledger:
        ledger.ingest(tmp_path)
        store = ledger.store
        relation = next(store.copies())
        texts = store.texts([relation.a, relation.b])
        first, second = sorted(texts, key=lambda name: texts[name].startswith("UPDATE"))
        rows = gather_pair(store, first, second).rows
    shown = [tuple("".join(p.text for p in side) for side in (r.left, r.right)) for r in rows]
    assert shown[:2] == [
        ("Council frees nine clerks", "UPDATE: Council frees nine clerks"),
        ("Jan. 20, 2026", "Jan. 21, 2026"),
    ]
    assert [row.kind for row in rows[:2]] == ["changed", "changed"]
    assert [piece.text for piece in rows[0].right if piece.marks] == ["UPDATE:"]
    assert shown[-1] == ("", "A word of ours.")
    for side, name in ((0, first), (1, second)):
        lines = [pair[side] for pair in shown if pair[side]]
        assert lines == [line for line in texts[name].split("\n") if line.strip()]
