"""Erasing personal data by two: what goes everywhere, what stays, who may, when, and after a kill or a restore."""

import re

import pytest
from django.test import Client

from saksama.entries.commitment import check_opening
from saksama.entries.encoding import decode
from saksama.entries.entry import decode_entry
from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.cases import queries
from saksama_node.cases.erasing import erasing
from saksama_node.cases.erasing.clearing import IDENTITY, WHOLE, Kind
from saksama_node.cases.erasing.erased import erasures_of, left_of
from saksama_node.cases.erasing.erasing import NothingToErase, TooEarly, asked
from saksama_node.cases.models import Erasure, Submission
from saksama_node.cases.searching import find
from saksama_node.flows.reports.erase_data import restore_erasure
from saksama_node.flows.reports.open_identity import IdentityErased, open_identity
from saksama_node.flows.reports.take_signs import take_all_signs
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.public import logged
from saksama_node.ledger.queries import openings_of
from saksama_node.ledger.turn import writing
from saksama_node.related.models import ReportSign
from saksama_node.seconds.faults import ProposalOpen
from saksama_node.seconds.models import Proposal
from saksama_node.settings.current import SETTINGS
from tests.node.cases.erased_reports import (
    MESSAGE,
    PERSONAL,
    REASON,
    WORDS,
    closed,
    erased,
    everything_stored,
    filed,
    keys,
    sealed,
    two,
    whole,
)
from tests.node.cases.filing import CONTENT
from tests.node.cases.handed_in import settle
from tests.node.cases.handled import Office, office, reviewed
from tests.node.cases.lawful import findings
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_at, confirm_read, proposals_of
from tests.testonly.node_folder import VAULT_PASSPHRASE

__all__ = ["office", "two"]
pytestmark = pytest.mark.usefixtures("database")


def test_a_whole_file_is_erased_by_two_and_nothing_of_it_is_left(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    list(take_all_signs())
    assert ReportSign.objects.filter(report__subject=info.subject).exists()
    assert find(CONTENT.reported[0].name, ("52",)).submissions
    files = sealed(info)
    assert len(files) == 2
    confirm_read(two[1], propose(two[0], asked(info.id, whole())))
    assert queries.content(info) is None
    assert left_of(info).parts == ()
    assert not find(CONTENT.reported[0].name, ("52",)).submissions
    assert not ReportSign.objects.filter(report__subject=info.subject).exists()
    assert not [path for path in files if path.exists()]
    assert [each.name for each in (SETTINGS.data / "vault" / info.subject).iterdir()] == ["receipt.age"]
    stored = everything_stored()
    for words in (CONTENT.account, WORDS, MESSAGE):
        assert words.encode() not in stored
    with pytest.raises(IdentityErased):
        open_identity(two[0], info.id, VAULT_PASSPHRASE, "CONTOH: untuk sidang yang akan datang.")
    # What was guarded before is guarded still.
    assert queries.leak_digests()


def test_what_was_erased_is_told_on_every_page(
    office: Office, staff_for: StaffFor, logged_in: LoggedIn, two: tuple[Staff, Staff]
) -> None:
    code, info = closed(office, staff_for(Role.OFFICER))
    confirm_read(two[1], propose(two[0], asked(info.id, whole())))
    settle()
    desk = logged_in(Role.CUSTODIAN).get(f"/meja/perkara/{info.case}/").content.decode()
    for said in ("Isi sudah dihapus", "Berkas ini sudah dihapus", "Isinya sudah dihapus", "Kata-katanya sudah dihapus"):
        assert said in desk
    assert "Identitas sudah dihapus dari brankas" in desk
    followed = Client().post("/ikuti/", {"code": code}).content.decode()
    assert "Data Anda yang dihapus" in followed
    assert REASON in followed
    assert "Pasal 43 ayat (1) huruf c" in followed
    for page in (desk, followed, office.officer.get("/meja/perkara/").content.decode()):
        assert not [words for words in PERSONAL if words in page]
    (leaf,) = erased(info)
    entry = Client().get(f"/catatan/{leaf.number}").content.decode()
    assert "Data dihapus" in entry
    assert findings() == []


def test_the_entry_names_two_persons_and_commits_to_what_went(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    file, message, words = keys(info, Kind.FILE)[0], keys(info, Kind.MESSAGE)[0], keys(info, Kind.ACT)[-1]
    confirm_read(two[1], propose(two[0], asked(info.id, whole(IDENTITY.key, file, message, words))))
    (leaf,) = erased(info)
    entry = decode_entry(bytes(leaf.entry))
    assert entry.actor == pseudonym(two[0].secret, info.subject)
    # Which parts went is nobody's to know: it would tell whether somebody was named.
    assert entry.body == DataErased(second=pseudonym(two[1].secret, info.subject), what=Erasable.OPENINGS)
    assert info.case not in bytes(leaf.entry).decode()
    opened = {each.name: each for each in openings_of(leaf.pk)}
    for each in opened.values():
        check_opening(entry, each)
    told = decode(opened["erased"].data)
    assert told["ground"] == "request"
    assert [part["part"] for part in told["parts"]] == ["identity", "file", "message", "act"]  # type: ignore[index, call-overload, union-attr]
    assert queries.content(info) is not None
    assert [each.is_erased for each in queries.evidence_of(info)] == [True]
    # The other file came with a message, and stays.
    assert [each.is_erased for _message, each in queries.all_evidence(info)] == [True, False]
    assert WORDS not in [each.words for each in proposals_of(info.id)]


def test_before_the_case_is_closed_only_single_parts_go_and_only_where_unlawful(
    staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    _code, info = filed()
    message = keys(info, Kind.MESSAGE)[0]
    for wanted in (whole(), whole(IDENTITY.key, ground="unlawful"), whole(ground="unlawful"), whole(message)):
        with pytest.raises(TooEarly):
            propose(two[0], asked(info.id, wanted))
    reviewed(staff_for(Role.OFFICER), info)
    with pytest.raises(TooEarly):
        propose(two[0], asked(info.id, whole()))
    confirm_read(two[1], propose(two[0], asked(info.id, whole(message, ground="unlawful"))))
    assert keys(info, Kind.MESSAGE) == []


def test_only_who_may_erase_at_the_office_proposes_it(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    for role, region in ((Role.OFFICER, "52"), (Role.ADMINISTRATOR, "52"), (Role.COMMISSIONER, "52.01")):
        with pytest.raises(NotAllowed):
            propose(staff_for(role, region), asked(info.id, whole()))
    # An act on the case may wait beside it, another erasure may not.
    propose(two[0], asked(info.id, whole()))
    with pytest.raises(ProposalOpen):
        propose(two[1], asked(info.id, whole()))


def test_what_is_gone_or_was_never_there_is_not_erased(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    file = keys(info, Kind.FILE)[0]
    for parts in (("file.999999",), ("act.0",), (file, "message.1")):
        with pytest.raises(NothingToErase):
            propose(two[0], asked(info.id, whole(*parts)))
    confirm_read(two[1], propose(two[0], asked(info.id, whole())))
    with pytest.raises(NothingToErase):
        propose(two[0], asked(info.id, whole(file)))


def test_files_that_a_kill_left_are_removed_by_the_worker(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff], monkeypatch: pytest.MonkeyPatch
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    number = propose(two[0], asked(info.id, whole()))
    with monkeypatch.context() as killed:
        killed.setattr(erasing, "sweep_all", lambda: 0)
        confirm_read(two[1], number)
    files = sealed(info)
    assert len(files) == 2
    assert erasing.sweep_all() == 1
    assert not [path for path in files if path.exists()]
    assert erasing.sweep_all() == 0


@pytest.mark.parametrize(
    ("parts", "proposed", "missing"),
    [
        ((WHOLE.key,), False, None),
        ((IDENTITY.key,), True, None),
        ((IDENTITY.key,), False, Missing.ERASURE),
    ],
)
def test_after_a_restore_what_was_erased_goes_again_or_a_person_is_told(
    office: Office,
    staff_for: StaffFor,
    two: tuple[Staff, Staff],
    parts: tuple[str, ...],
    proposed: bool,
    missing: object,
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    box = bytes(Submission.objects.get(pk=info.id).box)
    number = propose(two[0], asked(info.id, whole(*parts)))
    confirm_read(two[1], number)
    settle()
    Erasure.objects.all().delete()
    # As a backup from before has it: the proposal open, or not there, and the identity's box back.
    Submission.objects.filter(pk=info.id).update(box=box)
    if proposed:
        Proposal.objects.filter(pk=number).update(state="open", leaf=None, answered_by=None)
    else:
        Proposal.objects.filter(pk=number).delete()
    (found,) = [each for each in logged(subject=info.subject) if isinstance(each.entry.body, DataErased)]
    with writing():
        assert restore_erasure(found) is missing
    assert bool(Submission.objects.get(pk=info.id).box) is (missing is not None)
    persons = [(each.by, each.second, each.reason) for each in erasures_of(info)]
    assert persons == ([] if missing else [(two[0].id, two[1].id, REASON if proposed else "")])
    states = [each.state for each in proposals_of(info.id) if each.slot == erasing.SLOT]
    assert states == (["confirmed"] if proposed else [])


def test_it_is_proposed_checked_and_confirmed_on_the_desk(
    office: Office, staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    first, second = logged_in(Role.CUSTODIAN), office.commissioner
    address = f"/meja/perkara/masuk/{info.id}/hapus/"
    assert office.officer.get(address).status_code == 403
    page = first.get(address).content.decode()
    assert "Yang terhapus tidak dapat dikembalikan siapa pun" in page
    assert "ingatan" not in page
    wrong = first.post(address, {"parts": "act.1"})
    assert wrong.status_code == 422
    assert wrong.content.decode().count("field__error") >= 3
    sent = first.post(address, {"parts": [WHOLE.key], "ground": "request", "reason": REASON})
    assert sent.status_code == 302
    one = sent["Location"]
    assert "Setujui dan hapus" not in first.get(one).content.decode()
    assert "Tarik usulan" in first.get(one).content.decode()
    assert "Sudah ada usulan penghapusan" in first.get(address).content.decode()
    # Who had begun before, and comes second, loses nothing.
    late = second.post(address, {"parts": [WHOLE.key], "ground": "request", "reason": "CONTOH: menulis panjang."})
    page = late.content.decode()
    assert late.status_code == 422
    assert "seconds.open" in page
    assert "Sudah ada usulan penghapusan" in page
    assert "CONTOH: menulis panjang.</textarea>" in page
    assert page.count(" checked") == 2
    shown = second.get(one).content.decode()
    assert "Tepat inilah yang akan hilang" in shown
    assert "Setujui dan hapus" in shown
    case = f"/meja/perkara/{info.case}/"
    assert f'href="{one}"' in second.get(case).content.decode()
    # Who may not erase is not led to a page that is closed to them.
    assert f'href="{one}"' not in office.officer.get(case).content.decode()
    assert confirm_at(second, int(one.split("/")[-2])).status_code == 302
    settle()
    assert f'href="{one}"' in second.get(case).content.decode()
    assert "Semua isinya sudah dihapus" in first.get(address).content.decode()


def test_the_second_person_sees_the_very_words_that_would_go(
    office: Office, staff_for: StaffFor, logged_in: LoggedIn, two: tuple[Staff, Staff]
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    wanted = whole(*(keys(info, kind)[-1] for kind in (Kind.FILE, Kind.MESSAGE, Kind.ACT)))
    page = logged_in(Role.COMMISSIONER).get(f"/meja/usulan/{propose(two[0], asked(info.id, wanted))}/")
    shown = page.content.decode()
    assert MESSAGE in shown
    assert WORDS in shown
    assert re.search(r'href="/meja/perkara/bukti/\d+/"', shown)
