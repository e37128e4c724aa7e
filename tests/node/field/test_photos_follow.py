"""A photo from the field: on the paper of its version, and among the evidence of the finding that follows."""

import hashlib
import io
import zipfile

from django.test import Client
from django.urls import reverse
from PIL import Image

from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.cases import queries as cases
from saksama_node.flows.observation.begin_finding import Where, propose_finding
from saksama_node.flows.observation.report_papers import report_paper
from saksama_node.observation.annexing import FOLDER
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.field.conftest import LetIn
from tests.node.field.photos import keyed, named, patch, sealed
from tests.node.field.telephone import FORM, Telephone
from tests.node.observation.reporting import DISTRICT, SUSPECTED


def photo(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


def sent_with(telephone: Telephone, plains: list[bytes], whole: int) -> str:
    """A report that names these photos, of which the first `whole` came; its subject."""
    data = {hashlib.sha256(each).hexdigest(): (each, plain) for plain in plains for each in [sealed(plain)]}
    annexes = [named(each) for each, _ in data.values()]
    more = keyed({sha256: plain for sha256, (_, plain) in data.items()})
    more["captions"] = {sha256: f"CONTOH foto {place}" for place, sha256 in enumerate(data, start=1)}
    subject: str = telephone.submit(telephone.sealed(SUSPECTED, "9/LHP", annexes=annexes, more=more)).json()["report"]
    for sha256, (each, _) in list(data.items())[:whole]:
        answer = patch(telephone, f"/lapangan/api/annex/{sha256}?report={subject}", 0, each)
        assert answer.status_code == 204
    return subject


def test_a_photo_is_printed_with_its_version_and_goes_into_the_finding_under_its_key(
    let_in: LetIn, staff_for: StaffFor
) -> None:
    plains = [photo("red"), photo("green"), photo("blue"), photo("white")]
    subject = sent_with(let_in(), plains, whole=3)
    officer = staff_for(Role.OFFICER, "52.01")
    paper = report_paper(officer, subject, 1)
    assert paper.form.id == FORM
    assert [(each.words, each.jpeg) for each in paper.photos] == [
        ("CONTOH foto 1", plains[0]),
        ("CONTOH foto 2", plains[1]),
    ]
    assert paper.absent == 1
    client = Client()
    client.force_login(Person.objects.get(pk=officer.id))
    word = client.get(reverse("desk:lhp-word", args=[subject, 1]))
    with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
        assert archive.read("word/media/foto2.jpeg") == plains[1]
    assert "1 berkas laporan ini belum tiba" in client.get(reverse("desk:lhp-follow", args=[subject])).content.decode()
    number = propose_finding(officer, subject, Where(DISTRICT))
    kept = cases.evidence_of(cases.submission(number))
    assert [b"".join(cases.evidence_bytes(each.id)) for each in kept] == plains[:3]
    assert [each.name for each in kept] == ["bukti-1.jpg", "bukti-2.jpg", "bukti-3.jpg"]


def test_a_photo_that_is_gone_from_the_disk_is_said_where_its_paper_is_asked_for(
    let_in: LetIn, staff_for: StaffFor
) -> None:
    subject = sent_with(let_in(), [photo("red")], whole=1)
    for each in (SETTINGS.data / FOLDER).iterdir():
        each.unlink()
    client = Client(raise_request_exception=False)
    client.force_login(Person.objects.get(pk=staff_for(Role.OFFICER, "52.01").id))
    for name in ("desk:lhp-pdf", "desk:lhp-word"):
        gone = client.get(reverse(name, args=[subject, 1]))
        assert gone.status_code == 503
        assert "Berkas laporan ini hilang atau rusak" in gone.content.decode()
