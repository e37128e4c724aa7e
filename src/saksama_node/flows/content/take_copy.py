"""Take one copy of a claim that the partner sent: captured and joined in its log, its files read by ourselves.

Rules kept here:
  * Its manifest opens the entry, and every file is the one that the manifest names.
  * What a page says, and the pictures that are shown, are read from the bytes here; the sender's reading is not taken.
  * When it was captured is what its log says of it: the manifest's moment is the sender's word.
  * Of a copy that was erased here nothing is kept again; files that a rejected dispatch left go after a day.
Left to others: the claim (take_claim), the row (contentwatch.partner.receiving).
"""

import hashlib
from collections.abc import Mapping

from saksama.entries.body import Body
from saksama.entries.kinds.content import ContentCaptured, ContentTriaged
from saksama.envelope.kinds import ClaimCopy, CopyFile
from saksama_node.contentwatch.captures.captured import PartView
from saksama_node.contentwatch.captures.capturing import COMMITMENT
from saksama_node.contentwatch.partner.receiving import ReceivedCopy
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.legible import printed
from saksama_node.contentwatch.strangers.material import Manifest, Role, read_manifest
from saksama_node.contentwatch.strangers.reading import Read, read
from saksama_node.contentwatch.strangers.refusal import PICTURES, CaptureRefused, Format
from saksama_node.contentwatch.whole.erasing import is_erased
from saksama_node.exchange.attachments import Kept
from saksama_node.flows.content.hold_against_log import bytes_of, check_opens, faulty
from saksama_node.ledger import mirror


def take_copy(origin: str, claim: str, given: ClaimCopy, files: Mapping[str, Kept]) -> ReceivedCopy:
    """Check it, and put its files into the archive, durably. Raises `DispatchFaulty`."""
    logged = [each.entry for each in mirror.mirrored(origin, subject=given.subject)]
    captured = next((each for each in logged if isinstance(each.body, ContentCaptured)), None)
    if captured is None:
        raise faulty(f"the partner's log captured no copy {given.subject}")
    if not any(_joins(each.body, claim) for each in logged):
        raise faulty(f"the partner's log joined the copy {given.subject} to another claim")
    data = bytes_of(files, f"{given.subject}.json")
    check_opens(captured, COMMITMENT, given.salt, data)
    try:
        manifest = read_manifest(data)
    except CaptureRefused as refused:
        raise faulty(f"the manifest of {given.subject}: {refused.found}") from refused
    _check_as_committed(captured.body, given, manifest)
    told, parts = (Read(), ()) if is_erased(given.subject) else _kept(given, manifest, files)
    return ReceivedCopy(
        subject=given.subject,
        channel=given.channel,
        medium=given.medium,
        captured=captured.at,
        address=given.address,
        title=told.title,
        text=told.text or printed(given.said),
        likeness=next(each.sha256 for each in given.files if each.role == Role.BODY),
        parts=parts,
        looks=told.looks,
    )


def _joins(body: Body, claim: str) -> bool:
    return isinstance(body, ContentTriaged) and body.claim == claim


def _check_as_committed(body: Body, given: ClaimCopy, manifest: Manifest) -> None:
    """What the payload says is what the entry and its manifest say; what is drawn from the bytes here is not sent."""
    listed = [(each.role, each.sha256, each.media_type, each.size) for each in manifest.parts]
    sent = [(each.role, each.sha256, each.media_type, each.size) for each in given.files]
    if not isinstance(body, ContentCaptured) or (body.channel, body.medium) != (given.channel, given.medium):
        raise faulty(f"the copy {given.subject} has another channel or medium in the log")
    if sent != [each for each in listed if each[0] != Role.SHOWN]:
        raise faulty(f"the files of {given.subject} are not those of its manifest")
    if (given.captured, given.address) != (manifest.captured, manifest.address):
        raise faulty(f"the copy {given.subject} was captured elsewhere or at another time")
    if not given.address.isprintable():
        raise faulty(f"the address of {given.subject} holds what does not print")
    roles = [each.role for each in given.files]
    if Role.BODY not in roles or len(set(roles)) != len(roles):
        raise faulty(f"the copy {given.subject} has no original, or two files of one kind")


def _kept(given: ClaimCopy, manifest: Manifest, files: Mapping[str, Kept]) -> tuple[Read, tuple[PartView, ...]]:
    """Put the files into the archive, durably; what our own reader reads in the original, and the parts."""
    parts: list[PartView] = []
    told = Read()
    for each in given.files:
        data = bytes_of(files, each.sha256)
        if hashlib.sha256(data).hexdigest() != each.sha256 or len(data) != each.size:
            raise faulty(f"a file of {given.subject} has another digest than its name")
        match _role(given, each):
            case Role.DRAWN:
                drawn = _read(given, Format.PNG, data).shown
                parts += [PartView(Role.DRAWN, archive.put(drawn), Format.PNG.value, len(drawn))] if drawn else []
            case role:
                parts.append(PartView(role, archive.put(data), each.media_type, each.size))
                if role is Role.BODY:
                    told = _read(given, each.media_type, data, manifest.heads.get("content-type", ""))
    if told.shown:
        parts.append(PartView(Role.SHOWN, archive.put(told.shown), Format.PNG.value, len(told.shown)))
    if told.looks is not None:
        archive.put(told.looks.picture.points)
    return told, tuple(parts)


def _role(given: ClaimCopy, file: CopyFile) -> Role:
    try:
        return Role(file.role)
    except ValueError as error:
        raise faulty(f"a file of {given.subject} is a {file.role}") from error


def _read(given: ClaimCopy, media_type: str, data: bytes, said: str = "") -> Read:
    """What the bytes say. A reader that is stricter than the sender's was keeps the copy without words."""
    try:
        known = Format(media_type)
        told = read(given.address or given.medium.value, data, known, said if known not in PICTURES else "")
    except (ValueError, CaptureRefused):
        return Read()
    return told
