"""The one tree of errors.

    SaksamaError                     code (stable text), advice (what to do), typed fields
    ├── CallerError                  the caller's mistake: what was handed to us cannot be used
    │   ├── KeyMalformed             key.malformed
    │   ├── KeyMisused               key.misused
    │   ├── NotThere                 not-there
    │   ├── PolicyMalformed          policy.malformed
    │   └── OutOfRange               tree.out-of-range
    ├── WorldError                   the world's fault: network, disk, time; trying again may help
    ├── EvidenceError                somebody else's data is wrong, and can be shown to be
    │   ├── NoteMalformed            note.malformed
    │   │   └── SignatureMalformed   note.signature-malformed
    │   ├── NoteUnverified           note.unverified
    │   ├── SignatureInvalid         note.signature-invalid
    │   ├── CheckpointMalformed      checkpoint.malformed
    │   ├── OriginMismatch           checkpoint.origin
    │   ├── InclusionFailed          proof.inclusion
    │   ├── ConsistencyFailed        proof.consistency
    │   ├── ProofMalformed           proof.malformed
    │   ├── QuorumMissing            policy.quorum
    │   ├── TileMalformed            tile.malformed
    │   ├── BundleMalformed          bundle.malformed
    │   └── WitnessRequestMalformed  witness.malformed
    └── BugError                     our own bug: never shown as somebody's fault

Rules kept here:
  * A code never changes once released; screens and tools key on it, not on the class or the wording.
  * Fields are typed, public, and hold no secret and no personal data: an error may be logged whole.
  * A leaf hangs under exactly one of the four branches, and is drawn above.
  * Every class of the tree is a dataclass by its root: it writes down its fields, and nothing else.
Left to others: wording in two languages (remedies, screens), exit codes (cli), alarms (node).
"""

from dataclasses import dataclass, fields
from typing import ClassVar, dataclass_transform


@dataclass_transform(eq_default=False)
@dataclass(eq=False)
class SaksamaError(Exception):
    """Root of the tree. `str()` gives the code and the fields, one line."""

    code: ClassVar[str] = "saksama"
    advice: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Make a dataclass of each error where it is written, so that none forgets to be one."""
        super().__init_subclass__()
        dataclass(eq=False)(cls)

    def __post_init__(self) -> None:
        """Give the fields to `args` too, so that an error survives pickling between processes."""
        self.args = tuple(self.fields.values())

    @property
    def fields(self) -> dict[str, object]:
        """The typed fields by name, in the order of their declaration."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.fields.items())
        return f"{self.code}: {told}" if told else self.code


class CallerError(SaksamaError):
    """What was handed to us cannot be used; the caller must hand over something else."""

    code = "caller"


class NotThere(CallerError):
    """What was named is not there, or not for whoever named it; each room's own says what. A page answers 404."""

    code = "not-there"
    advice = "Look it up in its list, and name it from there."


class WorldError(SaksamaError):
    """Network, disk or time failed us; the same call may succeed later."""

    code = "world"


class EvidenceError(SaksamaError):
    """Data from somebody else is wrong in a way that anyone can check again."""

    code = "evidence"


class BugError(SaksamaError):
    """A rule of our own code was broken; report it to the makers of Saksama."""

    code = "bug"
    advice = "Report this to the makers of Saksama with the text of the error."

    what: str


# --- keys and policies -------------------------------------------------------------------------------------------


class KeyMalformed(CallerError):
    """A verifier or signing key's text cannot be read. The text itself is not kept: it may be secret."""

    code = "key.malformed"
    advice = "Copy the key again, whole: name+hash+base64, with no spaces."

    why: str


class KeyMisused(CallerError):
    """A key of one algorithm was used for what only another may do."""

    code = "key.misused"
    advice = "Use a log key to sign notes and a witness key to cosign checkpoints."

    name: str
    why: str


class PolicyMalformed(CallerError):
    """A policy file cannot be read. `line` counts from 1; 0 is the file as a whole."""

    code = "policy.malformed"
    advice = "Mend the policy at the line that is named."

    line: int
    why: str


class OutOfRange(CallerError):
    """An index or size lies outside the tree."""

    code = "tree.out-of-range"
    advice = "Ask for an entry below the size of the tree."

    what: str
    value: int
    limit: int


# --- notes and checkpoints ---------------------------------------------------------------------------------------


class NoteMalformed(EvidenceError):
    """Bytes are not a C2SP signed note."""

    code = "note.malformed"
    advice = "Fetch the note again from its source; it is damaged or not a signed note."

    why: str


class SignatureMalformed(NoteMalformed):
    """A line in the place of a signature is not one."""

    code = "note.signature-malformed"


class NoteUnverified(EvidenceError):
    """No key that is known here signed the note. `signers` are the names it claims."""

    code = "note.unverified"
    advice = "Check that you hold the signer's key; do not trust the text until then."

    signers: tuple[str, ...]


class SignatureInvalid(EvidenceError):
    """A known key's signature does not fit the text: one of the two was altered."""

    code = "note.signature-invalid"
    advice = "Keep the note as evidence; the text or the signature was altered."

    name: str
    key_id: str


class CheckpointMalformed(EvidenceError):
    """A note's text is not a checkpoint."""

    code = "checkpoint.malformed"
    advice = "Fetch the checkpoint again from its source."

    why: str


class OriginMismatch(EvidenceError):
    """A checkpoint belongs to another log than the one asked about."""

    code = "checkpoint.origin"
    advice = "Check the address: this is a checkpoint of another log."

    expected: str
    found: str


# --- tree, tiles, proofs -----------------------------------------------------------------------------------------


class InclusionFailed(EvidenceError):
    """An entry is not at this index of the tree with this root."""

    code = "proof.inclusion"
    advice = "The entry, the proof or the checkpoint was altered; keep all three."

    index: int
    size: int
    why: str


class ConsistencyFailed(EvidenceError):
    """The new tree does not begin with the old one: the log was rewritten, or the proof is wrong."""

    code = "proof.consistency"
    advice = "Keep both signed checkpoints: together they are evidence of a fork."

    old: int
    new: int
    why: str


class ProofMalformed(EvidenceError):
    """Text is not a C2SP tlog-proof."""

    code = "proof.malformed"
    advice = "Use the receipt's file as it was given; it is damaged or not a receipt."

    why: str


class QuorumMissing(EvidenceError):
    """A checkpoint lacks the log's signature or the cosignatures that the policy asks for."""

    code = "policy.quorum"
    advice = "Wait until the missing witnesses have cosigned, then take a new receipt."

    missing: tuple[str, ...]


class TileMalformed(EvidenceError):
    """A tile or its path does not have the form that tlog-tiles gives it."""

    code = "tile.malformed"
    advice = "Fetch the tile again; if it stays so, the log serves a wrong tile."

    path: str
    why: str


class BundleMalformed(EvidenceError):
    """An entry bundle cannot be cut into entries."""

    code = "bundle.malformed"
    advice = "Fetch the bundle again; if it stays so, the log serves a wrong bundle."

    why: str


class WitnessRequestMalformed(EvidenceError):
    """An add-checkpoint request does not have the form that tlog-witness gives it."""

    code = "witness.malformed"
    advice = "Send: old size, proof lines, an empty line, the checkpoint."

    why: str
