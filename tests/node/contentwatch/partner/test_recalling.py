"""What was covered or erased goes to no partner by a dispatch that still waits; what was sent stays sent."""

import io
from hashlib import sha256
from typing import Any

import msgspec
import pyrage
import pytest

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama.envelope.kinds import ClaimCopy, ContentClaim, CopyFile, Frame
from saksama.vocabulary import Classification
from saksama_node.accounts.policy import Role, Staff
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.models import Claim
from saksama_node.contentwatch.partner.handing import note_handed
from saksama_node.exchange.attachments import Kept, Upload, keep_uploads, outgoing_path, received_path
from saksama_node.exchange.models import Incoming, IncomingFile, Outgoing, OutgoingFile
from saksama_node.exchange.sealed import opened_attachments, sealed_attachments, sealed_parts, sealed_said
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.content.capture_content import capture_words
from saksama_node.flows.content.erase_content import mask_content
from saksama_node.flows.content.triage_content import begin_claim, take_content
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.proposing import propose_erasure
from tests.node.contentwatch.triaged import SAID
from tests.node.seconds.reading import confirm_read

PARTNER, DISPATCH = "mitra.example/log", "e" * 32
WORDS = "Ani melihat kotak suara dibuka"
OPENS = str(pyrage.x25519.Identity.generate())


WORDS_DIGEST = sha256(WORDS.encode()).hexdigest()
CODES: dict[str, Any] = {"category": SAID.category, "concerns": SAID.concerns, "target": SAID.target}


def said_of(copy: str, *files: str) -> ClaimCopy:
    return ClaimCopy(
        subject=copy,
        channel=Channel.WHATSAPP,
        medium=Medium.TEXT,
        captured="2026-11-20T08:00:00.000Z",
        salt="0" * 64,
        files=tuple(CopyFile(f"r{chr(97 + at)}", each, "text/plain", 1) for at, each in enumerate(files)),
    )


def handed(by: Staff, state: OutgoingState) -> str:
    """A copy of a claim, and a dispatch that takes its original to the partner."""
    copy = capture_words(by, WORDS, Given(Way.STAFF, Channel.WHATSAPP))
    take_content(by, copy)
    claim = begin_claim(by, copy, SAID)
    Claim.objects.filter(subject=claim).update(judged="no-violation")
    frame = Frame(
        agreement="0" * 64,
        clause="pasal-4",
        classification=Classification.RESTRICTED,
        subject=DISPATCH,
        title="Klaim",
    )
    payload = ContentClaim(claim=claim, words=SAID.words, copies=(said_of(copy, WORDS_DIGEST),), **CODES)
    (file,) = keep_uploads(DISPATCH, [Upload(WORDS_DIGEST, io.BytesIO(WORDS.encode()))])
    with writing():
        row = Outgoing.objects.create(
            subject=DISPATCH,
            to=PARTNER,
            state=state,
            kind="content.claim",
            classification="restricted",
            agreement="0" * 64,
            clause="pasal-4",
            **sealed_said(DISPATCH, Outgoing, frame, payload),
            created_by=by.id,
            created_at=now(),
            actor="a" * 32,
            leaf=None if state in {OutgoingState.HELD, OutgoingState.WAITING} else 1,
        )
        keep_row(row, file)
        note_handed(claim, PARTNER, DISPATCH, [copy])
    return copy


def keep_row(row: Outgoing | Incoming, file: Kept) -> None:
    """The row of an attachment."""
    (told,) = sealed_attachments(DISPATCH, type(row), [file])
    if isinstance(row, Outgoing):
        OutgoingFile.objects.create(outgoing=row, position=file.position, size=file.size, told=told)
    else:
        IncomingFile.objects.create(incoming=row, position=file.position, size=file.size, told=told)


def covered(staff_for: StaffFor, copy: str) -> None:
    mask_content(staff_for(Role.CONTENT), copy, ["Ani"], [])


def erased(staff_for: StaffFor, copy: str) -> None:
    one, other = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="kedua")
    confirm_read(other, propose_erasure(one, copy, "request", "diminta pemiliknya"))


@pytest.mark.parametrize("act", [covered, erased])
@pytest.mark.parametrize(
    ("state", "stays"), [(OutgoingState.HELD, False), (OutgoingState.WAITING, False), (OutgoingState.RECEIVED, True)]
)
def test_what_waits_is_withdrawn_with_its_files(
    staff_for: StaffFor, act: object, state: OutgoingState, *, stays: bool
) -> None:
    copy = handed(staff_for(Role.CONTENT), state)
    assert outgoing_path(DISPATCH, 0).exists()
    assert callable(act)
    act(staff_for, copy)
    assert Outgoing.objects.filter(subject=DISPATCH).exists() is stays
    assert outgoing_path(DISPATCH, 0).exists() is (stays and act is covered)


def test_an_original_is_handed_out_to_who_reads_content_until_some_of_it_is_covered(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    copy = handed(staff_for(Role.CONTENT), OutgoingState.HELD)
    address = f"/meja/kiriman/keluar/{DISPATCH}/0/berkas/0/"
    reads, releases, counts = (logged_in(each) for each in (Role.CONTENT, Role.CUSTODIAN, Role.STATISTICS))

    def met() -> list[int]:
        answers = [each.get(address) for each in (reads, releases, counts)]
        # Its page opens as the file itself does, and no wider.
        looked = [each.get(f"{address}lihat/").status_code for each in (reads, releases, counts)]
        assert looked == [each.status_code for each in answers]
        for each in answers:
            each.close()
        return [each.status_code for each in answers]

    assert met() == [200, 200, 403], "who lets it go has to see it"
    Outgoing.objects.update(state=OutgoingState.RECEIVED, leaf=1)
    assert met() == [200, 403, 403]
    covered(staff_for, copy)
    assert met() == [403, 403, 403]


def test_of_a_dispatch_that_was_sent_or_received_the_files_of_an_erased_copy_go(staff_for: StaffFor) -> None:
    copy, other, name = handed(staff_for(Role.CONTENT), OutgoingState.RECEIVED), "b" * 32, "1" * 64
    both = (said_of(copy, WORDS_DIGEST, name), said_of(other, name))
    payload = msgspec.json.encode(ContentClaim(claim="c" * 32, words="Klaim", copies=both, **CODES))
    Outgoing.objects.update(payload=sealed_parts(DISPATCH, Outgoing, b"", payload)["payload"])
    names = [f"{copy}.json", f"{other}.json", name]
    row = Outgoing.objects.get()
    for position, each in enumerate(names, start=1):
        keep_row(row, Kept(position, each, 1, name, outgoing_path(DISPATCH, position), OPENS))
        outgoing_path(DISPATCH, position).write_bytes(b"x")
    came = Incoming.objects.create(
        origin=PARTNER,
        index=7,
        subject=DISPATCH,
        state="received",
        kind="content.claim",
        classification="restricted",
        agreement="0" * 64,
        clause="pasal-4",
        number=1,
        ciphertext="",
        size=0,
        sent_at=now(),
        payload=sealed_parts(DISPATCH, Incoming, b"", payload)["payload"],
        folder="dibuka",
        arrived_at=now(),
        receipt_leaf=1,
    )
    received_path("dibuka", 0).parent.mkdir(parents=True)
    for position, each in enumerate((WORDS_DIGEST, *names)):
        path = received_path("dibuka", position)
        keep_row(came, Kept(position, each, 1, name, path, OPENS))
        path.write_bytes(b"x")
    erased(staff_for, copy)
    assert [outgoing_path(DISPATCH, each).exists() for each in range(4)] == [False, False, True, True]
    assert [received_path("dibuka", each).exists() for each in range(4)] == [False, False, True, True]
    # What opens them went too, so that a copy of the disk keeps nothing that opens; name and digest stay to be read.
    for kept in opened_attachments([*Outgoing.objects.all(), *Incoming.objects.all()]):
        assert [bool(each.identity) for each in kept] == [False, False, True, True]
        assert [each.name for each in kept] == [WORDS_DIGEST, *names]


def test_who_covers_is_told_what_was_withdrawn(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    copy = handed(staff_for(Role.CONTENT), OutgoingState.WAITING)
    client = logged_in(Role.CONTENT)
    said = "Kiriman yang menunggu dan memuat aslinya ditarik: 1."
    assert said in client.post(f"/meja/konten/{copy}/samar/", {"words": "Ani"}, follow=True).content.decode()
    assert said not in client.post(f"/meja/konten/{copy}/samar/", {"words": "kotak"}, follow=True).content.decode()
