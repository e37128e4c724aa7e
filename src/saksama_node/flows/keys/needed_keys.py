"""Which secret key files this node needs, to go on and to open what it holds.

Rules kept here:
  * What nothing names is not asked for: a key that was prepared and not logged, or that a crash left behind.
  * Of keys that sign, those that stand now; of keys that open, all that ever counted: what was sealed to them is here.
  * The institution's key may lie elsewhere, and so may the locked half of a vault's: what is not here is not asked for.
Left to others: which files wrap the keys of cases (the caller), comparing (`web.operations.keeping`).
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyrage

from saksama.errors import SaksamaError
from saksama.vocabulary import KeyUse
from saksama_node.flows.keys.make_key import held_keys
from saksama_node.ledger.own_keys import keys_ever, standing_keys
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS

_OPENS: Final = (KeyUse.AGE, KeyUse.VAULT)
_ALWAYS: Final = (keyfiles.SEARCH, keyfiles.DJANGO_SECRET)


def needed_keys(roots: Iterable[int]) -> list[Path]:
    """The files, in order. `roots`: the numbers of the files `keys/cases` that some case's key is wrapped under."""
    named = {each for use in KeyUse for each in _of(use)}
    cases = {keyfiles.of_number(keyfiles.CASES, number) for number in roots}
    return sorted(each for each in {*named, *cases, *_ALWAYS} if (SETTINGS.data / each).is_file())


def _of(use: KeyUse) -> list[Path]:
    if use is KeyUse.INSTITUTION:
        return []
    try:
        held = held_keys(use)
    except (SaksamaError, ValueError, pyrage.IdentityError):
        # A damaged file is told where its key is used; a backup is made all the same.
        return []
    wanted = keys_ever(use) if use in _OPENS else standing_keys(use)
    # Before its first statement the first file counts.
    files = [held[key] for key in wanted or tuple(held)[:1] if key in held]
    return [_locked(each) for each in files] if use is KeyUse.VAULT else files


def _locked(public: Path) -> Path:
    return public.with_name(public.name.replace(keyfiles.VAULT_RECIPIENT.name, keyfiles.VAULT_LOCKED.name))
