"""`saksama-node init`: make a node, once.

Rules kept here:
  * Everything that can be refused is refused before anything is written.
  * What the environment says stands in `node.toml` from now on: a command that is run without it finds the same node.
  * Each step says in plain words, in Indonesian or in English, what it made, why, and what to keep.
Left to others: folder and keys (`folder.py`), database and log (`management/commands/establish.py`).
"""

import argparse
import csv
import os
import shlex
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

import django
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email

from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama.keys.passphrase import WeakPassphrase, check_passphrase
from saksama_node.accounts.usernames import MOST_IN_NAME, check_username
from saksama_node.agreements.fingerprint import fingerprint
from saksama_node.places.regions import in_force
from saksama_node.settings import private
from saksama_node.settings.database import password_of
from saksama_node.settings.given import Given
from saksama_node.settings.node import judge_given
from saksama_node.settings.readers import check_region, mail_address
from saksama_node.settings.refused import SettingRefused
from saksama_node.web.operations.database_server import DatabaseTaken, Found, look_at
from saksama_node.web.operations.folder import Description, check_empty, make_folder, make_keys, may_be_made
from saksama_node.web.operations.passphrases import WeakSecret, add_secret, secret
from saksama_node.web.operations.settings import to_write

STEPS: Final[dict[str, tuple[str, str]]] = {
    "folder": (
        """Folder simpul: {data}. Semua milik simpul ada di sini, hanya untuk pengguna ini (0700);
  cadangkan seluruhnya, jangan dibagi. Pengaturannya ada di node.toml, dan dibaca setiap perintah.""",
        """The node's folder: {data}. All that is the node's lies here, for this user alone (0700);
  back up the whole, share none of it. Its settings stand in node.toml, which every command reads.""",
    ),
    "keys": (
        "Kunci log, penyaksi, angkutan, dan age: dipakai simpul sendiri setiap saat, masing-masing untuk satu guna.",
        "Keys of log, witness, transport and age: the node uses them by itself, each for one thing only.",
    ),
    "institution": (
        """Kunci lembaga: menandatangani nota dan pernyataan kunci. Terkunci dengan frasa sandi yang tidak disimpan
  di mana pun: siapa mengambil server ini tidak dapat menandatangani nota. Frasa yang hilang tidak dapat dipulihkan.""",
        """The institution's key: signs agreements and key statements. Locked under a passphrase that is stored
  nowhere: whoever takes this server cannot sign an agreement. A lost passphrase cannot be recovered.""",
    ),
    "vault": (
        "Kunci brankas identitas: hanya pemegang kunci, dengan frasa sandi lain, dapat membuka identitas pelapor.",
        "The vault's key: only its custodian, with another passphrase, can open a reporter's identity.",
    ),
    "database": ("Basis data disiapkan.", "The database was prepared."),
    "offices": (
        "Kantor: {offices} dicatat menurut kode wilayah {region}.",
        "Offices: {offices} were noted by the codes of region {region}.",
    ),
    "administrator": (
        """Administrator pertama: {administrator}. Ia membuat akun dan memberi peran; ia tidak melihat perkara.
  Kode pertamanya, hanya ditampilkan di sini: {code}
  Dengan itu ia memilih kata sandinya sendiri di {url}/akun/pertama/ setelah simpul berjalan.""",
        """The first administrator: {administrator}. Makes accounts and gives roles; sees no case.
  The first code, shown here alone: {code}
  With it they choose a password of their own at {url}/akun/pertama/ once the node runs.""",
    ),
    "log": (
        """Log transparansi {origin} dibuat.
  {entries} catatan pertama masuk: pernyataan kunci dan peran administrator.""",
        """The transparency log {origin} was made.
  Its first {entries} entries: key statements and the administrator's role.""",
    ),
    "next": (
        """Selesai. Jalankan: SAKSAMA_DATA={data} saksama-node serve
  Sidik kunci lembaga, untuk dicocokkan lewat telepon:""",
        """Done. Run: SAKSAMA_DATA={data} saksama-node serve
  The fingerprint of the institution's key, to compare by telephone:""",
    ),
}


def say(step: str, language: str, **values: object) -> str:
    """Return the words of one step; `language` is `id` or `en`."""
    indonesian, english = STEPS[step]
    return (english if language == "en" else indonesian).format(**values)


class NoOffices(CallerError):
    """No file of offices for this region, or one that cannot be read."""

    code = "init.no-offices"
    advice = "Name a CSV file with the columns region and name: --offices FILE."

    file: str


def run(argv: list[str]) -> int:
    """Make the node that `argv` describes; return the exit code."""
    options = vars(_parser().parse_args(argv))
    data = Path(options["data"]).absolute()
    check_empty(data)
    description = Description(
        code=options["code"],
        name_id=options["name"],
        name_en=options["name_en"] or options["name"],
        origin=options["origin"],
        url=options["url"].rstrip("/"),
        accent=options["accent"],
        region=options["region"],
    )
    check_username(options["admin"])
    worded(options["admin_name"], most=MOST_IN_NAME, lines=False)
    _check_email(options["admin_email"])
    given = to_write(Given({}, os.environ))
    settings, refused = judge_given(data, Given({**asdict(description), **given}, os.environ))
    if settings is None:
        raise refused[0]
    offices = _offices(options["offices"], description.region)
    found = look_at(settings.database_url, data, password_of(settings.database_password_file))
    if found is not Found.NOTHING:
        raise DatabaseTaken(str(found))
    # An empty folder that somebody made for us may lie open, or be somebody else's; one that cannot be made is told too
    # before two people type what nobody else may hear.
    may_be_made(data)
    private.close(data)
    institution = _passphrase(
        options, "institution-passphrase", "Frasa sandi kunci lembaga / institution key passphrase"
    )
    vault = _passphrase(options, "vault-passphrase", "Frasa sandi kunci brankas / vault key passphrase")
    if institution == vault:
        raise WeakSecret("vault-passphrase", "the same as the institution key's; each has a keeper of its own")

    language = options["language"]
    make_folder(data, description, given)
    _tell("folder", language, data=data)
    signing = make_keys(data, description.origin, institution_passphrase=institution, vault_passphrase=vault)
    for step in ("keys", "institution", "vault"):
        _tell(step, language)
    os.environ["SAKSAMA_DATA"] = str(data)
    django.setup()
    call_command("migrate", verbosity=0)
    _tell("database", language)
    call_command(
        "establish",
        institution=signing,
        offices=offices,
        administrator=options["admin"],
        administrator_name=options["admin_name"],
        administrator_email=options["admin_email"],
        years=options["key_years"],
        tell=lambda step, **values: _tell(step, language, **values),
    )
    _tell("next", language, data=shlex.quote(str(data)))
    sys.stdout.write(f"  {fingerprint(signing.verifier)}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="saksama-node init", description="Make a node, once.")
    parser.add_argument("--data", required=True, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--code", required=True, help="short code of the institution, as bawaslu-ntb")
    parser.add_argument("--name", required=True, help="the institution's name in Indonesian")
    parser.add_argument("--name-en", default="", help="the same in English")
    parser.add_argument("--origin", required=True, help="the log's origin, as bawaslu-ntb.example/log")
    parser.add_argument("--url", required=True, help="the node's public address")
    parser.add_argument("--accent", default="#0B6E6E", help="the institution's colour")
    parser.add_argument("--region", default="52", help="region code whose offices belong to the institution")
    parser.add_argument("--offices", metavar="FILE", default="", help="CSV with region,name (default: as shipped)")
    parser.add_argument("--admin", default="admin", help="username of the first administrator")
    parser.add_argument("--admin-name", default="Administrator", help="the administrator's name")
    parser.add_argument(
        "--admin-email", default="", metavar="ADDRESS", help="where letters of alarms reach the administrator"
    )
    parser.add_argument("--key-years", type=int, default=5, choices=range(1, 11), help="how long the keys count")
    parser.add_argument("--language", choices=("id", "en"), default="id", help="language of the explanations")
    add_secret(parser, "institution-passphrase", "the passphrase of the institution's key")
    add_secret(parser, "vault-passphrase", "the passphrase of the vault's key")
    return parser


def _passphrase(options: dict[str, object], name: str, question: str) -> str:
    typed = secret(options, name, question, twice=True)
    try:
        check_passphrase(typed)
    except WeakPassphrase as weak:
        raise WeakSecret(name, weak.why) from weak
    return typed


def _check_email(address: str) -> None:
    """As a setting must be, and as the table of accounts will have it."""
    if mail_address("--admin-email", address):
        try:
            validate_email(address)
        except ValidationError as error:
            raise SettingRefused("--admin-email", "mail-address", {"value": address}) from error


def _offices(file: str, region: str) -> list[tuple[str, str]]:
    if not file:
        rows = [(place.region, place.name) for place in in_force(region.partition(".")[0])]
    else:
        try:
            with Path(file).open(encoding="utf-8-sig", newline="") as source:
                rows = [(check_region(row["region"]), row["name"]) for row in csv.DictReader(source)]
        except (OSError, KeyError, UnicodeDecodeError) as error:
            raise NoOffices(file) from error
    within = [row for row in rows if row[0] == region or row[0].startswith(f"{region}.")]
    if not any(code == region for code, _ in within):
        raise NoOffices(file or region)
    return within


def _tell(step: str, language: str, **values: object) -> None:
    sys.stdout.write(f"- {say(step, language, **values)}\n")
    sys.stdout.flush()
