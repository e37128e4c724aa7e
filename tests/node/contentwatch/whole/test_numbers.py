"""The public numbers on content: those that the verifier counts on the served log, shown with the table behind."""

import csv
import io
import json
import subprocess
import sys
from hashlib import sha256

import pytest
from django.test import Client

from saksama.entries.body import Body
from saksama.entries.kinds import content as kinds
from saksama_node.contentwatch.whole import made_again
from saksama_node.flows.content.count_content import ContentBook, count_content
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.cosigning import Cosigner
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.web import content_names as names
from tests.testonly.wsgi import served

pytestmark = pytest.mark.usefixtures("database")

SEALED = "ab" * 32


def subject(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]


def enter(*acts: tuple[str, Body]) -> None:
    """Enter these acts and do what the worker does: take every entry up and publish the checkpoint."""
    with act():
        for name, body in acts:
            append(body, subject=subject(name), actor="content", commits=dict.fromkeys(body.COMMITS, SEALED))
    while integrate_round():
        pass
    cosigner = Cosigner()
    cosigner.step()
    cosigner.close()


def captured(channel: kinds.Channel = kinds.Channel.WHATSAPP) -> Body:
    return kinds.ContentCaptured(channel=channel, medium=kinds.Medium.MESSAGE, way=kinds.Way.PUBLIC)


def classified(target: str) -> Body:
    return kinds.ContentClassified(category=kinds.Category.FALSEHOOD, concerns=kinds.Concerns.NOBODY, target=target)


def joined(claim: str) -> Body:
    return kinds.ContentTriaged(claim=subject(claim), outcome=kinds.Triage.CLAIM)


STORY = (
    ("copy 1", captured()),
    ("copy 2", captured(kinds.Channel.FACEBOOK)),
    ("copy 3", captured()),
    ("claim", classified("penyelenggara")),
    ("other claim", classified("kpu")),
    ("copy 1", joined("claim")),
    ("copy 2", joined("claim")),
)


def verified(url: str) -> list[dict[str, object]]:
    """What `saksama verify` finds at this address."""
    told = [sys.executable, "-m", "saksama.cli.main", "verify", url, "--json"]
    done = subprocess.run(told, capture_output=True, check=False)
    found: list[dict[str, object]] = json.loads(done.stdout)["findings"]
    return [each for each in found if each["code"] in {"statistics.differ", "unreachable"}]


def test_the_page_s_numbers_are_those_that_the_verifier_counts() -> None:
    enter(*STORY)
    book = count_content(ContentBook())
    said = Client().get("/statistik-konten.json").json()
    assert (said["copies"], said["claims"]) == (3, 2)
    assert said["channels"] == {"facebook": 1, "whatsapp": 2}
    with served() as url:
        assert verified(url) == []
    page = Client().get("/konten/angka/").content.decode()
    assert "2 belum dinilai" not in page
    assert "1 belum dinilai" in page
    assert "penyelenggara pemilu" in page
    assert '<th scope="row">kpu' in page
    assert "style=" not in page
    (month,) = csv.DictReader(io.StringIO(Client().get("/konten/angka/?bentuk=csv").content.decode()))
    assert (month["captured"], month["claims"], month["assessed"]) == ("3", "2", "0")

    # What grew is read on from where the book stands; an act that is no content's changes nothing.
    enter(("copy 3", joined("other claim")))
    count_content(book)
    assert Client().get("/statistik-konten.json").json()["triage"] == {"claim": 3}
    with served() as url:
        assert verified(url) == []


def test_the_page_says_what_still_stands_and_how_often_was_asked_again_from_entries_alone() -> None:
    request = subject("request")
    enter(
        *STORY,
        ("claim", kinds.ContentJudged(basis=("uu-7-2017-280-1-d",), outcome=kinds.Judgment.VIOLATION)),
        (
            "claim",
            kinds.ContentRequested(copies=2, request=request, second=subject("second"), to=kinds.Addressee.PLATFORM),
        ),
        ("claim", kinds.ContentReminded(request=request)),
        ("copy 1", kinds.ContentRechecked(presence=kinds.Presence.UP, status=kinds.Answered.SUCCESSFUL)),
    )
    count_content(ContentBook())
    page = Client().get("/konten/angka/").content.decode()
    assert "ditanyakan lagi 1 kali" in page
    assert "<dt>masih ada, sama dengan tangkapan</dt><dd>1</dd>" in page
    assert "<dt>belum dilihat lagi</dt><dd>1</dd>" in page
    with served() as url:
        assert verified(url) == []


def test_another_number_than_the_log_s_is_named() -> None:
    enter(*STORY)
    count_content(ContentBook())
    kept = made_again.newest()
    assert kept is not None
    file = made_again._numbers()
    file.write_bytes(file.read_bytes().replace(b'"facebook":1', b'"facebook":2'))
    with served() as url:
        both = verified(url)
    assert [each["code"] for each in both] == ["statistics.differ"], both


def test_nothing_counted_yet_and_nothing_captured_are_told_apart() -> None:
    made_again._numbers().unlink(missing_ok=True)
    assert "Belum dihitung" in Client().get("/konten/angka/").content.decode()
    assert Client().get("/statistik-konten.json").status_code == 404
    enter()
    count_content(ContentBook())
    assert "Belum ada konten yang ditangkap" in Client().get("/konten/angka/").content.decode()


def test_numbers_of_another_log_are_not_shown() -> None:
    enter(*STORY)
    count_content(ContentBook())
    file = made_again._numbers()
    for other in (b'{"other.example/log":1}', b'{"bawaslu-ntb.uji.saksama.example/log":999999}'):
        said = json.loads(file.read_bytes()) | {"sizes": json.loads(other)}
        file.write_text(json.dumps(said))
        assert made_again.newest() is None
    file.write_bytes(b"\xff")
    assert made_again.newest() is None


@pytest.mark.parametrize(
    ("codes", "named"),
    [
        (kinds.Channel, names.CHANNELS),
        (kinds.Medium, names.MEDIA),
        (kinds.Way, names.WAYS),
        (kinds.Triage, names.TRIAGE),
        (kinds.Category, names.CATEGORIES),
        (kinds.Concerns, names.CONCERNS),
        (kinds.Assessment, names.ASSESSMENTS),
        (kinds.Judgment, names.JUDGMENTS),
        (kinds.Addressee, names.ADDRESSEES),
        (kinds.Outcome, names.OUTCOMES),
        (kinds.Presence, names.PRESENCE),
    ],
)
def test_every_code_has_a_name(codes: type[kinds.Channel], named: names.Names) -> None:
    assert set(codes) <= set(named)
