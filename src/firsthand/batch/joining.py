"""The fingerprint join: which documents are to be compared, as a function of who holds what.

Its rule is that of `copies.index.choose`, for all documents at once: of a fingerprint, each of
the eight holders of least id is paired with all others, unless the sixteen of least id show
that it is common matter. The same rule is SQL in `resources/batch_held.sql` and
`batch_pairs.sql`, which DuckDB and Daft run unchanged; a test compares all three.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.batch.tables import Ids, Pairs, distinct, id_of
from firsthand.copies.index import HUBS, SAMPLED

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Held:
    """Fingerprints that several documents hold, a row for each of them.

    Attributes:
        fingerprints: in order.
        documents: in order within each.
        places: 1 for the holder of least id, and so on.
        counts: how many hold it.
    """

    fingerprints: Ids
    documents: Ids
    places: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]

    def only(self, kept: Flags) -> Held:
        """Return some of the rows."""
        return Held(
            self.fingerprints[kept], self.documents[kept], self.places[kept], self.counts[kept]
        )


def hold(fingerprints: Ids, documents: Ids) -> Held:
    """Return the fingerprints that several documents hold; each pair stands there once."""
    order = np.lexsort((documents, fingerprints))
    prints, holders = fingerprints[order], documents[order]
    _, first, counts = np.unique(prints, return_index=True, return_counts=True)
    places = np.arange(len(prints)) - np.repeat(first, counts) + 1
    many = np.repeat(counts, counts)
    return Held(prints, holders, places, many).only(many > 1)


def find_common(held: Held, is_common: Callable[[tuple[str, ...]], bool]) -> Ids:
    """Return the fingerprints that are common matter, by their sixteen holders of least id."""
    many = held.only((held.counts > HUBS) & (held.places <= SAMPLED))
    prints, first = np.unique(many.fingerprints, return_index=True)
    edges = [*first.tolist(), len(many.documents)]
    ids = many.documents.tolist()
    common = [
        is_common(tuple(id_of(item) for item in ids[edges[at] : edges[at + 1]]))
        for at in range(len(prints))
    ]
    kept: Ids = prints[np.array(common, np.bool_)]
    return kept


def pair_up(held: Held, common: Ids) -> Pairs:
    """Return the pairs to compare, each once, the lesser id first."""
    rows = held.only(~np.isin(held.fingerprints, common))
    parts = []
    starts = np.flatnonzero(rows.places == 1)
    first = np.repeat(starts, np.diff([*starts.tolist(), len(rows.places)]))
    for hub in range(1, HUBS + 1):
        mine = np.flatnonzero(rows.places > hub)
        parts.append(np.stack([rows.documents[first[mine] + hub - 1], rows.documents[mine]], 1))
    return distinct(parts)


def in_company(pairs: Pairs) -> Pairs:
    """Return the same pairs, those of documents that share words with the same others together.

    So a unit that compares a stretch of them reads few texts, each once.
    """
    documents, flat = np.unique(pairs, return_inverse=True)
    ends = flat.reshape(-1, 2)
    least = np.arange(len(documents))
    np.minimum.at(least, ends[:, 1], ends[:, 0])
    order = np.lexsort((ends[:, 1], ends[:, 0], least[least[ends[:, 0]]]))
    ranked: Pairs = pairs[order]
    return ranked
