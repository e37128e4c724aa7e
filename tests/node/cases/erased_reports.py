"""A report that is erased, whole or in part, and where what it held may still lie."""

import secrets
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from saksama.entries.kinds.data import DataErased
from saksama_node.accounts.policy import Role, Staff
from saksama_node.cases import codes, queries
from saksama_node.cases.erasing.clearing import WHOLE, Kind
from saksama_node.cases.erasing.erased import left_of
from saksama_node.cases.erasing.erasing import Wanted
from saksama_node.cases.evidence import FOLDER
from saksama_node.cases.models import Evidence
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.reports.write_message import Writing, write_to_office
from saksama_node.ledger.models import Leaf
from saksama_node.settings.current import SETTINGS
from tests.node.cases.filing import CONTENT, REPORTER, filing, given
from tests.node.cases.handled import Office, reviewed
from tests.node.conftest import StaffFor

WORDS = "CONTOH: dicabut pelapor karena Wartini."
MESSAGE = "CONTOH: pesan tentang Sulastri."
REASON = "CONTOH: diminta pelapor."
PERSONAL = (CONTENT.event, CONTENT.account.splitlines()[0], REPORTER.name, WORDS, MESSAGE)


def filed() -> tuple[str, queries.SubmissionInfo]:
    """A report with a file and a message; its code."""
    code = new_code()
    assert file_report(filing(code)) is not None
    write_to_office(code, Writing(MESSAGE, (given(b"%PDF-1.4 " + bytes(400), "a.pdf"),), secrets.token_hex(16)))
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return code, info


def closed(office: Office, by: Staff) -> tuple[str, queries.SubmissionInfo]:
    """The same, its case closed by two with words."""
    code, info = filed()
    subject = reviewed(by, info)
    office.act(subject, "cabut", violation="no", words="CONTOH: dicabut.")
    office.act(subject, "tutup", outcome="withdrawn", words=WORDS)
    assert office.confirm(subject) == "closed"
    return code, queries.submission(info.id)


def whole(*parts: str, ground: str = "request") -> Wanted:
    return Wanted(parts or (WHOLE.key,), ground, REASON)


def keys(info: queries.SubmissionInfo, kind: Kind) -> list[str]:
    return [each.key for each in left_of(info).parts if each.kind is kind]


def sealed(info: queries.SubmissionInfo) -> list[Path]:
    """The sealed files of its evidence that lie on the disk."""
    return [path for path in files_of(info) if path.exists()]


def files_of(info: queries.SubmissionInfo) -> list[Path]:
    rows = Evidence.objects.filter(submission=info.id).exclude(file="").values_list("file", flat=True)
    return [SETTINGS.data / FOLDER / file for file in rows]


def everything_stored() -> bytes:
    """Every byte of this node: each file of its folder, and each row of the database where that is none of them."""
    connections.close_all()
    found = b"".join(path.read_bytes() for path in sorted(SETTINGS.data.rglob("*")) if path.is_file())
    if connection.vendor == "sqlite":
        return found + Path(settings.DATABASES["default"]["NAME"]).read_bytes()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - the tables' own names
            found += b"\n".join(str(row[0]).encode() for row in cursor.fetchall())
    return found


def erased(info: queries.SubmissionInfo) -> list[Leaf]:
    return list(Leaf.objects.filter(kind=DataErased.KIND, subject=info.subject).order_by("pk"))


@pytest.fixture
def two(staff_for: StaffFor) -> tuple[Staff, Staff]:
    """Who proposes and who confirms."""
    return staff_for(Role.CUSTODIAN), staff_for(Role.COMMISSIONER)
