"""Passages in Russian: the same records by slovnet and by rules, where the extra `[ru]` is there.

In: folded texts. Out: a `Passage` each, with parse, names in the nominative, times, quantities
and attributions. `is_russian` tells which texts it is for; `load_russian` gives None where the
extra is not installed, and such texts stay unread.
"""

from __future__ import annotations

from firsthand.language.russian.reading import (
    RussianReader,
    is_read_in_russian,
    is_russian,
    load_russian,
)

__all__ = ["RussianReader", "is_read_in_russian", "is_russian", "load_russian"]
