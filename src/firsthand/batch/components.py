"""Connected components: the least document that each is connected with, by label propagation.

Only pairs of one text are edges here, never shared passages, so that no chain of quotations
makes a family. The same step is SQL in `resources/batch_labels.sql` for the engines.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from firsthand.batch.tables import Ids, Pairs

Places = npt.NDArray[np.int64]


def label(edges: Pairs) -> Pairs:
    """Return each document of some pairs and the least one that it is connected with.

    Args:
        edges: pairs of documents.

    Returns:
        Two columns, document and family, in order of the documents.
    """
    documents, flat = np.unique(edges, return_inverse=True)
    ends = np.sort(flat.reshape(-1, 2), axis=1)
    labels = np.arange(len(documents))
    while len(ends):
        # A label joins the least that it meets: a long chain of pairs takes few rounds so.
        np.minimum.at(labels, ends[:, 1], ends[:, 0])
        labels = _followed(labels)
        ends = np.sort(labels[ends], axis=1)
        ends = ends[ends[:, 0] != ends[:, 1]]
    return np.stack([documents, documents[labels]], axis=1)


def _followed(labels: Places) -> Places:
    """Return the label of the label of each, to the last."""
    while True:
        after = labels[labels]
        if np.array_equal(after, labels):
            return labels
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
