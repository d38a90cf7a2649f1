"""Copies, origins and furniture settled piece by piece are those that all copies give at once."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from firsthand import Ledger
from firsthand.copies import decide_origins, find_furniture, name_relations, restore_roles, settle
from firsthand.copies.origins import plain_origins
from firsthand.copies.settle import settle_apart
from firsthand.model import Article, CopyRelation, Origin, Quoted, Span, Subject
from firsthand.run.copying import Comparer
from firsthand.run.decided import in_force
from firsthand.run.furniture import with_memory

TOWNS = ("Ostwick", "Bremholt", "Tamsin", "Quorrel", "Lindgate", "Vasmar", "Pellow")
NAMES = ("Halvik", "Brandt", "Ekwall", "Torsen", "Imre", "Calder", "Voigt", "Sandor")
WHAT = ("ferries", "looms", "orchards", "quarries", "kilns", "barges", "mills", "wells")
OUTLETS = ("Tamsin Courier", "The Lamp", "Daily Ost", "Vasmar Post")
AGENCIES = ("Norda", "AFP", "Kestra")
FORM = "The council will publish the minutes of the sitting on the board of the town hall by noon."
FURNITURE = {
    "Tamsin Courier": "Readers of the Courier may order back numbers at the front desk on Mondays.",
    "Vasmar Post": "Our weekly letter brings the best of the harbour news to your door for free.",
}


def report(draw: random.Random, day: int) -> list[str]:
    """Return an agency's report in invented words."""
    town, name, what = draw.choice(TOWNS), draw.choice(NAMES), draw.choice(WHAT)
    n = draw.randrange(12, 900)
    dateline = f"{town.upper()} ({draw.choice(AGENCIES)}) - "
    lead = f"Inspectors closed {n} {what} near {town} on Friday after a fire, mayor {name} said."
    told = [
        f'"Nobody was hurt and the {what} will open again in {n % 30 + 2} weeks," {name} said.',
        f"The {what} of {town} employ about {n * 3} people and have stood since {1700 + n}.",
        f"A commission of {n % 7 + 3} members from {draw.choice(TOWNS)} is to look into the cause.",
        *([FORM] if draw.random() < 0.5 else []),
    ]
    return [f"{what.title()} closed near {town}", f"May {day}, 2025", dateline + lead, *told]


def write_copies(folder: Path, seed: int, count: int) -> list[Path]:
    """Write reports, copies of them in houses that print their own lines, and rewrites."""
    draw = random.Random(seed)
    wires: list[list[str]] = []
    files = []
    for number in range(count):
        kind = draw.random() if wires else 0.0
        outlet = draw.choice(OUTLETS)
        own = [FURNITURE[outlet]] if outlet in FURNITURE and draw.random() < 0.8 else []
        if kind < 0.4:
            lines = report(draw, draw.randrange(3, 28))
            wires.append(lines)
        elif kind < 0.8:
            lines = [*draw.choice(wires)[: draw.choice((4, 5, 9))], *own]
        else:
            head, day, lead, *_ = draw.choice(wires)
            agency, said = lead[lead.index("(") + 1 : lead.index(")")], lead.split(" - ")[1]
            where = draw.choice((f"{agency} reported", "local media reported"))
            lines = [head, day, f"{said[:-15]}, {where}.", "Neighbours saw smoke at dawn.", *own]
        place = folder / f"{number:03d}.txt"
        place.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        if draw.random() < 0.8:
            place.with_suffix(".meta.json").write_text(json.dumps({"source": outlet}))
        files.append(place)
    draw.shuffle(files)
    return files


def at_once(ledger: Ledger) -> tuple[list[CopyRelation], list[Origin], list[Article]]:
    """Return what all copies of a ledger give, with nothing remembered."""
    comparer, decided = Comparer(ledger.store), in_force(ledger.store.decisions())
    pairs = list(ledger.store.pairs())
    found = decided.copies(settle(pairs, comparer.index, comparer.fetch), pairs)
    comparer.close()
    documents = list(ledger.store.documents())
    articles = [restore_roles(item) for item in ledger.store.articles()]
    copies = name_relations(found, articles, documents)
    origins = decide_origins(articles, documents, copies)
    now = {item.document: item for item in articles}
    now |= {item.document: item for item in with_memory(articles, documents, origins)}
    changed = find_furniture([now[item.document] for item in articles], documents, copies, origins)
    now |= {item.document: item for item in changed}
    return copies, origins, [now[name] for name in sorted(now)]


def settled(ledger: Ledger) -> tuple[list[CopyRelation], list[Origin], list[Article]]:
    return list(ledger.store.copies()), ledger.store.origins(), list(ledger.store.articles())


@pytest.mark.parametrize("seed", range(4))
def test_pieces_give_what_all_copies_give_at_once(tmp_path: Path, seed: int) -> None:
    files = write_copies(tmp_path, seed, 36)
    draw, kinds = random.Random(seed), set()
    with Ledger.open(tmp_path / "news.db") as ledger:
        while files:
            size = draw.choice((1, 1, 2, 8))
            ledger.ingest(*files[:size], until="copies")
            del files[:size]
            wanted = at_once(ledger)
            assert settled(ledger) == wanted
            kinds |= {block.role for article in wanted[2] for block in article.blocks}
        assert any(origin.depends_on for origin in wanted[1])
        assert any(_has_furniture(article) for article in wanted[2])


def _has_furniture(article: Article) -> bool:
    return any(reason.kind == "furniture" for x in article.blocks for reason in x.reasons)


def test_pairs_that_analysts_decided_on_are_settled_again(tmp_path: Path) -> None:
    files = write_copies(tmp_path, 11, 24)
    with Ledger.open(tmp_path / "news.db") as ledger:
        ledger.ingest(*files[:20], until="copies")
        pair = ledger.copies()[0]
        made = ledger.store.decisions()
        assert not made
        places = [Subject(Quoted(Span(name, 0, 0), "")) for name in (pair.a, pair.b)]
        ledger.decide("copy", "different", *places, by="ines")
        ledger.ingest(*files[20:], until="copies")
        assert settled(ledger) == at_once(ledger)
        assert (pair.a, pair.b) not in {(item.a, item.b) for item in ledger.store.copies()}


def test_only_what_a_new_copy_touches_is_decided_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write_copies(tmp_path, 5, 30)
    judged: list[str] = []
    decided: list[str] = []

    def watched_judge(relations: Sequence[CopyRelation], *rest: object) -> object:
        judged.extend(item.a for item in relations)
        return settle_apart(relations, *rest)  # type: ignore[arg-type]

    def watched_decide(articles: dict[str, Article], *rest: object) -> object:
        decided.extend(articles)
        return plain_origins(articles, *rest)  # type: ignore[arg-type]

    with Ledger.open(tmp_path / "news.db") as ledger:
        ledger.ingest(*files, until="copies")
        monkeypatch.setattr("firsthand.run.settling.clans.settle_apart", watched_judge)
        monkeypatch.setattr("firsthand.run.settling.origins.plain_origins", watched_decide)
        alone = tmp_path / "alone.txt"
        alone.write_text("A lighthouse keeper counted eleven seals on the western rocks at dawn.\n")
        ledger.ingest(alone, until="copies")
        assert not judged
        assert len(decided) == 1
        assert settled(ledger) == at_once(ledger)
