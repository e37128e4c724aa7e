"""What is had of a process that reads a stranger's bytes, and what of one that somebody took over."""

import pytest

from saksama_node.confined import asking
from saksama_node.confined.asking import TIME, Unread, ask

LONG = 120.0
LOOKING = ("saksama_node.confined.looking", "warn", "image/png")


def test_an_answer_longer_than_any_is_taken_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LONGEST", 10)
    with pytest.raises(Unread) as unread:
        ask(*LOOKING, data=b"not a picture", seconds=LONG)
    assert unread.value.found == "too-long"


def test_who_does_not_end_is_ended() -> None:
    with pytest.raises(Unread) as unread:
        ask(*LOOKING, data=b"not a picture", seconds=0.01)
    assert unread.value.found == TIME


def test_who_does_not_read_what_is_given_is_waited_for_no_longer_than_it_lives() -> None:
    assert ask("this", data=bytes(8 << 20), seconds=LONG)
