"""The queue at the desk: by kecamatan, in three bands; one finding, proposed by an officer, confirmed by another."""

import pytest
from django.urls import reverse

from saksama_node.accounts.policy import Role
from saksama_node.flows.results.key_sheet import type_sheet
from saksama_node.results.findings.resolving import finding_of, resolution_of
from saksama_node.results.queries import FindingState, findings
from saksama_node.seconds.proposing import Proposed, of_subjects
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.results.copies import brought, photo, texts
from tests.node.results.imported import PPWP, RIGHT, TWO, WRONG, take
from tests.node.seconds.reading import confirm_at

QUEUE = "/meja/hasil/antrean/"
SAID = {"ground": "misread", "follow_up": "none", "words": "Foto menunjukkan suara sah 15, bukan 115."}


@pytest.fixture
def number(database: None) -> int:
    take(RIGHT[0], WRONG, RIGHT[2])
    return next(each.id for each in findings(PPWP) if each.rule == "H5" and each.place == TWO)


def proposed(number: int) -> Proposed:
    return of_subjects(finding_of(number).key)[0]


def test_an_empty_queue_says_so(logged_in: LoggedIn) -> None:
    page = logged_in(Role.OFFICER).get(QUEUE).content.decode()
    assert "Belum ada angka hasil" in page


def test_findings_stand_by_kecamatan_in_three_bands(number: int, logged_in: LoggedIn) -> None:
    client = logged_in(Role.OFFICER)
    page = client.get(QUEUE).content.decode()
    assert "Kecamatan Gerung" in page
    page = client.get(f"{QUEUE}{PPWP}/52.01.01/").content.decode()
    for words in ("Angka tidak klop", "Beda antar-formulir", "Perlu dilihat", "laju dasar 5,2", "604 dari 11.546"):
        assert words in page
    assert f"/meja/hasil/temuan/{number}/" in page
    assert client.get(f"{QUEUE}x/").status_code == 404
    assert logged_in(Role.OFFICER, "52.71").get(f"{QUEUE}{PPWP}/52.01.01/").status_code == 403


def test_one_proposes_and_another_confirms(number: int, logged_in: LoggedIn) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    page = f"/meja/hasil/temuan/{number}/"
    shown = officer.get(page).content.decode()
    assert "<title>Jumlah suara pasangan calon tidak sama dengan suara sah" in shown
    assert f'/meja/hasil/antrean/{PPWP}/52.01.01/">Kecamatan Gerung' in shown
    assert "115" in shown
    assert "Sabtu, 24 Februari 2024" in shown
    short = officer.post(page, SAID | {"words": "pendek"})
    assert short.status_code == 422
    assert 'href="#id_words"' in short.content.decode()
    assert officer.post(page, SAID | {"follow_up": "revote"}).status_code == 422
    assert officer.post(page, SAID).status_code == 302
    second = f"/meja/usulan/{proposed(number).id}/"
    assert "Lihat usulannya" in officer.get(page).content.decode()
    assert "tidak dapat menyetujuinya" in officer.get(second).content.decode()
    assert second in commissioner.get("/meja/").content.decode()
    shown = commissioner.get(second).content.decode()
    for said in (SAID["words"], "(misread)", "(none)", f"({TWO})", f'href="{page}"'):
        assert said in shown
    assert confirm_at(commissioner, proposed(number).id)["Location"] == page
    assert finding_of(number).state is FindingState.RESOLVED
    assert "Tidak lagi di antrean" in officer.get(page).content.decode()
    assert officer.get("/meja/hasil/temuan/999999/").status_code == 404


def test_what_was_written_stays_where_another_was_quicker(number: int, logged_in: LoggedIn) -> None:
    page = f"/meja/hasil/temuan/{number}/"
    assert logged_in(Role.OFFICER).post(page, SAID).status_code == 302
    words = "Saya melihat hal lain pada foto halaman kedua."
    late = logged_in(Role.OFFICER).post(page, SAID | {"words": words})
    assert late.status_code == 422
    assert words in late.content.decode()
    assert "Ada usulan lain yang menunggu orang kedua" in late.content.decode()
    refused = logged_in(Role.COMMISSIONER).post(page, SAID)
    assert (refused.status_code, "account.not-allowed" in refused.content.decode()) == (422, True)


def test_a_last_day_that_is_past_is_said_before_somebody_proposes(number: int, logged_in: LoggedIn) -> None:
    page = logged_in(Role.OFFICER).get(f"/meja/hasil/temuan/{number}/").content.decode()
    assert "batasnya lewat: Sabtu, 24 Februari 2024" in page


def test_a_rejected_proposal_leaves_it_in_the_queue(number: int, logged_in: LoggedIn) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    officer.post(f"/meja/hasil/temuan/{number}/", SAID)
    commissioner.post(f"/meja/usulan/{proposed(number).id}/tolak/", {"reason": "Lihat kertasnya."})
    page = officer.get(f"/meja/hasil/temuan/{number}/").content.decode()
    assert "Lihat kertasnya." in page
    assert "Usulkan penyelesaian" in page


def test_a_case_that_began_is_one_click_away(number: int, logged_in: LoggedIn) -> None:
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    officer.post(f"/meja/hasil/temuan/{number}/", SAID | {"ground": "on-paper", "follow_up": "case"})
    assert "Informasi awal yang dimulai" in commissioner.get(f"/meja/usulan/{proposed(number).id}/").content.decode()
    confirm_at(commissioner, proposed(number).id)
    made = resolution_of(number)
    assert made is not None
    address, back = reverse("desk:case_submission", args=[int(made.begun)]), f"/meja/hasil/temuan/{number}/"
    assert f'href="{address}"' in officer.get(back).content.decode()
    assert f'href="{back}">Jumlah suara pasangan calon' in officer.get(address, follow=True).content.decode()
    intake = logged_in(Role.INTAKE)
    shown = intake.get(address, follow=True)
    assert shown.status_code == 200
    assert back not in shown.content.decode()


def test_the_supervisors_copy_and_its_photo_stand_beside_the_figures(
    number: int, logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    photos = (photo(shade=1), photo(shade=2))
    subject = brought(staff_for(Role.OFFICER), station=TWO, photos=photos, pages=(1, 2))
    for which in ("", "b"):
        type_sheet(staff_for(Role.OFFICER, which=which), subject, texts(suara_sah="15"))
    page = logged_in(Role.OFFICER).get(f"/meja/hasil/temuan/{number}/").content.decode()
    assert "salinan pengawas, diketik dua kali" in page
    # The pairs' votes stand on the second page, of which there is a photo; their sum on the third.
    assert page.count("keying__crop") == 3
    assert "halaman 3 tidak ada foto lurusnya" in page
