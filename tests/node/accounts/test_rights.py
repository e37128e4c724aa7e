"""Every address x every role x own and other jurisdiction, against the table in `rights.toml`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from saksama.entries.clarification import PublicSource
from saksama.entries.kinds.case import Ground, ReviewOutcome
from saksama.entries.kinds.content import Assessment, Category, Concerns, Way
from saksama.entries.kinds.keying import FollowUp
from saksama.entries.kinds.keying import Ground as GroundOf
from saksama.entries.kinds.sheet import Source
from saksama.tlog.note import SigningKey
from saksama_node.accounts.days import today
from saksama_node.accounts.models import Person
from saksama_node.accounts.staff import Role, Staff, operator
from saksama_node.agreements.actions import keep_partner
from saksama_node.agreements.introduction import Introduction
from saksama_node.cases import queries
from saksama_node.cases.actions import Review
from saksama_node.cases.erasing import Wanted
from saksama_node.cases.parts import Kind, Part
from saksama_node.contentwatch.actions import Given
from saksama_node.contentwatch.clarifying import Draft
from saksama_node.contentwatch.queries import copy_of
from saksama_node.contentwatch.triage import Said
from saksama_node.flows.capture_content import capture_picture, capture_words
from saksama_node.flows.commit_audit import commit_audit
from saksama_node.flows.decide_claim import confirm_finding, propose_assessment
from saksama_node.flows.erase_data import propose_erasure
from saksama_node.flows.file_report import file_report, new_code
from saksama_node.flows.import_accounts import agree_to_roll, judge_file, stage_accounts
from saksama_node.flows.import_results import hand_in_results
from saksama_node.flows.key_sheet import type_sheet
from saksama_node.flows.make_accounts import make_waiting
from saksama_node.flows.propose_agreement import draft_agreement
from saksama_node.flows.publish_clarification import assessments_of, write_clarification
from saksama_node.flows.resolve_finding import propose_resolution
from saksama_node.flows.review_report import review_report
from saksama_node.flows.run_audit import throw_dice
from saksama_node.flows.seconds.waiting import waiting_for
from saksama_node.flows.take_sigap_list import judge_list, keep_list
from saksama_node.flows.triage_content import begin_claim, take_content
from saksama_node.results.audits import progress, versions
from saksama_node.results.listing import Asked
from saksama_node.results.queries import findings
from saksama_node.results.resolving import Wanted as Resolved
from tests.node.cases.filing import CONTENT, TO_REGISTER, filing
from tests.node.conftest import StaffFor
from tests.node.contentwatch.test_reading import picture
from tests.node.results.copies import brought, texts
from tests.node.results.test_auditing import DICE, integrate
from tests.node.results.test_importing import RIGHT, WRONG, take
from tests.node.staffing import staff_with
from tests.testonly.outsider import OUTSIDER

OWN, OTHER = "52.01", "52.71"
TABLE = tomllib.loads((Path(__file__).parent / "rights.toml").read_text())
SHIPPED = Path(__file__).parents[3] / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml"


@dataclass(frozen=True, slots=True)
class Route:
    """One row of the table."""

    name: str
    roles: frozenset[Role]
    args: dict[str, object]
    place: bool
    method: str


def _claim() -> str:
    by = staff_with(Role.CONTENT, "52", "")
    copy = capture_words(by, "Surat suara sudah tercoblos", Given(Way.STAFF))
    take_content(by, copy)
    return begin_claim(by, copy, Said("Klaim", Category.OTHER, Concerns.NOBODY, "unknown"))


def _assessment(claim: str) -> int:
    by = staff_with(Role.CONTENT, "52", "")
    return propose_assessment(by, claim, Assessment.NOT_CHECKABLE, "CONTOH.", ())


def _clarification(claim: str) -> int:
    by = staff_with(Role.CONTENT, "52", "")
    confirm_finding(staff_with(Role.OFFICER, "52", ""), _assessment(claim))
    (found,) = assessments_of(claim)
    source = PublicSource(address="", outside=True, title="CONTOH.")
    return write_clarification(by, claim, Draft(found.origin, "CONTOH.", "Klaim", "CONTOH.", "CONTOH.", (source,)))


def rows() -> list[Route]:
    sets = TABLE["sets"]
    return [
        Route(
            name=row["name"],
            roles=frozenset(map(Role, sets[row["roles"]] if isinstance(row["roles"], str) else row["roles"])),
            args=row.get("args", {}),
            place=row.get("place", False),
            method=row.get("method", "GET"),
        )
        for row in TABLE["route"]
    ]


def walk(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from walk(each, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            yield f"{space}{each.name}", each


def is_public(name: str) -> bool:
    return any(name == each or (each.endswith((":", "_")) and name.startswith(each)) for each in TABLE["public"])


def is_login(name: str) -> bool:
    return any(name == each or (each.endswith("_") and name.startswith(each)) for each in TABLE["login"])


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    named = {row.name for row in rows()}
    desk = {name for name, _ in walk(get_resolver()) if not is_public(name) and not is_login(name)}
    assert desk - named == set(), "addresses without a row in rights.toml"
    assert named - desk == set(), "rows in rights.toml without an address"


def test_every_address_of_the_desk_goes_through_its_one_door() -> None:
    for name, pattern in walk(get_resolver()):
        through_the_door = hasattr(pattern.callback, "action")
        assert through_the_door is (not is_public(name) and not is_login(name)), name


@pytest.fixture
def things(staff_for: StaffFor) -> dict[str, object]:
    """One thing of each kind that an address may name, at the office of Lombok Barat."""
    report = filing(new_code(), content=msgspec.structs.replace(CONTENT, region=OWN))
    received = file_report(report)
    assert received is not None
    info = queries.inbox((OWN,))[0]
    evidence = queries.evidence_of(info)[0]
    officer = staff_for(Role.OFFICER, OWN)
    subject = review_report(officer, info.id, TO_REGISTER, "")
    _refuse(staff_for(Role.OFFICER, OWN, "pertama"))
    claim = _claim()
    copy = capture_picture(None, picture((8, 8)), Given(Way.PUBLIC))
    return {
        "$proposal": waiting_for(staff_for(Role.COMMISSIONER, OWN), limit=1)[0].id,
        "$person": staff_for(Role.READER, OWN).id,
        "$submission": info.id,
        "$evidence": evidence.id,
        "$case": subject,
        "$copy": copy,
        "$group": copy_of(copy).group,
        "$claim": claim,
        "$finding": propose_assessment(
            staff_with(Role.CONTENT, "52", ""), claim, Assessment.NOT_CHECKABLE, "CONTOH.", ()
        ),
        "$cleared": (cleared := _claim()),
        "$clarification": _clarification(cleared),
        "$text": _draft(staff_for),
        "$roll": _roll(staff_for),
        "$list": _sigap_list(officer),
        **_results(staff_for(Role.OFFICER, OWN, "pertama")),
        **_audit(staff_for(Role.OFFICER, OWN, "pertama"), staff_for(Role.COMMISSIONER, OWN, "pertama")),
        "$import": hand_in_results(operator("52"), "ppwp-2024", Source.KPU_TABLE, "contoh.csv", [b"kode_tps\n"]),
        "$erasure": propose_erasure(
            staff_for(Role.CUSTODIAN, OWN, "pertama"),
            info.id,
            Wanted((Part(Kind.FILE, evidence.id).key,), "unlawful", "CONTOH."),
        ),
    }


def _results(by: Staff) -> dict[str, object]:
    """A supervisor's copy, a mismatch and what was proposed about it, by an officer whom no test asks."""
    take(RIGHT[0], WRONG)
    number = findings("ppwp-2024")[0].id
    take("520101,1,2,3", source=Source.RECAP_DISTRICT, head="kode,suara_paslon_1,suara_paslon_2,suara_paslon_3")
    wanted = Resolved(GroundOf.MISREAD, FollowUp.NONE, "Foto menunjukkan angka lain. CONTOH.")
    sheet = brought(by)
    # Typed once: who takes a copy back would take it away from all who ask after them.
    type_sheet(by, sheet, texts())
    return {"$sheet": sheet, "$mismatch": number, "$resolution": propose_resolution(by, number, wanted)}


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
    found = Review(ReviewOutcome.NOT_ACCEPTED, ground=Ground.LATE)
    assert review_report(by, info.id, found, "CONTOH.") == ""


def _roll(staff_for: StaffFor) -> int:
    """A roll whose accounts are made; empty forms (throwing away, handing out) change nothing of it."""
    by = staff_for(Role.ADMINISTRATOR, OWN)
    file = b"nama,wilayah,peran,hari_terakhir\nContoh,52.01.01,pembaca,2199-01-01"
    judged = judge_file(by=by, data=file.replace(b"2199", str(today().year + 1).encode()))
    roll_id = stage_accounts(by=by, name="contoh.csv", accounts=judged.accounts)
    agree_to_roll(by=by, roll_id=roll_id)
    assert sum(make_waiting()) == 1
    return roll_id


def _draft(staff_for: StaffFor) -> str:
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
        by=staff_for(Role.SIGNATORY),
        template=SHIPPED.read_text(),
        us="bawaslu",
        partner="mitra.example/log",
        witnesses=(OUTSIDER,),
    )


def ask(client: Client, route: Route, things: dict[str, object]) -> int:
    given = {name: things.get(str(value), value) for name, value in route.args.items()}
    address = reverse(route.name, kwargs=given)
    return (client.post(address) if route.method == "POST" else client.get(address)).status_code


def test_nobody_opens_the_desk_without_a_login(things: dict[str, object]) -> None:
    for route in rows():
        assert ask(Client(), route, things) == 302, route.name


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_what_the_table_says_and_only_at_its_own_offices(role: Role, things: dict[str, object]) -> None:
    wrong = []
    for region in (OWN, OTHER):
        client = Client()
        client.force_login(Person.objects.get(pk=staff_with(role, region).id))
        for route in rows():
            allowed = role in route.roles and (region == OWN or not route.place)
            status = ask(client, route, things)
            if (status == 403) is allowed or status >= 500:
                wrong.append(f"{route.name} {route.args} for {role}@{region}: {status}, allowed: {allowed}")
    assert wrong == []


def test_an_address_that_only_takes_an_act_leads_whoever_opens_it_to_the_page_above(things: dict[str, object]) -> None:
    wrong = []
    for route in rows():
        if route.method != "POST" or not route.roles:
            continue
        client = Client()
        client.force_login(Person.objects.get(pk=staff_with(min(route.roles), OWN, "jalan").id))
        address = reverse(
            route.name, kwargs={name: things.get(str(value), value) for name, value in route.args.items()}
        )
        shown = client.get(address, follow=True)
        # What the table's address names first is there only where the test made it; else the page above may be missing.
        made = not route.args or str(next(iter(route.args.values()))) in things
        if not shown.redirect_chain or shown.status_code not in ({200} if made else {200, 404}):
            wrong.append(f"{address} as {min(route.roles)}: {shown.redirect_chain} {shown.status_code}")
    assert wrong == []
