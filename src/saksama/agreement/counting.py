"""Which entries of the two logs count for one agreement: judged once, for the node that follows and for `verify`.

Rules kept here (design: "Whoever takes the server cannot sign an agreement"):
  * An agreement is between the two parties of its original. A text that amends it between others is no part of it, and
    no entry of another log is.
  * `.proposed`, `.signed` and `.amended` count with a note of that digest and subject, which says of the old key what
    the entry says, and which the log's owner signed as it must (`institutions.signers`). Whoever has only the server
    cannot sign.
  * `.suspended` counts whatever text of the agreement it names: it protects, and must not wait for a journey to the
    key. `.resumed` and `.ended` count as declared; every other entry counts for a text that is part of the agreement.
  * What gives power back or takes it for good is declared by the institution under its own key. A declaration is a
    signed note that names act, text, owner and the moment at which it was said; a reader accepts only the text that it
    would write itself.
  * It counts if the institution key signed it that stood when the log took it in, and it was not said after that. A
    resumption counts as of when it was said: one that lay about since before a suspension does not lift it.
Left to others: fetching the notes; where the agreement stands then (`history`).

    saksama-agreement-act/v1
    act resumed
    agreement 1f0a...
    owner bawaslu-ntb.contoh.saksama.example/log
    said 2026-11-24T08:00:00.000Z

    The reason, as it stands in the log too.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from msgspec import UNSET

from saksama.agreement.course import replay
from saksama.agreement.errors import MalformedTerms
from saksama.agreement.history import AgreementEvent, EventKind
from saksama.agreement.institutions import InForce, key_at, lacking
from saksama.agreement.terms import Terms, agreement_digest, read_terms
from saksama.entries.kinds.agreement import (
    AgreementAmended,
    AgreementEnded,
    AgreementProposed,
    AgreementResumed,
    AgreementSigned,
    AgreementSuspended,
    AgreementWithdrawn,
)
from saksama.errors import CallerError, EvidenceError, KeyMalformed, NoteMalformed, SaksamaError
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


type Signing = AgreementProposed | AgreementSigned | AgreementAmended
type AgreementBody = Signing | AgreementWithdrawn | AgreementSuspended | AgreementResumed | AgreementEnded


class EntryDisagrees(EvidenceError):
    """An entry says otherwise than the note that it names, or the note is no agreement of this log's owner."""

    code = "agreement.entry"
    advice = "Keep the note; ask the institution which text it signed."

    why: str


class SignatureLacks(EvidenceError):
    """An entry says that its institution signed, and the note does not bear that signature."""

    code = "agreement.unsigned"
    advice = "It binds nobody. Ask the institution by telephone: its node may be in other hands."

    party: str


@dataclass(frozen=True, slots=True)
class Said:
    """One `agreement.*` entry of a log."""

    origin: str
    index: int
    at: datetime
    body: AgreementBody

    @property
    def event(self) -> AgreementEvent:
        """As the history is replayed from it."""
        return AgreementEvent(self.origin, self.index, EventKind(self.body.KIND), self.at, self.body.digest)


def open_terms(note: bytes) -> tuple[Note, Terms]:
    """A note and the terms in it; nothing is verified. Raises `EntryDisagrees`."""
    try:
        found = Note.parse(note)
        return found, read_terms(found.text)
    except (NoteMalformed, MalformedTerms) as error:
        raise EntryDisagrees(str(error)) from error


def signed_terms(
    body: Signing,
    origin: str,
    subject: str,
    note: bytes,
    opened: Callable[[bytes], tuple[Note, Terms]] = open_terms,
) -> Terms:
    """The terms in the note that an entry of the log `origin` names. Raises `EntryDisagrees`, `SignatureLacks`.

    `opened`: as `open_terms`; who reads many entries remembers what it gave.
    """
    found, terms = opened(note)
    try:
        party = terms.party_at(origin)
        VerifierKey.parse(party.institution_key)
    except (MalformedTerms, KeyMalformed) as error:
        raise EntryDisagrees(str(error)) from error
    if agreement_digest(found.text) != body.digest or subject != terms.subject:
        raise EntryDisagrees("another digest or subject than the entry says")
    if isinstance(body, AgreementAmended):
        changed = UNSET if terms.new_key is None else terms.new_key.old_key
        if body.old_key != changed:
            raise EntryDisagrees("of the old key the entry says otherwise than the text")
    if lacking(found, terms, origin):
        raise SignatureLacks(party.code)
    return terms


def of_one_agreement(texts: Mapping[str, Terms]) -> dict[str, Terms]:
    """Of texts of one subject those that are between the parties of the original."""
    original = next((terms for terms in texts.values() if terms.amendment is None), None)
    if original is None:
        return dict(texts)
    return {digest: terms for digest, terms in texts.items() if _logs(terms) == _logs(original)}


def counting(
    said: Iterable[Said], texts: Mapping[str, Terms], note: Callable[[Said], bytes | None]
) -> tuple[AgreementEvent, ...]:
    """What counts of the entries of one subject.

    `texts`: those of one agreement; `note` gives what a declaring entry names, None where it is not at hand. Signing
    entries are given only where `signed_terms` was asked about them.
    """
    logs = frozenset[str]().union(*map(_logs, texts.values()))
    ours = [each for each in said if each.origin in logs]
    plain = [each.event for each in ours if isinstance(each.body, AgreementSuspended) or each.body.digest in texts]
    plain = [event for event in plain if event.kind not in ACTS]
    line = replay(plain, texts).line
    spoken = [
        declared(each.event, each.body.reason, note(each), line)
        for each in ours
        if isinstance(each.body, AgreementResumed | AgreementEnded)
    ]
    return (*plain, *(event for event in spoken if event is not None))


def _logs(terms: Terms) -> frozenset[str]:
    return frozenset(party.origin for party in terms.parties)
