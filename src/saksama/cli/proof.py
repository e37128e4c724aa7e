"""`saksama proof verify RECEIPT`: what a receipt shows, offline.

Rules kept here:
  * The receipt carries the entry's bytes; they are hashed, never believed.
  * The keys come from `--policy`, else from what an earlier `saksama verify` kept of this log. With neither, only the
    path to the checkpoint is checked, and that is not enough: exit 2.
  * A log key that an earlier `saksama verify` found revoked is believed up to its last good size and no further.
  * Every opening must open; every file must be in the evidence manifest that was committed. One changed letter fails.
Left to others: judging (tlog.proof, entries.commitment), keeping keys (verify).
"""

import argparse
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from saksama.cli import state
from saksama.cli.door import complain, plain, tell, tell_json
from saksama.cli.evidence import reason, sentence
from saksama.cli.refusals import refusal
from saksama.entries.commitment import EVIDENCE, BadOpenings, Openings, check_opening, parse_manifest, parse_openings
from saksama.entries.entry import Entry, NewerThanKnown, decode_entry
from saksama.errors import EvidenceError, ProofMalformed, SaksamaError
from saksama.remedies import remedies_of
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import Note, verified_keys
from saksama.tlog.policy import Policy
from saksama.tlog.proof import Proof, verify_receipt
from saksama.tlog.tree import leaf_hash, verify_inclusion
from saksama.vocabulary import format_moment
from saksama.words import Language, Words

_CHUNK = 1 << 20

_SAYS = {
    "good": Words(
        "BENAR: catatan {index} log {origin} ({kind}) tercatat pada {at} dan disaksikan.",
        "TRUE: entry {index} of log {origin} ({kind}) was entered at {at} and witnessed.",
    ),
    "unkeyed": Words(
        "BELUM TERBUKTI: jalur ke titik periksa benar, tetapi tanpa --policy tidak ada kunci yang dipercaya.",
        "NOT PROVED: the path to the checkpoint is right, but without --policy no key is believed.",
    ),
    "unopened": Words(
        "berkas hanya dapat diperiksa dengan --openings",
        "a file can be checked only with --openings",
    ),
    "wrong": Words("SALAH: {why}", "WRONG: {why}"),
    "witness": Words("  disaksikan {name} pada {at}", "  witnessed by {name} at {at}"),
    "opened": Words("  segel `{name}` terbuka dan cocok", "  the commitment `{name}` opens and fits"),
    "closed": Words("  segel `{name}` tidak dibuka", "  the commitment `{name}` was not opened"),
    "file": Words("  berkas {name} adalah berkas yang diterima", "  the file {name} is the one that was received"),
}


@dataclass(slots=True)
class Shown:
    """What a receipt was shown to prove."""

    index: int = 0
    origin: str = ""
    entry: Entry | None = None
    leaf: str = ""
    witnesses: dict[str, str] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    keyed: bool = False


class FileUnknown(EvidenceError):
    """A file is not in the manifest that was committed: it was altered, or it was never handed in."""

    code = "receipt.file"
    advice = "Use the very file that was handed in; one changed byte makes it another."

    name: str


class KeyCutOff(EvidenceError):
    """Only a log key that was revoked signed the checkpoint, beyond the last good size of that key."""

    code = "receipt.key-cut-off"
    advice = "Ask the node for the receipt anew: the same entry stands in its log under the key that counts now."

    size: int


def configure(group: argparse.ArgumentParser) -> None:
    """Add the acts and their options."""
    actions = group.add_subparsers(dest="action", required=True, metavar="TINDAKAN")
    parser = actions.add_parser("verify", help="periksa tanda bukti tanpa jaringan (check a receipt offline)")
    parser.add_argument("receipt", type=Path, help="berkas tanda bukti (.tlog-proof)")
    parser.add_argument("--openings", type=Path, help="berkas pembuka segel milik pelapor")
    parser.add_argument(
        "--file", type=Path, action="append", default=[], help="berkas bukti yang diserahkan; boleh berulang"
    )
    parser.add_argument("--policy", type=Path, help="berkas C2SP tlog-policy: kunci dan penyaksi yang dipercaya")
    parser.add_argument(
        "--state", type=Path, help="tempat `saksama verify` menyimpan kunci (default ~/.local/state/saksama)"
    )
    parser.add_argument("--json", action="store_true", help="hasil sebagai satu objek JSON")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(arguments: argparse.Namespace) -> int:
    """Check the receipt and say what it shows."""
    shown, why = Shown(), ""
    try:
        policy = None if arguments.policy is None else Policy.parse(arguments.policy.read_bytes())
        receipt = arguments.receipt.read_bytes()
        folder: Path = arguments.state or state.default_folder(os.environ)
        limits = state.limits_of(folder)
        policy = policy or _kept_policy(receipt, folder)
        openings = None if arguments.openings is None else arguments.openings.read_bytes()
        digests = [(path.name, _digest(path)) for path in arguments.file]
    except (OSError, SaksamaError) as error:
        complain(f"saksama proof verify: {refusal(error, arguments.lang)}")
        return 2
    if digests and openings is None:
        complain(f"saksama proof verify: {_SAYS['unopened'].say(arguments.lang, {})}")
        return 2
    try:
        _check_receipt(shown, receipt, policy, limits)
        if openings is not None:
            _check_openings(shown, parse_openings(openings), digests)
    except NewerThanKnown as newer:
        complain(f"saksama proof verify: {newer}", *remedies_of(newer))
        return 2
    except SaksamaError as error:
        why = f"{error} {error.advice}".strip()
    code = 1 if why else 0 if shown.keyed else 2
    _tell(shown, why, code, as_json=arguments.json, language=arguments.lang)
    return code


def _kept_policy(receipt: bytes, folder: Path) -> Policy | None:
    """The policy that an earlier check kept for the log that the receipt names."""
    try:
        origin = Checkpoint.parse(Note.parse(Proof.parse(receipt).checkpoint).text).origin
    except EvidenceError:
        return None
    return state.policy_of(folder, origin)


def _digest(path: Path) -> str:
    """SHA-256 of a file, in chunks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _check_receipt(shown: Shown, data: bytes, policy: Policy | None, limits: Mapping[str, int]) -> None:
    proof = Proof.parse(data)
    if proof.extra is None:
        raise ProofMalformed(why="no extra line with the entry")
    leaf = leaf_hash(proof.extra)
    shown.index, shown.leaf = proof.index, leaf.hex()
    if policy is None:
        checkpoint = Checkpoint.parse(Note.parse(proof.checkpoint).text)
        verify_inclusion(proof.index, checkpoint.size, leaf, proof.hashes, checkpoint.root)
    else:
        verified = verify_receipt(proof, policy)
        checkpoint = verified.checkpoint
        signers = verified_keys(Note.parse(proof.checkpoint), [log.vkey for log in policy.logs])
        if all(checkpoint.size > limits.get(str(key), checkpoint.size) for key in signers):
            raise KeyCutOff(checkpoint.size)
        shown.witnesses = {
            name: format_moment(datetime.fromtimestamp(at, UTC)) for name, at in verified.verdict.witnessed.items()
        }
        shown.keyed = True
    shown.origin = checkpoint.origin
    shown.entry = decode_entry(proof.extra)
    if shown.entry.node != checkpoint.origin:
        raise ProofMalformed(why=f"the entry is of {shown.entry.node}, the checkpoint of {checkpoint.origin}")


def _check_openings(shown: Shown, openings: Openings, digests: list[tuple[str, str]]) -> None:
    """Open every commitment of the file, then find every evidence file in the opened manifest."""
    if shown.entry is None or openings.leaf_hash != shown.leaf:
        raise BadOpenings(why="these openings belong to another entry")
    manifest: dict[str, str] = {}
    for item in openings.items:
        check_opening(shown.entry, item)
        shown.opened.append(item.name)
        if item.name == EVIDENCE:
            manifest = {file.sha256: file.name for file in parse_manifest(item.data)}
    for name, digest in digests:
        if digest not in manifest:
            raise FileUnknown(name)
        shown.files.append(name)


def _tell(shown: Shown, why: str, code: int, *, as_json: bool, language: Language) -> None:
    entry = shown.entry
    if as_json:
        told = {
            "ok": code == 0,
            "exit": code,
            "why": why,
            "index": shown.index,
            "origin": shown.origin,
            "leaf_hash": shown.leaf,
            "kind": entry.kind if entry else "",
            "at": format_moment(entry.at) if entry else "",
            "subject": entry.subject if entry else "",
            "witnesses": shown.witnesses,
            "opened": shown.opened,
            "files": shown.files,
        }
        tell_json(told)
        return
    if why:
        tell(_SAYS["wrong"].say(language, {"why": reason(why, language)}))
        return
    head: dict[str, str | int] = {"index": shown.index, "origin": plain(shown.origin)}
    head |= {"kind": entry.kind, "at": format_moment(entry.at)} if entry else {}
    tell(sentence(_SAYS["good" if shown.keyed else "unkeyed"].say(language, head), language))
    for name, at in shown.witnesses.items():
        tell(sentence(_SAYS["witness"].say(language, {"name": plain(name), "at": at}), language))
    for name in sorted(entry.commits if entry else ()):
        tell(_SAYS["opened" if name in shown.opened else "closed"].say(language, {"name": plain(name)}))
    for name in shown.files:
        tell(_SAYS["file"].say(language, {"name": plain(name)}))
