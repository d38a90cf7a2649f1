"""The fingerprint join and the components: one rule, in numpy and in SQL on two engines."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.batch.components import Families, label
from firsthand.batch.joining import Held, find_common, hold, in_company, pair_up
from firsthand.copies.index import HUBS, choose

POSTINGS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 30)), max_size=120).map(
    lambda rows: np.array(sorted(set(rows)), np.uint64).reshape(-1, 2)
)
NONE = np.zeros(0, np.uint64)


def common_of(held: Held) -> np.ndarray:
    """Every third of the fingerprints that many hold, so that the anti-join has work."""
    return find_common(held, lambda ids: int(ids[0][-1], 16) % 3 == 0)


@given(POSTINGS)
def test_pairs_are_those_of_the_index(postings: np.ndarray) -> None:
    held = hold(postings[:, 0], postings[:, 1])
    common = set(common_of(held).tolist())
    holders: dict[int, list[str]] = {}
    for fingerprint, document in postings.tolist():
        holders.setdefault(fingerprint, []).append(f"{document:04d}")
    expected = set()
    for fingerprint, names in holders.items():
        many = len(names) > HUBS and fingerprint in common
        for name in names:
            found = choose(name, [names], lambda _, all_of=names: all_of, lambda _, x=many: x)
            expected |= {(min(name, other), max(name, other)) for other in found}
    pairs = pair_up(held, common_of(held)).tolist()
    assert {(f"{a:04d}", f"{b:04d}") for a, b in pairs} == expected
    assert pairs == sorted(pairs)


def sql_of(name: str) -> str:
    from firsthand.batch.engines.daft import statement

    return statement(name)


def engines() -> list[str]:
    return [name for name in ("duckdb", "daft") if find_spec(name)]


def ask(engine: str, text: str, **tables: dict[str, np.ndarray]) -> set[tuple[int, ...]]:
    """Run SQL on an engine and return its rows."""
    import pyarrow as pa

    arrow = {name: pa.table(columns) for name, columns in tables.items()}
    if engine == "duckdb":
        import duckdb

        connection = duckdb.connect()
        for name, table in arrow.items():
            connection.register(name, table)
        found = connection.sql(text).to_arrow_table()
    else:
        import daft

        frames = {name: daft.from_arrow(table) for name, table in arrow.items()}
        found = daft.sql(text, **frames).to_arrow()
    return {tuple(map(int, row.values())) for row in found.to_pylist()}


@pytest.mark.parametrize("engine", ["duckdb", "daft"])
@pytest.mark.parametrize("seed", [1, 2])
def test_sql_gives_what_numpy_gives(engine: str, seed: int) -> None:
    if engine not in engines():
        pytest.skip(f"{engine} is not installed (the extra batch)")
    draw = np.random.default_rng(seed)
    prints = draw.integers(0, 1 << 64, 40, dtype=np.uint64)
    rows = np.unique(
        np.stack(
            [prints[draw.integers(0, 40, 700)], draw.integers(0, 60, 700).astype(np.uint64)], 1
        ),
        axis=0,
    )
    held = hold(rows[:, 0], rows[:, 1])
    columns = (held.fingerprints, held.documents, held.places, held.counts)
    postings = {"fingerprint": rows[:, 0].copy(), "document": rows[:, 1].copy()}
    expected = {tuple(row) for row in zip(*(x.tolist() for x in columns), strict=True)}
    assert ask(engine, sql_of("held"), postings=postings) == expected
    names = ("fingerprint", "document", "place", "holders")
    common = {"fingerprint": common_of(held)}
    pairs = ask(engine, sql_of("pairs"), held=dict(zip(names, columns, strict=True)), common=common)
    assert pairs == set(map(tuple, pair_up(held, common["fingerprint"]).tolist()))


@pytest.mark.parametrize("engine", ["duckdb", "daft"])
def test_labels_spread_by_sql(engine: str) -> None:
    if engine not in engines():
        pytest.skip(f"{engine} is not installed (the extra batch)")
    labels = {"document": np.arange(5, dtype=np.uint64), "family": np.arange(5, dtype=np.uint64)}
    edges = np.array([[0, 1], [1, 2], [3, 4]], np.uint64)
    both = np.concatenate([edges, edges[:, ::-1]])
    found = ask(
        engine,
        sql_of("labels"),
        labels=labels,
        edges={"a": both[:, 0].copy(), "b": both[:, 1].copy()},
    )
    assert found == {(0, 0), (1, 0), (2, 1), (3, 3), (4, 3)}


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=40))
def test_components_are_those_of_a_search(edges: list[tuple[int, int]]) -> None:
    found = {int(a): int(b) for a, b in label(np.array(edges, np.uint64).reshape(-1, 2)).tolist()}
    near: dict[int, set[int]] = {}
    for a, b in edges:
        near.setdefault(a, {a}).add(b)
        near.setdefault(b, {b}).add(a)
    for start in near:
        reached, waiting = {start}, [start]
        while waiting:
            fresh = near[waiting.pop()] - reached
            reached |= fresh
            waiting += fresh
        assert found[start] == min(reached)
    assert found.keys() == near.keys()


def test_a_long_chain_is_one_component() -> None:
    # Numbers in no order along the chain: a label that goes one step a round would take an hour.
    chain = np.random.default_rng(3).permutation(100_000).astype(np.uint64)
    found = label(np.stack([chain[:-1], chain[1:]], axis=1))
    assert found[:, 0].tolist() == sorted(chain.tolist())
    assert not found[:, 1].any()


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(41, 80)), max_size=40))
def test_pairs_in_company_are_the_same_pairs(pairs: list[tuple[int, int]]) -> None:
    given_pairs = np.array(sorted(set(pairs)), np.uint64).reshape(-1, 2)
    assert sorted(in_company(given_pairs).tolist()) == given_pairs.tolist()


def test_pairs_of_one_company_stand_together() -> None:
    pairs = np.array([[1, 5], [1, 9], [2, 6], [2, 8], [5, 9], [6, 8]], np.uint64)
    found = in_company(pairs).tolist()
    assert found == [[1, 5], [1, 9], [5, 9], [2, 6], [2, 8], [6, 8]]


def test_who_has_no_family_is_its_own() -> None:
    families = Families(label(np.array([[7, 9]], np.uint64)))
    assert families.of(np.array([8, 9], np.uint64)).tolist() == [8, 7]
    assert Families(np.zeros((0, 2), np.uint64)).of(np.array([3], np.uint64)).tolist() == [3]
    assert hold(NONE, NONE).documents.tolist() == []
