"""`saksama witness follow`: an outsider takes up what a log's institution says of its keys, and nothing else."""

import os
from contextlib import redirect_stderr
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from saksama.cli.main import main
from saksama.cli.witness_state import WitnessState, open_state
from saksama.keys.statement import KeyRevocation, KeyStatement, Replaced, sign_statement
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.note import SigningKey
from saksama.tlog.tree import EMPTY_ROOT
from saksama.tlog.witness import AddCheckpoint
from saksama.vocabulary import KeyUse

ORIGIN = "log.example/saksama"
AT = datetime(2026, 11, 24, tzinfo=UTC)
INSTITUTION = SigningKey.generate("log.example/lembaga")
STRANGER = SigningKey.generate("log.example/lembaga")
OLD, NEW = SigningKey.generate(ORIGIN), SigningKey.generate(ORIGIN)
ROTATED = KeyStatement(
    ORIGIN, KeyUse.LOG, str(NEW.verifier), AT, AT + timedelta(days=9), Replaced(str(OLD.verifier), AT)
)


class Witness:
    """A witness's commands, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = ("--state", str(folder / "state"), "--name", "penyaksi.example")
        main(["witness", "trust", str(OLD.verifier), *self.state])

    def follow(self, *notes: bytes, institution: SigningKey = INSTITUTION) -> int:
        files = []
        for number, note in enumerate(notes):
            file = self.folder / f"{number}.signed"
            file.write_bytes(note)
            files.append(str(file))
        return main(["witness", "follow", *files, "--institution", str(institution.verifier), *self.state])

    def trusted(self) -> set[str]:
        """Under which of the two keys it cosigns the empty log: asked, as a log asks."""
        state = open_state(self.folder / "state", self.folder / "state.key", "penyaksi.example")
        return {str(key.verifier) for key in (OLD, NEW) if self.cosigns(state, key)}

    def cosigns(self, state: WitnessState, key: SigningKey) -> bool:
        note = sign_checkpoint(Checkpoint(ORIGIN, 0, EMPTY_ROOT), key)
        asked = AddCheckpoint(0, (), note.encode()).encode()
        return state.add_checkpoint(asked, lambda: 1_790_000_000, shifted=False).status == 200


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(tmp_path)


def test_it_goes_on_to_the_next_key_and_leaves_a_revoked_one(
    witness: Witness, capsys: pytest.CaptureFixture[str]
) -> None:
    rotated = sign_statement(ROTATED, INSTITUTION).encode()
    assert witness.follow(rotated) == 0
    assert witness.trusted() == {str(OLD.verifier), str(NEW.verifier)}
    revoked = KeyRevocation(ORIGIN, KeyUse.LOG, str(OLD.verifier), AT, (0, "e3" * 32))
    assert witness.follow(rotated, sign_statement(revoked, INSTITUTION).encode()) == 0
    assert witness.trusted() == {str(NEW.verifier)}
    assert f"distrust {OLD.verifier}" in capsys.readouterr().out
    # Twice the same changes nothing; and the older statement of a key that stands is no revocation.
    assert witness.follow(rotated) == 0
    assert witness.trusted() == {str(NEW.verifier)}


REFUSED = {
    "of another institution": sign_statement(ROTATED, STRANGER).encode(),
    "of another log": sign_statement(
        KeyStatement("lain.example/log", KeyUse.LOG, str(NEW.verifier), AT, AT + timedelta(days=9)), INSTITUTION
    ).encode(),
    "of another use": sign_statement(
        KeyStatement(ORIGIN, KeyUse.TRANSPORT, str(NEW.verifier), AT, AT + timedelta(days=9)), INSTITUTION
    ).encode(),
    "no statement": b"bukan pernyataan\n",
}


@pytest.mark.parametrize("note", REFUSED.values(), ids=REFUSED)
def test_what_says_nothing_to_it_changes_nothing(
    witness: Witness, note: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert witness.follow(note) == 2
    assert witness.trusted() == {str(OLD.verifier)}
    assert "Traceback" not in capsys.readouterr().err


def test_who_forgot_the_name_is_asked_for_it_and_no_key_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["witness", "show", "--state", str(tmp_path / "state")]) == 2
    said = capsys.readouterr().err
    assert "witness.name-needed" in said
    assert "--name" in said
    assert list(tmp_path.iterdir()) == []


def test_it_says_which_log_it_cosigns_from_now_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    witness = Witness(tmp_path)
    assert f"{ORIGIN}: disaksikan (cosigned)" in capsys.readouterr().out
    main(["witness", "distrust", str(OLD.verifier), *witness.state])
    assert f"{ORIGIN}: tidak lagi" in capsys.readouterr().out


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has files that another may not read")
def test_a_state_of_another_user_s_is_told_in_words(tmp_path: Path) -> None:
    state = tmp_path / "state"
    Witness(tmp_path)
    for each in (state, tmp_path / "state.key"):
        each.chmod(0o600)
    said = tmp_path / "said"
    child = os.fork()
    if child == 0:
        with said.open("w", buffering=1) as out, redirect_stderr(out):
            os.chdir(tmp_path)
            os.setresuid(65534, 65534, 65534)
            os._exit(main(["witness", "show", "--state", "state"]))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    told = said.read_text()
    assert "sebagai pengguna yang memilikinya" in told
    assert "Traceback" not in told
