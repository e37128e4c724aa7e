"""Handling the report on Bawaslu's desk, from the initial review to the public page.

Rules kept here: each act by who may do it, and what two persons answer for by two; the outcome of an example asserts
nothing about anybody.
"""

import re

from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE
from saksama_demo.scene import Scene


def review_and_register(scene: Scene) -> None:
    """From the list to the next number."""
    review(scene)
    register(scene)


def decide_and_publish(scene: Scene) -> None:
    """From the plenary to the public page."""
    decide(scene)
    published(scene)


def review(scene: Scene) -> None:
    """The officer finds the report in the list, reads it, and finds it complete."""
    officer = scene.person(scene.bawaslu, "contoh.petugas")
    inbox = officer.open("/meja/perkara/")
    page = officer.open(inbox.link(href="/meja/perkara/masuk/"))
    form = page.form("outcome", "procedure")
    words = "CONTOH: syarat formal dan materiel lengkap."
    page = officer.send(page, form, {"outcome": "register", "types": "administrative", "party": "none", "words": words})
    scene.notes["case"] = _subject(page)


def register(scene: Scene) -> None:
    """The next number, without a gap, as what the review found."""
    _act(scene, "contoh.petugas", "registrasi")


def assign(scene: Scene) -> None:
    """The commissioner hands the case to the officer."""
    person = scene.person(scene.bawaslu, "contoh.anggota")
    page = person.open(_address(scene))
    form = page.form("officer", action="/serahkan/")
    person.send(page, form, {"officer": form.choice("officer", "Petugas Penanganan")})


def decide(scene: Scene) -> None:
    """The study is laid before the plenary, which decides; the reporter is notified, the case is closed."""
    _act(scene, "contoh.petugas", "kajian", words="CONTOH: isi kajian.")
    words = "CONTOH: keterangan dan foto tidak menunjukkan peserta pemilu tertentu. Ini contoh, bukan putusan nyata."
    _act(scene, "contoh.anggota", "putus", outcome="no-violation", words=words)
    _confirm(scene, "contoh.anggota2")
    _act(scene, "contoh.petugas", "beritahu", means="portal", words="CONTOH: laporan Anda sudah diputus.")
    _act(scene, "contoh.petugas", "tutup", outcome="decided")
    _confirm(scene, "contoh.anggota")


def published(scene: Scene) -> None:
    """Anyone sees the case without personal data; the reporter sees the outcome with the code."""
    from_outside = scene.visitor(scene.bawaslu)
    page = from_outside.look("/perkara/", "bukan pelanggaran", seconds=PATIENCE)
    if page.has("Contoh Pelapor") or page.has("Contoh Terlapor"):
        raise StoryMistake("a name stands on the public page of cases")
    form = from_outside.open("/ikuti/").form("code", action="/ikuti/")
    page = from_outside.send(from_outside.open("/ikuti/"), form, {"code": scene.notes["code"]})
    if not page.has("sudah diputus"):
        raise StoryMistake(f"the reporter does not see the outcome: {page.text[:600]}")


def _address(scene: Scene) -> str:
    return f"/meja/perkara/{scene.notes['case']}/"


def _act(scene: Scene, username: str, slug: str, **values: str) -> Page:
    person = scene.person(scene.bawaslu, username)
    page = person.open(_address(scene))
    return person.send(page, page.form(*values, action=f"/{slug}/"), values)


def _confirm(scene: Scene, username: str) -> None:
    """Who must look a second time finds it among the duties, sees what would be entered, and confirms."""
    person = scene.person(scene.bawaslu, username)
    page = person.open(person.open("/meja/").link(href="/meja/usulan/"))
    if not page.has("Tepat inilah yang akan masuk log"):
        raise StoryMistake(f"{page.url} does not show what would be entered")
    person.submit(page, action="/setujui/")


def _subject(page: Page) -> str:
    found = re.search(r"/meja/perkara/([0-9a-f]{32})/", page.url)
    if not found:
        raise StoryMistake(f"{page.url} is not the page of a case: {page.errors} {page.text[:300]}")
    return found[1]
