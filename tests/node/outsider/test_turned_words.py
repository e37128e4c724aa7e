"""A partner and a reporter whose every word holds signs that nobody sees: no page and no list hands one on unshown.

Rules kept here: pages are found as a person finds them, by every address without a hole and every link from there; who
looks holds every role. What the desk's own people write is refused instead: tests/node/cases/test_words_of_ours.py.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin

import msgspec
import pytest
from django.core.management import call_command
from django.test import Client

from saksama.agreement.terms import PartyNode, complete, read_terms
from saksama.cli.main import main
from saksama.entries.kinds.agreement import AgreementProposed, AgreementSuspended
from saksama.entries.kinds.content import Category, Channel, Concerns, Medium
from saksama.entries.kinds.dispatch import DispatchSent
from saksama.entries.kinds.incident import IncidentReported, IncidentType
from saksama.entries.kinds.task import TaskOpened
from saksama.entries.words import unseen
from saksama.envelope import kinds
from saksama.envelope.container import Attachment
from saksama.envelope.kinds import Cited, Frame, Payload, Ref
from saksama.envelope.seal import Opened
from saksama.tlog.note import sign
from saksama.vocabulary import Classification, OldKey, format_moment
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.agreements.institution import verifier
from saksama_node.agreements.queries import agreement_of
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.claims.deciding import Source
from saksama_node.contentwatch.partner.receiving import ReceivedFinding, receive_claim, receive_finding
from saksama_node.exchange import actions
from saksama_node.exchange import queries as queries_of_dispatches
from saksama_node.flows.agreement.conclude_agreement import countersign_agreement
from saksama_node.flows.exchange.answer_dispatch import accept_dispatch
from saksama_node.flows.keys.replace_institution_key import draft_new_key
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.reports.write_message import Writing, write_to_office
from saksama_node.incidents import actions as incidents
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act, new_subject
from saksama_node.settings.clock import now
from saksama_node.tasks import actions as tasks
from tests.node.agreements.drafts import KEY, PARTNER, PARTNER_URL, TEMPLATE
from tests.node.agreements.proposals import Log
from tests.node.cases.filing import CONTENT, REPORTER, filing, given
from tests.node.contentwatch.triaged import taken
from tests.node.outsider.walking import ADDRESSES, everybody
from tests.node.staffing import staff_with
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, ORIGIN, PASSWORD, URL
from tests.testonly.outsider import OUTSIDER

pytestmark = pytest.mark.usefixtures("database")

TURNED = "laporan \u202eitkubret kadit\u200b"
ESCAPED = "laporan \\u202eitkubret kadit\\u200b"
SHOWN = "laporan ⟨U+202E⟩itkubret kadit⟨U+200B⟩"
MOST_PAGES = 600


def turned[Told: msgspec.Struct](told: Told, *kept: str) -> Told:
    """The same, each of its texts turned but those of these fields."""
    texts = [each.name for each in msgspec.structs.fields(told) if each.type is str and each.name not in kept]
    return msgspec.structs.replace(told, **{name: f"{getattr(told, name)} {TURNED}" for name in texts})


@dataclass
class World:
    """What a partner that turns its words left here."""

    log: Log
    digest: str

    def arrive(self, payload: Payload, *files: str) -> None:
        """A dispatch of the partner, logged there, received here."""
        subject, index = new_subject(), len(self.log.entries)
        body = DispatchSent(
            to=ORIGIN,
            agreement=self.digest,
            ciphertext="ab" * 32,
            classification=Classification.OPEN,
            clause="pasal-1",
            dispatch_kind=payload.KIND,
            number=index + 1,
            seen=0,
            size=1000,
        )
        self.log.say(body, subject)
        frame = Frame(
            agreement=self.digest,
            clause="pasal-1",
            classification=Classification.OPEN,
            subject=subject,
            title=f"Kiriman {TURNED}",
        )
        held = tuple(Attachment(f"isi/{at}", name, "ab" * 32, 3) for at, name in enumerate(files))
        with act():
            actions.receive(actions.Arrival(PARTNER, index, subject, now(), body), Opened(frame, payload, held))


def in_force() -> World:
    """An agreement that the partner wrote, as it signed it and we did."""
    log = Log(PARTNER, KEY, f"Mitra {TURNED}")
    words = "title|title_en|purpose|purpose_en|place|name|name_en|office|role|text|text_en"
    template = re.sub(rf'(?m)^((?:{words}) = "[^"]*)"', lambda found: f'{found[1]} {ESCAPED}"', TEMPLATE)
    nodes = (
        PartyNode("bawaslu", ORIGIN, str(verifier()), URL),
        PartyNode("diskominfotik", PARTNER, str(KEY.verifier), PARTNER_URL),
    )
    text = complete(f"# {TURNED}\n{template}", nodes, (OUTSIDER,))
    terms, note = read_terms(text), blobs.put(sign(text, KEY).encode())
    log.say(AgreementProposed(digest=terms.digest, note=note), terms.subject)
    by = staff_with(Role.SIGNATORY, "52")
    countersign_agreement(by=by, digest=terms.digest, passphrase=INSTITUTION_PASSPHRASE)
    log.countersigns(terms.digest, KEY)
    return World(log, terms.digest)


def fill(world: World) -> None:
    """Everything that a partner may write, of each kind."""
    ours, task, incident, claim, due = (
        Ref(ORIGIN, 0),
        new_subject(),
        new_subject(),
        new_subject(),
        now() + timedelta(days=2),
    )
    copy = kinds.ClaimCopy(
        subject=new_subject(),
        channel=Channel.X,
        medium=Medium.TEXT,
        captured=format_moment(now()),
        salt="00" * 32,
        files=(kinds.CopyFile("body", "ab" * 32, "text/plain", 3),),
        said=TURNED,
        address=f"https://x.example/{TURNED}",
    )
    category, concerns = Category.FALSEHOOD, Concerns.NOBODY
    cited, moment = Cited(TURNED, TURNED), format_moment(due)
    world.arrive(
        kinds.InformationRequest(question=TURNED, due=moment, cited=cited), f"surat {TURNED}.pdf", f"b.{TURNED}"
    )
    world.arrive(kinds.InformationReply(request=ours, answer=TURNED))
    world.arrive(kinds.TaskOffer(task=task, description=TURNED, due=moment, cited=cited))
    world.arrive(kinds.TaskReport(task=task, report=TURNED, done=True))
    world.arrive(kinds.DatasetShare(description=TURNED, source=TURNED))
    world.arrive(
        kinds.IncidentReport(
            incident=incident, type=IncidentType.ATTACK, description=TURNED, due=moment, address=TURNED
        )
    )
    world.arrive(
        kinds.ContentClaim(
            claim=claim, words=TURNED, category=category, concerns=concerns, target="penyelenggara", copies=(copy,)
        )
    )
    source = kinds.FindingSource(TURNED, outside=True)
    world.arrive(kinds.ContentFinding(claim=claim, index=0, salt="00" * 32, words=TURNED, sources=(source,)))
    world.arrive(kinds.Notice(text=TURNED, about=ours))
    first = list(queries_of_dispatches.all_incoming())[-1]
    accept_dispatch(staff_with(Role.OFFICER, "52"), PARTNER, first.index)
    by_clause = {"agreement": world.digest, "clause": "pasal-1", "due": moment, "to": ORIGIN}
    world.log.say(TaskOpened(**by_clause), task)
    world.log.say(IncidentReported(type=IncidentType.ATTACK, **by_clause), incident)
    said = Said(f"klaim {TURNED}", category, concerns, "penyelenggara")
    with act():
        tasks.receive_offer(PARTNER, task, tasks.Offer(TURNED, TURNED, due, world.digest, "pasal-1"))
        incidents.receive_report(
            PARTNER,
            incident,
            incidents.Report(IncidentType.ATTACK, TURNED, TURNED, world.digest, "pasal-1", due),
        )
        receive_claim(PARTNER, claim, said, now(), ())
        found = ReceivedFinding(0, "content.assessed", TURNED, (Source(TURNED, outside=True),))
        receive_finding(PARTNER, claim, new_subject(), found)


def report() -> None:
    """A report, and a message after it."""
    code = new_code()
    content = turned(CONTENT, "region", "area", "happened_on", "known_on", "kind")
    content = msgspec.structs.replace(content, reported=tuple(turned(each) for each in CONTENT.reported))
    reporter = turned(REPORTER, "identity_number", "phone", "email")
    assert file_report(filing(code, given(name=f"foto {TURNED}.jpg"), content=content, reporter=reporter)) is not None
    write_to_office(code, Writing(TURNED, (), "ab" * 16))


def beginnings() -> list[str]:
    """Every address of the desk and the portal that names nothing."""
    return [each.path for each in ADDRESSES if not each.holes and each.name.startswith(("desk:", "portal:"))]


def raw_on_pages(client: Client, todo: list[str]) -> Iterator[str]:
    """Where a sign that is not seen stands as it came, on these pages and all that they lead to."""
    seen: set[str] = set()
    while todo:
        address = todo.pop(0)
        if address in seen:
            continue
        seen.add(address)
        assert len(seen) <= MOST_PAGES
        answer = client.get(address)
        kind = answer.headers.get("Content-Type", "")
        if answer.streaming or not kind.startswith(("text/html", "text/csv")):
            continue
        text = html.unescape(page := answer.content.decode())
        for at in unseen(text):
            if text[at] not in "\n\r\t":
                yield f"{address}: {text[max(0, at - 80) : at + 10]!a}"
        links = re.findall(r'href="([^"#]*)"', page)
        to = [urljoin(address, html.unescape(each)) for each in links]
        todo += [
            each for each in to if each.startswith("/") and "/keluar/" not in f"{each}/".replace("kiriman/keluar", "")
        ]


def test_no_page_hands_on_an_unseen_sign_of_a_partner_or_a_reporter() -> None:
    world = in_force()
    fill(world)
    report()
    client = Client()
    client.force_login(Person.objects.get(pk=(by := everybody()).id))
    taken(by, "klaim laporan itkubret kadit")
    assert list(raw_on_pages(client, beginnings())) == []
    for address in ("/meja/", "/meja/bersama/", "/meja/kiriman/?bentuk=csv", "/meja/status/", "/nota/"):
        assert SHOWN in html.unescape(client.get(address).content.decode())
    world.log.say(AgreementSuspended(digest=world.digest, reason=TURNED), world.digest[:32])
    pages = ["/nota/", f"/meja/nota/{world.digest}/", "/meja/kiriman/baru/", "/meja/tugas/baru/"]
    told = [html.unescape(client.get(each).content.decode()) for each in pages]
    assert not [each for page in told for each in unseen(page) if page[each] not in "\n\r\t"]
    assert all(f": {SHOWN}" in page for page in told[:2])


def test_what_the_partner_wrote_keeps_nobody_from_another_key() -> None:
    world = in_force()
    draft_new_key(by=staff_with(Role.SIGNATORY, "52"), digest=world.digest, old_key=OldKey.SIGNS, passphrase=PASSWORD)


def test_the_commands_show_them_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    world = in_force()
    (file := tmp_path / "nota").write_text(agreement_of(world.digest).text(world.digest).text, encoding="utf-8")
    # What is signed is shown before the key is asked for, and there is none.
    assert main(["agreement", "sign", str(file), "--key", str(tmp_path / "tiada")]) == 2
    told = capsys.readouterr().out
    assert told.count("⟨U+202E⟩") > len(agreement_of(world.digest).current.terms.clauses)
    assert not [each for each in unseen(told) if told[each] != "\n"]
    for command in (["review", world.digest], ["show", world.digest], ["show"]):
        call_command("agreement", *command)
        told = capsys.readouterr().out
        assert not [each for each in unseen(told) if told[each] != "\n"]
        assert "⟨U+202E⟩" in told
