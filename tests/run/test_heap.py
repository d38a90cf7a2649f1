from __future__ import annotations

import gc

from firsthand.run.heap import heap_at_rest


def test_what_was_there_rests_and_is_looked_at_again_afterwards() -> None:
    before = gc.get_freeze_count()
    with heap_at_rest():
        assert gc.get_freeze_count() > before
        with heap_at_rest():
            assert gc.get_freeze_count() > before
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == before


def test_nothing_changes_where_the_collector_is_off() -> None:
    gc.disable()
    try:
        with heap_at_rest():
            assert not gc.get_freeze_count()
    finally:
        gc.enable()
