"""`saksama-node init` and `serve` as a person types them."""

import os
import pty
import re
import signal
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from saksama.errors import CallerError
from saksama.keys.locked import WrongPassphrase, unlock
from saksama.remedies import remedies
from saksama.tlog.note import SigningKey
from saksama_demo.launch import free_ports
from saksama_node.settings import keyfiles
from saksama_node.web.operations.folder import FolderRefused, FolderTaken, may_be_made
from saksama_node.web.operations.restore import PlaceRefused, check_above
from tests.node.operations.typed import COMMAND, SECRETS, init, run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, int]:
    top = tmp_path_factory.mktemp("init")
    port = free_ports(1)
    # As a careless keeper makes it.
    (top / "node").mkdir()
    (top / "node").chmod(0o755)
    done = init(top / "node", top / "secrets", "--admin-email", "budi@kantor.example", port=port)
    assert done.returncode == 0, done.stderr
    return top / "node", done.stdout, port


def test_each_step_is_explained(made: tuple[Path, str, int]) -> None:
    _, said, _ = made
    for words in (
        "Folder simpul",
        "Kunci lembaga",
        "brankas",
        "1294",
        "Administrator pertama",
        "Log transparansi",
        "Sidik",
    ):
        assert words in said
    assert not any(secret in said for secret in SECRETS.values())
    assert len(re.findall(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b", said)) == 1


def test_letters_reach_the_first_administrator_from_the_first_hour(made: tuple[Path, str, int]) -> None:
    with closing(sqlite3.connect(made[0] / "saksama.sqlite3")) as opened:
        assert opened.execute("SELECT username, email FROM accounts_person").fetchall() == [
            ("admin", "budi@kantor.example")
        ]


@pytest.mark.parametrize("address", ["Budi <budi@kantor.example>", "budi@kantor"])
def test_an_address_that_is_none_is_refused_before_anything_is_made(tmp_path: Path, address: str) -> None:
    done = init(tmp_path / "node", tmp_path / "secrets", "--admin-email", address)
    assert (done.returncode, "not one address of e-mail" in done.stderr) == (2, True)
    assert not (tmp_path / "node").exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--admin", "sari admin"), "account.bad-username"),
        (("--admin", "s" * 61), "account.bad-username"),
        (("--admin-name", "S" * 121), "words.refused"),
        (("--admin-name", " "), "words.refused"),
    ],
)
def test_a_name_that_no_account_could_have_is_refused_before_anything_is_made(
    tmp_path: Path, given: tuple[str, str], code: str
) -> None:
    done = init(tmp_path / "node", tmp_path / "secrets", *given)
    assert (done.returncode, code in done.stderr) == (1, True)
    assert not (tmp_path / "node").exists()


def test_a_file_of_offices_may_bear_a_mark_of_its_encoding(tmp_path: Path) -> None:
    (tmp_path / "kantor.csv").write_bytes(b"\xef\xbb\xbfregion,name\r\n52,Kantor Provinsi\r\n")
    done = init(tmp_path / "node", tmp_path / "secrets", "--offices", str(tmp_path / "kantor.csv"))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("check", "refusal"), [(may_be_made, FolderRefused), (check_above, PlaceRefused)])
def test_where_this_user_may_make_no_folder_is_told_with_the_line_that_makes_it(
    check: Callable[[Path], None], refusal: type[CallerError]
) -> None:
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            check(Path("/saksama-uji"))
        except refusal as refused:
            os._exit(0 if "install -d" in refused.advice else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_who_stops_it_at_a_question_reads_no_words_of_python(tmp_path: Path) -> None:
    about = ("--code", "bawaslu", "--name", "Bawaslu", "--origin", "bawaslu.uji.example/log")
    child, terminal = pty.fork()
    if child == 0:
        # Whoever runs the tests in the background has it ignored, and so had this one.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        words = ("init", "--data", str(tmp_path / "node"), *about, "--url", "http://127.0.0.1:8801")
        os.execv(COMMAND[0], [*COMMAND, *words])  # noqa: S606 (our own command)
    said = b""
    with suppress(OSError):  # how Linux says that the other end has gone
        while each := os.read(terminal, 4096):
            said += each
            if said.endswith(b"passphrase: "):
                os.write(terminal, b"\x03")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 130
    os.close(terminal)
    assert b"Dihentikan" in said
    assert b"Traceback" not in said
    assert not (tmp_path / "node").exists()


def test_the_line_to_run_is_one_that_a_shell_takes_as_it_stands(tmp_path: Path) -> None:
    done = init(tmp_path / "simpul kami", tmp_path / "secrets")
    assert f"SAKSAMA_DATA='{tmp_path}/simpul kami' saksama-node serve" in done.stdout, done.stderr


def test_it_explains_in_english_too(tmp_path: Path) -> None:
    done = init(tmp_path / "node", tmp_path / "secrets", "--language", "en")
    assert "The institution's key" in done.stdout


def test_keys_are_for_this_user_alone_and_the_locked_ones_open_only_with_their_passphrase(
    made: tuple[Path, str, int],
) -> None:
    folder, _, _ = made
    for path in (folder / "keys").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    assert stat.S_IMODE((folder / "keys").stat().st_mode) == 0o700
    locked = keyfiles.read(folder, keyfiles.INSTITUTION_LOCKED)
    key = SigningKey.parse(unlock(locked, SECRETS["institution-passphrase"]).decode())
    assert str(key.verifier) == keyfiles.read_line(folder, keyfiles.INSTITUTION_VERIFIER)
    with pytest.raises(WrongPassphrase):
        unlock(locked, SECRETS["vault-passphrase"])
    vault = unlock(keyfiles.read(folder, keyfiles.VAULT_LOCKED), SECRETS["vault-passphrase"])
    assert vault.startswith(b"AGE-SECRET-KEY-1")


def test_all_that_a_node_writes_is_its_user_s_alone(made: tuple[Path, str, int]) -> None:
    open_to_others = [path for path in (made[0], *made[0].rglob("*")) if path.lstat().st_mode & 0o077]
    assert (made[0] / "saksama.sqlite3").is_file()
    assert open_to_others == []


def test_a_folder_that_lies_open_is_closed_before_anything_is_done_there(made: tuple[Path, str, int]) -> None:
    opened = (made[0], made[0] / "saksama.sqlite3", made[0] / "keys" / "log")
    for path in opened:
        path.chmod(path.stat().st_mode | 0o055)
    done = run("account", "roles", env={"SAKSAMA_DATA": str(made[0])})
    assert done.returncode == 0
    assert f"{made[0]} (mode 0755) and 2 more lay open" in done.stderr
    assert not any(path.stat().st_mode & 0o077 for path in opened)
    assert run("account", "roles", env={"SAKSAMA_DATA": str(made[0])}).stderr == ""
    opened[2].chmod(0o644)
    one = run("account", "roles", env={"SAKSAMA_DATA": str(made[0])}).stderr
    assert f"{opened[2]} (mode 0644) lay open to other users" in one
    assert f"{opened[2]} (mode 0644) terbuka bagi" in one


@pytest.mark.parametrize("command", ["mail-test", "sign-on", "export-age", "migrate-database", "import-results"])
def test_a_command_is_called_in_its_usage_as_it_is_typed(made: tuple[Path, str, int], command: str) -> None:
    done = run(command, "--help", env={"SAKSAMA_DATA": str(made[0])})
    assert done.stdout.startswith(f"usage: saksama-node {command} ["), done.stdout + done.stderr
    assert run(command.replace("-", "_"), "--help", env={"SAKSAMA_DATA": str(made[0])}).returncode == 2


def test_a_file_of_people_is_judged_whole_before_anybody_is_made(made: tuple[Path, str, int], tmp_path: Path) -> None:
    folder, _, _ = made
    file = tmp_path / "orang.csv"
    head = "username,name,region,roles\n"
    env = {"SAKSAMA_DATA": str(folder)}
    good = head + "contoh.satu,Contoh Satu,52,officer intake\n"
    file.write_text(
        good
        + "contoh.satu,Contoh Dua,52,officer\n"
        + "Contoh Tiga,Contoh Tiga,52,pejabat\n"
        + "contoh.empat,,52,administrator officer\n"
        + "contoh.lima,Contoh Lima,99,officer\n"
        + "contoh.tujuh,Contoh Tujuh\n"
    )
    refused = run("account", "load", str(file), env=env)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    for line, words in (
        (3, "line 2 already"),
        (4, "account.bad-username"),
        (4, "no role pejabat"),
        (5, "words.refused"),
        (5, "holds no other role"),
        (6, "place='99'"),
        (7, "2 fields, not 4"),
    ):
        assert any(said.startswith(f"line {line}: ") and words in said for said in refused.stderr.splitlines()), words
    assert "contoh.satu" not in run("account", "roles", env=env).stdout

    codes = tmp_path / "kode.csv"
    file.write_text("\ufeff" + good.replace(",", ";"))
    alone = ("--break-glass", "CONTOH: belum ada orang kedua.")
    assert run("account", "load", str(file), "--codes", str(codes), *alone, env=env).returncode == 0
    assert stat.S_IMODE(codes.stat().st_mode) == 0o600
    assert "contoh.satu" in codes.read_text()
    assert "contoh.satu\tContoh Satu\tofficer@52, intake@52" in run("account", "roles", env=env).stdout
    assert run("account", "revoke", "contoh.satu", "intake", env=env).returncode == 0
    assert "contoh.satu\tContoh Satu\tofficer@52\n" in run("account", "roles", env=env).stdout


def test_what_a_command_refuses_by_itself_is_told_in_both_languages(
    made: tuple[Path, str, int], tmp_path: Path
) -> None:
    (tmp_path / "kosong").write_text("")
    taken = str(tmp_path / "kosong")
    for words, said in (
        (
            ("trace", "--export", "2026-11-30"),
            ["CommandError: Sebutkan berkasnya dengan --out.", "Name a file with --out."],
        ),
        (
            ("trace", "--export", "2026-11-30", "--out", taken),
            [f"{taken}: sudah ada di sana.", f"{taken}: it is there already.", "-> saksama-node doctor"],
        ),
        (
            ("account", "revoke", "admin", "reader"),
            ["CommandError: admin tidak memegang reader di 52.", "admin does not hold reader at 52."],
        ),
    ):
        refused = run(*words, env={"SAKSAMA_DATA": str(made[0])})
        assert (refused.returncode, refused.stderr.splitlines()) == (1, said)


def test_a_file_of_people_without_its_columns_is_told_in_one_line(made: tuple[Path, str, int], tmp_path: Path) -> None:
    (tmp_path / "orang.csv").write_text("username,name\nx,X\n")
    (tmp_path / "sandi.csv").write_text("username,name,region,roles,password_file\nx,X,52,officer,sandi\n")
    for file, words in (
        ("orang.csv", "no column region, roles"),
        ("sandi.csv", "no column may be password_file"),
        ("tidak-ada.csv", "cannot be read"),
    ):
        refused = run("account", "load", str(tmp_path / file), env={"SAKSAMA_DATA": str(made[0])})
        assert refused.returncode == 1
        assert words in refused.stderr
        assert "Traceback" not in refused.stderr


def test_help_needs_no_node(tmp_path: Path) -> None:
    for command in ("account", "status"):
        told = run(command, "--help", env={"HOME": str(tmp_path)})
        assert told.returncode == 0, told.stderr
        assert "docs/reference/commands.md" in told.stdout


def test_it_refuses_to_run_twice(made: tuple[Path, str, int], tmp_path: Path) -> None:
    folder, _, _ = made
    before = sorted((path.name, path.stat().st_mtime_ns) for path in (folder / "keys").iterdir())
    again = init(folder, tmp_path)
    assert again.returncode == 1
    assert again.stderr.splitlines() == [
        f"init.folder-taken: folder={str(folder)!r}",
        f"{remedies('saksama_node')['init.folder-taken']} (kode init.folder-taken)",
        FolderTaken.advice,
    ]
    assert sorted((path.name, path.stat().st_mtime_ns) for path in (folder / "keys").iterdir()) == before


def test_a_weak_secret_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    weak = [
        ("institution-passphrase", "sebelas kat"),
        ("institution-passphrase", "Qwertyuiop123"),
        ("vault-passphrase", "manchesterunited"),
        ("vault-passphrase", "frasa lembaga contoh"),
    ]
    for name, value in weak:
        (tmp_path / "lemah").write_text(value)
        done = init(tmp_path / "node", tmp_path / "secrets", f"--{name}-file", str(tmp_path / "lemah"))
        assert done.returncode == 1
        assert f"operations.weak-secret: name='{name}'" in done.stderr
        assert not (tmp_path / "node").exists()


def test_a_place_or_a_database_that_fails_a_command_is_told_in_words(
    made: tuple[Path, str, int], tmp_path: Path
) -> None:
    (tmp_path / "berkas").touch()
    under_a_file = init(tmp_path / "berkas" / "node", tmp_path / "secrets")
    away = {"SAKSAMA_DATA": str(made[0]), "SAKSAMA_DATABASE_URL": "postgresql://who@127.0.0.1:1/x"}
    told = [(under_a_file, "berkas"), (run("status", env=away), "Basis data tidak menjawab")]
    for done, words in told:
        assert done.returncode == 1
        assert words in done.stderr
        assert "saksama-node doctor" in done.stderr
        assert "Traceback" not in done.stderr


def test_without_a_terminal_a_missing_passphrase_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    done = run(
        *("init", "--data", str(tmp_path / "node"), "--code", "bawaslu", "--name", "Bawaslu"),
        *("--origin", "bawaslu.uji.example/log", "--url", "http://127.0.0.1:8801"),
    )
    assert done.returncode == 1
    assert "operations.no-secret" in done.stderr
    assert not (tmp_path / "node").exists()


def test_plain_http_off_this_machine_is_refused(tmp_path: Path) -> None:
    done = init(tmp_path / "node", tmp_path / "secrets", "--url", "http://bawaslu-ntb.example")
    assert done.returncode == 2
    assert "plain http" in done.stderr
    assert not (tmp_path / "node").exists()
