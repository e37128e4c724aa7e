"""Copies that a partner handed over."""

import io
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from saksama.entries.commitment import commit
from saksama.entries.entry import Entry
from saksama.entries.kinds.content import (
    Category,
    Channel,
    Concerns,
    ContentCaptured,
    ContentTriaged,
    Triage,
    Way,
)
from saksama.envelope.kinds import ClaimCopy, CopyFile
from saksama.tlog.tree import leaf_hash
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.partner.receiving import receive_claim
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.material import Material
from saksama_node.exchange.attachments import Upload, delete_outgoing, keep_uploads
from saksama_node.flows.content.take_copy import take_copy
from saksama_node.ledger.models import Mirror, MirrorEntry
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.turn import writing
from saksama_node.settings.current import SETTINGS

PARTNER, CLAIM, COPY, SALT = "mitra.example/log", "c" * 32, "d" * 32, b"s" * 32
AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
SAID = Said("Kotak suara dibuka", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara")
ADDRESS = "https://x.com/contoh_a/status/17"
type Taken = Callable[..., str]


@pytest.fixture
def taken(database: None) -> Taken:
    """Have the partner's log capture this material and join it to its claim, and take what it sends of it."""
    mirror = Mirror.objects.create(origin=PARTNER, size=0, root=b"0" * 32, note=b"")

    def logged(body: ContentCaptured | ContentTriaged, **commits: str) -> None:
        entry = Entry(body=body, at=AT, node=PARTNER, subject=COPY, actor="a" * 32, commits=commits)
        data = entry.encode()
        MirrorEntry.objects.create(
            mirror=mirror,
            number=mirror.size,
            kind=entry.kind,
            subject=COPY,
            at=to_ms(AT),
            hash=leaf_hash(data),
            entry=data,
        )
        mirror.size += 1
        mirror.save()

    def take(material: Material, moment: datetime = AT, said: str = "") -> str:
        manifest = material.manifest(moment)
        if not mirror.size:
            body = ContentCaptured(channel=Channel.X, medium=material.medium, way=Way.STAFF)
            logged(body, content=commit(body.KIND, "content", SALT, manifest))
            logged(ContentTriaged(claim=CLAIM, outcome=Triage.CLAIM))
        told = msgspec.json.decode(manifest)
        sent = ClaimCopy(
            subject=COPY,
            channel=Channel.X,
            medium=material.medium,
            captured=told["captured"],
            salt=SALT.hex(),
            files=tuple(
                CopyFile(each["role"], each["sha256"], each["media_type"], each["size"]) for each in told["parts"]
            ),
            address=material.address,
            said=said,
        )
        files = {f"{COPY}.json": manifest, **{each.sha256: each.data for each in material.pieces}}
        received = keep_uploads(COPY, [Upload(name, io.BytesIO(data)) for name, data in files.items()])
        copy = take_copy(PARTNER, CLAIM, sent, {each.name: each for each in received})
        delete_outgoing(COPY)
        with writing():
            receive_claim(PARTNER, CLAIM, SAID, AT, [copy])
        return COPY

    return take


def kept() -> set[str]:
    """The names of all files in the archive."""
    return {each.stem for each in (SETTINGS.data / archive.FOLDER).rglob("*.age")}
