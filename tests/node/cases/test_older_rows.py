"""A database from before: no reporter's name for a file stays, every commitment still opens; what came in is found."""

from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from saksama.entries.commitment import check_opening, commit
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.openings import EvidenceFile, encode_manifest, parse_manifest
from saksama_node.accounts.staff import Role
from saksama_node.cases import codes, queries
from saksama_node.cases.report import canonical
from saksama_node.cases.searching import find
from saksama_node.flows.file_report import new_code
from saksama_node.ledger.actions import Leaf, act, append, new_subject, opening
from saksama_node.settings.clock import now
from tests.node.cases.filing import CONTENT, REPORTER

pytestmark = pytest.mark.usefixtures("database")

OLD, NEW = [("cases", "0001_initial")], [("cases", "0009_erasures")]
NAME = "KTP Zulkarnaenah Batujaiwati.jpg"


def received_before(letters: str) -> Leaf:
    """A receipt as the first version wrote it: the reporter's own name for the file in the row and in the manifest."""
    rows = MigrationExecutor(connection).loader.project_state(OLD).apps
    subject, digest = new_subject(), sha256(letters.encode()).hexdigest()
    identity = opening("identity", canonical(REPORTER))
    manifest = encode_manifest([EvidenceFile(name=NAME, sha256=digest, size=3)])
    with act():
        leaf = append(
            CaseReceived(),
            subject=subject,
            actor=Role.INTAKE,
            openings=(opening("content", canonical(CONTENT)), opening("evidence", manifest)),
            commits={"identity": commit(CaseReceived.KIND, "identity", identity.salt, identity.data)},
        )
        row = rows.get_model("cases", "Submission").objects.create(
            subject=subject,
            leaf=leaf.leaf_id,
            kind=CONTENT.kind,
            channel="online",
            region="52",
            received_at=now(),
            code_digest=codes.digest(letters),
            box=codes.lock_box(letters, subject, identity.salt + identity.data),
        )
        rows.get_model("cases", "Evidence").objects.create(
            submission=row, name=NAME, sha256=digest, size=3, media_type="image/jpeg", file="ada.age"
        )
    return leaf


def begin_case_before(leaf: Leaf) -> None:
    rows = MigrationExecutor(connection).loader.project_state(OLD).apps
    rows.get_model("cases", "Case").objects.create(
        subject=new_subject(),
        submission=rows.get_model("cases", "Submission").objects.get(leaf=leaf.leaf_id),
        region="52",
        day=now().date(),
        state="to-register",
        changed_at=now(),
    )


def in_the_clear() -> bool:
    """Whether the name stands anywhere in the database: on SQLite in its files, free pages too, else in its tables."""
    if connection.vendor == "sqlite":
        connections.close_all()
        place = Path(str(settings.DATABASES["default"]["NAME"]))
        files = (place, place.with_name(f"{place.name}-wal"))
        return any(NAME.encode() in file.read_bytes() for file in files if file.exists())
    with connection.cursor() as cursor:
        # The planner's samples of the rows, which whoever may read the table may read too.
        cursor.execute(
            "SELECT count(*) FROM pg_stats WHERE concat(most_common_vals, histogram_bounds) LIKE ANY (%s)",
            [[f"%{NAME}%", f"%{NAME.encode().hex()}%"]],
        )
        found = int(cursor.fetchone()[0])
        for table in ("cases_evidence", "cases_submission", "ledger_opening"):
            cursor.execute(
                f"SELECT count(*) FROM {table} AS t WHERE t::text LIKE %s OR t::text LIKE %s",  # noqa: S608 - our own names
                [f"%{NAME}%", f"%{NAME.encode().hex()}%"],
            )
            found += int(cursor.fetchone()[0])
    return found > 0


def test_a_name_that_was_kept_is_sealed_and_its_commitment_still_opens() -> None:
    MigrationExecutor(connection).migrate(OLD)
    letters = codes.normal(new_code())
    assert letters is not None
    other = codes.normal(new_code())
    assert other is not None
    leaf = received_before(letters)
    begin_case_before(received_before(other))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert in_the_clear()
    MigrationExecutor(connection).migrate(NEW)
    assert not in_the_clear()
    info = queries.submission_by_code(letters)
    assert info is not None
    assert [each.name for each in queries.evidence_of(info)] == ["bukti-1.jpg"]
    assert len(find("Peraga terpasang", ("52",)).submissions) == 2
    assert list(queries.inbox(("52",))) == [info]
    items = queries.openings_for_reporter(info, letters).items
    assert [item.name for item in items] == ["content", "evidence", "identity"]
    for item in items:
        check_opening(leaf.entry, item)
    assert [file.name for file in parse_manifest(items[1].data)] == [NAME]
