"""Whether a backup can be restored: it is, into a scratch folder and a scratch database, and judged there.

Rules kept here:
  * Nothing of this process's environment that names a node, a database or a setting reaches the scratch one: a check
    beside a running node never touches it.
  * No secret key is asked for: what signs forms is made for this once. Restored are database, settings, public
    documents and public keys; what is sealed was compared byte by byte, and no more can be said without its keys.
  * The scratch folder is this user's alone, and goes; one that a killed check left goes with the next.
Left to others: filling and judging, in a process of its own (`prove_restored`), the words (backup).
"""

import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Final

import msgspec

from saksama.errors import EvidenceError
from saksama_node.settings import durable, keyfiles
from saksama_node.settings.node_file import PREFIX
from saksama_node.web.operations.keeping import manifest
from saksama_node.web.operations.keeping.proof import Proof
from saksama_node.web.operations.restore import copy, settle

_FOLDER: Final = "saksama-check-{user}"
_PUBLIC: Final = (f"{keyfiles.KEYS}/", "blobs/")
_MOST: Final = 2000


class BackupUnsound(EvidenceError):
    """Every file of the backup is as it was written, but no node comes of it, or its logs are not what was signed."""

    code = "backup.unsound"
    advice = "Restore another backup, and check the running node itself: `saksama verify` with its address."

    place: str
    why: str


def prove(found: manifest.Manifest, place: Path, scratch: Path, database_url: str) -> Proof:
    """Restore the backup below the folder `scratch` and into the empty database at `database_url` (SQLite: "").

    Raises BackupUnsound, and as `copy` does.
    """
    top = scratch / _FOLDER.format(user=os.getuid())
    with durable.unfinished_beside(top / "node") as folder:
        given = {name: words for name, words in os.environ.items() if not name.startswith(PREFIX)}
        given |= {f"{PREFIX}DATABASE_URL": database_url} if database_url else {}
        copy(msgspec.structs.replace(found, files=tuple(filter(_is_needed, found.files))), place, folder)
        durable.write_new(folder / keyfiles.DJANGO_SECRET, f"{secrets.token_urlsafe(48)}\n".encode())
        settle(folder, given, sys.stderr)
        given |= {f"{PREFIX}DATA": str(folder), "DJANGO_SETTINGS_MODULE": "saksama_node.settings.django"}
        done = subprocess.run(
            [sys.executable, "-m", "django", "prove_restored", str(place)],
            env=given,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise BackupUnsound(str(place), done.stderr.strip()[-_MOST:])
    proof = msgspec.json.decode(done.stdout, type=Proof)
    if proof.wrong or proof.integrity:
        raise BackupUnsound(str(place), proof.wrong or "saksama verify: " + ", ".join(proof.codes))
    return proof


def _is_needed(item: manifest.Item) -> bool:
    return "/" not in item.path or item.path.startswith(_PUBLIC)
