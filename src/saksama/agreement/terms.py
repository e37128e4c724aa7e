"""The terms of an agreement: who may send whom what, under which clause, until when.

The terms are a TOML document that a person can read; its text is what both institutions sign as a C2SP signed note.
A *template* names parties by code only; `complete` adds the nodes' origins, keys and addresses, and only a complete
text has terms.

Rules kept here:
  * Exactly two parties, and every direction of a clause runs from one to the other.
  * An unknown key, kind, classification or subject class is refused, never skipped: a reader who does not know a
    restriction must not act as if it were absent.
  * The text is valid as the text of a signed note (C2SP signed-note: UTF-8, no control character but newline).
Left to others: who signed (`history`), what may be sent now (`permit`), reading files (the caller).
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import msgspec

from saksama.agreement.errors import MalformedTerms, WitnessLacking
from saksama.toml_files import read_toml
from saksama.vocabulary import Classification, DispatchKind, OldKey, SubjectClass

FORMAT = "saksama-agreement/1"
SUBJECT_HEX = 32
SILENCE = timedelta(hours=3)
"""For how long a log may be silent where no clause says it."""
_EARLIEST, _LATEST = 2000, 3000
_LONGEST_HOURS = 366 * 24


type ClauseId = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_.-]{0,63}\Z")]
"""As `dispatch.sent` spells a clause (entries.body.Code): `pasal-3`."""


class Contact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office and a role to turn to; never a person's name."""

    office: str
    role: str


class Assumption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What these terms take for true though no public source says it; printed beside what it concerns."""

    about: str
    text: str
    text_en: str = ""


class PartyTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party as the template names it."""

    code: str
    name: str
    name_en: str = ""
    contact: tuple[Contact, ...] = ()


class PartyNode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party's node: log origin, institution verifier key (C2SP vkey) and the public address of the node."""

    code: str
    origin: str
    institution_key: str
    url: str


class WitnessNode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A witness who is no party: the name in its vkey, the vkey itself, and the base address of its tlog-witness."""

    name: str
    vkey: str
    url: str


class Quorum(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What "fully witnessed" asks for: so many outsiders, and the partner too or not."""

    outsiders: int
    partner: bool


class Direction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one party may send the other under a clause. `sender` and `receiver` are party codes."""

    sender: str
    receiver: str
    kinds: tuple[DispatchKind, ...]
    max_classification: Classification
    excluded_subjects: tuple[SubjectClass, ...] = ()


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One clause, its purpose and the directions it opens.

    `incident_hours`: how fast an incident must be taken up. `silence_hours`: for how long a party's log may have no new
    cosigned checkpoint.
    """

    id: ClauseId
    title: str
    purpose: str
    direction: tuple[Direction, ...]
    title_en: str = ""
    purpose_en: str = ""
    incident_hours: int | None = None
    silence_hours: int | None = None


class Scan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The scanned paper: lower-case hex SHA-256 of the file."""

    sha256: str


class Amendment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which text this one replaces (`amends`) and the first text of the line (`original`); hex SHA-256 both."""

    original: str
    amends: str


class NewKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`party` has another institution key than in the text that this one amends, where it was `replaces` (a vkey)."""

    party: str
    replaces: str
    old_key: OldKey


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    name: str
    title: str
    place: str
    signed_on: date
    from_: datetime = msgspec.field(name="from")
    until: datetime
    policy: Quorum
    party: tuple[PartyTerms, ...]
    clause: tuple[Clause, ...]
    title_en: str = ""
    assumption: tuple[Assumption, ...] = ()
    scan: Scan | None = None
    node: tuple[PartyNode, ...] = ()
    witness: tuple[WitnessNode, ...] = ()
    amendment: Amendment | None = None
    new_key: NewKey | None = None


class Party(msgspec.Struct, frozen=True):
    """A party of complete terms: its names and contacts from the template, its node from the completion."""

    code: str
    name: str
    name_en: str
    contacts: tuple[Contact, ...]
    origin: str
    institution_key: str
    url: str


class Terms(msgspec.Struct, frozen=True):
    """Complete terms. `digest` is the hex SHA-256 of the text; `from_` and `until` are UTC and both inclusive."""

    digest: str
    subject: str
    name: str
    title: str
    title_en: str
    place: str
    signed_on: date
    from_: datetime
    until: datetime
    quorum: Quorum
    parties: tuple[Party, Party]
    witnesses: tuple[WitnessNode, ...]
    clauses: tuple[Clause, ...]
    assumptions: tuple[Assumption, ...]
    scan: str | None
    amendment: Amendment | None
    new_key: NewKey | None = None

    def party(self, code: str) -> Party:
        """The party of this code; `MalformedTerms` if the agreement has none of it."""
        for party in self.parties:
            if party.code == code:
                return party
        raise MalformedTerms(f"no party has the code {code!r}")

    def party_at(self, origin: str) -> Party:
        """The party whose log has this origin."""
        for party in self.parties:
            if party.origin == origin:
                return party
        raise MalformedTerms(f"no party has the log {origin!r}")

    def partner_of(self, origin: str) -> Party:
        """The other party than the one whose log has this origin."""
        first, second = self.parties
        return second if self.party_at(origin) == first else first

    @property
    def silence(self) -> timedelta:
        """For how long a party's log may have no new cosigned checkpoint: the least of the clauses, else `SILENCE`."""
        said = [clause.silence_hours for clause in self.clauses if clause.silence_hours is not None]
        return timedelta(hours=min(said)) if said else SILENCE

    def clause(self, clause_id: str) -> Clause | None:
        """The clause of this id, None where the agreement has none."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)


def agreement_digest(text: str) -> str:
    """Lower-case hex SHA-256 of the agreement's text as it is signed."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_template(text: str) -> tuple[PartyTerms, ...]:
    """Check a template and give its parties; one that is already complete is refused."""
    document = _document(text)
    if document.node or document.witness or document.amendment or document.new_key:
        raise MalformedTerms("this text is already complete; propose the template it was made from")
    return document.party


def complete(
    template: str,
    nodes: Sequence[PartyNode],
    witnesses: Sequence[WitnessNode],
    amendment: Amendment | None = None,
    new_key: NewKey | None = None,
) -> str:
    """The text to sign: the template, unchanged, followed by tables for nodes and witnesses.

    The template's own bytes stay as they are, so that a person can compare what was proposed with what they know.
    """
    parties = read_template(template)
    if sorted(node.code for node in nodes) != sorted(party.code for party in parties):
        raise MalformedTerms("the nodes given are not the parties of the template")
    parts = [template if template.endswith("\n") else template + "\n"]
    if amendment is not None:
        parts.append(_table("[amendment]", original=amendment.original, amends=amendment.amends))
    if new_key is not None:
        parts.append(_table("[new_key]", party=new_key.party, replaces=new_key.replaces, old_key=new_key.old_key.value))
    parts += [
        _table("[[node]]", code=node.code, origin=node.origin, institution_key=node.institution_key, url=node.url)
        for node in sorted(nodes, key=lambda node: node.code)
    ]
    parts += [_table("[[witness]]", name=seen.name, vkey=seen.vkey, url=seen.url) for seen in witnesses]
    text = "\n".join(parts)
    read_terms(text)
    return text


def template_of(text: str) -> str:
    """The template that a complete text was made from; `MalformedTerms` where the text is no completion of one."""
    heads = [text.find(f"\n{head}\n") for head in ("[amendment]", "[[node]]")]
    template = text[: min((place for place in heads if place >= 0), default=0)]
    document = _document(text)
    # Completed again it must come out the same: else something of the text stands elsewhere.
    if complete(template, document.node, document.witness, document.amendment, document.new_key) != text:
        raise MalformedTerms("the text is not a template followed by what completes it")
    return template


def read_terms(text: str) -> Terms:
    """The terms of a complete text; `MalformedTerms` says what is missing or not understood."""
    document = _document(text)
    nodes = {node.code: node for node in document.node}
    if len(document.node) != len(document.party) or set(nodes) != {party.code for party in document.party}:
        raise MalformedTerms("the text does not name one node for each party")
    if len({node.origin for node in document.node}) != len(document.node):
        raise MalformedTerms("both parties name the same log")
    if document.policy.outsiders < 0:
        raise MalformedTerms("the agreement asks for fewer outsiders than none")
    if document.policy.outsiders > len(document.witness):
        raise WitnessLacking("the agreement asks for more outsiders than it names as witnesses")
    _check_new_key(document, nodes)
    first, second = (_party(party, nodes[party.code]) for party in document.party)
    digest = agreement_digest(text)
    return Terms(
        digest=digest,
        subject=(document.amendment.original if document.amendment else digest)[:SUBJECT_HEX],
        name=document.name,
        title=document.title,
        title_en=document.title_en,
        place=document.place,
        signed_on=document.signed_on,
        from_=document.from_.astimezone(UTC),
        until=document.until.astimezone(UTC),
        quorum=document.policy,
        parties=(first, second),
        witnesses=document.witness,
        clauses=document.clause,
        assumptions=document.assumption,
        scan=document.scan.sha256 if document.scan else None,
        amendment=document.amendment,
        new_key=document.new_key,
    )


def _check_new_key(document: _Document, nodes: Mapping[str, PartyNode]) -> None:
    said = document.new_key
    if said is None:
        return
    if document.amendment is None or said.party not in nodes:
        raise MalformedTerms("a new institution key belongs to an amendment and to one of its parties")
    if nodes[said.party].institution_key == said.replaces:
        raise MalformedTerms("the new institution key is the one that it replaces")


def _party(party: PartyTerms, node: PartyNode) -> Party:
    return Party(party.code, party.name, party.name_en, party.contact, node.origin, node.institution_key, node.url)


def _document(text: str) -> _Document:
    _check_note_text(text)
    document = read_toml(text, _Document, MalformedTerms)
    _check_document(document)
    return document


def _check_note_text(text: str) -> None:
    """C2SP signed-note, "Text": ends with a newline, no control character below U+0020 but newline."""
    if not text.endswith("\n"):
        raise MalformedTerms("the text does not end with a newline")
    if any(ord(char) < 0x20 and char != "\n" for char in text):
        raise MalformedTerms("the text holds a control character other than newline")


def _check_document(document: _Document) -> None:
    if document.format != FORMAT:
        raise MalformedTerms(f"the format is {document.format!r}, not {FORMAT!r}")
    if document.from_.tzinfo is None or document.until.tzinfo is None:
        raise MalformedTerms("`from` and `until` must carry an offset")
    if not all(_EARLIEST <= each.year < _LATEST for each in (document.from_, document.until)):
        raise MalformedTerms(f"`from` and `until` must lie in the years {_EARLIEST} to {_LATEST - 1}")
    if document.from_ >= document.until:
        raise MalformedTerms("`until` does not lie after `from`")
    codes = [party.code for party in document.party]
    if len(codes) != 2 or codes[0] == codes[1]:
        raise MalformedTerms("an agreement has exactly two parties with different codes")
    ids = [clause.id for clause in document.clause]
    if not ids or len(set(ids)) != len(ids):
        raise MalformedTerms("clauses must exist and have different ids")
    for clause in document.clause:
        _check_clause(clause, set(codes))


def _check_clause(clause: Clause, codes: set[str]) -> None:
    ways = [(direction.sender, direction.receiver) for direction in clause.direction]
    if not ways or len(set(ways)) != len(ways):
        raise MalformedTerms(f"clause {clause.id} must open each direction once at the most, and at least one")
    for direction in clause.direction:
        if {direction.sender, direction.receiver} != codes:
            raise MalformedTerms(f"clause {clause.id} has a direction that does not run between the parties")
        if not direction.kinds:
            raise MalformedTerms(f"clause {clause.id} has a direction without kinds")
    for name in ("incident_hours", "silence_hours"):
        hours = getattr(clause, name)
        if hours is not None and not 0 < hours <= _LONGEST_HOURS:
            raise MalformedTerms(f"clause {clause.id}: {name} must be positive, and a year at the most")


def _table(head: str, **values: str) -> str:
    return "\n".join([head, *(f"{key} = {_quoted(value)}" for key, value in values.items()), ""])


def _quoted(value: str) -> str:
    """A TOML basic string. Control characters are refused rather than escaped: none of our values has one."""
    if not value or any(ord(char) < 0x20 or ord(char) == 0x7F for char in value):
        raise MalformedTerms("a value is empty or holds a control character")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
