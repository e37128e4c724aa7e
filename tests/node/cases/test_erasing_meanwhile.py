"""Erasing while something else goes on: two confirm, a message comes, a case moves, a key changes, a backup is old."""

import html
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from saksama.entries.kinds.data import DataErased
from saksama.entries.kinds.handling import CaseTransferred, Direction, Interest
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.cases import evidence, vault
from saksama_node.cases.actions import move
from saksama_node.cases.erasing import erasing
from saksama_node.cases.erasing.clearing import IDENTITY, WHOLE, Kind
from saksama_node.cases.erasing.erased import erasures_of, left_of
from saksama_node.cases.erasing.erasing import Outgrown, Wanted, asked, body_of
from saksama_node.cases.models import Erasure
from saksama_node.cases.seconding import SLOT
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.keys import rekey_vault
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.reports import take_signs
from saksama_node.flows.reports.erase_data import restore_erasure
from saksama_node.flows.reports.open_identity import IdentityErased, keep_scan
from saksama_node.flows.reports.write_message import Writing, write_to_office
from saksama_node.flows.seconds.two_persons import propose, reject, withdraw
from saksama_node.ledger.actions import act
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.public import logged
from saksama_node.ledger.turn import writing
from saksama_node.related.models import Report, ReportSign
from saksama_node.seconds.faults import NoSuchProposal
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.proposing import State, proposal
from saksama_node.seconds.proposing import propose as keep
from saksama_node.settings.current import SETTINGS
from tests.node.cases.erased_reports import PERSONAL, REASON, closed, erased, filed, keys, sealed, two, whole
from tests.node.cases.filing import given
from tests.node.cases.handed_in import settle
from tests.node.cases.handled import Office, office, reviewed
from tests.node.cases.plenaries import decide_case
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_at, confirm_read, proposals_of
from tests.testonly.node_folder import VAULT_PASSPHRASE

__all__ = ["office", "two"]
pytestmark = pytest.mark.usefixtures("database")


def test_of_two_who_confirm_at_once_one_does(office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    number, begin = propose(two[0], asked(info.id, whole())), threading.Barrier(2)

    def confirmed(by: Staff) -> bool:
        begin.wait(60)
        try:
            confirm_read(by, number)
        except NoSuchProposal:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(confirmed, (two[1], staff_for(Role.COMMISSIONER, which="kedua"))))
    assert sorted(done) == [False, True]
    assert len(erased(info)) == 1


def test_what_comes_in_after_the_whole_was_proposed_does_not_go_unseen(
    office: Office, staff_for: StaffFor, logged_in: LoggedIn, two: tuple[Staff, Staff]
) -> None:
    code, info = closed(office, staff_for(Role.OFFICER))
    number = propose(two[0], asked(info.id, whole()))
    assert body_of(proposal(number)).parts[0] == WHOLE.key
    write_to_office(code, Writing("CONTOH: masih ada bukti baru.", (), "5" * 32))
    with pytest.raises(Outgrown):
        confirm_read(two[1], number)
    refused = confirm_at(logged_in(Role.COMMISSIONER), number)
    assert refused.status_code == 422
    assert "ada yang baru masuk atau ditulis" in refused.content.decode()
    assert erased(info) == []
    withdraw(two[0], number)
    confirm_read(two[1], propose(two[0], asked(info.id, whole())))
    assert left_of(info).parts == ()


def test_every_page_and_paper_of_what_was_erased_still_answers_and_tells_nothing(
    office: Office, staff_for: StaffFor, logged_in: LoggedIn, two: tuple[Staff, Staff]
) -> None:
    code, info = closed(office, staff_for(Role.OFFICER))
    confirm_read(two[1], propose(two[0], asked(info.id, whole())))
    settle()
    follow = Client().post("/ikuti/", {"code": code}).content.decode()
    assert not [words for words in PERSONAL if words in follow]
    for role in (Role.OFFICER, Role.COMMISSIONER, Role.CUSTODIAN):
        client = logged_in(role)
        seen, open_pages = set[str](), [f"/meja/perkara/{info.case}/", "/meja/", "/meja/perkara/", "/meja/tenggat/"]
        while open_pages:
            address = open_pages.pop()
            answer = client.get(address)
            body = b"".join(answer) if answer.streaming else answer.content  # no async answer
            assert answer.status_code in {200, 302, 403, 404, 410}, (role, address, answer.status_code)
            assert not [words for words in PERSONAL if words.encode() in body], (role, address)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                found = {html.unescape(each) for each in re.findall(r'href="(/meja/[^"#]*)', body.decode())}
                mine = {each for each in found if str(info.id) in each or info.case in each or "csv" in each}
                open_pages += sorted(mine - seen)
                seen |= mine
        assert len(seen) > 4, seen
        for what in ("form", "receipt"):
            assert client.post("/meja/perkara/terima/cetak/", {"code": code, "what": what}).status_code in {200, 403}


def test_what_has_no_case_yet_waits_for_its_second_person_too(logged_in: LoggedIn, two: tuple[Staff, Staff]) -> None:
    _code, info = filed()
    number = propose(two[0], asked(info.id, whole(keys(info, Kind.MESSAGE)[0], ground="unlawful")))
    assert proposal(number).place == "52"
    assert f"/meja/usulan/{number}/" in logged_in(Role.COMMISSIONER).get("/meja/").content.decode()
    assert (
        f"/meja/usulan/{number}/"
        in logged_in(Role.COMMISSIONER).get(f"/meja/perkara/masuk/{info.id}/").content.decode()
    )


def test_rights_are_asked_of_the_office_that_has_the_case_when_it_is_confirmed(
    staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    officer = staff_for(Role.OFFICER)
    _code, info = filed()
    subject = reviewed(officer, info)
    number = propose(two[0], asked(info.id, whole(keys(info, Kind.MESSAGE)[0], ground="unlawful")))
    down = CaseTransferred(direction=Direction.DOWN, to="52.01")
    decide_case(subject, down)
    with act():
        move(officer, subject, down, "CONTOH: dilimpahkan.")
    assert proposal(number).place == "52.01"
    below, elsewhere = staff_for(Role.COMMISSIONER, "52.01"), staff_for(Role.COMMISSIONER, "52.71")
    with pytest.raises(NotAllowed):
        confirm_read(elsewhere, number)
    with pytest.raises(NotAllowed):
        reject(elsewhere, number, "CONTOH: bukan urusannya.")
    confirm_read(below, number)
    assert len(erased(info)) == 1


def test_words_that_are_erased_are_not_entered_by_a_proposal_that_waits(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    _code, info = filed()
    subject = reviewed(staff_for(Role.OFFICER), info)
    office.act(subject, "cabut", violation="no", words="CONTOH: dicabut.")
    office.act(subject, "tutup", outcome="withdrawn", words="CONTOH.")
    confirm_read(two[1], propose(two[0], asked(info.id, whole(keys(info, Kind.ACT)[0], ground="unlawful"))))
    (waits,) = [each for each in proposals_of(info.id) if each.slot == SLOT]
    assert (waits.state, waits.words) == ("overtaken", "")


def test_a_proposal_of_one_who_declares_an_interest_is_overtaken(
    office: Office, staff_for: StaffFor, logged_in: LoggedIn, two: tuple[Staff, Staff]
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    number = propose(two[0], asked(info.id, whole()))
    declare_interest(two[0], info.id, Interest.REPORTED, "")
    assert proposal(number).state is State.OVERTAKEN
    with pytest.raises(NoSuchProposal):
        confirm_read(two[1], number)


def test_an_identity_that_is_erased_does_not_come_back_under_a_new_key(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff], monkeypatch: pytest.MonkeyPatch
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    # Of this report alone: those of other tests are sealed to keys that are no more.
    listed = [each for each in vault.all_files() if each[0] == info.subject]
    assert (info.subject, vault.IDENTITY) in listed
    confirm_read(two[1], propose(two[0], asked(info.id, whole(IDENTITY.key))))
    # As where the files were listed before it was erased.
    monkeypatch.setattr(vault, "all_files", lambda: listed)
    assert rekey_vault.reseal(two[1], Words(VAULT_PASSPHRASE)) == len(listed) - 1
    assert not vault.holds(info.subject, vault.IDENTITY)
    assert vault.holds(info.subject, vault.RECEIPT)


def test_signs_of_a_report_that_is_erased_meanwhile_are_not_taken(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff], monkeypatch: pytest.MonkeyPatch
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    Report.objects.filter(subject=info.subject).delete()
    number = propose(two[0], asked(info.id, whole()))

    class Late:
        """A turn that comes only after the erasure."""

        def __enter__(self) -> None:
            confirm_read(two[1], number)
            self.turn = writing()
            self.turn.__enter__()

        def __exit__(self, *raised: object) -> None:
            self.turn.__exit__(*raised)  # type: ignore[arg-type]  # as they come

    monkeypatch.setattr(take_signs, "writing", Late)
    assert take_signs.take_signs_of([info.subject]) == 0
    assert not ReportSign.objects.filter(report__subject=info.subject).exists()


def test_no_scan_is_kept_of_whom_was_erased(office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]) -> None:
    officer = staff_for(Role.OFFICER)
    _code, info = closed(office, officer)
    confirm_read(two[1], propose(two[0], asked(info.id, whole(IDENTITY.key))))
    scan = given(b"%PDF-1.4 " + bytes(400), "ktp.pdf")
    with pytest.raises(IdentityErased):
        keep_scan(officer, info.id, "identity-card", scan.name, scan.source)
    assert [each.name for each in (SETTINGS.data / "vault" / info.subject).iterdir()] == [vault.RECEIPT]


def test_a_file_that_cannot_be_removed_keeps_no_other(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = staff_for(Role.OFFICER)
    infos = [closed(office, officer)[1] for _ in range(2)]
    remove, stuck = evidence.remove, sealed(infos[0])[0]

    def refusing(file: str) -> None:
        if file == stuck.name:
            raise PermissionError(file)
        remove(file)

    later = sealed(infos[1])
    with monkeypatch.context() as failing:
        failing.setattr(evidence, "remove", refusing)
        for info in infos:
            confirm_read(two[1], propose(two[0], asked(info.id, whole())))
        assert not [path for path in later if path.exists()]
        with pytest.raises(PermissionError):
            erasing.sweep_all()
    assert [len(sealed(info)) for info in infos] == [2, 0]
    assert erasing.sweep_all() == 1
    assert not stuck.exists()


@pytest.mark.parametrize("kind", [Kind.CASE_FILE, Kind.IDENTITY])
def test_after_a_restore_another_proposal_does_not_say_what_goes(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff], kind: Kind
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    confirm_read(two[1], propose(two[0], asked(info.id, whole(str(kind)))))
    settle()
    (found,) = [each for each in logged(subject=info.subject) if isinstance(each.entry.body, DataErased)]
    # As a backup from before has it: another proposal, of another person or of as much as was not erased.
    Erasure.objects.all().delete()
    Proposal.objects.all().delete()
    other = asked(info.id, Wanted(tuple(keys(info, Kind.ACT)[:1] or ["message.1"]), "request", REASON))
    again = keep(two[1].id, other, erasing.SLOT, "52")
    with writing():
        missing = restore_erasure(found)
    assert missing is (None if kind is Kind.CASE_FILE else Missing.ERASURE)
    # Where all went, its words went too, and it is none any more.
    assert proposal(again).is_open is (missing is not None)
    assert [(each.is_whole, each.by) for each in erasures_of(info)] == ([] if missing else [(True, two[0].id)])
