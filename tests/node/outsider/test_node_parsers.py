"""Every parser of the node reads or refuses any octets: forms' texts, files for the leak check, headers, settings."""

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from saksama.entries.encoding import MalformedEntry
from saksama.tlog.note import SigningKey
from saksama_node.accounts.policy import Role
from saksama_node.cases import codes
from saksama_node.cases.evidence import DigestDiffers, TypeNotTaken, media_type
from saksama_node.cases.report import canonical, read_content, read_reporter
from saksama_node.confined.words import words_in
from saksama_node.exchange.faults import RequestRefused
from saksama_node.exchange.transport import Message, check_request, sign_request
from saksama_node.settings.clock import now
from saksama_node.settings.node import load
from saksama_node.settings.readers import check_network, check_origin, check_region, check_url
from saksama_node.settings.refused import SettingRefused
from saksama_node.web.handing_out import printed
from saksama_node.web.operations.account_rolls import PeopleFileRefused, read_people
from saksama_node.web.reporting.wizard import _digests
from tests.node.cases.filing import CONTENT, PHOTO, REPORTER
from tests.node.conftest import StaffFor
from tests.node.outsider.archives import archived
from tools.fuzz.mutating import mutate
from tools.fuzz.node_parsers import NODE_PARSERS
from tools.fuzz.parser import VECTORS, Parser
from tools.fuzz.run import folder_of

KEY = SigningKey.generate("mitra.example/angkutan")
URL = "https://mitra.example/sealed/00"


def text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.pages[0].Contents = made.make_stream(b"BT /F1 12 Tf (Contoh Pelapor) Tj ET")
        made.save(out)
    return out.getvalue()


def office() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w><p>Contoh Pelapor</p></w>" * 20)
    return out.getvalue()


def signed(data: bytes) -> object:
    """The headers of a signed request, one of them altered."""
    headers = {name.lower(): value for name, value in SIGNED.items()}
    line, _, value = text(data).partition("=")
    return check_request(Message("GET", URL, {**headers, line: value} if line else headers), {str(KEY.verifier)}, AT)


AT = now()
SIGNED = sign_request("GET", URL, KEY, AT)
HEADERS = tuple(f"{name.lower()}={value}".encode() for name, value in SIGNED.items())


@dataclass(frozen=True, slots=True)
class NodeParser:
    name: str
    read: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...]
    seeds: tuple[bytes, ...]


PARSERS = (
    NodeParser(
        "type of a file", lambda d: media_type("x", d[:512]), (TypeNotTaken,), (PHOTO[:40], pdf()[:40], b"RIFF0000WAVE")
    ),
    NodeParser("follow-up code", lambda d: codes.normal(text(d)), (), (codes.new_code().encode(),)),
    NodeParser("name of a file", lambda d: printed(text(d)), (), (b"foto.jpg",)),
    NodeParser("report", read_content, (MalformedEntry, msgspec.ValidationError), (canonical(CONTENT),)),
    NodeParser("reporter", read_reporter, (MalformedEntry, msgspec.ValidationError), (canonical(REPORTER),)),
    NodeParser(
        "digests of a form",
        lambda d: _digests(text(d)),
        (DigestDiffers,),
        (b'[{"size":1,"sha256":"' + b"0" * 64 + b'"}]',),
    ),
    NodeParser("signed request", signed, (RequestRefused,), HEADERS),
    NodeParser(
        "address", lambda d: check_url(text(d)), (SettingRefused,), (b"https://a.example:443", b"http://[::1]:80")
    ),
    NodeParser("origin", lambda d: check_origin(text(d)), (SettingRefused,), (b"a.example/log",)),
    NodeParser("region", lambda d: check_region(text(d)), (SettingRefused,), (b"52.01.01.1001",)),
    NodeParser("network", lambda d: check_network(text(d)), (SettingRefused,), (b"10.0.0.0/8", b"fd00::/8")),
    *NODE_PARSERS,
)


def tried(parser: NodeParser | Parser[Any], data: bytes) -> None:
    try:
        parser.read(data)
    except parser.refusals:
        return


@pytest.mark.parametrize("parser", PARSERS, ids=lambda each: each.name)
def test_any_octets_are_read_or_refused(parser: NodeParser | Parser[Any]) -> None:
    @settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
    @given(noise=st.binary(max_size=200), seed=st.integers(0, 2**32))
    def holds(noise: bytes, seed: int) -> None:
        tried(parser, noise)
        for turn in range(4):
            tried(parser, mutate(parser.seeds, noise, random.Random(seed + turn).randrange))

    for each in parser.seeds:
        parser.read(each)
    holds()


@pytest.mark.parametrize("parser", NODE_PARSERS, ids=lambda each: each.name)
def test_what_once_broke_a_parser_of_the_node_does_not_again(parser: Parser[Any]) -> None:
    for file in sorted((VECTORS / "fuzz" / folder_of(parser)).glob("*")):
        parser.read(file.read_bytes())


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(noise=st.binary(max_size=200), seed=st.integers(0, 2**32))
def test_any_file_is_read_for_the_leak_check_or_called_unreadable(noise: bytes, seed: int) -> None:
    for data in (noise, mutate((PDF, OFFICE), noise, random.Random(seed).randrange)):
        assert isinstance(words_in(data), str | None)


PDF, OFFICE = pdf(), office()


HOSTILE: Final[dict[str, Callable[[], bytes]]] = {
    "a bomb": lambda: archived(("word/document.xml", b"<w>" + b" " * (200 << 20) + b"</w>")),
    "a bomb that lies about its size": lambda: archived(
        ("word/document.xml", b"<w>" + b"a" * (60 << 20) + b"</w>")
    ).replace((60 << 20).to_bytes(4, "little"), (60).to_bytes(4, "little")),
    "more parts than a document has": lambda: archived(
        *((f"word/document{number}.xml", b"<w/>") for number in range(2001))
    ),
    "an entity that grows": lambda: archived(
        ("word/document.xml", b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>')
    ),
    "an entity from elsewhere": lambda: archived(
        ("word/document.xml", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>')
    ),
    "an unknown encoding": lambda: archived(
        ("word/document.xml", b'<?xml version="1.0" encoding="EBCDIC-CP-US"?><w/>')
    ),
    "broken compression": lambda: OFFICE[:90] + b"\x00\xff\x13" + OFFICE[93:],
    "a member that ends early": lambda: OFFICE[: len(OFFICE) // 3] + OFFICE[len(OFFICE) // 3 + 9 :],
    "a path that climbs": lambda: archived(("word/../../../etc/cron.d/x", b"<w/>")),
    "a page within a page": lambda: PDF.replace(b"/Type /Pages", b"/Type /Pages /Kids [1 0 R]"),
    "endless objects": lambda: b"%PDF-1.7\n" + b"1 0 obj <<" * 20_000,
}
"""Made where they are asked for: a bomb of 200 MiB takes a second to pack."""


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_called_unreadable(what: str) -> None:
    found = words_in(HOSTILE[what]())
    assert found is None or "root:" not in found
    if any(each in what for each in ("bomb", "entity", "parts")):
        assert found is None


@pytest.mark.parametrize("whole", [OFFICE, PDF], ids=["office", "pdf"])
def test_a_file_with_any_octet_altered_is_read_or_called_unreadable(whole: bytes) -> None:
    for at in range(0, len(whole), 2):
        altered = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        assert isinstance(words_in(altered), str | None)


def test_any_file_of_people_is_judged(staff_for: StaffFor, tmp_path: Path) -> None:
    place = tmp_path / "orang.csv"
    seed = b"username,name,region,roles\nbudi,Budi,52,officer\n"
    for turn in range(150):
        generator = random.Random(turn)
        place.write_bytes(mutate((seed,), generator.randbytes(100), generator.randrange))
        try:
            read_people(place, staff_for(Role.ADMINISTRATOR))
        except PeopleFileRefused:
            continue


@example(given_={"CLOCK_FILE": "jam\0"})
@example(given_={"MAIL_PASSWORD_FILE": "sandi\0"})
@settings(deadline=None, max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "PORT",
                "URL",
                "HOST",
                "CLOCK_OFFSET",
                "CLOCK_FILE",
                "REQUIRE_MFA",
                "FRAME_ANCESTORS",
                "MAIL_URL",
                "OBSERVE_SECONDS",
                "SEALED_DAYS",
                "INNER_NETWORKS",
                "DATA",
                "MAIL_PASSWORD_FILE",
            ]
        ),
        st.text(max_size=30),
    )
)
def test_any_setting_is_read_or_refused_by_its_name(folder: Path, given_: dict[str, str]) -> None:
    environ = {"SAKSAMA_DATA": str(folder)} | {f"SAKSAMA_{name}": value for name, value in given_.items()}
    try:
        assert load(environ).origin
    except SettingRefused as refused:
        told = refused
    else:
        return
    assert told.name
