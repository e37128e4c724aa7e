"""People at Bawaslu's desks, handling many cases: each act by the real form, each second look by a second person.

Rules kept here:
  * An act is one row: which case, which act, what is written, by whom; what needs two persons names the second.
  * Every person in a report, and every word of an act, is marked as an example.
Left to others: which acts a story has (cases), what the law says of them (saksama.procedure).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from saksama.clocks.words import WITA
from saksama.procedure.plenary import deciding_office
from saksama.procedure.reading import shipped
from saksama_demo.chapters.meeting import decided_for, hold
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, Person, wait_until
from saksama_demo.scene import Scene

OFFICER: Final = "contoh.petugas"
COMMISSIONER: Final = "contoh.anggota"
SECOND: Final = "contoh.anggota2"
INTAKE: Final = "contoh.penerima"
INTERESTED: Final = "contoh.petugas2"
ROSTER: Final = (
    (INTERESTED, "Contoh Petugas Kedua", "officer", "52"),
    ("contoh.petugas3", "Contoh Petugas Ketiga", "officer", "52"),
)
"""Who may be drawn beside the officer of every chapter."""
MEMBERS: Final = (
    ("contoh.lobar1", "Contoh Anggota Lombok Barat", "commissioner", "52.01"),
    ("contoh.lobar2", "Contoh Anggota Kedua Lombok Barat", "commissioner", "52.01"),
    ("contoh.loteng1", "Contoh Anggota Lombok Tengah", "commissioner", "52.02"),
    ("contoh.loteng2", "Contoh Anggota Kedua Lombok Tengah", "commissioner", "52.02"),
    ("contoh.gerung1", "Contoh Anggota Panwascam Gerung", "commissioner", "52.01.01"),
    ("contoh.gerung2", "Contoh Anggota Kedua Panwascam Gerung", "commissioner", "52.01.01"),
)
"""Who sits in the plenaries of the other offices of this chapter."""
PROVINCE: Final = "52"
REGENCY: Final = "52.01"
NEXT_REGENCY: Final = "52.02"
DISTRICT: Final = "52.01.01"
_BY_TWO: Final = frozenset({"not-accepted", "stopped", "other-law", "withdrawn"})
_NUMBERS = count(1)

type Values = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Do:
    """One act: `slug` is the last part of its address on the desk, or one of those in `_AT_THE_DOOR`."""

    case: str
    slug: str
    values: Values = field(default_factory=dict)
    by: str = OFFICER
    second: str = ""


def received(case: str, region: str = PROVINCE, kind: str = "report") -> Do:
    """Something comes in at the counter; `kind` as the form has it."""
    return Do(case, "terima", {"region": region, "kind": kind}, INTAKE)


def found(case: str, region: str = PROVINCE) -> Do:
    """An officer keys in a finding (temuan)."""
    return Do(case, "temuan", {"region": region})


def reviewed(case: str, procedure: str, outcome: str, *types: str, **more: str) -> Do:
    """The initial review (kajian awal); a refusal, the stop and what leaves as another law's need a second person.

    `more`: `ground`, `substance`, `violation`, `organizers`.
    """
    values: dict[str, str | list[str]] = {"procedure": procedure, "outcome": outcome}
    values |= {"types": list(types), "party": "none", "words": "CONTOH: pertimbangan.", **more}
    return Do(case, "kaji-awal", values, second=SECOND if outcome in _BY_TWO else "")


def reviewed_again(case: str, outcome: str, *types: str, **more: str) -> Do:
    """A second review: after the completion, after its time, of what was traced, or the record of B.8."""
    values: dict[str, str | list[str]] = {"outcome": outcome, "types": list(types), "party": "none"}
    values |= {"words": "CONTOH: pertimbangan.", **more}
    return Do(case, "kaji", values, second=SECOND if outcome in _BY_TWO else "")


def withdrawn(case: str, violation: str) -> Do:
    """The reporter withdraws; `violation`: whether something is alleged all the same."""
    return Do(case, "cabut", {"violation": violation, "words": "CONTOH: formulir B.4."})


def sanctioned(case: str, sanction: str) -> Do:
    """The chair's decision about a person of an ad hoc supervisor, by two."""
    return Do(case, "sanksi", {"sanction": sanction, "words": "CONTOH: keputusan Ketua."}, COMMISSIONER, SECOND)


def registered(case: str, *types: str) -> Do:
    """Registered under the next number."""
    return Do(case, "registrasi", {"types": list(types)})


def renumbered(case: str, election: str) -> Do:
    """The number is written anew for another election, by two; the running number stays."""
    return Do(case, "perbaiki-nomor", {"election": election, "words": "CONTOH: pemilihan lain."}, second=SECOND)


def drawn(case: str) -> Do:
    """Nobody's act: the node draws by the witness's first signature, and the case has its officer."""
    return Do(case, "undian")


def assigned(case: str) -> Do:
    """Given by hand, where the office has no roster."""
    return Do(case, "serahkan", by=COMMISSIONER)


def clarified(case: str, role: str, day: str) -> tuple[Do, Do]:
    """Invited to a clarification on that day, and minuted."""
    invited = Do(case, "undang", {"role": role, "nth": "1", "day": day, "words": "CONTOH: undangan."})
    heard = {
        "role": role,
        "nth": "1",
        "appeared": "yes",
        "oath": "taken",
        "signed": "yes",
        "words": "CONTOH: berita acara.",
    }
    return invited, Do(case, "klarifikasi", heard)


def teamed(case: str) -> Do:
    """The team for its hearings, by the chair's decree."""
    return Do(case, "tim", {"words": "CONTOH: keputusan Ketua."}, COMMISSIONER)


def discussed(case: str, discussion: str, day: str) -> Do:
    """A discussion of Sentra Gakkumdu."""
    present = ["bawaslu", "police", "prosecutor"]
    values: Values = {"discussion": discussion, "day": day, "present": present, "agreed": "yes", "words": "CONTOH."}
    return Do(case, "pembahasan", values)


def corrected(case: str, examiner: str, to: str) -> tuple[Do, ...]:
    """A correction is asked for, Bawaslu writes its opinion, the recommendation is corrected, sent anew, and told."""
    asked = Do(case, "koreksi", {"by": "reported", "examiner": examiner, "words": "CONTOH: formulir B.19."})
    outcome = Do(
        case, "putus-koreksi", {"outcome": "corrected", "words": "CONTOH: formulir B.20."}, COMMISSIONER, SECOND
    )
    opinion = Do(case, "pertimbangan", {"words": "CONTOH: pertimbangan."})
    return asked, opinion, outcome, forwarded(case, to), notified(case)


def copied(case: str, role: str) -> Do:
    """A copy of the minutes, after the status was announced."""
    return Do(case, "salinan", {"role": f"{role}-1"})


def studied(case: str) -> Do:
    """The study goes to the plenary."""
    return Do(case, "kajian", {"words": "CONTOH: isi kajian."})


def decided(case: str, outcome: str, *types: str) -> Do:
    """The plenary decides, by two."""
    words = "CONTOH: pertimbangan pleno. Ini contoh, bukan putusan nyata."
    values: dict[str, str | list[str]] = {"outcome": outcome, "types": list(types), "words": words}
    return Do(case, "putus", values, COMMISSIONER, SECOND)


def forwarded(case: str, to: str, via: str = "") -> Do:
    """Passed on to the body that is competent."""
    return Do(case, "teruskan", {"to": to, "via": via, "words": "CONTOH: surat penerusan."})


def answered(case: str, by: str, answer: str = "followed") -> Do:
    """What came back."""
    return Do(case, "jawaban", {"by": by, "answer": answer})


def notified(case: str) -> Do:
    """The reporter is told."""
    return Do(case, "beritahu", {"means": "letter", "words": "CONTOH: pemberitahuan status."})


def closed(case: str, outcome: str) -> Do:
    """Closed, by two."""
    return Do(case, "tutup", {"outcome": outcome, "words": "CONTOH: ditutup."}, second=COMMISSIONER)


def transferred(case: str, to: str, ground: str = "") -> Do:
    """Handed to the office that is competent: down, across, or taken up on a ground."""
    return Do(case, "alihkan", {"to": to, "ground": ground, "words": "CONTOH: kantor yang berwenang."}, COMMISSIONER)


def recused(case: str) -> Do:
    """An officer declares an interest: the case is closed to them at once."""
    return Do(case, "kepentingan", {"ground": "other", "words": "CONTOH: bertetangga dengan terlapor."}, INTERESTED)


def readmitted(case: str) -> Do:
    """The recusal is lifted, by two commissioners."""
    return Do(case, "izinkan-kembali", {"words": "CONTOH: tidak bertetangga lagi."}, COMMISSIONER, SECOND)


def written(case: str, slug: str) -> Do:
    """An act that is words alone: `perbaikan`, `lengkap`, `perpanjang`."""
    return Do(case, slug, {"words": "CONTOH: keterangan."}, COMMISSIONER if slug == "perpanjang" else OFFICER)


def play(scene: Scene, acts: Iterable[Do]) -> None:
    """All acts, in their order. Who still has the case's page before them from the act before goes on from there."""
    before: tuple[str, str] = "", ""
    shown: Page | None = None
    table = list(acts)
    for place, act in enumerate(table):
        if _decide_before(scene, table[place:]):
            # What stood on the page was not decided yet.
            shown = None
        at_the_door = _AT_THE_DOOR.get(act.slug)
        if at_the_door is not None:
            shown = at_the_door(scene, act)
        else:
            person = scene.person(scene.bawaslu, act.by)
            if shown is None or before != (act.by, act.case) or scene.notes[act.case] not in shown.url:
                shown = person.open(address(scene, act.case))
            shown = _send(scene, person, shown, act, f"/{act.slug}/")
        before = act.second or act.by, act.case


def _decide_before(scene: Scene, acts: Sequence[Do]) -> bool:
    """The plenary of the case's office decides on the first of these acts, and with it on those like it further on.

    Whether one was held.
    """
    first, notes = acts[0], scene.notes
    if first.slug in ("terima", "temuan"):
        notes[f"kantor {first.case}"] = str(first.values["region"])
    if first.slug == "kaji-awal":
        notes[f"edisi {first.case}"] = str(first.values["procedure"])
    wanted = _decided_for(scene, first)
    is_due = bool(wanted) and notes.get(f"pleno {first.case}") != wanted
    if is_due:
        office = deciding_office(wanted, notes[f"kantor {first.case}"])
        alike = [each for each in acts if each.slug == first.slug and _office_for(scene, each) == office]
        decided = {notes[f"masuk {each.case}"]: each for each in reversed(alike)}
        done = hold(scene, office, {report: _decided_for(scene, each) for report, each in decided.items()})
        for report in done:
            notes[f"pleno {decided[report].case}"] = _decided_for(scene, decided[report])
    if wanted:
        notes[f"pleno {first.case}"] = ""
    if first.slug == "alihkan":
        notes[f"kantor {first.case}"] = str(first.values["to"])
    return is_due


def _office_for(scene: Scene, act: Do) -> str:
    """Whose plenary decides for this act; empty where none has to."""
    what = _decided_for(scene, act)
    return deciding_office(what, scene.notes[f"kantor {act.case}"]) if what else ""


def _decided_for(scene: Scene, act: Do) -> str:
    """What a plenary has to decide for this act; empty where its case's edition asks for none."""
    if act.slug in ("terima", "temuan"):
        return ""
    procedure = str(act.values.get("procedure", "")) or scene.notes.get(f"edisi {act.case}", "")
    what = decided_for(act.slug, act.values, scene.notes.get(f"kantor {act.case}", ""))
    # A later act of the table may be about a case that has no review yet.
    edition = shipped().get(procedure)
    is_needed = bool(what) and edition is not None and edition.needs_plenary((what, what.partition(":")[0]))
    return what if is_needed else ""


def address(scene: Scene, case: str) -> str:
    """A case's page on the desk."""
    return f"/meja/perkara/{scene.notes[case]}/"


def keep_roster(scene: Scene) -> None:
    """The province's three officers may be drawn."""
    person = scene.person(scene.bawaslu, OFFICER)
    page = person.open(f"/meja/undian/?kantor={PROVINCE}")
    form = page.form("kantor", "orang")
    everyone = [value for value, _ in form.choices["orang"]]
    if len(everyone) != len(ROSTER) + 1:
        raise StoryMistake(f"the roster offers {form.choices['orang']}")
    person.send(page, form, {"orang": everyone})


def _receive(scene: Scene, act: Do) -> Page:
    person = scene.person(scene.bawaslu, act.by)
    page = person.open("/meja/perkara/terima/")
    steps: tuple[dict[str, str], ...] = (
        {**_event(scene, act), "kind": str(act.values["kind"])},
        _persons(),
        {"name": f"CONTOH Pelapor {next(_NUMBERS)}", "address": "Jalan Contoh Nomor 1, Mataram"},
    )
    for values in steps:
        form = page.form("step", *values, action="/terima/isi/")
        page = person.send(page, form, {**values, "go": "next"})
    form = page.form("declaration", action="/terima/isi/")
    page = person.send(page, form, {"declaration": "on", "go": "send"})
    scene.notes[f"masuk {act.case}"] = page.part(r"/meja/perkara/masuk/(\d+)/pindai/")
    return page


def _find(scene: Scene, act: Do) -> Page:
    person = scene.person(scene.bawaslu, act.by)
    page = person.open("/meja/perkara/temuan/")
    values = {**_event(scene, act), **_persons(), **_supervised(scene)}
    del values["known_on"]
    page = person.send(page, page.form(*values), values)
    scene.notes[f"masuk {act.case}"] = page.part(r"/meja/perkara/masuk/(\d+)/")
    return page


def _event(scene: Scene, act: Do) -> dict[str, str]:
    day = scene.now().astimezone(WITA).date()
    return {
        "event": f"CONTOH: peristiwa {act.case}",
        "place": "CONTOH: lapangan desa",
        "region": str(act.values["region"]),
        "known_on": str(day),
        "account": "CONTOH, bukan kejadian nyata: uraian peristiwa untuk simulasi.",
    }


def _supervised(scene: Scene) -> dict[str, str]:
    number = next(_NUMBERS)
    return {
        "finder": "CONTOH Pengawas, Panwaslu Kecamatan",
        "assignment": f"{number:03}/ST/CONTOH",
        "report": f"{number:03}/LHP/CONTOH",
        "report_day": str(scene.now().astimezone(WITA).date()),
        "evidence_words": "CONTOH: foto dan berita acara.",
    }


def _persons() -> dict[str, str]:
    return {"reported_1_name": "CONTOH Terlapor", "testifier_1_name": "CONTOH Saksi"}


def _review(scene: Scene, act: Do) -> Page:
    person = scene.person(scene.bawaslu, act.by)
    page = person.open(f"/meja/perkara/masuk/{scene.notes[f'masuk {act.case}']}/")
    after = _send(scene, person, page, act, "")
    scene.notes[act.case] = after.part(r"/meja/perkara/([0-9a-f]{32})/")
    return after


def _declare(scene: Scene, act: Do) -> Page:
    person = scene.person(scene.bawaslu, act.by)
    page = person.open(f"/meja/kepentingan/perkara/{scene.notes[f'masuk {act.case}']}/")
    after = person.send(page, page.form(*act.values), act.values)
    if not person.is_refused(address(scene, act.case)):
        raise StoryMistake(f"{act.by} declared an interest and still reads {act.case}")
    return after


def _await_draw(scene: Scene, act: Do) -> Page:
    person = scene.person(scene.bawaslu, act.by)

    def drawn_page() -> Page | None:
        page = person.open(address(scene, act.case))
        return page if any(form.action.endswith("/kajian/") for form in page.forms) else None

    return wait_until(drawn_page, seconds=PATIENCE, what=f"the officer of {act.case} is drawn")


_AT_THE_DOOR: Mapping[str, Callable[[Scene, Do], Page]] = {
    "terima": _receive,
    "temuan": _find,
    "kaji-awal": _review,
    "undian": _await_draw,
    "kepentingan": _declare,
}


def _send(scene: Scene, person: Person, page: Page, act: Do, action: str) -> Page:
    values = {name: value for name, value in act.values.items() if value}
    form = page.form(*values, action=action)
    if act.slug == "tim":
        values |= {"members": [value for value, _ in form.choices["members"]][:2]}
    if act.slug == "serahkan":
        values = {"officer": form.choice("officer", "Contoh Petugas Penanganan")}
    after = person.send(page, form, values)
    return scene.person(scene.bawaslu, act.second).confirm() if act.second else after
