"""What a stranger's bytes run in reaches no file, no network, no process, as far as this kernel has bars: with and
without each of them."""

import base64
import ctypes
import inspect
import io
import json
import platform
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from PIL import Image

from saksama_node.condition.check import Check
from saksama_node.condition.confinement import check_confinement
from tests.node.confined import lacking

_LINUX = sys.platform == "linux" and platform.machine() in lacking.CALLS
KERNEL_HAS = {
    "landlock": _LINUX and ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1) > 0,
    "seccomp": _LINUX and Path("/proc/sys/kernel/seccomp/actions_avail").exists(),
}
"""By the kernel's own word, not by ours."""
SAID = {
    (True, True): "reading.well",
    (True, False): "reading.landlock-alone",
    (False, True): "reading.seccomp-alone",
    (False, False): "reading.unconfined",
}
LATE = """
import base64, json, sys
from saksama_node.confined.pictures import load_kinds
from saksama_node.confined.process import Refused
load_kinds()
pictures = [base64.b64decode(each) for each in json.load(sys.stdin)]
before = set(sys.modules)
for data in pictures:
    try:
        read(data, sys.argv[1])
    except Refused:
        continue
json.dump(sorted(set(sys.modules) - before), sys.stdout)
"""
"""Says what had to be loaded only when pictures were read."""
TRYING = "import sys; from saksama_node.confined.trying import main; sys.exit(main(sys.argv[1:]))"


def tried(keys: Path, *lacks: str) -> dict[str, object]:
    command = [sys.executable, "-I", "-c", TRYING, str(keys)]
    before = [sys.executable, "-I", inspect.getfile(lacking), ",".join(lacks)] if lacks else []
    done = subprocess.run([*before, *command], capture_output=True, check=True)
    return dict(json.loads(done.stdout))


def keys(folder: Path) -> Path:
    (folder / "keys").mkdir()
    (folder / "keys" / "log").write_text("rahasia")
    return folder / "keys"


def test_the_doctor_says_what_the_kernel_says(tmp_path: Path) -> None:
    (check,) = check_confinement(keys(tmp_path))
    assert isinstance(check, Check)
    assert check.code == SAID[KERNEL_HAS["landlock"], KERNEL_HAS["seccomp"]]


def test_keys_network_and_other_processes_are_out_of_reach(tmp_path: Path) -> None:
    told = tried(keys(tmp_path))
    assert (bool(told["landlock"]), told["syscalls"]) == (KERNEL_HAS["landlock"], KERNEL_HAS["seccomp"])
    expected: list[str] = [] if KERNEL_HAS["seccomp"] else ["network", "process"]
    assert told["reached"] == (expected if any(KERNEL_HAS.values()) else ["file", *expected])


@pytest.mark.parametrize("lacks", ["landlock", "seccomp"])
def test_where_one_of_both_is_missing_the_other_still_closes_the_keys(tmp_path: Path, lacks: str) -> None:
    if not all(KERNEL_HAS.values()):
        # Such a kernel is what the tests above run on.
        assert tried(keys(tmp_path))
        return
    told = tried(keys(tmp_path), lacks)
    assert (bool(told["landlock"]), told["syscalls"]) == (lacks != "landlock", lacks != "seccomp")
    # Which of the others a kernel's Landlock closes depends on its age; the calls are ours.
    assert told["reached"] == [] if lacks == "landlock" else "file" not in cast("list[str]", told["reached"])


def test_where_both_are_missing_it_says_so_and_reads_all_the_same(tmp_path: Path) -> None:
    if not all(KERNEL_HAS.values()):
        assert tried(keys(tmp_path))
        return
    told = tried(keys(tmp_path), "landlock", "seccomp")
    assert told == {"landlock": 0, "syscalls": False, "reached": ["file", "network", "process"]}


READER = """
import json, os, sys
from saksama_node.confined.process import Limits, serve
def read(data):
    told = {}
    for name in ("open", "write", "exec", "spawn", "trace"):
        try:
            {
                "open": lambda: open(sys.argv[1], "rb").read(),
                "write": lambda: open(sys.argv[1], "ab").write(b"x"),
                "exec": lambda: os.execv(sys.executable, [sys.executable, "-c", "print(1)"]),
                "spawn": os.fork,
                "trace": lambda: open(f"/proc/{os.getppid()}/environ", "rb").read(),
            }[name]()
            told[name] = True
        except OSError:
            told[name] = False
    return told
serve(read, Limits())
"""


def test_a_reader_that_was_taken_over_opens_writes_starts_and_traces_nothing(tmp_path: Path) -> None:
    secret = keys(tmp_path) / "log"
    command = [sys.executable, "-I", "-c", READER, str(secret)]
    done = subprocess.run(command, input=b"asing", capture_output=True, check=True)
    reached = {name for name, could in json.loads(done.stdout).items() if could}
    closed = {
        "open": any(KERNEL_HAS.values()),
        "write": any(KERNEL_HAS.values()),
        "exec": any(KERNEL_HAS.values()),
        "spawn": KERNEL_HAS["seccomp"],
        "trace": any(KERNEL_HAS.values()),
    }
    assert not reached & {name for name, is_closed in closed.items() if is_closed}
    assert secret.read_text() == "rahasia"


def of_every_sort() -> list[bytes]:
    """Pictures of each kind that is opened, of each way of colour that it has, turned, moving, several in one file."""
    shade = Image.radial_gradient("L").resize((90, 60))
    turned, made = Image.Exif(), []
    turned[0x0112], turned[0x010F] = 6, "Kamera Contoh"
    turned.get_ifd(0x8825)[1] = "S"
    ways = {"JPEG": ("L", "RGB", "CMYK"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "WEBP": ("RGB", "RGBA")}
    for kind, modes in ways.items():
        for mode in modes:
            out = io.BytesIO()
            shade.convert(mode).save(out, kind, exif=turned)
            made.append(out.getvalue())
    for kind in ("MPO", "PNG", "WEBP"):
        out = io.BytesIO()
        shade.convert("RGB").save(out, kind, save_all=True, append_images=[shade.convert("RGB").rotate(90)])
        made.append(out.getvalue())
    return made


@pytest.mark.parametrize(
    ("module", "function", "argument"),
    [
        ("saksama_node.contentwatch.strangers.picture_quarantine", "picture", ""),
        ("saksama_node.contentwatch.strangers.picture_quarantine", "mask", "3,17"),
        ("saksama_node.confined.looking", "warn", "image/jpeg"),
        ("saksama_node.confined.looking", "copy", "image/jpeg"),
        ("saksama_node.confined.looking", "copy", "image/png"),
    ],
)
def test_what_opens_pictures_loads_nothing_after_the_bars_fell(module: str, function: str, argument: str) -> None:
    pictures = of_every_sort()
    if function == "mask":
        # What is masked was drawn anew here.
        pictures = [each for each in pictures if each.startswith(b"\x89PNG")]
    given = json.dumps([base64.b64encode(each).decode() for each in pictures]).encode()
    command = f"from {module} import {function} as read{LATE}"
    done = subprocess.run([sys.executable, "-I", "-c", command, argument], input=given, capture_output=True, check=True)
    assert json.loads(done.stdout) == []
