"""Trust policies: which logs, which witnesses, and how many must have cosigned (C2SP tlog-policy).

Rules kept here:
  * The file is octets, lines end in newline, items are parted by spaces and tabs only; names are compared as they are.
  * A name is defined before it is used and is a member of at most one group; keys may not repeat.
  * A log's key must bear the checkpoint's origin as its name.
  * A bad signature by any key of the policy refuses the checkpoint, whatever the quorum.
Left to others: where a policy comes from (a file, the agreement), times that are too early or late (verify).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from saksama.errors import KeyMalformed, PolicyMalformed
from saksama.tlog.algorithms import COSIGNATURE_V1, ED25519
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import Note, OpenedNote, VerifierKey, verified_keys
from saksama.tlog.policy_text import Line, is_word, read_lines

NONE = "none"
MAX_EACH = 256
"""Most logs, witnesses and groups of one policy (tlog-policy asks for 32 of each at least)."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A log that is accepted; the key's name is its origin."""

    vkey: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class WitnessEntry:
    """A witness under the name that groups and quorum use."""

    name: str
    vkey: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Witnesses a checkpoint when at least `threshold` of its members do."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyVerdict:
    """What a policy says of one checkpoint.

    `witnessed` gives each witness's earliest cosignature in POSIX seconds. `missing` names what is lacking: "log", and
    the witnesses of the quorum that did not cosign; it is empty when `ok`.
    """

    ok: bool
    log_key: VerifierKey | None
    witnessed: Mapping[str, int]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Whom to believe. `quorum` is the name of a witness or group, or "none"."""

    logs: tuple[LogEntry, ...] = ()
    witnesses: tuple[WitnessEntry, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NONE

    def __post_init__(self) -> None:
        """Refuse what the file format cannot say (PolicyMalformed, line 0)."""
        _check_words(self)
        _check_keys("log", [entry.vkey for entry in self.logs], ED25519)
        _check_keys("witness", [entry.vkey for entry in self.witnesses], COSIGNATURE_V1)
        known: set[str] = set()
        members: set[str] = set()
        for name in (entry.name for entry in self.witnesses):
            _define(known, name)
        for group in self.groups:
            _check_group(group, known, members)
            _define(known, group.name)
        if self.quorum != NONE and self.quorum not in known:
            raise PolicyMalformed(line=0, why=f"the quorum {self.quorum} is not defined")

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a policy file; PolicyMalformed names the line."""
        logs: list[LogEntry] = []
        witnesses: list[WitnessEntry] = []
        groups: list[Group] = []
        quorum: str | None = None
        policy = cls()
        for line in read_lines(data):
            match line.words:
                case ["log", vkey, *url] if len(url) <= 1:
                    logs.append(LogEntry(_key(line, vkey), *url))
                case ["witness", name, vkey, *url] if len(url) <= 1:
                    witnesses.append(WitnessEntry(name, _key(line, vkey), *url))
                case ["group", name, threshold, *members] if members:
                    groups.append(Group(name, _threshold(line, threshold, len(members)), tuple(members)))
                case ["quorum", name] if quorum is None:
                    quorum = name
                case _:
                    raise line.refuse("not a log, witness, group or the one quorum line")
            try:
                # Judged line by line: order counts, and the error can name the first line that breaks a rule.
                policy = cls(tuple(logs), tuple(witnesses), tuple(groups), quorum or NONE)
            except PolicyMalformed as error:
                raise line.refuse(error.why) from error
        if quorum is None:
            raise PolicyMalformed(line=0, why="there is no quorum line")
        return policy

    def serialize(self) -> bytes:
        """The policy as a file: logs, witnesses, groups, quorum."""
        lines = [["log", str(log.vkey), *_url(log.url)] for log in self.logs]
        lines += [["witness", entry.name, str(entry.vkey), *_url(entry.url)] for entry in self.witnesses]
        lines += [["group", group.name, str(group.threshold), *group.members] for group in self.groups]
        lines += [["quorum", self.quorum]]
        return "".join(" ".join(words) + "\n" for words in lines).encode("utf-8", "surrogateescape")

    def check(self, note: Note | OpenedNote) -> PolicyVerdict:
        """Judge a checkpoint's note; every signature is verified here, whatever was opened before.

        Raises CheckpointMalformed, and SignatureInvalid when a key of this policy has a bad signature on it.
        """
        note = note.note if isinstance(note, OpenedNote) else note
        origin = Checkpoint.parse(note.text).origin
        signers = verified_keys(note, [log.vkey for log in self.logs])
        log_key = next((key for key in signers if key.name == origin), None)
        witnessed = {w.name: min(times) for w in self.witnesses if (times := _times(note, w.vkey))}
        missing: tuple[str, ...] = () if log_key else ("log",)
        if not self._witnesses(self.quorum, witnessed):
            missing += tuple(name for name in self._under(self.quorum) if name not in witnessed)
        return PolicyVerdict(ok=not missing, log_key=log_key, witnessed=witnessed, missing=missing)

    def _group(self, name: str) -> Group | None:
        return next((group for group in self.groups if group.name == name), None)

    def _witnesses(self, name: str, witnessed: Mapping[str, int]) -> bool:
        """Whether a witness or group has witnessed; the predefined "none" always has."""
        if name == NONE:
            return True
        group = self._group(name)
        if group is None:
            return name in witnessed
        return sum(self._witnesses(member, witnessed) for member in group.members) >= group.threshold

    def _under(self, name: str) -> tuple[str, ...]:
        """The witnesses that a name stands for."""
        group = self._group(name)
        if group is None:
            return (name,)
        return tuple(witness for member in group.members for witness in self._under(member))


def _times(note: Note, key: VerifierKey) -> list[int]:
    return [verify_cosignature(note.text, line, key) for line in note.signatures if line.is_by(key)]


def _url(url: str | None) -> list[str]:
    return [] if url is None else [url]


def _key(line: Line, text: str) -> VerifierKey:
    try:
        return VerifierKey.parse(text)
    except KeyMalformed as error:
        raise line.refuse(f"the key: {error.why}") from error


def _threshold(line: Line, text: str, members: int) -> int:
    if text in ("all", "any"):
        return members if text == "all" else 1
    value = line.decimal(text)
    if not 1 <= value <= members:
        raise line.refuse("the threshold is not between 1 and the number of members")
    return value


def _check_words(policy: Policy) -> None:
    if max(len(policy.logs), len(policy.witnesses), len(policy.groups)) > MAX_EACH:
        raise PolicyMalformed(line=0, why=f"more than {MAX_EACH} logs, witnesses or groups")
    words = [word for log in policy.logs for word in (str(log.vkey), *_url(log.url))]
    words += [word for entry in policy.witnesses for word in (entry.name, str(entry.vkey), *_url(entry.url))]
    words += [group.name for group in policy.groups]
    for word in words:
        if not is_word(word):
            raise PolicyMalformed(line=0, why=f"{word!r} cannot stand in a policy file")


def _check_keys(what: str, keys: Iterable[VerifierKey], algorithm: int) -> None:
    seen: set[bytes] = set()
    for key in keys:
        if key.algorithm != algorithm:
            raise PolicyMalformed(line=0, why=f"a {what} key must be of algorithm {algorithm}: {key.name}")
        if key.public in seen:
            raise PolicyMalformed(line=0, why=f"a {what} key is given twice: {key.name}")
        seen.add(key.public)


def _define(known: set[str], name: str) -> None:
    if name == NONE or name in known or not name:
        raise PolicyMalformed(line=0, why=f"the name {name!r} is taken")
    known.add(name)


def _check_group(group: Group, known: set[str], members: set[str]) -> None:
    if not 1 <= group.threshold <= len(group.members):
        raise PolicyMalformed(line=0, why=f"the threshold of {group.name} is not between 1 and its members")
    for member in group.members:
        if member not in known:
            raise PolicyMalformed(line=0, why=f"{member!r} is not defined before it is used")
        if member in members:
            raise PolicyMalformed(line=0, why=f"{member!r} is a member twice")
        members.add(member)
