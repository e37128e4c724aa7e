"""What the verifier keeps between runs: the keys of an address, and notes that prove a fork.

Rules kept here:
  * One file an address, written whole under another name and then renamed; no run leaves half a file.
  * What is replaced is a file: through a link the one that it names, with the rights that it had. No device is.
  * What cannot be read is not taken for a first use: it is refused, and the person decides.
Left to others: when keys may change (verify.trust).
"""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from saksama.errors import CallerError
from saksama.json_documents import read_json
from saksama.tlog.policy import Policy
from saksama.verify.findings import Finding
from saksama.verify.trust import Kept

_NOTES = ("served", "seen", "kept", "before", "after")


class StateUnreadable(CallerError):
    """The kept keys of an address cannot be read."""

    code = "state.unreadable"
    advice = "Look at the file; remove it only if you mean to trust the address anew."

    path: str
    why: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    url: str
    origin: str
    institutions: dict[str, str]
    log_keys: dict[str, list[str]]
    checkpoints: dict[str, str]
    policies: dict[str, str]
    limits: dict[str, int] = msgspec.field(default_factory=dict)


def default_folder(environment: Mapping[str, str]) -> Path:
    """`$XDG_STATE_HOME/saksama`, or `~/.local/state/saksama`."""
    home = environment.get("XDG_STATE_HOME") or str(
        Path(environment.get("HOME") or "~").expanduser() / ".local" / "state"
    )
    return Path(home) / "saksama"


def place_of(folder: Path, url: str, ending: str = "json") -> Path:
    """Where what is kept of an address lies; `ending`: which part of it."""
    return folder / "verify" / f"{hashlib.sha256(url.rstrip('/').encode()).hexdigest()[:32]}.{ending}"


def load(folder: Path, url: str) -> Kept | None:
    """What was kept of an address, None on first use. Raises `StateUnreadable`."""
    path = place_of(folder, url)
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StateUnreadable(str(path), str(error)) from error
    try:
        file = read_json(data, _File)
    except msgspec.DecodeError as error:
        raise StateUnreadable(str(path), str(error)) from error
    keys = {origin: tuple(known) for origin, known in file.log_keys.items()}
    return Kept(file.origin, file.institutions, keys, file.checkpoints, file.policies, file.limits)


def policy_of(folder: Path, origin: str) -> Policy | None:
    """The policy that an earlier check kept of the log `origin`; None where there is none, or they differ."""
    kept = {file.policies[origin].encode() for file in _files(folder) if origin in file.policies}
    return Policy.parse(kept.pop()) if len(kept) == 1 else None


def limits_of(folder: Path) -> dict[str, int]:
    """Every revoked log key that an earlier check met, and the size up to which it is believed: the least one."""
    found: dict[str, int] = {}
    for file in _files(folder):
        for key, size in file.limits.items():
            found[key] = min(size, found.get(key, size))
    return found


def _files(folder: Path) -> Iterator[_File]:
    for path in sorted((folder / "verify").glob("*.json")):
        try:
            yield read_json(path.read_bytes(), _File)
        except (OSError, msgspec.DecodeError) as error:
            raise StateUnreadable(str(path), str(error)) from error


def save(folder: Path, url: str, kept: Kept) -> None:
    """Keep the keys of an address. Raises OSError."""
    keys = {origin: list(known) for origin, known in kept.log_keys.items()}
    file = _File(
        url.rstrip("/"),
        kept.origin,
        dict(kept.institutions),
        keys,
        dict(kept.checkpoints),
        dict(kept.policies),
        dict(kept.limits),
    )
    _write(place_of(folder, url), msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n")


def forget(folder: Path, url: str) -> None:
    """Forget an address, so that the next check of it is a first use again. Only for who made the node anew."""
    place_of(folder, url).unlink(missing_ok=True)


def save_evidence(folder: Path, finding: Finding) -> tuple[str, ...]:
    """The signed notes of a finding as files; their paths. Raises OSError."""
    notes = {name: finding.evidence[name] for name in _NOTES if isinstance(finding.evidence.get(name), str)}
    if len(notes) < len(("one", "other")):
        return ()
    paths = []
    for name, note in notes.items():
        data = str(note).encode()
        digest = hashlib.sha256(data).hexdigest()[:16]
        path = folder / "evidence" / f"{finding.code}-{digest}-{name}.note"
        _write(path, data)
        paths.append(str(path))
    return tuple(paths)


def write_whole(path: Path, *pieces: bytes) -> None:
    """Write a file whole, or not at all; when this returns it is on the disk. Raises OSError."""
    path = path.resolve()
    rights = _rights(path)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as out:
            if rights is not None:
                # Before the first octet: nobody reads more of the new file than of the old one.
                os.fchmod(out.fileno(), rights)
            out.writelines(pieces)
        flush(fresh)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise
    flush(path.parent)


def _rights(path: Path) -> int | None:
    """Who may read and write the file that is there; None where there is none. Raises OSError where it is no file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        why = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENODEV
        raise OSError(why, os.strerror(why), str(path))
    return stat.S_IMODE(mode)


def flush(path: Path) -> None:
    """To the disk, before what comes after it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)
