"""Go's checksum database verifies our notes, proofs and tiles, and refuses altered ones.

The program beside this file uses Debian's golang-golang-x-mod-dev; where there is no Go the tests are left out and say
so, but with CI=true nothing may be left out.
"""

import json
import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from saksama.tlog import tree
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import COSIGNATURE_V1, ED25519, Note, SignatureLine, SigningKey, sign
from saksama.tlog.tile import HashReader
from tests.saksama.tlog.stored import TiledLog, entry

SOURCE = Path(__file__).with_name("verify.go")
GOPATH = Path("/usr/share/gocode")
LOG = SigningKey("ani.example/log", ED25519, bytes(31) + b"\1")
WITNESS = SigningKey("penyaksi.example", COSIGNATURE_V1, bytes(31) + b"\2")
KEYS = [str(LOG.verifier), str(WITNESS.verifier)]
AT = 1_706_500_800
SIZES = (1, 2, 255, 256, 257, 511, 512, 1000, 65_536, 66_000)
SMALL = 600

type Check = dict[str, Any]
type Verify = Callable[[Iterable[Check]], list[str]]


@pytest.fixture(scope="session")
def verify(tmp_path_factory: pytest.TempPathFactory) -> Verify:
    """Build the program once; then: checks in, reasons out, "" where a check held."""
    go = shutil.which("go")
    if go is None or not (GOPATH / "src/golang.org/x/mod/sumdb").is_dir():
        assert os.environ.get("CI") != "true", "CI needs golang-go and golang-golang-x-mod-dev"
        pytest.skip("left out: golang-go and golang-golang-x-mod-dev are not installed")
    folder = tmp_path_factory.mktemp("go")
    program = folder / "verify"
    places = {"GO111MODULE": "off", "GOPATH": str(GOPATH), "GOCACHE": str(folder / "cache"), "GOFLAGS": ""}
    subprocess.run([go, "build", "-o", program, SOURCE], env={**os.environ, **places}, check=True, timeout=300)

    def run(checks: Iterable[Check]) -> list[str]:
        given = json.dumps(list(checks))
        done = subprocess.run([program], input=given, capture_output=True, text=True, check=True, timeout=300)
        found: list[str] = json.loads(done.stdout)
        return found

    return run


def octets(data: bytes) -> str:
    return b64encode(data).decode()


def check(kind: str, **values: object) -> Check:
    """A check as the program reads it: bytes in base64."""

    def told(value: object) -> object:
        if isinstance(value, bytes):
            return octets(value)
        return [told(each) for each in value] if isinstance(value, (list, tuple)) else value

    return {"Kind": kind, **{name.capitalize(): told(value) for name, value in values.items()}}


def turned(data: bytes, at: int) -> bytes:
    return data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]


def published(log: TiledLog) -> Note:
    checkpoint = Checkpoint(LOG.name, len(log.entries), log.edge.root())
    return sign_checkpoint(checkpoint, LOG).with_signatures(cosign(checkpoint.text(), WITNESS, AT))


def write(log: TiledLog, folder: Path) -> Path:
    for path, data in log.files.items():
        place = folder / path.encode()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def small() -> TiledLog:
    """600 entries that came in steps of 1, 254, 1, 1 and the rest."""
    log = TiledLog()
    for upto in (1, 255, 256, 257, SMALL):
        log.append(map(entry, range(len(log.entries), upto)))
    return log


def test_keys_and_notes_are_the_same_bytes(verify: Verify) -> None:
    texts = ["Mataram\n", "29 Januari 2024\n\nu\u00f1a l\u00ednea\n"]
    keys = [LOG, SigningKey.generate("\u0628\u0627\u0644\u064a.example/log"), SigningKey.generate("b.example")]
    notes = [(text, key, sign(text, key).encode()) for text in texts for key in keys]
    made = [check("sign", skey=key.serialize(), text=text, note=note) for text, key, note in notes]
    opened = [check("note", note=note, keys=[str(key.verifier)]) for _, key, note in notes]
    assert verify(made + opened) == [""] * 2 * len(notes)


def test_notes_that_were_altered_are_refused(verify: Verify) -> None:
    checkpoint = Checkpoint(LOG.name, 7, bytes(range(32)))
    note = sign_checkpoint(checkpoint, LOG).with_signatures(cosign(checkpoint.text(), WITNESS, AT))
    data = note.encode()
    assert verify([check("note", note=data, keys=KEYS)]) == [""]
    # The last letter before the padding is left: Go reads its spare bits leniently, and we do not.
    places = [at for at in range(len(data)) if data[at + 1 : at + 2] != b"="]
    found = verify(check("note", note=turned(data, at), keys=KEYS) for at in places)
    assert all(found)
    line = note.signatures[1]
    earlier = SignatureLine(line.name, line.key_id, (AT - 1).to_bytes(8, "big") + line.signature[8:])
    (reason,) = verify([check("note", note=Note(note.text, (note.signatures[0], earlier)).encode(), keys=KEYS)])
    assert WITNESS.name in reason


def test_inclusion_proofs_hold_and_altered_ones_do_not(verify: Verify, small: TiledLog) -> None:
    good: list[Check] = []
    bad: list[Check] = []
    for size in (1, 2, 3, 255, 256, 257, 511, 512, 513, SMALL):
        read = HashReader(small.fetch, SMALL)
        root = tree.root_at(size, read)
        for index in {0, size // 3, size // 2, size - 1}:
            proof = tree.inclusion_proof(index, size, read)
            given = {"size": size, "root": root, "index": index, "leaf": entry(index), "proof": proof}
            good.append(check("inclusion", **given))
            bad.append(check("inclusion", **{**given, "leaf": entry(index) + b"x"}))
            bad.append(check("inclusion", **{**given, "root": turned(root, 9)}))
            bad.append(check("inclusion", **{**given, "proof": (*proof, bytes(32))}))
            if proof:
                bad.append(check("inclusion", **{**given, "proof": (turned(proof[0], 0), *proof[1:])}))
    assert verify(good) == [""] * len(good)
    assert all(verify(bad))


def test_consistency_proofs_hold_and_altered_ones_do_not(verify: Verify, small: TiledLog) -> None:
    good: list[Check] = []
    bad: list[Check] = []
    read = HashReader(small.fetch, SMALL)
    for new in (1, 2, 3, 255, 256, 257, 511, 512, 513, SMALL):
        for old in {1, new // 3 + 1, new // 2 + 1, new}:
            first, root = tree.root_at(old, read), tree.root_at(new, read)
            proof = tree.consistency_proof(old, new, read)
            given = {"size": new, "root": root, "old": old, "first": first, "proof": proof}
            good.append(check("consistency", **given))
            bad.append(check("consistency", **{**given, "root": turned(root, 9)}))
            bad.append(check("consistency", **{**given, "first": turned(first, 9)}))
            bad.append(check("consistency", **{**given, "proof": (*proof, bytes(32))}))
            if proof:
                bad.append(check("consistency", **{**given, "proof": (*proof[:-1], turned(proof[-1], 31))}))
    assert verify(good) == [""] * len(good)
    assert all(verify(bad))


def test_whole_logs_are_read_from_their_tiles(verify: Verify, tmp_path: Path) -> None:
    log, checks = TiledLog(), []
    for size in SIZES:
        log.append(map(entry, range(len(log.entries), size)))
        # Every checkpoint is verified from the folder as it is at the end: partial tiles of old sizes stay.
        checks.append(check("log", note=published(log).encode(), keys=KEYS, dir=str(tmp_path)))
    write(log, tmp_path)
    assert verify(checks) == [""] * len(checks)


def test_every_altered_file_is_noticed(verify: Verify, small: TiledLog, tmp_path: Path) -> None:
    note = published(small).encode()
    checks = [check("log", note=note, keys=KEYS, dir=str(write(small, tmp_path / "good")))]
    needed = [path for path in small.files if path.is_full or path.start + path.width == SMALL or path.level == 1]
    needed = [path for path in needed if path.level != 1 or path.width == SMALL // 256]
    for number, path in enumerate(needed):
        for at in (0, len(small.files[path]) - 1):
            folder = write(small, tmp_path / f"{number}-{at}")
            (folder / path.encode()).write_bytes(turned(small.files[path], at))
            checks.append(check("log", note=note, keys=KEYS, dir=str(folder)))
    first, *others = verify(checks)
    assert first == ""
    # Three bundles and three tiles of leaves, one tile above them, each altered at both ends.
    assert len(others) == 2 * 7
    assert all(others)


def test_a_log_that_dropped_or_swapped_an_entry_is_noticed(verify: Verify, small: TiledLog, tmp_path: Path) -> None:
    note = published(small).encode()
    swapped, dropped = list(small.entries), list(small.entries)
    swapped[3], swapped[4] = swapped[4], swapped[3]
    del dropped[3]
    checks = []
    for name, entries in (("swapped", swapped), ("dropped", dropped)):
        other = TiledLog()
        other.append(entries)
        checks.append(check("log", note=note, keys=KEYS, dir=str(write(other, tmp_path / name))))
    assert all(verify(checks))
