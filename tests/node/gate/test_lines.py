"""Connections as the kernel sees them: who does not read is seen and let go."""

import socket
from collections.abc import Iterator

import pytest

from saksama_node.web.gate.bodies import BEGINNING, LEAST_RATE
from saksama_node.web.gate.lines import Line, Warden, again, end, line_to, lines, narrowed
from tests.node.exchange.two_nodes import DEADLINE, until

type Ends = tuple[int, socket.socket, socket.socket]


@pytest.fixture
def connected() -> Iterator[Ends]:
    """The port, the server's end and the client's, which reads nothing."""
    with socket.socket() as listening, socket.socket() as client:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", port))
        served, _ = listening.accept()
        with served:
            served.setblocking(False)
            yield port, served, client


def seen(connected: Ends) -> Line:
    port, _, client = connected
    host, number = client.getsockname()
    found = line_to(f"{host}:{number}", port)
    assert found is not None
    return found


def stuff(served: socket.socket) -> None:
    try:
        while True:
            served.send(b"a" * 65536)
    except BlockingIOError:
        return


def test_what_a_reader_took_and_has_not_taken(connected: Ends) -> None:
    port, served, client = connected
    first = seen(connected)
    assert first.waiting == 0
    stuff(served)
    held = again(first, port)
    assert held is not None
    assert held.waiting > 0
    taken = sum(len(client.recv(65536)) for _ in range(3))
    # What was taken is said to the other end a little later.
    until(lambda: seen(connected).taken >= first.taken + taken - 1, "what was taken is told")


def test_a_reader_who_takes_nothing_is_let_go_after_a_while_and_not_before(connected: Ends) -> None:
    port, served, client = connected
    warden = Warden(port, 1000, fair=True)
    stuff(served)
    warden.look(0.0)
    warden.look(BEGINNING - 1)
    assert again(seen(connected), port) is not None
    assert client.recv(1)
    warden.look(BEGINNING + 1)
    client.settimeout(DEADLINE)
    while client.recv(65536):
        pass


def test_a_reader_who_takes_enough_stays(connected: Ends) -> None:
    port, served, client = connected
    warden = Warden(port, 1000, fair=True)
    for step in range(5):
        stuff(served)
        warden.look(step * (BEGINNING - 1))
        taken = 0
        while taken < 2 * LEAST_RATE * BEGINNING:
            taken += len(client.recv(65536))
    served.send(b"a")


def test_where_connections_are_scarce_the_one_with_most_gives_some_up() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        port = listening.getsockname()[1]
        clients, served = [], []
        for address in ["127.0.0.2"] * 9 + ["127.0.0.3"]:
            client = socket.socket()
            client.bind((address, 0))
            client.connect(("127.0.0.1", port))
            clients.append(client)
            served.append(listening.accept()[0])
        assert len(list(lines(port))) == 10
        Warden(port, 12, fair=False).look(0.0)
        assert all(each.getpeername() for each in served)
        Warden(port, 12, fair=True).look(0.0)
        ended = [client for client, each in zip(clients, served, strict=True) if _is_ended(each)]
        assert len(ended) == 4
        assert clients[-1] not in ended
        for each in (*clients, *served):
            each.close()


def _is_ended(served: socket.socket) -> bool:
    try:
        served.send(b"a")
    except BrokenPipeError:
        return True
    return False


def test_only_the_line_that_was_meant_is_ended(connected: Ends) -> None:
    port, served, _ = connected
    line = seen(connected)
    end(line._replace(peer=("127.0.0.1", 1)), port)
    served.send(b"a")
    end(line, port)
    with pytest.raises(OSError, match=r"pipe|reset"):
        served.send(b"a")


def test_the_kernel_takes_little_ahead_of_a_reader() -> None:
    """It would keep megabytes for each, of a memory that all connections of the machine share."""
    with socket.socket() as listening, socket.socket() as client:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        assert not narrowed(port)
        listening.listen()
        assert narrowed(port)
        client.connect(("127.0.0.1", port))
        served, _ = listening.accept()
        with served:
            served.setblocking(False)
            stuff(served)
            assert seen((port, served, client)).waiting < 1 << 20
