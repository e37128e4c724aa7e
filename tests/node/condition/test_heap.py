"""The memory of processes that are copies of one: holes are taken before, and a copy writes where nobody's is."""

import subprocess
import sys

PROGRAM = """
import ctypes, os
from saksama_node.condition import heap

heap.share_one_arena()
library = ctypes.CDLL(None)
library.mallinfo2.restype = Free = type("Free", (ctypes.Structure,), {"_fields_": [("all", ctypes.c_size_t * 10)]})
library.malloc.restype = ctypes.c_void_p
library.free.argtypes = [ctypes.c_void_p]
held = [library.malloc(size) for size in [600, 1800, 5000] * 4_000]
for each in held[::2]:
    library.free(each)

def holes():
    told = library.mallinfo2().all
    return told[8] - told[9]

before = holes()
heap.take_holes()
after = holes()

def own():
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))

read, write = os.pipe()
if not os.fork():
    began = own()
    for _ in range(2_000):
        library.malloc(600)
    os.write(write, str(own() - began).encode())
    os._exit(0)
print(before, after, os.read(read, 20).decode())
"""


def test_a_copy_writes_into_no_hole_of_what_it_shares() -> None:
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stdout
    before, after, own = map(int, told.split())
    assert before > 10_000_000, "there were holes"
    assert after < before / 100
    assert own < 2 * 1_200, "1.2 MB were asked for, in kB; spread over the holes they would part 8 MB"
