"""Every parser of the library, as a function of octets.

Rules kept here:
  * Any octets are read or refused with an error named here; anything else is a fault.
  * What was read is written back as it was where the format has one spelling (`again`).
  * The table is whole: tests/saksama/test_parsers.py reads the library for parsers and asks each to be here, or to be
    named with its reason in `elsewhere`.
Left to others: making octets (hypothesis, atheris), the node's parsers (`tests.node.outsider.test_node_parsers`).
"""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Final

import pyrage

from saksama import clocks
from saksama import procedure as procedures
from saksama.agreement.counting import (
    DeclarationMalformed,
    EntryDisagrees,
    open_declaration,
    open_terms,
    parse_declaration,
)
from saksama.agreement.errors import MalformedTerms
from saksama.agreement.terms import read_template, read_terms
from saksama.cli.text_file import TextFileWrong, parse_texts
from saksama.clocks.calendar_file import CalendarMalformed, parse_calendar
from saksama.clocks.rule import RuleMalformed
from saksama.clocks.rule_file import parse_rules
from saksama.entries.clarification import (
    Assessed,
    Change,
    Clarification,
    ClarificationMalformed,
    PublicSource,
    Publisher,
    encode_clarification,
    parse_clarification,
)
from saksama.entries.commitment import (
    BadOpenings,
    EvidenceFile,
    Opening,
    Openings,
    encode_manifest,
    encode_openings,
    parse_manifest,
    parse_openings,
)
from saksama.entries.encoding import MalformedEntry, decode, encode
from saksama.entries.entry import NewerThanKnown, decode_entry, decode_wire
from saksama.entries.kinds.content import Assessment, Concerns
from saksama.entries.reconciliation import (
    Keying,
    Reconciliation,
    ReconciliationMalformed,
    encode_reconciliation,
    parse_reconciliation,
)
from saksama.entries.trace import BadDayHead, DayHead, parse_day_head
from saksama.envelope.container import AttachmentSource, ContainerReader, write_container
from saksama.envelope.errors import EnvelopeRefused, WrongSchema
from saksama.envelope.kinds import decode_payload, parse_payload
from saksama.envelope.seal import unseal
from saksama.errors import (
    BundleMalformed,
    CheckpointMalformed,
    KeyMalformed,
    NoteMalformed,
    NoteUnverified,
    OriginMismatch,
    PolicyMalformed,
    ProofMalformed,
    SignatureInvalid,
    SignatureMalformed,
    TileMalformed,
    WitnessRequestMalformed,
)
from saksama.imagematch.picture import PictureTooLarge, PictureUnreadable, open_picture
from saksama.keys.locked import LockedMalformed, WrongPassphrase, unlock
from saksama.keys.statement import StatementMalformed, StatementRefused, open_statement, parse_statement
from saksama.procedure.reading import EditionMalformed, parse_edition
from saksama.statistics.content import (
    ContentStatisticsMalformed,
    content_statistics,
    encode_content_statistics,
    parse_content_statistics,
)
from saksama.statistics.content_facts import content_facts
from saksama.statistics.public import StatisticsMalformed, parse_statistics
from saksama.textmatch.table_files import Slang, TableMalformed, parse_table
from saksama.tlog.checkpoint import Checkpoint, open_checkpoint
from saksama.tlog.note import Note, SigningKey, open_note, parse_signature_lines, sign
from saksama.tlog.policy import Policy
from saksama.tlog.policy_text import read_lines
from saksama.tlog.proof import Proof
from saksama.tlog.sizes import SignedSizes, SizesMalformed
from saksama.tlog.strict import (
    decode_base64,
    decode_decimal,
    decode_hash,
    encode_base64,
)
from saksama.tlog.tile import TilePath, encode_bundle, parse_bundle
from saksama.tlog.vkey import SignatureLine, VerifierKey
from saksama.tlog.witness import AddCheckpoint, read_request
from saksama.verify.kept_checkpoints import open_head
from saksama.verify.trust import parse_keys
from saksama.verify.wellknown import WellKnownMalformed, parse_well_known
from saksama.vocabulary import BadMoment, DispatchKind, format_moment, parse_moment
from tools.fuzz.copy_parsers import COPY_PARSERS
from tools.fuzz.parser import VECTORS, Errors, Parser, text
from tools.fuzz.supervision_parsers import SUPERVISION_PARSERS
from tools.fuzz.tally_parsers import TALLY_PARSERS

AGREEMENTS: Final = Path(__file__).parents[2] / "agreements"
KEY: Final = SigningKey("contoh.example/lembaga", 1, bytes(range(32)))
_IDENTITY: Final = str(pyrage.x25519.Identity.generate())


class NoPlace:
    """A sink that keeps nothing."""

    def open(self, _member: str) -> BinaryIO:
        """Give a file that is forgotten."""
        return io.BytesIO()

    def commit(self) -> None:
        """Keep nothing."""

    def abort(self) -> None:
        """Nothing was kept."""


def _container(data: bytes) -> object:
    reader = ContainerReader(NoPlace())
    for at in range(0, len(data), 700):
        reader.feed(data[at : at + 700])
    return reader.finish()


def _of_each_kind(data: bytes) -> object:
    found = {}
    for kind in DispatchKind:
        try:
            found[kind] = parse_payload(kind, data)
        except WrongSchema:
            continue
    if not found:
        raise WrongSchema("of no kind")
    return found


def _statement(data: bytes) -> object:
    """What the institution signed, whatever it says: a fuzzer cannot sign by itself."""
    return open_statement(sign(data.decode("utf-8", "replace"), KEY).encode(), KEY.verifier)


def _declaration(data: bytes) -> object:
    """What the institution declared, whatever it says."""
    return open_declaration(sign(data.decode("utf-8", "replace"), KEY).encode(), KEY.verifier)


def _json_seeds(file: Path) -> Iterator[bytes]:
    """Every text in a file of vectors."""

    def texts(value: object) -> Iterator[str]:
        match value:
            case str():
                yield value
            case list():
                for each in value:
                    yield from texts(each)
            case dict():
                for each in value.values():
                    yield from texts(each)

    yield from (each.encode() for each in texts(json.loads(file.read_text(encoding="utf-8"))) if each)


_NOTE: Final = Note.parse((VECTORS / "tessera" / "checkpoint").read_bytes())
_ENTRIES: Final = tuple(each for each in _json_seeds(VECTORS / "entries" / "entries.json") if each.startswith(b"{"))
_SPEC: Final = tuple(_json_seeds(VECTORS / "c2sp" / "spec_examples.json"))
_WITNESS: Final = tuple(
    each for each in _json_seeds(VECTORS / "witness" / "add_checkpoint_cases.json") if b"old " in each
)
_NOTES: Final = (_NOTE.encode(), *(each for each in _SPEC if b"\n\n" in each))


_TEMPLATES: Final = tuple(each.read_bytes() for each in sorted(AGREEMENTS.glob("*.toml")))
_PAYLOAD: Final = json.dumps(
    {
        "v": 1,
        "kind": "notice",
        "frame": {
            "agreement": "0" * 64,
            "clause": "pasal-1",
            "classification": "open",
            "subject": "ab" * 16,
            "title": "Jadwal",
        },
        "payload": {"text": "Rapat"},
    },
    separators=(",", ":"),
).encode()
_CONTAINER: Final = b"".join(write_container(_PAYLOAD, [AttachmentSource("surat.pdf", 5, io.BytesIO(b"%PDF-"))]))
_SHORT_NONCE: Final = json.dumps(
    {
        "header": {
            "format": "saksama-locked/v1",
            "lanes": 4,
            "memory_kib": 65_536,
            "nonce": "AAAAAAAAAAAAAAA=",
            "passes": 3,
            "salt": "AAAAAAAAAAAAAAAAAAAAAA==",
        },
        "locked": "AAAA",
    }
).encode()
"""One octet short: what a mutation makes of it is refused before the costly derivation of the key."""
_STATEMENT: Final = (
    b"saksama-key/v1\nowner contoh.example/log\nuse log\nkey k1\n"
    b"not-before 2026-01-01T00:00:00.000Z\nnot-after 2027-01-01T00:00:00.000Z\n"
)
_REVOCATION: Final = (
    b"saksama-key-revoked/v1\nowner contoh.example/log\nuse log\nkey k1\nrevoked 2026-01-01T00:00:00.000Z\n"
    b"last-good 5 " + b"0" * 64 + b"\n"
)
_SIGNED: Final = tuple(each + b"\n\xe2\x80\x94 contoh AAAAAAAA\n" for each in _TEMPLATES)
_DECLARATION: Final = (
    b"saksama-agreement-act/v1\nact resumed\nagreement " + b"0" * 64 + b"\nowner contoh.example/log\n"
    b"said 2026-01-01T00:00:00.000Z\n\nAlasan.\n"
)
_WELL_KNOWN: Final = (
    b'{"node":"bawaslu","name":"Bawaslu","url":"https://b.example","origin":"b.example/log","log":"https://b.example/log",'
    b'"vkey":"k","institution_key":"k","keys":[{"use":"log","key":"k","statement":"https://b.example/x"}]}'
)
_CLOCKS: Final = Path(clocks.__file__).parent
_RULES: Final = tuple(each.read_bytes() for each in sorted((_CLOCKS / "rules").glob("*.toml")))
_LAYER: Final = (
    b'day = [{date = 2024-12-17, kind = "libur daerah", name = "HUT NTB", name_en = "NTB Day", decree = "sk"}]\n'
    b'[[decree]]\nid = "sk"\nshort = "SK"\ntitle = "SK"\ntitle_en = "SK"\nsource = "contoh"\ncertainty = "memory"\n'
)
_CALENDARS: Final = (*(each.read_bytes() for each in sorted((_CLOCKS / "calendars").glob("*.toml"))), _LAYER)
_EDITIONS: Final = tuple(
    file.read_bytes() for file in sorted((Path(procedures.__file__).parent / "editions").glob("*.toml"))
)
_SIZES: Final = (b"above 0\n", b"above 0\n12 1706500800\n15 1706500801\n")
_RECONCILIATION: Final = encode_reconciliation(
    Reconciliation(
        "ppwp-2024",
        "5201012001001",
        {"suara_sah": 190, "suara_tidak_sah": None},
        (
            Keying({"suara_sah": 190, "suara_tidak_sah": None}, bytes(32)),
            Keying({"suara_sah": 196, "suara_tidak_sah": None}, bytes(32)),
        ),
    )
)
_CLARIFICATION: Final = encode_clarification(
    Clarification(
        assessed=Assessed(
            at="2024-11-20T08:00:00.000Z",
            name="Bawaslu",
            origin="b.example/log",
            outcome=Assessment.FALSE,
            outside=1,
            sources=2,
        ),
        change=Change(what="Tanggal.", why="Salah ketik."),
        claim="Surat suara sudah tercoblos",
        concerns=Concerns.NOBODY,
        language="id",
        publisher=Publisher(name="Bawaslu", origin="b.example/log"),
        right="Surat suara tersegel.\nFoto itu dari 2019.",
        sources=(PublicSource(address="https://kpu.example/", outside=True, title="KPU"),),
        subject="ab" * 16,
        text="Tidak benar.",
        title="Surat suara tersegel",
        version=2,
    )
)
_OPENINGS: Final = encode_openings(Openings("0" * 64, (Opening("content", bytes(32), b"isi"),)))
_NOTE_ERRORS: Final[Errors] = (NoteMalformed, SignatureMalformed)
_OPEN_ERRORS: Final[Errors] = (*_NOTE_ERRORS, SignatureInvalid, NoteUnverified)


def _encoded(value: object) -> bytes:
    found = value.encode()  # type: ignore[attr-defined]  # notes, proofs, paths, lines: each has one
    return found if isinstance(found, bytes) else found.encode("utf-8", "surrogateescape")


def _spelled(value: object) -> bytes:
    return str(value).encode("utf-8", "surrogateescape")


PARSERS: Final[tuple[Parser[Any], ...]] = (
    Parser(
        "base64",
        ("tlog.strict.decode_base64",),
        lambda d: decode_base64(text(d)),
        (ValueError,),
        (b"AAEC", b"AA=="),
        lambda v: encode_base64(bytes(v)).encode(),
    ),
    Parser(
        "hash",
        ("tlog.strict.decode_hash",),
        lambda d: decode_hash(text(d)),
        (ValueError,),
        (b"A" * 43 + b"=",),
        lambda v: encode_base64(bytes(v)).encode(),
    ),
    Parser(
        "decimal",
        ("tlog.strict.decode_decimal",),
        lambda d: decode_decimal(text(d)),
        (ValueError,),
        (b"0", b"9223372036854775807"),
        _spelled,
    ),
    Parser("note", ("tlog.note.parse",), Note.parse, _NOTE_ERRORS, _NOTES, _encoded),
    Parser("opened note", ("tlog.note.open_note",), lambda d: open_note(d, [KEY.verifier]), _OPEN_ERRORS, _NOTES),
    Parser(
        "signature lines",
        ("tlog.note.parse_signature_lines", "tlog.vkey.parse"),
        lambda d: parse_signature_lines(text(d)),
        _NOTE_ERRORS,
        tuple(each.partition(b"\n\n")[2] for each in _NOTES),
        lambda v: b"".join(_encoded(each) for each in v),
    ),
    Parser(
        "signature line",
        ("tlog.vkey.parse",),
        lambda d: SignatureLine.parse(text(d)),
        _NOTE_ERRORS,
        (_NOTE.signatures[0].encode().strip().encode(),),
        lambda v: _encoded(v).removesuffix(b"\n"),
    ),
    Parser(
        "verifier key",
        ("tlog.vkey.parse",),
        lambda d: VerifierKey.parse(text(d)),
        (KeyMalformed,),
        (str(KEY.verifier).encode(),),
        _spelled,
    ),
    Parser(
        "signing key",
        ("tlog.vkey.parse",),
        lambda d: SigningKey.parse(text(d)),
        (KeyMalformed,),
        (KEY.serialize().encode(),),
        lambda v: v.serialize().encode(),
    ),
    Parser(
        "checkpoint",
        ("tlog.checkpoint.parse",),
        lambda d: Checkpoint.parse(text(d)),
        (CheckpointMalformed,),
        (_NOTE.text.encode(), b"a.example/log\n1\n" + b"A" * 43 + b"=\nlebih\n"),
    ),
    Parser(
        "opened checkpoint",
        ("tlog.checkpoint.open_checkpoint",),
        lambda d: open_checkpoint(d, [KEY.verifier]),
        (*_OPEN_ERRORS, CheckpointMalformed, OriginMismatch),
        _NOTES,
    ),
    Parser("head", ("verify.kept_checkpoints.open_head",), open_head, (*_NOTE_ERRORS, CheckpointMalformed), _NOTES),
    Parser(
        "tile path",
        ("tlog.tile.parse",),
        lambda d: TilePath.parse(text(d)),
        (TileMalformed,),
        (b"tile/0/000", b"tile/entries/x001/067.p/13", b"tile/63/x999/x999/999"),
        _encoded,
    ),
    Parser(
        "entry bundle",
        ("tlog.tile.parse_bundle",),
        parse_bundle,
        (BundleMalformed,),
        (b"\x00\x01a\x00\x00", encode_bundle([b"satu", b"dua"])),
        lambda v: encode_bundle(list(v)),
    ),
    Parser(
        "proof",
        ("tlog.proof.parse",),
        Proof.parse,
        (ProofMalformed,),
        tuple(each for each in _SPEC if each.startswith(b"c2sp.org/tlog-proof")),
        _encoded,
    ),
    Parser(
        "policy",
        ("tlog.policy.parse", "tlog.policy_text.read_lines"),
        Policy.parse,
        (PolicyMalformed,),
        (f"log {KEY.verifier}\nquorum none\n".encode(), *(each for each in _SPEC if b"quorum" in each)),
    ),
    Parser(
        "policy lines",
        ("tlog.policy_text.read_lines",),
        lambda d: list(read_lines(d)),
        (PolicyMalformed,),
        (b"log a\n# b\n\n",),
    ),
    Parser(
        "witness request", ("tlog.witness.parse",), AddCheckpoint.parse, (WitnessRequestMalformed,), _WITNESS, _encoded
    ),
    Parser("witness request, answered", ("tlog.witness.read_request",), read_request, (), _WITNESS),
    Parser("JSON of an entry", ("entries.encoding.decode",), decode, (MalformedEntry,), _ENTRIES, encode),
    Parser(
        "entry on the wire", ("entries.entry.decode_wire",), decode_wire, (MalformedEntry, NewerThanKnown), _ENTRIES
    ),
    Parser(
        "entry", ("entries.entry.decode_entry",), decode_entry, (MalformedEntry, NewerThanKnown), _ENTRIES, _encoded
    ),
    Parser(
        "clarification",
        ("entries.clarification.parse_clarification",),
        parse_clarification,
        (ClarificationMalformed,),
        (_CLARIFICATION, _CLARIFICATION.replace(b'"change":{"what":"Tanggal.","why":"Salah ketik."},', b"")),
        encode_clarification,
    ),
    Parser(
        "reconciliation",
        ("entries.reconciliation.parse_reconciliation",),
        parse_reconciliation,
        (ReconciliationMalformed,),
        (_RECONCILIATION,),
        encode_reconciliation,
    ),
    Parser(
        "head of a day of the trace",
        ("entries.trace.parse_day_head",),
        parse_day_head,
        (BadDayHead,),
        (DayHead(before=bytes(32), day=date(2026, 11, 28), head=bytes(32), lines=3).encode(),),
        _encoded,
    ),
    Parser("openings", ("entries.commitment.parse_openings",), parse_openings, (BadOpenings,), (_OPENINGS,)),
    Parser(
        "evidence manifest",
        ("entries.commitment.parse_manifest",),
        parse_manifest,
        (BadOpenings,),
        (encode_manifest([EvidenceFile(name="a.jpg", sha256="0" * 64, size=1)]),),
    ),
    Parser(
        "moment",
        ("vocabulary.parse_moment",),
        lambda d: parse_moment(text(d)),
        (BadMoment,),
        (b"2026-11-24T08:00:00.123Z", b"9999-12-31T23:59:59.999Z"),
        lambda v: format_moment(v).encode(),
    ),
    Parser(
        "key statement",
        ("keys.statement.open_statement",),
        _statement,
        (StatementMalformed, StatementRefused, *_OPEN_ERRORS),
        (_STATEMENT,),
    ),
    Parser(
        "text of a key statement",
        ("keys.statement.parse_statement",),
        lambda d: parse_statement(text(d)),
        (StatementMalformed,),
        (_STATEMENT, _REVOCATION),
        lambda v: v.text().encode(),
    ),
    Parser(
        "locked file",
        ("keys.locked.unlock",),
        lambda d: unlock(d, "frasa untuk uji"),
        (LockedMalformed, WrongPassphrase),
        (_SHORT_NONCE,),
    ),
    Parser("agreement", ("agreement.terms.read_terms",), lambda d: read_terms(text(d)), (MalformedTerms,), _TEMPLATES),
    Parser("note of an agreement", ("agreement.counting.open_terms",), open_terms, (EntryDisagrees,), _SIGNED),
    Parser(
        "template", ("agreement.terms.read_template",), lambda d: read_template(text(d)), (MalformedTerms,), _TEMPLATES
    ),
    Parser(
        "declaration",
        ("agreement.counting.open_declaration",),
        _declaration,
        (DeclarationMalformed, *_OPEN_ERRORS),
        (_DECLARATION,),
    ),
    Parser(
        "text of a declaration",
        ("agreement.counting.parse_declaration",),
        lambda d: parse_declaration(text(d)),
        (DeclarationMalformed,),
        (_DECLARATION,),
        lambda v: v.text().encode(),
    ),
    Parser("rules", ("clocks.rule_file.parse_rules",), lambda d: parse_rules(text(d)), (RuleMalformed,), _RULES),
    Parser(
        "calendar",
        ("clocks.calendar_file.parse_calendar",),
        lambda d: parse_calendar(text(d)),
        (CalendarMalformed,),
        _CALENDARS,
    ),
    Parser(
        "procedure edition",
        ("procedure.reading.parse_edition",),
        lambda d: parse_edition(text(d)),
        (EditionMalformed,),
        _EDITIONS,
    ),
    Parser(
        "table of the text matcher",
        ("textmatch.table_files.parse_table",),
        lambda d: parse_table("slang", text(d), Slang),
        (TableMalformed,),
        (b'what = "a"\nwhat_en = "b"\nsource = "c"\ncertainty = "d"\n[words]\nyg = "yang"\n',),
    ),
    Parser(
        "picture",
        ("imagematch.picture.open_picture",),
        open_picture,
        (PictureTooLarge, PictureUnreadable),
        (
            b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
        ),
    ),
    Parser(
        "texts",
        ("cli.text_file.parse_texts",),
        lambda d: parse_texts(d, "texts.csv", "id"),
        (TextFileWrong,),
        (b"id,text\n1,Satu\n", '\ufeffid;text;lain\n1;"Satu;\ndua";x\n'.encode()),
    ),
    *TALLY_PARSERS,
    Parser("signed sizes", ("tlog.sizes.parse",), SignedSizes.parse, (SizesMalformed,), _SIZES, _encoded),
    Parser("container", ("envelope.container.feed",), _container, (EnvelopeRefused,), (_CONTAINER,)),
    Parser(
        "sealed dispatch",
        ("envelope.seal.unseal",),
        lambda d: unseal(io.BytesIO(d), [_IDENTITY], NoPlace()),
        (EnvelopeRefused,),
        (pyrage.encrypt(_CONTAINER, [pyrage.x25519.Identity.from_str(_IDENTITY).to_public()]),),
    ),
    Parser("payload", ("envelope.kinds.decode_payload",), decode_payload, (EnvelopeRefused,), (_PAYLOAD,)),
    Parser(
        "payload of each kind",
        ("envelope.kinds.parse_payload",),
        _of_each_kind,
        (EnvelopeRefused,),
        (b'{"text":"Rapat"}',),
    ),
    Parser(
        "statistics",
        ("statistics.public.parse_statistics",),
        parse_statistics,
        (StatisticsMalformed,),
        (b'{"kinds":{"case.received":2},"origin":"a.example/log","size":2}',),
    ),
    Parser(
        "statistics of content",
        ("statistics.content.parse_content_statistics",),
        parse_content_statistics,
        (ContentStatisticsMalformed,),
        (encode_content_statistics(content_statistics(content_facts({}), {"a.example/log": 2})),),
    ),
    *COPY_PARSERS,
    *SUPERVISION_PARSERS,
    Parser(
        "introduction", ("verify.wellknown.parse_well_known",), parse_well_known, (WellKnownMalformed,), (_WELL_KNOWN,)
    ),
    Parser(
        "kept keys",
        ("verify.trust.parse_keys",),
        lambda d: list(parse_keys({"a": text(d)})),
        (),
        (str(KEY.verifier).encode(),),
    ),
)
