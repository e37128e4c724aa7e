"""Each act about keys is a line with who did it, and so is a passphrase that does not fit, at whichever of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from saksama.keys.locked import WrongPassphrase
from saksama.vocabulary import KeyUse
from saksama_node.accounts import tries
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.tries import TooManyTries
from saksama_node.flows.keys.log_statements import sign_here
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.keys.prepare_key import prepare_rotation
from saksama_node.flows.keys.rekey_vault import reseal
from saksama_node.flows.keys.replace_key import revoke_key, rotate_key
from saksama_node.flows.keys.take_out_key import take_out_key
from saksama_node.trace.deed import Deed
from tests.node.conftest import StaffFor
from tests.node.trace.reading import lines
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, VAULT_PASSPHRASE

pytestmark = pytest.mark.usefixtures("keys_of_before")
WRONG = "bukan frasanya yang ini"
NO_VAULT = Words(WRONG)
type Act = Callable[[Staff, Path], object]

DOORS: list[tuple[str, str, Act]] = [
    ("rotate", "institution", lambda by, _: rotate_key(by, KeyUse.LOG, WRONG)),
    ("revoke", "institution", lambda by, _: revoke_key(by, KeyUse.LOG, WRONG)),
    ("sign", "institution", lambda by, _: sign_here(by, prepare_rotation(by, KeyUse.LOG, Words()), WRONG)),
    ("take out", "institution", lambda by, place: take_out_key(by, place / "kunci", WRONG)),
    ("another vault key", "vault", lambda by, _: rotate_key(by, KeyUse.VAULT, INSTITUTION_PASSPHRASE, NO_VAULT)),
    ("another leak key", "vault", lambda by, _: rotate_key(by, KeyUse.LEAK, INSTITUTION_PASSPHRASE, NO_VAULT)),
    ("reseal", "vault", lambda by, _: reseal(by, NO_VAULT)),
]


@pytest.fixture
def by(staff_for: StaffFor) -> Staff:
    return staff_for(Role.SIGNATORY)


@pytest.mark.parametrize(("what", "act"), [each[1:] for each in DOORS], ids=[each[0] for each in DOORS])
def test_a_wrong_passphrase_leaves_a_line_with_who_typed_it_and_of_which_key(
    by: Staff, tmp_path: Path, what: str, act: Act
) -> None:
    with pytest.raises(WrongPassphrase):
        act(by, tmp_path)
    told = lines()[-1]
    assert (told.act, told.who, told.subject) == (Deed.PASSPHRASE_WRONG, by.id, what)
    assert WRONG not in str(told)


def test_a_key_that_is_shut_for_a_while_says_so_once_and_a_refused_try_writes_nothing(
    by: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "LIMIT", 2)
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            rotate_key(by, KeyUse.LOG, WRONG)
    for _ in range(3):
        with pytest.raises(TooManyTries):
            rotate_key(by, KeyUse.LOG, INSTITUTION_PASSPHRASE)
    told = [(each.act, each.subject) for each in lines()[-3:]]
    wrong = (Deed.PASSPHRASE_WRONG, "institution")
    assert told == [wrong, wrong, (Deed.PASSPHRASE_LOCKED, "institution")]


def test_each_act_about_a_key_is_a_line_with_who_did_it_and_of_which_use(by: Staff, tmp_path: Path) -> None:
    vault, before = Words(VAULT_PASSPHRASE), len(lines())
    rotate_key(by, KeyUse.LOG, INSTITUTION_PASSPHRASE)
    revoke_key(by, KeyUse.TRANSPORT, INSTITUTION_PASSPHRASE)
    rotate_key(by, KeyUse.VAULT, INSTITUTION_PASSPHRASE, vault)
    prepare_rotation(by, KeyUse.AGE, Words())
    take_out_key(by, tmp_path / "kunci", INSTITUTION_PASSPHRASE)
    told = lines()[before:]
    assert {each.who for each in told} == {by.id}
    assert [(each.act, each.subject) for each in told] == [
        (Deed.KEY_PREPARED, "log"),
        (Deed.KEY_ROTATED, "log"),
        (Deed.KEY_PREPARED, "transport"),
        (Deed.KEY_ROTATED, "transport"),
        (Deed.KEY_REVOKED, "transport"),
        (Deed.KEY_PREPARED, "vault"),
        (Deed.KEY_ROTATED, "vault"),
        (Deed.VAULT_RESEALED, ""),
        (Deed.KEY_PREPARED, "age"),
        (Deed.KEY_TAKEN_OUT, ""),
    ]


def test_a_key_that_cannot_be_carried_out_leaves_no_line_that_it_was(by: Staff, tmp_path: Path) -> None:
    (tmp_path / "kunci").touch()
    with pytest.raises(FileExistsError):
        take_out_key(by, tmp_path / "kunci", INSTITUTION_PASSPHRASE)
    assert Deed.KEY_TAKEN_OUT not in {each.act for each in lines()}
