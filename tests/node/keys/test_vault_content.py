"""The vault's keys replaced with real content in it: identities still open, leaks are still found, old digests go."""

import pytest

from saksama.envelope.leakcheck import Known, check_text
from saksama.keys.locked import WrongPassphrase
from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import Role, Staff
from saksama_node.cases import codes, digesting, queries, vault
from saksama_node.cases.models import LeakDigest
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.keys.rekey_vault import reseal
from saksama_node.flows.keys.replace_key import revoke_key, rotate_key
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.reports.open_identity import open_identity
from saksama_node.ledger.vault_key import recipient_now
from saksama_node.settings import durable, keyfiles
from saksama_node.settings.current import SETTINGS
from tests.node.cases.filing import REPORTER, filing
from tests.node.conftest import StaffFor
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, VAULT_PASSPHRASE

pytestmark = pytest.mark.usefixtures("database")

REASON = "Undangan klarifikasi pelapor, perkara contoh."
NEXT = "frasa brankas yang kedua"
WORDS = f"Menurut saksi, {REPORTER.name} tinggal dekat lapangan itu."


pytestmark = pytest.mark.usefixtures("keys_of_before")


@pytest.fixture
def signatory(staff_for: StaffFor) -> Staff:
    return staff_for(Role.SIGNATORY)


@pytest.fixture
def custodian(staff_for: StaffFor) -> Staff:
    return staff_for(Role.CUSTODIAN)


def reported() -> queries.SubmissionInfo:
    code = new_code()
    assert file_report(filing(code)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info


def name_of(custodian: Staff, info: queries.SubmissionInfo, passphrase: str) -> str:
    return open_identity(custodian, info.id, passphrase, REASON).name


def sealed(info: queries.SubmissionInfo) -> bytes:
    return (SETTINGS.data / vault.FOLDER / info.subject / vault.IDENTITY).read_bytes()


def digests() -> set[bytes]:
    return {bytes(row) for row in LeakDigest.objects.values_list("digest", flat=True)}


def leaks() -> int:
    """How often the reporter is found in words that are about to be sent."""
    return len(check_text(digesting.leak_key(), WORDS, Known.of(queries.leak_digests()), "payload"))


def test_identities_of_before_and_after_open_under_the_next_vault_key(signatory: Staff, custodian: Staff) -> None:
    early = reported()
    before = sealed(early)
    rotate_key(signatory, KeyUse.VAULT, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE, NEXT))
    late = reported()
    assert sealed(early) != before
    for info in (early, late):
        assert name_of(custodian, info, NEXT) == REPORTER.name
    # All of it is sealed to the next key: whoever still holds the first alone opens nothing.
    assert recipient_now() != keyfiles.read_line(SETTINGS.data, keyfiles.VAULT_RECIPIENT)
    old = vault.open_with(VAULT_PASSPHRASE)
    for info in (early, late):
        with pytest.raises(vault.VaultDamaged):
            old.paper(info.subject, vault.IDENTITY)
    with pytest.raises(WrongPassphrase):
        rotate_key(signatory, KeyUse.VAULT, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE))


def test_a_revoked_vault_key_opens_nothing_that_is_kept(signatory: Staff, custodian: Staff) -> None:
    info = reported()
    revoke_key(signatory, KeyUse.VAULT, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE, NEXT))
    with pytest.raises(vault.VaultDamaged):
        vault.open_with(VAULT_PASSPHRASE).paper(info.subject, vault.IDENTITY)
    assert name_of(custodian, info, NEXT) == REPORTER.name


def test_resealing_again_harms_nothing(signatory: Staff, custodian: Staff) -> None:
    infos = [reported() for _ in range(3)]
    rotate_key(signatory, KeyUse.VAULT, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE))
    many = reseal(signatory, Words(VAULT_PASSPHRASE))
    assert many == reseal(signatory, Words(VAULT_PASSPHRASE)) >= len(infos)
    assert {name_of(custodian, info, VAULT_PASSPHRASE) for info in infos} == {REPORTER.name}


def test_resealing_that_was_cut_off_is_finished_under_both_passphrases(signatory: Staff, custodian: Staff) -> None:
    early = reported()
    before = sealed(early)
    rotate_key(signatory, KeyUse.VAULT, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE, NEXT))
    late = reported()
    # As a kill in the middle leaves it: one file under the old key, one that came since under the new one.
    with durable.new_file(SETTINGS.data / vault.FOLDER / early.subject / vault.IDENTITY, over=True) as file:
        file.write(before)
    with pytest.raises(vault.VaultDamaged):
        reseal(signatory, Words(VAULT_PASSPHRASE))
    assert reseal(signatory, Words(VAULT_PASSPHRASE, NEXT)) >= 2
    assert {name_of(custodian, info, NEXT) for info in (early, late)} == {REPORTER.name}


def test_a_leak_is_found_after_the_key_was_replaced_and_the_old_digests_are_gone(signatory: Staff) -> None:
    reported()
    old, old_key = digests(), digesting.leak_key()
    assert leaks() > 0
    rotate_key(signatory, KeyUse.LEAK, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE))
    assert digesting.leak_key() != old_key
    assert len(digests()) == len(old)
    assert digests().isdisjoint(old)
    assert leaks() > 0
    # Who has the old key finds nobody in what is kept now.
    assert check_text(old_key, WORDS, Known.of(queries.leak_digests()), "payload") == ()
    reported()
    assert leaks() > 0
    revoke_key(signatory, KeyUse.LEAK, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE))
    assert leaks() > 0


def test_both_keys_one_after_the_other(signatory: Staff, custodian: Staff) -> None:
    info = reported()
    rotate_key(signatory, KeyUse.VAULT, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE, NEXT))
    rotate_key(signatory, KeyUse.LEAK, INSTITUTION_PASSPHRASE, Words(NEXT))
    assert leaks() > 0
    assert name_of(custodian, info, NEXT) == REPORTER.name
