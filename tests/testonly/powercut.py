"""A power cut, simulated: what a traced process had made durable by a chosen moment, and nothing that it had not.

Rules kept here:
  * Bytes are durable when fsync or fdatasync of their file has returned; a name, when fsync of its folder has. What was
    written since may be lost or kept, each write by itself, as the given chance decides; without a chance all is lost.
  * The order is the kernel's, as strace wrote it down; an fsync covers what had returned before it began.
  * SQLite's `-shm` is memory with a name: it is left out.
Left to others: what runs under the trace, and what must still be there afterwards (test_power_cut).
"""

import random
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_CALLS: Final = (
    "openat,creat,write,pwrite64,fsync,fdatasync,sync,syncfs,ftruncate,truncate,lseek,close,mkdir,mkdirat,rmdir,"
    "rename,renameat,renameat2,link,linkat,unlink,unlinkat"
)
_LONGEST = 16 << 20
_LINE = re.compile(r"(?P<pid>\d+)\s+(?P<rest>.*)")
_RESUMED = re.compile(r"<\.\.\. (?P<name>\w+) resumed>(?P<rest>.*)")
_CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+)(?P<after>.*)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FD = re.compile(r"^(?P<number>\d+)<(?P<path>(?:\\x[0-9a-f]{2}|[^>])*)>")


@dataclass(frozen=True, slots=True)
class Call:
    """One call that returned. `begun`: its place in the trace when it was entered."""

    name: str
    arguments: str
    result: int
    begun: int
    ended: int
    after: str


@dataclass(eq=False, slots=True)
class File:
    """A file's bytes: as the running system sees them, as the disk holds them, and the writes between."""

    now: bytearray = field(default_factory=bytearray)
    disk: bytes = b""
    pending: list[tuple[int, int, bytes | None]] = field(default_factory=list)
    """Place in the trace; offset and bytes, or a length and None for a truncation."""
    position: int = 0

    def write(self, moment: int, offset: int, data: bytes) -> None:
        self.now[len(self.now) : offset] = bytes(max(0, offset - len(self.now)))
        self.now[offset : offset + len(data)] = data
        self.pending.append((moment, offset, data))

    def cut(self, moment: int, length: int) -> None:
        self.now[length:] = bytes(max(0, length - len(self.now)))
        self.pending.append((moment, length, None))

    def sync(self, begun: int) -> None:
        """Put on the disk what was written before `begun`."""
        self.disk = _applied(self.disk, [each for each in self.pending if each[0] < begun])
        self.pending = [each for each in self.pending if each[0] >= begun]

    def after_cut(self, chance: random.Random | None) -> bytes:
        """What the disk holds when the power is gone."""
        if chance is None:
            return self.disk
        return _applied(self.disk, [each for each in self.pending if chance.random() < 0.5])


def _applied(data: bytes, changes: Sequence[tuple[int, int, bytes | None]]) -> bytes:
    made = bytearray(data)
    for _, offset, piece in changes:
        if piece is None:
            made[offset:] = bytes(max(0, offset - len(made)))
        else:
            made[len(made) : offset] = bytes(max(0, offset - len(made)))
            made[offset : offset + len(piece)] = piece
    return bytes(made)


@dataclass(slots=True)
class Disk:
    """A folder's files and names. `names` and `disk`: path to file (None: a folder), now and durably."""

    top: Path
    names: dict[str, File | None] = field(default_factory=dict)
    disk: dict[str, File | None] = field(default_factory=dict)
    moved: list[tuple[str, str]] = field(default_factory=list)
    """Folders that got another name, which is not durable yet: what lies in one goes with it when it is."""

    @classmethod
    def of(cls, top: Path) -> "Disk":
        """The folder as it lies there, all of it durable."""
        made = cls(top)
        for path in sorted(top.rglob("*")):
            data = None if path.is_dir() else path.read_bytes()
            made.names[str(path)] = None if data is None else File(bytearray(data), data)
        made.disk = dict(made.names)
        return made

    def holds(self, path: str) -> bool:
        """Whether the path lies in this folder and is no mere memory."""
        return path.startswith(f"{self.top}/") and not path.endswith("-shm")

    def write_out(self, target: Path, chance: random.Random | None) -> None:
        """Make `target` what a machine finds that is switched on again."""
        target.mkdir()
        for path, file in sorted(self._after_cut(chance).items()):
            place = target / Path(path).relative_to(self.top)
            if file is None:
                place.mkdir(parents=True, exist_ok=True)
            elif place.parent.is_dir():
                place.write_bytes(file.after_cut(chance))

    def _after_cut(self, chance: random.Random | None) -> Mapping[str, File | None]:
        if chance is None:
            return self.disk
        kept = dict(self.disk)
        for path in sorted(self.names.keys() | self.disk.keys()):
            if self.names.get(path, 0) is not self.disk.get(path, 0) and chance.random() < 0.5:
                if path in self.names:
                    kept[path] = self.names[path]
                else:
                    del kept[path]
        return kept

    def apply(self, call: Call) -> None:
        """Follow one call."""
        if call.result < 0:
            return
        texts = [_octets(text).decode(errors="surrogateescape") for text in _TEXT.findall(call.arguments)]
        match call.name:
            case "openat" | "creat":
                self._open(texts[0], call)
            case "write" | "pwrite64" | "ftruncate" | "lseek" | "fsync" | "fdatasync":
                self._on_handle(call)
            case "mkdir" | "mkdirat" if self.holds(texts[0]):
                self.names[texts[0]] = None
            case "rename" | "renameat" | "renameat2" if self.holds(texts[0]):
                self._rename(texts[0], texts[1])
            case "link" | "linkat" if self.holds(texts[0]):
                self.names[texts[1]] = self.names[texts[0]]
            case "unlink" | "unlinkat" | "rmdir":
                self.names.pop(texts[0], None)
            case "sync" | "syncfs" | "truncate":
                message = f"the trace holds a call that is not followed: {call.name}"
                raise NotImplementedError(message)

    def _rename(self, old: str, new: str) -> None:
        if self.names.get(old, 0) is None:
            self.moved.append((old, new))
        for path in [each for each in self.names if each == old or each.startswith(f"{old}/")]:
            self.names[new + path.removeprefix(old)] = self.names.pop(path)

    def _open(self, path: str, call: Call) -> None:
        if not self.holds(path) or "O_DIRECTORY" in call.arguments:
            return
        file = self.names.get(path)
        if path not in self.names:
            file = self.names[path] = File()
        if file is not None:
            file.position = 0
            if "O_TRUNC" in call.arguments:
                file.cut(call.ended, 0)
            if "O_APPEND" in call.arguments:
                file.position = len(file.now)

    def _on_handle(self, call: Call) -> None:
        found = _FD.match(call.arguments)
        path = _plain(found["path"]) if found else ""
        if (call.name in {"fsync", "fdatasync"} and self.names.get(path, 0) is None) or path == str(self.top):
            self._sync_folder(path)
            return
        file = self.names.get(path) if self.holds(path) else None
        if file is None:
            return
        match call.name:
            case "write":
                file.write(call.ended, file.position, self._data(call))
                file.position += call.result
            case "pwrite64":
                file.write(call.ended, int(call.arguments.rpartition(", ")[2]), self._data(call))
            case "ftruncate":
                file.cut(call.ended, int(call.arguments.rpartition(", ")[2]))
            case "lseek":
                file.position = call.result
            case _:
                file.sync(call.begun)

    def _sync_folder(self, folder: str) -> None:
        for old, new in [each for each in self.moved if each[1].rpartition("/")[0] == folder]:
            self.moved.remove((old, new))
            for path in [each for each in self.disk if each.startswith(f"{old}/")]:
                self.disk[new + path.removeprefix(old)] = self.disk.pop(path)
        for path in self.names.keys() | self.disk.keys():
            if path.rpartition("/")[0] == folder:
                if path in self.names:
                    self.disk[path] = self.names[path]
                else:
                    del self.disk[path]

    @staticmethod
    def _data(call: Call) -> bytes:
        found = _TEXT.search(call.arguments)
        assert found, call.name
        data = _octets(found[1])
        assert len(data) >= call.result, "strace cut a write short"
        return data[: call.result]


def traced(command: Sequence[str], trace: Path, env: Mapping[str, str]) -> None:
    """Run a command to its end under strace."""
    words = ["strace", "-f", "-y", "-xx", "-qq", "-s", str(_LONGEST), "-e", f"trace={_CALLS}", "-e", "signal=none"]
    subprocess.run([*words, "-o", str(trace), *command], env=dict(env), check=True, stdout=subprocess.DEVNULL)


def calls(trace: Path) -> Iterator[Call]:
    """The calls in the order in which they returned."""
    begun: dict[str, tuple[int, str]] = {}
    with trace.open(encoding="ascii", errors="replace") as lines:
        for number, line in enumerate(lines):
            found = _LINE.match(line.rstrip("\n"))
            if not found:
                continue
            pid, rest, start = found["pid"], found["rest"], number
            if rest.endswith("<unfinished ...>"):
                begun[pid] = (number, rest.removesuffix("<unfinished ...>").rstrip())
                continue
            if resumed := _RESUMED.match(rest):
                start, head = begun.pop(pid)
                rest = head + resumed["rest"]
            if call := _CALL.match(rest):
                yield Call(call["name"], call["arguments"], int(call["result"]), start, number, call["after"])


def marks(call: Call) -> list[str]:
    """The lines that the process wrote to its standard output in this call."""
    if call.name != "write" or not call.arguments.startswith("1<"):
        return []
    found = _TEXT.search(call.arguments)
    return _octets(found[1]).decode().splitlines() if found else []


def _octets(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _plain(path: str) -> str:
    return re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), path)
