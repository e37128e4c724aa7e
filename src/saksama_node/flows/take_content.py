"""Take a claim or a finding that the partner sent: held against its log, read by ourselves, then kept.

Rules kept here:
  * Each copy is captured and joined in the partner's log, its manifest opens that entry, every file is the one that
    the manifest names. The words of a finding open its entry. What does not fit rejects the whole dispatch.
  * A claim says whom it concerns as its log does, and the dispatch declares it: else the clause could be gone round.
  * What a page says, and the picture that is shown, are read from the bytes here; the sender's reading is not taken.
Left to others: which dispatches come here (`receive_dispatch`), rows (contentwatch.receiving).
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from saksama.entries.body import Body
from saksama.entries.commitment import Opening, OpeningFails, check_opening
from saksama.entries.entry import Entry
from saksama.entries.kinds.content import (
    Concerns,
    ContentAssessed,
    ContentCaptured,
    ContentClassified,
    ContentJudged,
    ContentTriaged,
)
from saksama.envelope.kinds import ClaimCopy, ContentClaim, ContentFinding
from saksama.envelope.seal import Opened
from saksama.vocabulary import SubjectClass, parse_moment
from saksama_node.contentwatch import archive, receiving
from saksama_node.contentwatch.actions import COMMITMENT
from saksama_node.contentwatch.deciding import COMMITMENTS, Source, Written
from saksama_node.contentwatch.fetching import MAX_BYTES
from saksama_node.contentwatch.formats import PICTURES, Format
from saksama_node.contentwatch.material import Manifest, Role, read_manifest
from saksama_node.contentwatch.queries import PartView
from saksama_node.contentwatch.reading import Read, read
from saksama_node.contentwatch.receiving import ReceivedCopy, ReceivedFinding
from saksama_node.contentwatch.refusal import CaptureRefused
from saksama_node.contentwatch.triage import Said
from saksama_node.exchange.actions import Arrival
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.faults import DispatchFaulty
from saksama_node.exchange.plain_files import received_folder
from saksama_node.ledger import mirror
from saksama_node.ledger.queries import history

CONCERNING: Final = SubjectClass.PROVINCIAL_OFFICIAL_REPORTED
"""What a dispatch declares about a claim of which nobody has said that it concerns nobody of the government."""


def subjects_of(concerns: Concerns) -> frozenset[SubjectClass]:
    """What a dispatch about such a claim declares; of what is unknown it may concern the government."""
    return frozenset() if concerns is Concerns.NOBODY else frozenset({CONCERNING})


def prepare_claim(arrival: Arrival, opened: Opened, words: ContentClaim) -> Callable[[], None]:
    """Check a claim and put its files into the archive; what to do in the act. Raises `DispatchFaulty`."""
    origin = arrival.origin
    if (known := receiving.origin_of(words.claim)) not in {None, "", origin}:
        raise _faulty(f"the claim {words.claim} was begun in {known}")
    classified = _classified(words.claim, origin, is_ours=known == "")
    if not any(_is_said(words, body) for _, body in classified):
        raise _faulty(f"no log classifies the claim {words.claim} so")
    _check_declared(opened, words.concerns)
    begun, last = classified[0][0].at, classified[-1][1]
    said = Said(words.words, last.category, last.concerns, last.target)
    files = {each.name: received_folder(arrival.subject, arrival.index) / each.member for each in opened.attachments}
    copies = [_copy(origin, words.claim, each, files) for each in words.copies]
    return lambda: receiving.receive_claim(origin, words.claim, said, begun, copies)


def prepare_finding(arrival: Arrival, opened: Opened, words: ContentFinding) -> Callable[[], None]:
    """Check the words of a finding; what to do in the act. Raises `DispatchFaulty`."""
    origin = arrival.origin
    known = receiving.origin_of(words.claim)
    if known is None:
        raise _faulty(f"the claim {words.claim} is not here")
    entry = next(
        (each.entry for each in mirror.mirrored(origin, subject=words.claim) if each.index == words.index), None
    )
    body = entry.body if entry is not None else None
    if entry is None or not isinstance(body, ContentAssessed | ContentJudged):
        raise _faulty(f"the partner's log has no finding on this claim at {words.index}")
    sources = tuple(Source(each.what, each.outside) for each in words.sources)
    _check_opens(entry, COMMITMENTS[body.KIND], words.salt, Written(body, words.words, sources).committed())
    # The claim may have been classified anew while the dispatch was on its way.
    if frozenset(opened.frame.subjects) & {CONCERNING} not in {
        subjects_of(each.concerns) for _, each in _classified(words.claim, origin, is_ours=known == "")
    }:
        raise _faulty("the dispatch declares another subject than the claim has")
    found = ReceivedFinding(words.index, body.KIND, words.words, sources)
    return lambda: receiving.receive_finding(origin, words.claim, arrival.subject, found)


def _classified(claim: str, origin: str, *, is_ours: bool) -> list[tuple[Entry, ContentClassified]]:
    """How the log that began a claim classified it, in its order."""
    found = history(claim) if is_ours else mirror.mirrored(origin, subject=claim)
    return [(each.entry, each.entry.body) for each in found if isinstance(each.entry.body, ContentClassified)]


def _is_said(words: ContentClaim, body: ContentClassified) -> bool:
    return (words.category, words.concerns, words.target) == (body.category, body.concerns, body.target)


def _check_declared(opened: Opened, concerns: Concerns) -> None:
    if frozenset(opened.frame.subjects) & {CONCERNING} != subjects_of(concerns):
        raise _faulty("the dispatch declares another subject than the claim has")


def _copy(origin: str, claim: str, given: ClaimCopy, files: Mapping[str, Path]) -> ReceivedCopy:
    logged = [each.entry for each in mirror.mirrored(origin, subject=given.subject)]
    captured = next((each for each in logged if isinstance(each.body, ContentCaptured)), None)
    if captured is None:
        raise _faulty(f"the partner's log captured no copy {given.subject}")
    if not any(_joins(each.body, claim) for each in logged):
        raise _faulty(f"the partner's log joined the copy {given.subject} to another claim")
    data = _bytes(files, f"{given.subject}.json")
    _check_opens(captured, COMMITMENT, given.salt, data)
    try:
        manifest = read_manifest(data)
    except CaptureRefused as refused:
        raise _faulty(f"the manifest of {given.subject}: {refused.found}") from refused
    _check_as_committed(captured.body, given, manifest)
    told, parts = _kept(given, manifest, files)
    return ReceivedCopy(
        subject=given.subject,
        channel=given.channel,
        medium=given.medium,
        captured=parse_moment(manifest.captured),
        address=given.address,
        title=told.title,
        text=told.text or given.said,
        likeness=next(each.sha256 for each in given.files if each.role == Role.BODY),
        parts=parts,
    )


def _joins(body: Body, claim: str) -> bool:
    return isinstance(body, ContentTriaged) and body.claim == claim


def _check_as_committed(body: Body, given: ClaimCopy, manifest: Manifest) -> None:
    """What the payload says is what the entry and its manifest say; what is drawn from the bytes here is not sent."""
    listed = [(each.role, each.sha256, each.media_type, each.size) for each in manifest.parts]
    sent = [(each.role, each.sha256, each.media_type, each.size) for each in given.files]
    if not isinstance(body, ContentCaptured) or (body.channel, body.medium) != (given.channel, given.medium):
        raise _faulty(f"the copy {given.subject} has another channel or medium in the log")
    if sent != [each for each in listed if each[0] != Role.SHOWN]:
        raise _faulty(f"the files of {given.subject} are not those of its manifest")
    if (given.captured, given.address) != (manifest.captured, manifest.address):
        raise _faulty(f"the copy {given.subject} was captured elsewhere or at another time")
    if [each.role for each in given.files].count(Role.BODY) != 1:
        raise _faulty(f"the copy {given.subject} has no original")


def _kept(given: ClaimCopy, manifest: Manifest, files: Mapping[str, Path]) -> tuple[Read, tuple[PartView, ...]]:
    """Put the files into the archive, durably; what our own reader reads in the original, and the parts."""
    parts: list[PartView] = []
    told = Read()
    for each in given.files:
        data = _bytes(files, each.sha256)
        try:
            role = Role(each.role)
        except ValueError as error:
            raise _faulty(f"a file of {given.subject} is a {each.role}") from error
        if archive.put(data) != each.sha256 or len(data) != each.size:
            raise _faulty(f"a file of {given.subject} has another digest than its name")
        parts.append(PartView(role, each.sha256, each.media_type, each.size))
        if role is Role.BODY:
            told = _read(given, each.media_type, data, manifest.heads.get("content-type", ""))
    if told.shown:
        parts.append(PartView(Role.SHOWN, archive.put(told.shown), Format.PNG.value, len(told.shown)))
    return told, tuple(parts)


def _read(given: ClaimCopy, media_type: str, data: bytes, said: str) -> Read:
    """What the bytes say. A reader that is stricter than the sender's was keeps the copy without words."""
    try:
        known = Format(media_type)
        told = read(given.address or given.medium.value, data, known, said if known not in PICTURES else "")
    except (ValueError, CaptureRefused):
        return Read()
    return told


def _check_opens(entry: Entry, name: str, salt: str, data: bytes) -> None:
    try:
        check_opening(entry, Opening(name, bytes.fromhex(salt), data))
    except OpeningFails as fails:
        raise _faulty(f"what was sent does not open {entry.kind} of {entry.subject}: {fails.why}") from fails


def _bytes(files: Mapping[str, Path], name: str) -> bytes:
    path = files.get(name)
    if path is None:
        raise _faulty(f"the file {name} is not there")
    if path.stat().st_size > MAX_BYTES:
        raise DispatchFaulty(Alarm.TOO_LARGE, f"the file {name}")
    return path.read_bytes()


def _faulty(why: str) -> DispatchFaulty:
    return DispatchFaulty(Alarm.SCHEMA, why)
