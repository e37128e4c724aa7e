"""One thing of each kind that an address may name, at the office of Lombok Barat, made by the acts that make them."""

from datetime import date
from pathlib import Path

import msgspec

from saksama.entries.clarification import PublicSource
from saksama.entries.kinds.case import Ground, ReviewOutcome
from saksama.entries.kinds.content import Assessment, Category, Concerns, Way
from saksama.entries.kinds.sheet import Source
from saksama.procedure.levels import Level
from saksama.tlog.note import SigningKey
from saksama_node.accounts.policy import Role, Staff, operator, today
from saksama_node.agreements.actions import keep_partner
from saksama_node.agreements.introduction import Introduction
from saksama_node.cases import queries
from saksama_node.cases.actions import Review
from saksama_node.contentwatch.captures.captured import copy_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.claims.clarifying import Draft
from saksama_node.flows.agreement.propose_agreement import draft_agreement
from saksama_node.flows.cases.keep_sigap_list import judge_list, keep_list
from saksama_node.flows.content.capture_content import capture_picture, capture_words
from saksama_node.flows.content.publish_clarification import assessments_of
from saksama_node.flows.content.triage_content import begin_claim, take_content
from saksama_node.flows.observation.give_advice import give_advice
from saksama_node.flows.observation.invite_device import invite_device
from saksama_node.flows.observation.open_period import Wanted, open_period
from saksama_node.flows.people.import_accounts import agree_to_roll, judge_file, stage_accounts
from saksama_node.flows.people.make_accounts import make_waiting
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.results.import_results import hand_in_results
from saksama_node.flows.results.key_sheet import type_sheet
from saksama_node.flows.results.run_audit import commit_audit, throw_dice
from saksama_node.flows.seconds.waiting import waiting_for
from saksama_node.observation.annexed import annexes_of
from saksama_node.observation.models import Submission
from saksama_node.results.audits.listing import Asked
from saksama_node.results.audits.public import progress, versions
from saksama_node.results.queries import findings
from tests.node.cases.filing import CONTENT, TO_REGISTER, filing
from tests.node.cases.plenaries import review_report
from tests.node.contentwatch.drawn import picture
from tests.node.contentwatch.proposing import propose_assessment, write_clarification
from tests.node.field.photos import patch, reported
from tests.node.field.telephone import Telephone
from tests.node.observation.advice import advised
from tests.node.observation.reporting import sent
from tests.node.results.audited import DICE, integrate
from tests.node.results.copies import brought, texts
from tests.node.results.imported import RIGHT, WRONG, take
from tests.node.seconds.reading import confirm_read
from tests.node.staffing import staff_with
from tests.testonly.outsider import OUTSIDER

OWN = "52.01"
SHIPPED = Path(__file__).parents[2] / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml"


def lay_out() -> dict[str, object]:
    """Make all of them; by the name that `rights.toml` gives each, what an address says of it."""
    telephone = Telephone()
    telephone.enroll(invite_device(by=staff_with(Role.OFFICER, OWN), person_id=staff_with(Role.SUPERVISOR, OWN).id))
    telephone.begin()
    telephone.submit(telephone.sealed(form="0" * 64))
    address, photo = reported(telephone)
    patch(telephone, address, 0, photo)
    report = filing(new_code(), content=msgspec.structs.replace(CONTENT, region=OWN))
    received = file_report(report)
    assert received is not None
    info = queries.inbox((OWN,))[0]
    evidence = queries.evidence_of(info)[0]
    officer = staff_with(Role.OFFICER, OWN)
    subject = review_report(officer, info.id, TO_REGISTER, "")
    _refuse(staff_with(Role.OFFICER, OWN, "pertama"))
    claim = _claim()
    copy = capture_picture(None, picture((8, 8)), Given(Way.PUBLIC))
    return {
        "$proposal": waiting_for(staff_with(Role.COMMISSIONER, OWN), limit=1)[0].id,
        "$person": staff_with(Role.READER, OWN).id,
        "$submission": info.id,
        "$evidence": evidence.id,
        "$case": subject,
        "$copy": copy,
        "$group": copy_of(copy).group,
        "$claim": claim,
        "$cleared": (cleared := _claim()),
        "$clarification": _clarification(cleared),
        "$text": _draft(),
        "$roll": _roll(),
        "$annex": annexes_of(address.rpartition("=")[2])[0].id,
        "$kept": Submission.objects.get(standing="aside").pk,
        "$lhp": sent(staff_with(Role.OFFICER, OWN, "pengawas"), ""),
        "$period": _period(officer),
        "$advice": give_advice(officer, advised()),
        "$list": _sigap_list(officer),
        **_results(staff_with(Role.OFFICER, OWN, "pertama")),
        **_audit(staff_with(Role.OFFICER, OWN, "pertama"), staff_with(Role.COMMISSIONER, OWN, "pertama")),
        "$import": hand_in_results(operator("52"), "ppwp-2024", Source.KPU_TABLE, "contoh.csv", [b"kode_tps\n"]),
    }


def _period(by: Staff) -> str:
    """A period of this office that asks itself for a report."""
    days = date(2026, 10, 1), date(2026, 12, 31)
    return open_period(by, Wanted(OWN, "CONTOH", "form-a-2022", *days, (Level.REGENCY,), {OWN: 1}))


def _claim() -> str:
    by = staff_with(Role.CONTENT, "52")
    copy = capture_words(by, "Surat suara sudah tercoblos", Given(Way.STAFF))
    take_content(by, copy)
    return begin_claim(by, copy, Said("Klaim", Category.OTHER, Concerns.NOBODY, "unknown"))


def _assessment(claim: str) -> int:
    by = staff_with(Role.CONTENT, "52")
    return propose_assessment(by, claim, Assessment.NOT_CHECKABLE, "CONTOH.", ())


def _clarification(claim: str) -> int:
    by = staff_with(Role.CONTENT, "52")
    confirm_read(staff_with(Role.OFFICER, "52"), _assessment(claim))
    (found,) = assessments_of(claim)
    source = PublicSource(address="", outside=True, title="CONTOH.")
    return write_clarification(by, claim, Draft(found.origin, "CONTOH.", "Klaim", "CONTOH.", "CONTOH.", (source,)))


def _results(by: Staff) -> dict[str, object]:
    """A supervisor's copy and a mismatch."""
    take(RIGHT[0], WRONG)
    number = findings("ppwp-2024")[0].id
    take("520101,1,2,3", source=Source.RECAP_DISTRICT, head="kode,suara_paslon_1,suara_paslon_2,suara_paslon_3")
    sheet = brought(by)
    # Typed once: who takes a copy back would take it away from all who ask after them.
    type_sheet(by, sheet, texts())
    return {"$sheet": sheet, "$mismatch": number}


def _audit(first: Staff, second: Staff) -> dict[str, object]:
    """An audit that was drawn, of the figures that came in, and a station that waits for its readers."""
    audit = commit_audit(first, Asked(versions()[0].subject, OWN, 50))
    integrate()
    for by in (first, second):
        throw_dice(by, audit, DICE)
    how_far = progress(audit)
    assert how_far is not None
    return {"$audit": audit, "$drawn": how_far.stations[0].station}


def _sigap_list(by: Staff) -> int:
    """A list from SigapLapor of this office."""
    return keep_list(by=by, name="contoh.csv", region=OWN, file=judge_list(b"Nomor,Tanggal,Kat 1\n1/LP,2026-11-23,"))


def _refuse(by: Staff) -> None:
    """A refusal by an officer whom no test asks: it waits for a second person."""
    assert file_report(filing(new_code(), content=msgspec.structs.replace(CONTENT, region=OWN))) is not None
    (info,) = queries.inbox((OWN,))
    found = Review(ReviewOutcome.NOT_ACCEPTED, ground=Ground.LATE, substantial=False)
    assert review_report(by, info.id, found, "CONTOH.") == ""


def _roll() -> int:
    """A roll whose accounts are made; empty forms (throwing away, handing out) change nothing of it."""
    by = staff_with(Role.ADMINISTRATOR, OWN)
    file = b"nama,wilayah,peran,hari_terakhir\nContoh,52.01.01,pembaca,2199-01-01"
    judged = judge_file(by=by, data=file.replace(b"2199", str(today().year + 1).encode()))
    roll_id = stage_accounts(by=by, name="contoh.csv", accounts=judged.accounts)
    agree_to_roll(by=by, roll_id=roll_id)
    assert sum(make_waiting()) == 1
    return roll_id


def _draft() -> str:
    key = SigningKey.generate("mitra.example/lembaga")
    keep_partner(
        Introduction(
            code="diskominfotik",
            name="Contoh Mitra",
            origin="mitra.example/log",
            url="http://127.0.0.1:9",
            institution_key=str(key.verifier),
            log_key="-",
            witness_key="-",
            proposal=None,
        )
    )
    return draft_agreement(
        by=staff_with(Role.SIGNATORY, "52"),
        template=SHIPPED.read_text(),
        us="bawaslu",
        partner="mitra.example/log",
        witnesses=(OUTSIDER,),
    )
