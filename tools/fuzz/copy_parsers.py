"""Parsers of what a check is given beside a log: kept checkpoints, the manifest of a copy, findings that were seen.

Left to others: every other parser (parsers).
"""

from typing import Any, Final

from saksama.cli.acknowledged import AcknowledgedMalformed, read_acknowledged
from saksama.cli.copies.manifest import ManifestMalformed, parse_copy_manifest, write_copy_manifest
from saksama.errors import BundleMalformed, CheckpointMalformed, NoteMalformed, SignatureMalformed
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.note import SigningKey
from saksama.tlog.tile import encode_bundle
from saksama.verify.kept_checkpoints import IndexMalformed, parse_index, parse_kept
from tools.fuzz.parser import Parser

_KEY: Final = SigningKey("contoh.example/log", 1, bytes(range(32)))
_NOTES: Final = tuple(sign_checkpoint(Checkpoint(_KEY.name, size, bytes(32)), _KEY).encode() for size in (1, 7))

COPY_PARSERS: Final[tuple[Parser[Any], ...]] = (
    Parser(
        "index of checkpoints",
        ("verify.kept_checkpoints.parse_index",),
        parse_index,
        (IndexMalformed,),
        (b'{"sizes":[]}', b'{"following":9,"origin":"contoh.example/log","sizes":[3,9]}'),
    ),
    Parser(
        "kept checkpoints",
        ("verify.kept_checkpoints.parse_kept",),
        parse_kept,
        (NoteMalformed, SignatureMalformed, CheckpointMalformed, BundleMalformed),
        (b"", encode_bundle(_NOTES)),
        lambda opened: encode_bundle(note.encode() for note, _ in opened),
    ),
    Parser(
        "manifest of a copy",
        ("cli.copies.manifest.parse_copy_manifest",),
        parse_copy_manifest,
        (ManifestMalformed,),
        (
            write_copy_manifest(
                "http://contoh.example", "2026-11-24T01:00:00.000Z", {"http://contoh.example/x": 404}, {}
            ),
        ),
    ),
    Parser(
        "acknowledged findings",
        ("cli.acknowledged.read_acknowledged",),
        read_acknowledged,
        (AcknowledgedMalformed,),
        (b'{"log":"contoh.example/log","index":7,"code":"task.late"}\n',),
    ),
)

COPIES_ELSEWHERE: Final = {
    "entries.entry.read_again": "what decode_wire took before",
    "verify.contents.read_item": "what decode_wire took before",
}
