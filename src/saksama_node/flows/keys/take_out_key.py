"""Carry the institution's locked key out of the node: from then on it signs only on another machine."""

import os
from pathlib import Path

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.agreements.institution import institution_file
from saksama_node.flows.keys.open_vault import open_institution_key
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def take_out_key(by: Staff, file: Path, passphrase: str) -> None:
    """Copy the locked key to `file`, which is new, and remove it here; the public half stays.

    Raises WrongPassphrase (nobody carries out a key that they cannot open), FileExistsError.
    """
    require(by, Action.KEY_MANAGE, INSTITUTION)  # the keys are the institution's
    open_institution_key(by, passphrase)
    path = institution_file()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        # Once the place is there, and before the key is in it: none leaves without its line.
        trace(Deed.KEY_TAKEN_OUT, by=by)
        out.write(keyfiles.read(SETTINGS.data, path))
        out.flush()
        os.fsync(out.fileno())
    # Last: at no moment is the key in no file.
    (SETTINGS.data / path).unlink()
