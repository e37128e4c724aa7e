import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from saksama.cli.large_pages import LARGE, ask_for_large_pages, stretches

MAPS = """\
00400000-00800000 r-xp 00000000 fe:00 1234                               /usr/bin/python3
00a00000-00e00000 rw-p 00000000 fe:00 1234                               /usr/bin/python3
02100000-02900000 rw-p 00000000 00:00 0                                  [heap]
7f0000000000-7f0000100000 rw-p 00000000 00:00 0
7f0000300000-7f0000700000 rw-p 00000000 00:00 0
7f0000800000-7f0000c00000 rw-s 00000000 00:05 99                         /dev/shm/x
7f0000e00000-7f0001200000 r--p 00000000 00:00 0
7ffc00000000-7ffc00400000 rw-p 00000000 00:00 0                          [stack]
"""


def test_own_memory_is_asked_for_in_whole_large_pages_and_nothing_else() -> None:
    assert stretches(MAPS) == [(0x2200000, 0x2800000), (0x7F0000400000, 0x7F0000600000)]


@given(st.text(max_size=200) | st.lists(st.sampled_from(MAPS.splitlines())).map("\n".join))
def test_any_file_of_maps_is_read_and_each_stretch_is_whole(maps: str) -> None:
    for begin, end in stretches(maps):
        assert begin % LARGE == end % LARGE == 0
        assert begin < end


def test_what_was_written_stays_as_it_was() -> None:
    written = [f"{number * 2654435761}" for number in range(200_000)]
    agreed = ask_for_large_pages()
    assert written == [f"{number * 2654435761}" for number in range(200_000)]
    # A system without such pages agrees to none; one that is no Linux is not asked.
    assert agreed % LARGE == 0
    assert agreed == 0 or (sys.platform == "linux" and Path("/sys/kernel/mm/transparent_hugepage").is_dir())
