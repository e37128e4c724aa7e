"""What can go wrong with a log, ours or the partner's.

Rules kept here:
  * Both notes of a fork or a rollback travel with the error: together they are the evidence.
  * A fault of the network never looks like a fault of the partner.
Left to others: bad signatures and malformed notes (`saksama.errors`).
"""

from saksama.errors import BugError, CallerError, EvidenceError, WorldError


class LogMissing(CallerError):
    """This node has no log yet."""

    code = "ledger.no-log"
    advice = "Make the log once with `saksama-node init`; it is never made by itself."

    origin: str


class LogExists(CallerError):
    """A second log was asked for."""

    code = "ledger.log-exists"
    advice = "A node has one log for good. Restore a backup instead, or make another node."

    origin: str


class OutsideAct(BugError):
    """`append` was called outside `act()`, where act and entry would not be one transaction."""

    code = "ledger.outside-act"


class ActTooSlow(WorldError):
    """An act took so long that its entry's `at` would be too old; it was rolled back."""

    code = "ledger.act-too-slow"
    advice = "Do it again. If it stays slow, look at the database and at what the act waits for."

    seconds: float


class ClockBehind(WorldError):
    """This machine's clock is behind what the log holds already; nothing was done."""

    code = "ledger.clock-behind"
    advice = "Set the machine's clock (NTP), then do it again."

    seconds: float


class ClockImplausible(WorldError):
    """This machine's clock jumped, or an outside witness has another time; nothing is entered under such a time."""

    code = "ledger.clock-implausible"
    advice = (
        "Set the machine's clock (NTP). Work resumes by itself; if the new time is right and no witness is within "
        "reach to confirm it, restart the node."
    )

    seconds: float  # how far it is off, forward positive


class DiskFull(WorldError):
    """No room on the disk of the node's folder or of its database; what was being done was not done."""

    code = "ledger.disk-full"
    advice = "Make room on the disk. Work resumes by itself; nothing that was acknowledged is lost."


class DiskReadOnly(WorldError):
    """The disk of the node's folder or of its database takes no writing; what was being done was not done."""

    code = "ledger.disk-read-only"
    advice = "Look why the system made it read-only (often a failing disk), and mount it for writing again."


class DatabaseAway(WorldError):
    """The database does not answer; what was being done was not done."""

    code = "ledger.database-away"
    advice = "Start the database. The node finds it again by itself; nothing that was acknowledged is lost."


class NoConnectionLeft(WorldError):
    """The database has no connection left for this node; what was being done was not done."""

    code = "ledger.no-connection-left"
    advice = (
        "Raise max_connections of PostgreSQL, or end what else uses it; `saksama-node doctor` says how many a node "
        "needs. Work resumes by itself; nothing that was acknowledged is lost."
    )


class Deadlock(WorldError):
    """Two acts waited for each other and the database ended this one; it was rolled back whole."""

    code = "ledger.deadlock"
    advice = "Do it again: the other one went through. The node's own work repeats itself."


class DatabaseTooSlow(WorldError):
    """The database ended what took longer than its time limits allow; it was rolled back whole."""

    code = "ledger.database-too-slow"
    advice = (
        "Do it again. If it comes back, look at what the database waits for, and at its statement_timeout, "
        "lock_timeout and idle_in_transaction_session_timeout: `saksama-node doctor` names those that are too short."
    )


class OutcomeUnknown(WorldError):
    """The connection to the database was lost in the moment of committing: it is not known whether it was done.

    Never repeated by itself: what was done would be done twice.
    """

    code = "ledger.outcome-unknown"
    advice = "Look whether it is there before you do it again. The node's own work finds out by itself."


class BlobMissing(WorldError):
    """A public document that an entry names is not on this disk."""

    code = "ledger.blob-missing"
    advice = "Restore it from a backup or from the partner."

    sha256: str


class KeyFileMissing(WorldError):
    """The key that the log names for this use lies in no file of the folder `keys`."""

    code = "ledger.key-file-missing"
    advice = "Restore the folder keys from its backup; if the key is lost, revoke it and make another."

    use: str
    key: str


class AlreadyAtWork(WorldError):
    """Another process of this node does already what only one may do at a time."""

    code = "ledger.already-at-work"
    advice = "One worker works for each node; another stands by and takes over by itself when the first ends."

    origin: str
    loop: str


class NoLicence(CallerError):
    """This process has not asked partner and witnesses for the newest checkpoint that they cosigned."""

    code = "ledger.no-licence"
    advice = "The worker asks at its start; it signs nothing before the answer."

    origin: str


class NobodyAnswered(WorldError):
    """Neither partner nor any witness told which checkpoint they cosigned last; the log does not sign on."""

    code = "ledger.nobody-answered"
    advice = "Bring one of them within reach. The node asks again by itself."

    asked: tuple[str, ...]


class OldBackup(EvidenceError):
    """Somebody cosigned a larger tree of ours than we hold: this database is an old copy.

    Signing on would fork the log.
    """

    code = "ledger.old-backup"
    advice = "Take the missing tail from the partner's mirror: `saksama-node heal`."

    held: int
    cosigned: int
    shown: bytes


class StandsStill(WorldError):
    """Nothing is entered while this database is known to be an old copy: it would take numbers a second time."""

    code = "ledger.stands-still"
    advice = "Take the missing tail from the partner's mirror first: `saksama-node heal`."

    fault: str


class TailNowhere(WorldError):
    """A larger tree of ours was cosigned than anybody who was asked holds: its last entries are not found."""

    code = "ledger.tail-nowhere"
    advice = (
        "Look for the missing entries: the old disk, a newer backup, any mirror of the log (`--from ADDRESS`). "
        "Where they are found nowhere, this log ends, and both institutions agree on a successor: docs/backup.md, "
        '"When nobody holds the tail".'
    )

    held: int
    cosigned: int


class NotMirrored(CallerError):
    """Nobody is known who mirrors this log, or none of them answered."""

    code = "ledger.not-mirrored"
    advice = "Bring the partner's node within reach, or name the address of a node that mirrors this log."

    asked: tuple[str, ...]


class SomebodyAnswered(CallerError):
    """Somebody told which checkpoint was cosigned last: there is nothing to override."""

    code = "ledger.somebody-answered"
    advice = "Let the node go on by that answer. Where it says that this is an old copy: `saksama-node heal`."

    answered: tuple[str, ...]


class Fork(EvidenceError):
    """One log signed two trees that do not fit together. Both signed notes are kept."""

    code = "ledger.fork"
    advice = "Keep both notes and show them to the partner and the public. Nothing more is taken from this log."

    origin: str
    held: bytes
    shown: bytes


class Rollback(EvidenceError):
    """A log serves a smaller tree than one it had signed before. Both signed notes are kept."""

    code = "ledger.rollback"
    advice = (
        "Ask the log's operator: a smaller tree may be an old backup. Nothing more is taken until it has grown again."
    )

    origin: str
    held: bytes
    shown: bytes


class EntriesDiffer(EvidenceError):
    """Entries or tiles that were served do not make up the tree that the log signed."""

    code = "ledger.entries-differ"
    advice = "Fetch again; if it stays so, the log serves entries that it did not sign."

    origin: str
    old: int
    new: int


class GrewTooMuch(EvidenceError):
    """A log signed a tree that is larger by more than a node takes at once; nothing of it was kept."""

    code = "ledger.grew-too-much"
    advice = "Ask the log's operator whether it grew so much. Nothing is lost; the node asks again by itself."

    origin: str
    old: int
    new: int


class LogNotTrusted(CallerError):
    """No key is known here for a log of this origin."""

    code = "ledger.log-not-trusted"
    advice = "The agreement names the logs; follow its flow first."

    origin: str
