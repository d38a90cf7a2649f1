"""Event types that different reports use for one happening.

One report says that prisoners were released, another that they were pardoned, a third that
they were deported: for grouping reports these are of a kind. (The ledger is stricter.)
"""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "pardon": "freed",
    "amnesty": "freed",
    "release": "freed",
    "exchange": "freed",
    "handover": "freed",
    "deportation": "freed",
    "conviction": "convicted",
    "sentence": "convicted",
    "charge": "accused",
    "accusation": "accused",
}
