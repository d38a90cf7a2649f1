"""What workers are asked to do, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from firsthand.batch.buckets import join_bucket, shelve_bucket
from firsthand.batch.comparing import compare_pairs, judge_pairs, link_families
from firsthand.batch.furnishing import finish_shard, plain_shard, sum_up, tell_shard
from firsthand.batch.pages import give_back
from firsthand.batch.prepare import prepare_shard
from firsthand.batch.settling import decide_all, name_group
from firsthand.batch.units import Unit, is_done
from firsthand.store.codec import decode, encode

TASKS: Mapping[str, Callable[[Path, Unit], None]] = {
    "prepare": prepare_shard,
    "join": join_bucket,
    "shelve": shelve_bucket,
    "compare": compare_pairs,
    "link": link_families,
    "judge": judge_pairs,
    "name": name_group,
    "origins": decide_all,
    "tell": tell_shard,
    "sums": sum_up,
    "documents": finish_shard,
    "plain": plain_shard,
}


def do(work: tuple[str, str]) -> str:
    """Do one unit, unless it is done.

    Args:
        work: the folder of the batch, and the unit as `pack` wrote it.

    Returns:
        The name of the unit.
    """
    root, packed = Path(work[0]), work[1]
    unit = decode(Unit, packed)
    if not is_done(root, unit):
        TASKS[unit.task](root, unit)
        give_back()
    return unit.name


def pack(unit: Unit) -> str:
    """Return a unit as text that any worker can be sent."""
    return encode(unit)
