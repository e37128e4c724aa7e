"""Whose request a thread answers next."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from saksama_node.settings.connections import ON_POSTGRESQL, ON_SQLITE
from saksama_node.web.gate.bounds import PICTURES_AT_ONCE
from saksama_node.web.gate.turns import Crowded, Lane, Turns, groups


async def fill(turns: Turns, held: AsyncExitStack, lane: Lane) -> int:
    """Take turns in a lane until there is none, and keep them; how many there were."""
    for count in range(100):
        try:
            await held.enter_async_context(turns.turn(lane, "192.0.2.1", 0.01))
        except Crowded:
            return count
    return 100


@pytest.mark.parametrize("threads", [ON_SQLITE.threads, ON_POSTGRESQL.threads])
def test_writes_of_the_public_leave_threads_to_everybody_else(threads: int) -> None:
    async def fill_all() -> list[int]:
        turns = Turns(groups(threads, PICTURES_AT_ONCE))
        async with AsyncExitStack() as held:
            return [await fill(turns, held, lane) for lane in reversed(Lane)]

    found = asyncio.run(fill_all())
    assert found[0] == PICTURES_AT_ONCE
    assert all(found), found
    assert found[-1] >= 3
    assert sum(found) == threads


def test_who_asks_a_hundred_times_waits_behind_himself() -> None:
    async def ask() -> list[str]:
        turns = Turns(groups(16, PICTURES_AT_ONCE))
        order: list[str] = []

        async def one(sender: str) -> None:
            async with turns.turn(Lane.PICTURE, sender, 10):
                order.append(sender)
                await asyncio.sleep(0)

        await asyncio.gather(*(one("192.0.2.1") for _ in range(100)), one("192.0.2.2"))
        return order

    order = asyncio.run(ask())
    assert len(order) == 101
    assert order.index("192.0.2.2") < 6


def test_who_waits_too_long_is_told_and_leaves_no_trace() -> None:
    async def ask() -> None:
        turns = Turns(groups(16, PICTURES_AT_ONCE))
        async with turns.turn(Lane.PICTURE, "a", 1), turns.turn(Lane.PICTURE, "a", 1):
            with pytest.raises(Crowded):
                async with turns.turn(Lane.PICTURE, "a", 0.01):
                    pass
            gone = asyncio.ensure_future(turns.turn(Lane.PICTURE, "b", 10).__aenter__())
            await asyncio.sleep(0)
            gone.cancel()
            await asyncio.gather(gone, return_exceptions=True)
        async with turns.turn(Lane.PICTURE, "c", 1), turns.turn(Lane.PICTURE, "c", 1):
            pass

    asyncio.run(ask())
