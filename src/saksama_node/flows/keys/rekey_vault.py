"""What a new key of the vault or of the leak check means for what is kept: sealed again, digested again.

Rules kept here: cut off anywhere, all can still be read and the rest is done by doing it again; what is erased
meanwhile comes back in no new seal.
Left to others: making keys (make_key), logging them (log_statements), the vault (`cases.vault`).
"""

from collections.abc import Callable, Collection

from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import Staff
from saksama_node.cases import digesting, vault
from saksama_node.cases.erasing.erased import has_no_identity
from saksama_node.cases.erasing.erasing import hold
from saksama_node.flows.keys.key_faults import KeyRefused, Why
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.keys.open_vault import open_vault
from saksama_node.ledger.turn import writing
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def beside_entry(by: Staff, changed: Collection[KeyUse], words: Words) -> Callable[[], None]:
    """What must be done in the act that logs these uses' new keys; made ready before it, as it takes a while.

    Raises KeyRefused where the vault's passphrase is missing, WrongPassphrase, VaultDamaged.
    """
    if KeyUse.LEAK not in changed:
        return _nothing
    if not words.passphrase:
        raise KeyRefused(Why.VAULT_WORDS)
    opened = open_vault(by, words.passphrase)
    found, last = digesting.digests_under(_newest_leak_key(), opened)

    def put() -> None:
        # Whoever reported since the vault was read: few, and nobody else can report while this act holds the database.
        later, _ = digesting.digests_under(_newest_leak_key(), opened, last)
        digesting.replace_digests([*found, *later])

    return put


def after_log(by: Staff, changed: Collection[KeyUse], words: Words) -> None:
    """What follows once the new keys count. Cut off, it is done again: `saksama-node key reseal`."""
    if KeyUse.VAULT in changed and words.passphrase:
        reseal(by, words)
    if KeyUse.LEAK in changed and words.passphrase:
        # An act that had begun under the old key may have committed after ours.
        digesting.keep_digests(digesting.digests_under(digesting.leak_key(), open_vault(by, words.passphrase))[0])


def reseal(by: Staff, words: Words) -> int:
    """Seal everything in the vault to the key that counts now; give how many files. Raises WrongPassphrase.

    Under both passphrases where they differ: a report that came since is sealed to the new key already. Raises
    `VaultDamaged` at the first file that no unlocked key opens; those before it are sealed anew, and all can be read.
    """
    opened = open_vault(by, words.passphrase, *([words.following] if words.following else []))
    trace(Deed.VAULT_RESEALED, by=by)
    return sum(_sealed_again(opened, subject, file) for subject, file in vault.all_files())


def _sealed_again(opened: vault.OpenVault, subject: str, file: str) -> bool:
    with writing():
        # Held: what is erased meanwhile would come back in its new seal.
        number = hold(subject)
        is_erased = number is not None and file != vault.RECEIPT and has_no_identity(number)
        if is_erased or not vault.holds(subject, file):
            return False
        vault.seal_again(opened, subject, file)
        return True


def _newest_leak_key() -> bytes:
    return bytes.fromhex(keyfiles.read_line(SETTINGS.data, digesting.files()[-1]))


def _nothing() -> None:
    return None
