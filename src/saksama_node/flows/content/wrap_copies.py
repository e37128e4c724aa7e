"""Wrap copies for a dispatch: what the payload says of each, and the files that go with it."""

import io
from collections.abc import Iterator
from typing import Final

from saksama.envelope.kinds import ClaimCopy, CopyFile
from saksama_node.contentwatch.partner.handing import Packed
from saksama_node.contentwatch.strangers import archive
from saksama_node.exchange.attachments import Upload

MAX_SAID: Final = 2_000


def wrapped(packed: Packed) -> ClaimCopy:
    """What the payload says of a copy."""
    copy = packed.copy
    is_picture = any(each.media_type.startswith("image/") for each in packed.files)
    return ClaimCopy(
        subject=copy.subject,
        channel=copy.channel,
        medium=copy.medium,
        captured=packed.manifest.captured,
        salt=packed.opening.salt.hex(),
        files=tuple(CopyFile(each.role.value, each.sha256, each.media_type, each.size) for each in packed.files),
        address=packed.manifest.address,
        said=copy.text[:MAX_SAID] if is_picture else "",
    )


def wrapped_files(packed: tuple[Packed, ...]) -> Iterator[Upload]:
    """Each file once, read when its turn comes."""
    gone: set[str] = set()
    for each in packed:
        yield Upload(f"{each.copy.subject}.json", io.BytesIO(each.opening.data))
        for part in each.files:
            if part.sha256 not in gone:
                gone.add(part.sha256)
                yield Upload(part.sha256, io.BytesIO(archive.get(part.sha256)))
