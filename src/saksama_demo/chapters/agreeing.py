"""Signing the note on both desks, and ending it.

Rules kept here: the fingerprint that one side reads out is the one that the other side's page shows, or the story
stops; the signatories are marked as examples.
"""

import re
from functools import partial
from typing import Final

from saksama_demo.beats import View, all_of
from saksama_demo.launch import Node
from saksama_demo.material import TEMPLATE
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene

SIGNATORY = {"bawaslu": "contoh.ketua", "diskominfotik": "contoh.kepala"}
BOTH_NOTES: Final = (View("contoh.ketua", "/meja/nota/"), View("contoh.kepala", "/meja/nota/"))
_TEXT = r"/meja/nota/([0-9a-f]{64})/"
_FINGERPRINT = re.compile(r"\b(?:[0-9a-f]{4} ){4}[0-9a-f]{4}\b")


def pair_both(scene: Scene) -> None:
    """Each signatory introduces the other's node and compares the fingerprint as by telephone."""
    pair(scene, scene.bawaslu, scene.diskominfotik)
    pair(scene, scene.diskominfotik, scene.bawaslu)


def pair(scene: Scene, ours: Node, theirs: Node) -> None:
    """Pair `ours` with `theirs`."""
    read_out = _own_fingerprint(scene, theirs)
    person = scene.person(ours, SIGNATORY[ours.institution.code])
    page = person.submit(person.open("/meja/nota/mitra/"), address=theirs.url)
    if read_out not in _FINGERPRINT.findall(page.text):
        raise StoryMistake(f"the fingerprint that was read out, {read_out}, is not on the page")
    person.submit(page, "institution_key", compared="on")


def _own_fingerprint(scene: Scene, node: Node) -> str:
    person = scene.person(node, SIGNATORY[node.institution.code])
    found = _FINGERPRINT.findall(person.open("/meja/nota/mitra/").text)
    if not found:
        raise StoryMistake("no fingerprint on the page")
    return str(found[-1])


def propose(scene: Scene) -> None:
    """Bawaslu completes the shipped template, reads it over, and signs."""
    node = scene.bawaslu
    person = scene.person(node, SIGNATORY["bawaslu"])
    page = person.open("/meja/nota/usul/")
    form = page.form("template", "partner", "us")
    draft = person.send(
        page,
        form,
        {
            "template": form.choice("template", TEMPLATE.stem),
            "partner": scene.diskominfotik.institution.origin,
            "us": "bawaslu",
            "witness_key": scene.witness_vkey,
            "witness_url": scene.witness.url,
        },
    )
    scene.notes["digest"] = draft.part(_TEXT)
    person.submit(draft, action="/tanda-tangan/", passphrase=node.told("institution"))


def countersign(scene: Scene) -> None:
    """Diskominfotik fetches the proposal, reads it over, and signs."""
    node = scene.diskominfotik
    person = scene.person(node, SIGNATORY["diskominfotik"])

    def fetched() -> Page | None:
        overview = person.open("/meja/nota/")
        try:
            return person.submit(overview, action="/nota/ambil/", partner=scene.bawaslu.institution.origin)
        except StoryMistake:
            return None

    text = wait_until(fetched, seconds=PATIENCE, what="Diskominfotik fetches the proposal")
    if text.part(_TEXT) != scene.notes["digest"]:
        raise StoryMistake("the text that was fetched is not the text that was proposed")
    person.submit(text, action="/tanda-tangan/", passphrase=node.told("institution"))


def await_force(scene: Scene) -> None:
    """Both nodes say in public that the note is in force."""
    for node in scene.nodes:
        name = node.institution.name
        wait_until(partial(_in_force, node), seconds=PATIENCE, what=f"the note in force at {name}")


sign_at_once: Final = all_of(pair_both, propose, countersign, await_force)
"""All of it in one beat, up to the note in force."""


def _in_force(node: Node) -> object:
    return node.about().get("agreement")


def end_agreement(scene: Scene) -> None:
    """Bawaslu ends the note, alone, with a reason that is public."""
    node = scene.bawaslu
    person = scene.person(node, SIGNATORY["bawaslu"])
    page = person.open(f"/meja/nota/{scene.notes['digest']}/akhiri/")
    person.submit(page, reason="CONTOH: nota diakhiri di panggung peragaan.", passphrase=node.told("institution"))
