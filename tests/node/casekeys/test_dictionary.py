"""A thief of the database and of a backup, with a dictionary: neither words nor digests of words tell anything."""

import hashlib
import hmac
import random
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from saksama.entries.kinds.handling import Interest
from saksama_node.accounts.policy import Role
from saksama_node.cases import codes, queries
from saksama_node.cases.report import Person
from saksama_node.cases.searching import find
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.reports.answer_message import write_to_sender
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.reports.open_identity import open_identity
from saksama_node.flows.reports.relate_reports import judge_pair
from saksama_node.flows.reports.write_message import Writing, write_to_office
from saksama_node.flows.seconds.two_persons import reject
from saksama_node.related.models import Report
from saksama_node.related.relating import candidates
from saksama_node.related.signs import Verdict, unpacked
from saksama_node.web.operations.keeping import making
from saksama_node.web.operations.progress import progress
from tests.node.casekeys.stolen import stored, values
from tests.node.cases.filing import CONTENT, REPORTER, filing, given
from tests.node.cases.handled import Office, office, reviewed, waiting
from tests.node.conftest import StaffFor
from tests.testonly.node_folder import VAULT_PASSPHRASE

__all__ = ["office"]
pytestmark = pytest.mark.usefixtures("database")

MANY = 100_000
NAME = "Zulmarita Kenduriwangi"
PLACE = "Lapangan Tamborawigata"
EVENT = "CONTOH: pembagian sembakolira pada masa tenang"
ACCOUNT = (
    "CONTOH. Kulihat Wiranggalipuna membagikan sembakolira kepada tetangga di lapangan itu sejak pagi buta sekali."
)
FILE = "CONTOH: catatan tangan tentang Nyoragamilata."
MESSAGE = "CONTOH: masih ada Pelatukawirna."
ANSWER = "CONTOH: terima kasih untuk Rimbawisakuta."
REVIEWED = "CONTOH."
CLOSING = "CONTOH: dicabut karena Gumelarisato."
REJECTED = "CONTOH: tanya Dewandarikupa dahulu."
INTEREST = "CONTOH: ia ipar Sekatonirwala."
JUDGED = "CONTOH: keduanya tentang Kembarigasoli."
OPENED = "CONTOH: untuk sidang Laranggimutawi."
SAID = (NAME, PLACE, EVENT, ACCOUNT, FILE, MESSAGE, ANSWER, CLOSING, REJECTED, INTEREST, JUDGED, OPENED, REPORTER.name)
PLANTED = frozenset(word.lower() for said in SAID for word in re.findall(r"[A-Za-z]{10,}", said))


def handled(office: Office, staff_for: StaffFor) -> queries.SubmissionInfo:
    """A report handled as far as words are written of it, a planted one in each place."""
    content = msgspec.structs.replace(CONTENT, event=EVENT, place=PLACE, account=ACCOUNT, reported=(Person(name=NAME),))
    first, second = (filed(content, word) for word in (FILE, "CONTOH."))
    by, other = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER, which="kedua")
    write_to_sender(by, first.id, ANSWER, secrets.token_hex(16))
    judge_pair(by=by, submission_id=first.id, other_id=second.id, verdict=Verdict.LINKED, reason=JUDGED)
    open_identity(staff_for(Role.CUSTODIAN), first.id, VAULT_PASSPHRASE, OPENED)
    declare_interest(staff_for(Role.OFFICER, which="terikat"), first.id, Interest.OTHER, INTEREST)
    subject = reviewed(by, first)
    office.act(subject, "cabut", violation="no", words=CLOSING)
    office.act(subject, "tutup", outcome="withdrawn", words=CLOSING)
    reject(other, waiting(subject).id, REJECTED)
    office.act(subject, "tutup", outcome="withdrawn", words=CLOSING)
    assert office.confirm(subject) == "closed"
    return queries.submission(first.id)


def filed(content: object, words: str) -> queries.SubmissionInfo:
    code = new_code()
    said = filing(code, given(words.encode(), "catatan.txt"), content=content)  # type: ignore[arg-type]
    assert file_report(said) is not None
    write_to_office(code, Writing(MESSAGE, (), secrets.token_hex(16)))
    found = queries.submission_by_code(codes.normal(code) or "")
    assert found is not None
    return found


def dictionary() -> list[str]:
    """Invented words, and the planted ones among them."""
    dice = random.Random(11)
    syllables = [a + b for a in "bcdghjklmnprstwy" for b in ("a", "i", "u", "e", "o", "ang", "ir")]
    found = set(PLANTED)
    while len(found) < MANY:
        found.add("".join(dice.choices(syllables, k=6)))
    return sorted(found)


def digests(texts: Iterable[str]) -> Iterator[object]:
    """What anybody can compute of these without a key: digests as bytes, as digits, and as the numbers of an index."""
    for text in texts:
        said = text.encode()
        for made in (
            hashlib.blake2b(said, digest_size=8).digest(),
            hashlib.sha256(said).digest(),
            hmac.digest(bytes(32), b"report\x00" + said, "sha256"),
        ):
            yield from (made, made.hex(), int.from_bytes(made[:8]) >> 1)


def folded(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def test_the_database_and_a_backup_tell_a_dictionary_nothing(
    office: Office, staff_for: StaffFor, tmp_path: Path
) -> None:
    info = handled(office, staff_for)
    # All of it is there for whoever has the keys.
    content = queries.content(info)
    assert content is not None
    assert (content.place, content.account) == (PLACE, ACCOUNT)
    assert b"".join(queries.evidence_bytes(queries.evidence_of(info)[0].id)).decode() == FILE
    assert info.id in find(NAME, ("52",)).submissions
    assert candidates(info.subject).found
    making.make(tmp_path / "backup", with_keys=False, progress=progress)
    words = dictionary()
    assert len(words) == MANY
    assert set(words) >= PLANTED
    taken = stored(tmp_path / "backup")
    assert [said for said in SAID if said.lower().encode() in taken] == []
    assert set(re.findall(rb"[a-z]{10,}", taken)).isdisjoint(each.encode() for each in words)
    held = {each for each in values() if isinstance(each, (int, str, bytes))}
    held |= {each for data in Report.objects.values_list("shingles", flat=True) for each in unpacked(bytes(data))}
    told = folded(f"{EVENT} {ACCOUNT}")
    guesses = [
        *words,
        *(" ".join(told[at : at + 3]) for at in range(len(told))),
        *(f"{use}{' '.join(folded(NAME))}" for use in ("", "name ", "related\x00name ")),
        *(f"file {hashlib.sha256(FILE.encode()).hexdigest()}",),
        *SAID,
        FILE,
    ]
    assert held.isdisjoint(digests(guesses))
