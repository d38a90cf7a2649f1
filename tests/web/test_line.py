"""Who waits for a worker: nobody for long, and a page goes to the worker that made it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.web.line import _PASSED, Line


@dataclass(frozen=True)
class Worker:
    number: int


def preferring(number: int, count: int) -> bytes:
    """Return an address that prefers a worker."""
    names = (b"/stories/%d" % at for at in range(1000))
    return next(name for name in names if crc32(name) % count == number)


def test_a_page_goes_to_its_own_worker_while_both_are_free() -> None:
    async def lent() -> list[int]:
        line: Line[Worker] = Line(2)
        for number in (0, 1):
            line.give_back(Worker(number))
        return [(await line.lend(preferring(number, 2))).number for number in (1, 0)]

    assert asyncio.run(lent()) == [1, 0]


def test_a_free_worker_serves_whoever_comes() -> None:
    async def lent() -> int:
        line: Line[Worker] = Line(2)
        line.give_back(Worker(0))
        return (await line.lend(preferring(1, 2))).number

    assert asyncio.run(lent()) == 0


@given(st.lists(st.integers(0, 2), min_size=1, max_size=60), st.lists(st.integers(0, 2)))
def test_all_are_served_and_few_pass_anyone(wanted: list[int], workers: list[int]) -> None:
    async def served() -> list[int]:
        line: Line[Worker] = Line(3)
        order: list[int] = []

        async def one(at: int) -> None:
            await line.lend(preferring(wanted[at], 3))
            order.append(at)

        async with asyncio.TaskGroup() as group:
            for at in range(len(wanted)):
                group.create_task(one(at))
            await asyncio.sleep(0)
            for number in [*workers, *range(3)] * len(wanted):
                line.give_back(Worker(number))
                await asyncio.sleep(0)
        return order

    order = asyncio.run(served())
    assert sorted(order) == list(range(len(wanted)))
    for place, at in enumerate(order):
        # At most so many pass whoever is first: one of those who came before it, then itself.
        assert sum(other > at for other in order[:place]) <= _PASSED * (at + 1)


def test_the_first_in_line_is_served_though_others_prefer_the_worker_that_comes() -> None:
    async def place_of_first() -> int:
        line: Line[Worker] = Line(2)
        order: list[int] = []

        async def one(at: int, wanted: int) -> None:
            await line.lend(preferring(wanted, 2))
            order.append(at)

        async with asyncio.TaskGroup() as group:
            for at in range(40):
                group.create_task(one(at, 0 if at else 1))
            await asyncio.sleep(0)
            for _ in range(40):
                line.give_back(Worker(0))
                await asyncio.sleep(0)
        return order.index(0)

    assert asyncio.run(place_of_first()) == _PASSED


def test_who_gives_up_keeps_no_worker() -> None:
    async def after() -> int:
        line: Line[Worker] = Line(1)
        first = asyncio.create_task(line.lend(b"/a"))
        second = asyncio.create_task(line.lend(b"/b"))
        await asyncio.sleep(0)
        first.cancel()
        line.give_back(Worker(0))
        with pytest.raises(asyncio.CancelledError):
            await first
        return (await second).number

    assert asyncio.run(after()) == 0


def test_a_worker_given_to_one_who_gives_up_is_free_again() -> None:
    async def after() -> int:
        line: Line[Worker] = Line(1)
        first = asyncio.create_task(line.lend(b"/a"))
        await asyncio.sleep(0)
        line.give_back(Worker(0))
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        return (await line.lend(b"/b")).number

    assert asyncio.run(after()) == 0
