"""The desk's screens of assessment and judgment: what each person sees, what is refused and in which words."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.utils import translation

from saksama.entries.kinds.content import Assessment, Concerns, Judgment
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures.captured import Lacks, claim_of
from saksama_node.contentwatch.claims import deciding
from saksama_node.contentwatch.claims.deciding import Why
from saksama_node.contentwatch.models import Claim
from saksama_node.seconds.proposing import State, of_subjects
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.words.claims import LACKING, NOT_ENTERED, PROPOSAL_STATES, PROPOSED, act_line
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.claim_pages import text
from tests.node.contentwatch.decided import WORDS, claim_by
from tests.node.seconds.reading import confirm_at
from tests.testonly import samples

ASSESSED = {
    "outcome": "false",
    "words": WORDS,
    "outside": "https://kpu.example/a\n\n Berita KPU ",
    "inside": "Arsip kami",
}
JUDGED = {"outcome": "violation", "words": "Menghasut.", "basis": ["uu-7-2017-280-1-d"]}


def test_every_word_is_there_in_both_languages() -> None:
    for table, codes in (
        (NOT_ENTERED, Why),
        (PROPOSAL_STATES, State),
        (LACKING, Lacks),
        (PROPOSED, deciding.BODIES),
    ):
        assert set(table) == set(codes)
    bodies = [each for each in samples.BODIES if each.KIND.startswith(("content.class", "content.ass", "content.judg"))]
    bodies += [each for each in samples.BODIES if each.KIND in {"content.requested", "content.answered"}]
    bodies += [each for each in samples.BODIES if each.KIND == "clarification.published"]
    said = {}
    for language in ("id", "en"):
        with translation.override(language):
            said[language] = [act_line(each) for each in bodies]
            said[language] += [
                str(each) for table in (NOT_ENTERED, PROPOSAL_STATES, LACKING) for each in table.values()
            ]
    assert len(bodies) == 6
    assert all(one != other for one, other in zip(said["id"], said["en"], strict=True))


def test_an_assessment_goes_from_the_writer_to_the_log(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    writer, reader = logged_in(Role.CONTENT), logged_in(Role.OFFICER)
    claim = claim_by(staff_for(Role.CONTENT))
    page = f"/meja/klaim/{claim}/"
    assert "Nilai klaim" in text(writer, page)
    shown = writer.post(f"{page}nilai/", ASSESSED, follow=True)
    assert "Tarik usulan" in shown.content.decode()
    (info,) = of_subjects(claim)
    here = f"/meja/usulan/{info.id}/"
    assert here in text(writer, page)
    assert "Setujui atau tolak: Penilaian: salah<" in text(reader, "/meja/")
    read = text(reader, here)
    for said in (WORDS, "https://kpu.example/a", "Berita KPU", "Arsip kami", "Setujui dan catat"):
        assert said in read
    assert 'href="https://kpu.example' not in read, "a source is shown and is no link"
    assert confirm_at(reader, info.id)["Location"] == page
    entered = text(reader, page)
    assert "Dinilai: salah; 3 sumber, 2 di antaranya dari luar kedua lembaga" in entered
    assert "disetujui dan tercatat" in entered


def test_a_judgment_names_articles_that_say_how_surely_they_are_known(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    one, other = logged_in(Role.COMMISSIONER), logged_in(Role.COMMISSIONER, which="2")
    claim = claim_by(staff_for(Role.CONTENT))
    page = f"/meja/klaim/{claim}/"
    Claim.objects.update(assessed="false")
    assert "Putuskan klaim: Surat suara" in text(one, "/meja/")
    form = text(one, f"{page}putus/")
    assert "menghasut dan mengadu domba perseorangan atau masyarakat (naskah terbaca)" in form
    assert "UU 19/2016" not in form, "not in force on the day of the capture"
    bare = one.post(f"{page}putus/", JUDGED | {"basis": []})
    assert bare.status_code == 422
    assert "pelanggaran tanpa pasal" in bare.content.decode()
    one.post(f"{page}putus/", JUDGED)
    (info,) = of_subjects(claim)
    assert "Putuskan klaim: Surat suara" not in text(one, "/meja/"), "somebody wrote it; the second one reads"
    confirm_at(other, info.id)
    assert claim_of(claim).judged is Judgment.VIOLATION
    assert "Diputus: dugaan pelanggaran. UU 7/2017 Pasal 280 ayat (1) huruf d" in text(one, page)
    one.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Judged: suspected violation. Law 7/2017 art. 280(1)d" in text(one, page)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"outcome": ""}, "id_outcome"),
        ({"outcome": "lain"}, "id_outcome"),
        ({"words": " "}, "id_words"),
        ({"words": "\u00a0\u200b\u2060"}, "hanya tanda yang tidak terlihat"),
        ({"words": "benar \u202ehalas"}, "Ada tanda yang tidak tercetak"),
        ({"outside": "Berita \u2066KPU"}, "Ada tanda yang tidak tercetak"),
        ({"outside": "", "inside": ""}, "Sebut paling sedikit satu sumber"),
        ({"outside": "x" * 501}, "paling panjang 500 huruf"),
        ({"inside": "\n".join(map(str, range(31)))}, "Paling banyak 30 sumber"),
    ],
)
def test_what_is_refused_stays_typed(
    logged_in: LoggedIn, staff_for: StaffFor, given: dict[str, str], said: str
) -> None:
    claim = claim_by(staff_for(Role.CONTENT))
    answer = logged_in(Role.CONTENT).post(f"/meja/klaim/{claim}/nilai/", ASSESSED | {"inside": "Arsip"} | given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Surat suara disegel" in answer.content.decode() or "words" in given
    assert of_subjects(claim) == []


def test_of_two_who_classify_at_once_the_later_one_reads_first(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    claim = claim_by(staff_for(Role.CONTENT))
    client = logged_in(Role.CONTENT)
    page = f"/meja/klaim/{claim}/"
    shown = re.search(r'name="read" value="([0-9a-f]{64})"', text(client, page))
    assert shown is not None
    told = {"category": "hate", "concerns": "official", "target": "nobody", "read": shown[1]}
    assert client.post(f"{page}golongkan/", told | {"words": "Tulisan pertama"}).status_code == 302
    late = client.post(f"{page}golongkan/", told | {"words": "Tulisan kedua"})
    assert late.status_code == 422
    assert "Rekan menggolongkannya sesudah Anda membuka" in late.content.decode()
    assert "Tulisan kedua" in late.content.decode(), "what was typed stays"
    assert claim_of(claim).words == "Tulisan pertama"
    # The page that was refused carries the mark of what stands now: whoever has read it may save.
    again = re.search(r'name="read" value="([0-9a-f]{64})"', late.content.decode())
    assert again is not None
    assert client.post(f"{page}golongkan/", told | {"words": "Tulisan kedua", "read": again[1]}).status_code == 302
    assert claim_of(claim).words == "Tulisan kedua"


def test_nothing_is_assessed_before_somebody_said_whom_it_concerns(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    claim = claim_by(staff_for(Role.CONTENT), Concerns.UNKNOWN)
    client = logged_in(Role.CONTENT)
    assert "Nilai klaim" not in text(client, f"/meja/klaim/{claim}/")
    said = client.post(f"/meja/klaim/{claim}/nilai/", ASSESSED).content.decode()
    assert "belum dinyatakan apakah menyangkut pemerintah daerah" in said


def test_an_office_of_the_government_is_told_that_it_captures_only(
    logged_in: LoggedIn, staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claim_by(staff_for(Role.CONTENT), Concerns.OFFICIAL)
    monkeypatch.setattr(deciding, "SETTINGS", replace(SETTINGS, government=True))
    client = logged_in(Role.CONTENT)
    for path in (f"/meja/klaim/{claim}/", f"/meja/klaim/{claim}/nilai/"):
        page = text(client, path)
        assert "di sini hanya ditangkap" in page
        assert "Penjelasannya" not in page
    judging = text(logged_in(Role.COMMISSIONER), f"/meja/klaim/{claim}/putus/")
    assert "yang memutus pelanggaran adalah Bawaslu" in judging
    assert "<textarea" not in judging


def test_claims_are_filtered_by_what_they_lack(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    one, other = claim_by(by), claim_by(by)
    Claim.objects.filter(subject=one).update(assessed=Assessment.TRUE.value)
    client = logged_in(Role.CONTENT)

    def listed(query: str) -> set[str]:
        return set(re.findall(r"/meja/klaim/([0-9a-f]{32})/", text(client, f"/meja/klaim/{query}")))

    assert listed("?belum=assessed") == {other}
    assert listed("?belum=judged") == listed("") == listed("?belum=lain") == {one, other}
