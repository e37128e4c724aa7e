"""Bodies that come outside of threads: whole, slow, crowded; and what of them may wait."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama_node.settings import reserve
from saksama_node.web.gate import bodies
from saksama_node.web.gate.bodies import Bodies, BodyEnded, Ended, declared, opened
from saksama_node.web.gate.room import IN_MEMORY, Full, Room
from tests.node.gate.quick_clock import QuickLoop


class Sent:
    """A client's pieces, each after a pause; None: it is gone."""

    def __init__(self, pieces: Sequence[bytes], pause: float = 0.0) -> None:
        self.pieces, self.pause = list(pieces), pause

    def __aiter__(self) -> "Sent":
        return self

    async def __anext__(self) -> bytes:
        await asyncio.sleep(self.pause)
        return self.pieces.pop(0) if self.pieces else b""


def received(source: Sent, length: int, room: Room) -> bytes:
    async def wait() -> bytes:
        body = await Bodies(room).receive(source, length, "192.0.2.1")
        try:
            return opened(body.whole()).read()
        finally:
            body.close()

    return asyncio.run(wait(), loop_factory=QuickLoop)


@given(st.lists(st.binary(min_size=1, max_size=IN_MEMORY), max_size=4))
def test_a_body_comes_whole_and_leaves_nothing(pieces: list[bytes]) -> None:
    room, whole = Room(), b"".join(pieces)
    assert received(Sent(pieces), len(whole), room) == whole
    assert room.used == 0


def test_a_body_without_room_on_the_disk_is_let_go_and_told_as_that(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "here", lambda: reserve.Reserve(1 << 30, 0, 1 << 29))
    room = Room()
    assert received(Sent([b"small"]), 5, room) == b"small"
    with pytest.raises(BodyEnded) as ended:
        received(Sent([b"x" * IN_MEMORY] * 3), 3 * IN_MEMORY, room)
    assert ended.value.why is Ended.NO_ROOM
    assert room.used == 0
    # An answer of that length goes out: the log is read so.
    held = room.begin("192.0.2.1")
    held.write(b"x" * (2 * IN_MEMORY))
    held.close()


def test_a_sender_who_is_gone_is_no_body() -> None:
    room = Room()
    with pytest.raises(BodyEnded) as ended:
        received(Sent([b"half"]), 8, room)
    assert ended.value.why is Ended.GONE
    assert room.used == 0


def test_who_sends_an_octet_now_and_then_is_let_go_and_who_sends_steadily_is_not() -> None:
    room = Room()
    with pytest.raises(BodyEnded) as ended:
        received(Sent([b"a"] * 1000, 1.0), 1000, room)
    assert ended.value.why is Ended.SLOW
    assert room.used == 0
    # As much as before in pieces and time, with a kilobyte in each.
    assert len(received(Sent([b"a" * 1024] * 1000, 1.0), 1000 * 1024, room)) == 1000 * 1024


def test_a_photo_of_three_megabytes_has_time_over_sixteen_kilobits_a_second() -> None:
    seconds = 3_000_000 / 2000
    assert all(
        at <= min(bodies.BEGINNING + 2000 * at / bodies.LEAST_RATE, bodies.LONGEST_SECONDS) for at in (1, 60, seconds)
    )


def test_the_slowest_of_who_sends_most_gives_way() -> None:
    async def wait() -> list[Ended | int | None]:
        held = Bodies(Room(), most=3)

        async def send(sender: str, source: Sent) -> Ended | int:
            try:
                return (await held.receive(source, 3, sender)).length
            except BodyEnded as ended:
                return ended.why

        pieces: tuple[list[bytes], ...] = ([b"a", b"b"], [], [b"a", b"b"])
        several = [asyncio.create_task(send("192.0.2.1", Sent([*each, b"c"], 1.0 if each else 9.0))) for each in pieces]
        # Two have sent an octet, and the one between them none.
        await asyncio.sleep(1.5)
        own = await send("192.0.2.1", Sent([b"abc"]))
        other = await send("192.0.2.2", Sent([b"abc"]))
        await asyncio.sleep(0.1)
        crowded = several[1].result() if several[1].done() else None
        return [own, other, crowded, *await asyncio.gather(several[0], several[2])]

    found = asyncio.run(wait(), loop_factory=QuickLoop)
    assert found == [Ended.CROWDED, 3, Ended.CROWDED, 3, 3]


def test_where_all_room_is_taken_the_largest_of_who_holds_most_gives_way() -> None:
    asked: list[str] = []
    room = Room(most=1000)
    small = room.begin("192.0.2.1", lambda: asked.append("small"))
    large = room.begin("192.0.2.1", lambda: asked.append("large"))
    small.write(b"a" * 300)
    large.write(b"a" * 600)
    other = room.begin("192.0.2.2", lambda: asked.append("other"))
    other.write(b"a" * 200)
    assert asked == ["large"]
    with pytest.raises(Full):
        small.write(b"a" * 500)
    for each in (small, large, other):
        each.close()
    assert room.used == 0


@pytest.mark.parametrize(
    ("said", "length"), [("0", 0), ("17", 17), ("-1", None), ("1e3", None), ("9" * 13, None), ("٣", None)]
)
def test_what_a_length_may_be(said: str, length: int | None) -> None:
    assert declared(said) == length
