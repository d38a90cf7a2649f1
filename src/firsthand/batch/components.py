"""Connected components: the least document that each is connected with, by label propagation.

Only pairs of one text are edges here, never shared passages, so that no chain of quotations
makes a family. The same step is SQL in `resources/batch_labels.sql` for the engines.
"""

from __future__ import annotations

import numpy as np

from firsthand.batch.tables import Ids, Pairs


def label(edges: Pairs) -> Pairs:
    """Return each document of some pairs and the least one that it is connected with.

    Args:
        edges: pairs of documents.

    Returns:
        Two columns, document and family, in order of the documents.
    """
    documents, flat = np.unique(edges, return_inverse=True)
    ends = flat.reshape(-1, 2)
    labels = np.arange(len(documents))
    while True:
        least = np.minimum(labels[ends[:, 0]], labels[ends[:, 1]])
        after = labels.copy()
        np.minimum.at(after, ends[:, 0], least)
        np.minimum.at(after, ends[:, 1], least)
        after = after[after]  # the label of my label: halves the way in each round
        if np.array_equal(after, labels):
            return np.stack([documents, documents[labels]], axis=1)
        labels = after


class Families:
    """For each document the one that stands for all copies of its text."""

    def __init__(self, labels: Pairs) -> None:
        """Keep the labels, in order of the documents."""
        self._documents: Ids = labels[:, 0]
        self._labels: Ids = labels[:, 1]

    def of(self, documents: Ids) -> Ids:
        """Return the family of each document; itself where it has no other."""
        if not len(self._documents):
            return documents
        at = np.minimum(np.searchsorted(self._documents, documents), len(self._documents) - 1)
        return np.where(self._documents[at] == documents, self._labels[at], documents)
