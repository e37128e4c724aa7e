"""The screens of keys and the journey of a statement: out by file, signed on another machine, brought back."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saksama.entries.kinds.key import KeyRevoked, KeyRotated
from saksama.keys.locked import WrongPassphrase
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.note import open_note
from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import Role
from saksama_node.flows.keys.key_faults import KeyRefused, Why
from saksama_node.flows.keys.log_statements import log_signed, sign_here
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.keys.needed_keys import needed_keys
from saksama_node.flows.keys.prepare_key import prepare_revocation, prepare_rotation
from saksama_node.flows.keys.replace_key import key_standings, revoke_key, rotate_key
from saksama_node.ledger import licence, models, sequencer, signing
from saksama_node.ledger.actions import act, use_witness
from saksama_node.ledger.faults import NobodyAnswered, OldBackup
from saksama_node.ledger.own_keys import standing_keys
from saksama_node.ledger.queries import committed
from saksama_node.ledger.witness_client import Held, HoldsNone
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import DATA, LoggedIn, StaffFor
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, VAULT_PASSPHRASE
from tests.testonly.outsider import OUTSIDER

pytestmark = pytest.mark.usefixtures("keys_of_before")
SRC = Path(__file__).parents[3] / "src"


@pytest.mark.parametrize("use", ["log", "witness", "transport", "age"])
def test_a_key_is_replaced_and_revoked_by_the_form(logged_in: LoggedIn, use: str) -> None:
    client = logged_in(Role.SIGNATORY)
    (first,) = standing_keys(KeyUse(use))
    page = client.get(f"/meja/kunci/{use}/ganti/")
    assert "Yang akan terjadi" in page.content.decode()
    client.post(f"/meja/kunci/{use}/ganti/", {"passphrase": INSTITUTION_PASSPHRASE, "days": "7"})
    second = standing_keys(KeyUse(use))[0]
    assert standing_keys(KeyUse(use)) == (second, first)
    client.post(f"/meja/kunci/{use}/cabut/", {"passphrase": INSTITUTION_PASSPHRASE})
    third, *others = standing_keys(KeyUse(use))
    assert second not in (third, *others)
    kinds = [each.entry.kind for each in committed((KeyRotated.KIND, KeyRevoked.KIND))]
    assert kinds == ["key.rotated", "key.rotated", "key.revoked"]
    shown = client.get("/meja/kunci/").content.decode()
    assert third.replace("+", "&#x2B;") in shown or third in shown
    assert "dicabut" in shown


def test_the_button_pressed_again_replaces_no_second_key(logged_in: LoggedIn) -> None:
    client = logged_in(Role.SIGNATORY)
    (first,) = standing_keys(KeyUse.TRANSPORT)
    page = client.get("/meja/kunci/transport/ganti/").content.decode()
    meant = re.search(r'name="standing" value="([^"]+)"', page)
    assert meant is not None
    sent = {"passphrase": INSTITUTION_PASSPHRASE, "days": "7", "standing": unescape(meant[1])}
    assert sent["standing"] == first
    for _ in range(2):
        answer = client.post("/meja/kunci/transport/ganti/", sent, follow=True)
    assert len(standing_keys(KeyUse.TRANSPORT)) == 2
    assert "tidak diganti sekali lagi" in answer.content.decode()


def test_another_file_is_no_statement_and_this_is_said_in_words(logged_in: LoggedIn) -> None:
    file = SimpleUploadedFile("foto.signed", b"halo")
    answer = logged_in(Role.SIGNATORY).post("/meja/kunci/bawa-kembali/", {"signed": file}, follow=True)
    assert "Berkas itu bukan pernyataan yang ditandatangani." in answer.content.decode()


def test_a_wrong_passphrase_leaves_no_key_behind(logged_in: LoggedIn) -> None:
    before = set((DATA / keyfiles.KEYS).iterdir())
    page = logged_in(Role.SIGNATORY).post("/meja/kunci/log/ganti/", {"passphrase": "bukan frasanya", "days": "7"})
    assert "locked.passphrase" in page.content.decode()
    assert "bukan frasanya" not in page.content.decode()
    assert set((DATA / keyfiles.KEYS).iterdir()) == before


def test_a_statement_is_signed_on_a_machine_that_is_never_connected(logged_in: LoggedIn, tmp_path: Path) -> None:
    client = logged_in(Role.SIGNATORY)
    locked = tmp_path / "lembaga.locked"
    words = tmp_path / "words"
    words.write_text(INSTITUTION_PASSPHRASE + "\n")
    _node("key", "take-out", str(locked), "--as", "signatory-52", "--passphrase-file", str(words))
    assert not (DATA / keyfiles.INSTITUTION_LOCKED).exists()
    # The key that counts is stolen: two statements leave, both must come back.
    (stolen,) = standing_keys(KeyUse.TRANSPORT)
    archive = client.post("/meja/kunci/transport/cabut/", {})
    assert archive["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(archive.content)) as held:
        held.extractall(tmp_path)
    assert standing_keys(KeyUse.TRANSPORT) == (stolen,)
    files = sorted(tmp_path.glob("*.statement"))
    assert len(files) == 2
    command = [sys.executable, "-m", "saksama.cli.main", "key", "sign", *map(str, files), "--key", str(locked)]
    done = subprocess.run(
        [*command, "--passphrase-file", str(words)],
        env={"PYTHONPATH": str(SRC), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "saksama-key-revoked/v1" in done.stdout
    notes = [tmp_path / f"{file.name}.signed" for file in files]
    signed = [SimpleUploadedFile(note.name, note.read_bytes()) for note in notes]
    client.post("/meja/kunci/bawa-kembali/", {"signed": signed})
    assert stolen not in standing_keys(KeyUse.TRANSPORT)
    assert len(standing_keys(KeyUse.TRANSPORT)) == 1
    # Brought a second time it changes nothing, and says why.
    again = [SimpleUploadedFile(note.name, note.read_bytes()) for note in notes]
    page = client.post("/meja/kunci/bawa-kembali/", {"signed": again}, follow=True)
    assert "key.refused" in page.content.decode()


def test_what_another_institution_signed_counts_for_nothing(staff_for: StaffFor) -> None:
    by = staff_for(Role.SIGNATORY)
    (statement,) = prepare_rotation(by, KeyUse.LOG, Words())
    from_us = sign_here(by, [statement], INSTITUTION_PASSPHRASE)[0]
    spoiled = from_us.replace(b"use log", b"use age")
    with pytest.raises(Exception, match="signature"):
        log_signed(by, [spoiled], Words())
    assert len(standing_keys(KeyUse.LOG)) == 1


def test_a_revocation_without_a_successor_is_refused(staff_for: StaffFor) -> None:
    by = staff_for(Role.SIGNATORY)
    _new, revocation = prepare_revocation(by, KeyUse.LOG, Words())
    with pytest.raises(KeyRefused) as refused:
        log_signed(by, sign_here(by, [revocation], INSTITUTION_PASSPHRASE), Words())
    assert refused.value.why is Why.NO_SUCCESSOR
    assert len(standing_keys(KeyUse.LOG)) == 1


def test_a_statement_that_waited_behind_another_is_refused(staff_for: StaffFor) -> None:
    by = staff_for(Role.SIGNATORY)
    waiting = sign_here(by, prepare_rotation(by, KeyUse.LOG, Words()), INSTITUTION_PASSPHRASE)
    rotate_key(by, KeyUse.LOG, INSTITUTION_PASSPHRASE)
    with pytest.raises(KeyRefused) as refused:
        log_signed(by, waiting, Words())
    assert refused.value.why is Why.NOT_THE_CURRENT


def test_a_key_whose_file_is_not_here_is_not_logged(staff_for: StaffFor) -> None:
    by = staff_for(Role.SIGNATORY)
    prepared = prepare_rotation(by, KeyUse.LOG, Words())
    (DATA / keyfiles.numbered(DATA, keyfiles.LOG)[-1]).unlink()
    with pytest.raises(KeyRefused) as refused:
        log_signed(by, sign_here(by, prepared, INSTITUTION_PASSPHRASE), Words())
    assert refused.value.why is Why.NO_FILE


def test_the_vault_gives_no_key_to_whoever_cannot_open_it(staff_for: StaffFor) -> None:
    by = staff_for(Role.SIGNATORY)
    for use in (KeyUse.VAULT, KeyUse.LEAK):
        with pytest.raises(WrongPassphrase):
            rotate_key(by, use, INSTITUTION_PASSPHRASE, Words("bukan frasa brankas"))
    rotate_key(by, KeyUse.VAULT, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE))
    assert [each.stands for each in key_standings() if each.use is KeyUse.VAULT] == [True, False]


def test_a_backup_needs_the_keys_that_stand_and_all_that_open(staff_for: StaffFor) -> None:
    by = staff_for(Role.SIGNATORY)
    rotate_key(by, KeyUse.LOG, INSTITUTION_PASSPHRASE)
    rotate_key(by, KeyUse.AGE, INSTITUTION_PASSPHRASE, overlap=timedelta(0))
    rotate_key(by, KeyUse.VAULT, INSTITUTION_PASSPHRASE, Words(VAULT_PASSPHRASE))
    rotate_key(by, KeyUse.TRANSPORT, INSTITUTION_PASSPHRASE, overlap=timedelta(0))
    # Prepared and not logged.
    prepare_rotation(by, KeyUse.WITNESS, Words())
    needed = {each.name for each in needed_keys({2})}
    assert needed >= {"log", "log.2", "age", "age.2", "vault.locked", "vault.locked.2", "transport.2", "witness"}
    assert not needed & {"transport", "witness.2", "cases.2", "cases", "institution.locked"}


def test_the_commands_list_rotate_and_revoke(staff_for: StaffFor, tmp_path: Path) -> None:
    staff_for(Role.SIGNATORY)
    words = tmp_path / "words"
    words.write_text(INSTITUTION_PASSPHRASE + "\n")
    told = _node("key", "rotate", "age", "--as", "signatory-52", "--passphrase-file", str(words))
    assert [line[0] for line in told.splitlines() if " age " in line] == ["*", "*"]
    told = _node("key", "revoke", "age", "--as", "signatory-52", "--passphrase-file", str(words))
    assert [line[0] for line in told.splitlines() if " age " in line] == ["*", "x", "*"]
    assert _node("key", "list") == told


def test_a_revoked_log_key_signs_nothing_and_what_it_signed_is_signed_anew(staff_for: StaffFor) -> None:
    by = staff_for(Role.SIGNATORY)
    sequencer.integrate_round()
    stolen = signing.log_key()
    # A witness is named that has not cosigned yet: nothing of what the key signed is beyond a thief's reach.
    with act():
        use_witness(OUTSIDER.vkey, OUTSIDER.url, partner=False)
    revoke_key(by, KeyUse.LOG, INSTITUTION_PASSPHRASE)
    assert [each.last_good for each in key_standings() if each.revoked] == [0]
    sequencer.integrate_round()
    rows = [bytes(row.note) for row in models.Checkpoint.objects.order_by("size")]
    new = signing.log_key().verifier
    assert len(rows) == 2
    assert [new in open_note(note, [new, stolen.verifier]).verified for note in rows] == [True, True]
    assert stolen.verifier not in open_note(rows[-1], [new, stolen.verifier]).verified


def test_a_thief_s_branch_at_a_witness_does_not_hold_the_log_back(staff_for: StaffFor) -> None:
    by = staff_for(Role.SIGNATORY)
    sequencer.integrate_round()
    stolen = signing.log_key()
    branch = sign_checkpoint(Checkpoint(SETTINGS.origin, 500, b"t" * 32), stolen).encode()
    with pytest.raises(OldBackup):
        licence.judge([("http://penyaksi", Held(branch))])
    revoke_key(by, KeyUse.LOG, INSTITUTION_PASSPHRASE)
    # It is no answer either: somebody else must have told what they cosigned last.
    with pytest.raises(NobodyAnswered):
        licence.judge([("http://penyaksi", Held(branch))])
    assert licence.judge([("http://penyaksi", Held(branch)), ("http://mitra", HoldsNone())])


def _node(*words: str) -> str:
    """What the command `saksama-node` prints, as another process runs it."""
    command = [sys.executable, "-m", "saksama_node.web.operations", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
