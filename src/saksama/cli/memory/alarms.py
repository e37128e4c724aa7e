"""That an earlier check of an address found integrity broken, and when: a node that was mended does not undo it.

Rules kept here:
  * One file an address, of at most `MOST` findings, each with the moment when it was first seen. No run takes one away:
    a person does, by acknowledging the finding, or by removing the file.
  * A file that cannot be read tells nothing, and is written anew by the next finding.
Left to others: signed notes as evidence (cli.state), what is found now (saksama.verify).
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from saksama.cli.door import plain
from saksama.cli.evidence import moment_words
from saksama.cli.state import place_of, write_whole
from saksama.json_documents import read_json
from saksama.verify.classes import Class
from saksama.verify.findings import Finding, Place
from saksama.vocabulary import format_moment
from saksama.words import Language, Words

MOST: Final = 100
_BEFORE: Final = Words(
    "PERHATIAN: pada {at} pemeriksaan dari komputer ini menemukan {count} hal yang tidak mungkin dihasilkan simpul "
    "yang jujur, dan kali ini tidak tampak lagi: {codes}. Mintalah penjelasannya.",
    "WARNING: on {at} a check from this computer found what no honest node produces ({count}), and this time it does "
    "not show: {codes}. Ask for an explanation.",
)


class Alarm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One finding of integrity; `at`: when it was first seen (UTC)."""

    log: str
    index: int | None
    code: str
    at: str

    @property
    def place(self) -> tuple[str, int | None, str]:
        """What a person acknowledges."""
        return self.log, self.index, self.code


def alarms(folder: Path, url: str) -> list[Alarm]:
    """What earlier checks of this address found."""
    try:
        return read_json(place_of(folder, url, "alarms").read_bytes(), list[Alarm])
    except (OSError, msgspec.DecodeError):
        return []


def remember(folder: Path, url: str, before: Sequence[Alarm], findings: Sequence[Finding], at: datetime) -> None:
    """Add what this check found of integrity. Raises OSError."""
    known = {alarm.place for alarm in before}
    fresh = [
        Alarm(finding.log, finding.index, finding.code.value, format_moment(at))
        for finding in findings
        if finding.code.class_ is Class.INTEGRITY and finding.place not in known
    ]
    if fresh and len(before) < MOST:
        path = place_of(folder, url, "alarms")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.format(msgspec.json.encode([*before, *fresh][:MOST]), indent=2) + b"\n")


def no_more(
    before: Sequence[Alarm], findings: Sequence[Finding], seen: Collection[Place], language: Language
) -> list[str]:
    """In a sentence what earlier checks found and this one does not; nothing where a person acknowledged it."""
    told = {finding.place for finding in findings} | {*seen}
    gone = [alarm for alarm in before if alarm.place not in told]
    if not gone:
        return []
    codes = ", ".join(dict.fromkeys(plain(alarm.code) for alarm in gone))
    return [_BEFORE.say(language, {"at": moment_words(gone[0].at, language), "count": len(gone), "codes": codes})]
