"""Declarations: an institution says under its own key that an agreement goes on, or that it ends.

Rules kept here (design: "Whoever takes the server cannot sign an agreement"):
  * What gives power back or takes it for good is declared by the institution: resuming and ending. Suspending is not:
    it only protects, and must not wait for a journey to the key.
  * A declaration is a signed note that names act, text, owner and the moment at which it was said; a reader accepts
    only the text that it would write itself.
  * It counts if the institution key signed it that stood when the log took it in, and it was not said after that. A
    resumption counts as of when it was said: one that lay about since before a suspension does not lift it.
Left to others: what follows from it (`history`), fetching the note.

    saksama-agreement-act/v1
    act resumed
    agreement 1f0a...
    owner bawaslu-ntb.contoh.saksama.example/log
    said 2026-11-24T08:00:00.000Z

    The reason, as it stands in the log too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from saksama.agreement.history import AgreementEvent, EventKind
from saksama.agreement.institutions import InForce, key_at
from saksama.errors import CallerError, EvidenceError, SaksamaError
from saksama.tlog.note import Note, SigningKey, VerifierKey, open_note, sign
from saksama.tlog.strict import has_control
from saksama.vocabulary import BadMoment, format_moment, parse_moment

HEAD: Final = "saksama-agreement-act/v1"
CLOCKS: Final = timedelta(seconds=120)
ACTS: Final = {EventKind.RESUMED: "resumed", EventKind.ENDED: "ended"}
_FORM = re.compile(
    rf"{re.escape(HEAD)}\nact (resumed|ended)\nagreement ([0-9a-f]{{64}})\nowner ([!-~]{{1,400}})\n"
    r"said (\S{1,40})\n\n(.+)\n\Z",
    re.DOTALL,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class DeclarationMalformed(EvidenceError):
    """A signed text is no declaration about an agreement."""

    code = "agreement.declaration"
    advice = "Prepare the declaration again on the node, and sign what it gives."

    why: str


class DeclarationRefused(CallerError):
    """A declaration cannot be made of these words."""

    code = "agreement.declaration-words"
    advice = "Write the reason in plain words, without tabs and without empty ends."

    why: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the institution that owns the log `owner` says of the text with digest `agreement`."""

    act: EventKind
    agreement: str
    owner: str
    said: datetime
    reason: str

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        if self.act not in ACTS:
            raise DeclarationRefused(why="only resuming and ending are declared")
        if has_control(self.reason) or not self.reason or self.reason != self.reason.strip():
            raise DeclarationRefused(why="the reason holds control characters, is empty, or has empty ends")
        if _SURROGATE.search(self.reason):
            raise DeclarationRefused(why="the reason holds half a character, which nobody can write down")

    def text(self) -> str:
        """The note's text."""
        return (
            f"{HEAD}\nact {ACTS[self.act]}\nagreement {self.agreement}\nowner {self.owner}\n"
            f"said {format_moment(self.said)}\n\n{self.reason}\n"
        )


def sign_declaration(said: Declaration, institution: SigningKey) -> Note:
    """The declaration as a signed note."""
    return sign(said.text(), institution)


def parse_declaration(text: str) -> Declaration:
    """Read a declaration, which nobody need have signed yet. Raises `DeclarationMalformed`."""
    found = _FORM.match(text)
    if found is None:
        raise DeclarationMalformed(why="not of its form")
    act, agreement, owner, said, reason = found.groups()
    try:
        declared = Declaration(EventKind(f"agreement.{act}"), agreement, owner, parse_moment(said), reason)
    except (BadMoment, DeclarationRefused) as error:
        raise DeclarationMalformed(why=str(error)) from error
    if declared.text() != text:
        raise DeclarationMalformed(why="not in its one spelling")
    return declared


def open_declaration(data: bytes, institution: VerifierKey) -> Declaration:
    """Verify a declaration and read it. Raises the errors of `open_note`, `DeclarationMalformed`."""
    return parse_declaration(open_note(data, [institution]).text)


def declared(event: AgreementEvent, reason: str, note: bytes | None, line: Sequence[InForce]) -> AgreementEvent | None:
    """The event as its institution declared it; None where it did not, and the event counts for nothing.

    `reason` and `note`: those of the entry (None: the note is not at hand); `line`: the texts that were in force.
    """
    if event.kind not in ACTS:
        return event
    key = key_at(line, event.log_origin, event.at)
    if note is None or key is None or event.digest not in {each.terms.digest for each in line}:
        return None
    try:
        said = open_declaration(note, VerifierKey.parse(key))
    except SaksamaError:
        return None
    if (said.act, said.agreement, said.owner, said.reason) != (event.kind, event.digest, event.log_origin, reason):
        return None
    if said.said > event.at + CLOCKS:
        return None
    return replace(event, at=min(said.said, event.at))
