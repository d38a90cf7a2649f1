"""Batches: files of any number become Parquet datasets in the record format, shard by shard.

Comes in: JSON Lines, Parquet, WARC and whatever `firsthand ingest` takes. Goes out: the datasets
documents, copies, families, origins and failures below one folder, with the ids and values that
`firsthand ingest` gives. The work is cut into units, each a function of files that writes one
folder whole or not at all; an engine (`engines/`) decides where they run and joins fingerprints.
It keeps no ledger and does not read statements or events.
"""

from __future__ import annotations

from firsthand.batch.drive import STEPS, Batch, run_batch
from firsthand.batch.publishing import publish

__all__ = ["STEPS", "Batch", "publish", "run_batch"]
