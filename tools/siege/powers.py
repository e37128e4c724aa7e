"""Attacks by which somebody became somebody else, or acted from an office below for the whole institution.

Rules kept here: each is one person's doing, with every form and address that this person can reach; what two honest
persons then do is done too, so that a refusal of everything would be seen.
"""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from typing import Final

import httpx

from saksama_demo.launch import ALONE
from saksama_demo.page import read_page
from tools.siege.fort import DESK, Fort, Hole, Visitor, refused

BANNER: Final = "dua orang belum mengesahkannya"
OWN: Final = "sandi-penyusup-saja-0417"
PROVINCE: Final = "52"
REGENCY: Final = "52.01"
_HALF: Final = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_CODE: Final = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
_OTHERS: Final = "0" * 64
_OF_THE_INSTITUTION: Final = (
    "nota/",
    f"nota/{_OTHERS}/tangguhkan/",
    "kiriman/",
    "kiriman/baru/",
    f"kiriman/masuk/{_OTHERS[:32]}/0/berkas/0/",
    "tugas/",
    "tugas/baru/",
    "insiden/",
    "kunci/",
    "kunci/log/ganti/",
    "kunci/lembaga/ganti/",
    "bersama/",
    "bersama/laporan/2026-10.json",
    "status/",
    "kesehatan/",
    "jejak/",
    "konten/",
)
_ENDED: Final = (httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND)


def set_a_password(fort: Fort) -> str:
    """An administrator sets a commissioner's password, or takes the second factor off, by whatever address."""
    admin, number = fort.person("contoh.admin"), fort.number("contoh.anggota")
    other = fort.person("contoh.anggota")
    for act in ("sandi", "kata-sandi", "password", "faktor", "2fa"):
        refused(admin.post(f"/meja/akun/{number}/{act}/", {"password": OWN}), *_ENDED, what=f"akun/{act}/")
    shown = admin.get(f"/meja/akun/{number}/").text
    if 'type="password"' in shown:
        raise Hole("the administrator's page of an account takes a password")
    admin.post(f"/meja/akun/{number}/", {"password": OWN, "password1": OWN, "password2": OWN})
    if not other.is_in():
        raise Hole("the commissioner is out")
    if fort.visitor("contoh.anggota").try_password(OWN).status_code == httpx.codes.FOUND:
        raise Hole("the administrator's password opens the commissioner's account")
    return "no page and no form takes it; own password and app go on"


def renew_alone(fort: Fort) -> str:
    """An administrator renews a commissioner's access alone: a first code for himself."""
    admin, number = fort.person("contoh.admin"), fort.number("contoh.anggota")
    answer = admin.post(f"/meja/akun/{number}/kode/")
    told = refused(answer, 422, what="a code for a commissioner")
    if _CODE.search(answer.text) or "account.two-needed" not in answer.text:
        raise Hole("a code for a commissioner was shown")
    waits = admin.post(f"/meja/akun/{number}/perbarui/", {"reason": ""}).headers.get("location", "")
    _not_by_oneself(admin, waits)
    admin.post(f"{waits}tarik/")
    return f"{told} account.two-needed; a renewal waits for a second, who is not the first"


def open_with_a_power(fort: Fort) -> str:
    """An administrator opens an account of his own under another name, and gives it a power alone."""
    admin, second = fort.person("contoh.admin"), fort.person("contoh.admin2")
    sent = {"name": "Contoh Samaran", "username": "samaran", "region": PROVINCE, "email": ""}
    number = int(admin.post("/meja/akun/baru/", sent).headers["location"].split("/")[-2])
    fort.notes["samaran"] = str(number)
    false = fort.visitor("samaran")
    drawer = _CODE.search(admin.post(f"/meja/akun/{number}/kode/").text)
    if drawer is None or not false.choose(drawer[0], OWN):
        raise Hole("nobody comes in by a code of one at all")
    waits = _proposed(admin, number, "commissioner", PROVINCE)
    told = _not_by_oneself(admin, waits)
    # The second is deceived and agrees: whoever came in before is out again, and has half of a code alone.
    _confirm(second, waits)
    if false.try_password(OWN).status_code == httpx.codes.FOUND:
        raise Hole("the password of before the power opens it")
    own = _half(admin, number)
    for typed in ((own, own), (own, _half(admin, number)), (_half(admin, number), "")):
        if false.choose(typed[0], OWN, typed[1]):
            raise Hole("both halves of one person opened a commissioner's account")
    return f"to confirm it oneself: {told}; what one had from before is ended; own half twice: refused"


def two_give_it(fort: Fort) -> str:
    """What two honest persons do passes: else all of this would be refused for nothing."""
    number, person = int(fort.notes["samaran"]), fort.visitor("samaran")
    halves = [_half(fort.person(name), number) for name in ("contoh.admin", "contoh.admin2")]
    if not person.choose(halves[0], fort.node.told("samaran"), halves[1]):
        raise Hole("a half of each of two opens nothing")
    return "a half of each of two opens it"


def whole_file_alone(fort: Fort) -> str:
    """An administrator has a file with a commissioner in it made alone."""
    admin = fort.person("contoh.admin")
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(("nama", "wilayah", "peran", "hari_terakhir", "nama_pengguna"))
    last_day = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    rows.writerow(("Contoh Dari Berkas", PROVINCE, "commissioner", last_day, "dari-berkas"))
    file = {"file": ("daftar.csv", sheet.getvalue().encode(), "text/csv")}
    answer = admin.post("/meja/akun/daftar/baru/", files=file)
    if answer.status_code != httpx.codes.FOUND:
        raise Hole(f"the file was not read: {read_page('', 0, answer.text).text[-900:]}")
    waits = admin.post(f"{answer.headers['location']}langkah/", {"go": "agree"}).headers["location"]
    told = _not_by_oneself(admin, waits)
    if fort.number("dari-berkas"):
        raise Hole("the file's account was made by one")
    return f"one act of two: to confirm it oneself {told}, and no account is made"


def alone_at_the_machine(fort: Fort) -> str:
    """Who keeps the machine makes every role alone (`account load --break-glass`): it cannot be hidden."""
    everybody = [name for name, *_ in (("contoh.admin",), *_staff(fort))]
    for name in everybody:
        fort.person(name)
    for visitor, address in (
        (fort.visitor(), "/"),
        (fort.visitor(), "/catatan/"),
        (fort.person("contoh.admin2"), DESK),
    ):
        if BANNER not in visitor.get(address).text:
            raise Hole(f"{address} does not say what was done alone")
    if ALONE in fort.visitor().get("/catatan/").text:
        raise Hole("the public log quotes the operator's reason")
    log = fort.visitor().get("/catatan/?kind=account").text
    if log.count("/catatan/") < len(everybody):
        raise Hole("the log lacks a role that was given alone")
    first, second = fort.person("contoh.admin"), fort.person("contoh.admin2")
    waits = _stand_for(first, "Contoh Administrator Dua", "Contoh Ketua", "Contoh Anggota Kabupaten")
    told = refused(
        _confirming(second, waits), httpx.codes.FORBIDDEN, what="two administrators stand for what was alone"
    )
    first.post(f"{waits}tarik/")
    # Each is stood for by two whom it does not concern.
    others = [each[1] for each in _staff(fort) if each[0] != "contoh.anggota"]
    _confirm(fort.person("contoh.anggota"), _stand_for(first, *(each for each in others if each != "Contoh Ketua")))
    if BANNER not in fort.visitor().get("/").text:
        raise Hole("the line is gone before two stand for everybody")
    _confirm(fort.person("contoh.anggota"), _stand_for(second, "Contoh Ketua", "Contoh Administrator"))
    _confirm(fort.person("contoh.ketua"), _stand_for(first, "Contoh Anggota"))
    if BANNER in fort.visitor().get("/").text:
        raise Hole("two stood for everybody, and the line is still there")
    return f"said on every page and logged until two stood for it; two administrators: {told}"


def give_from_below(fort: Fort) -> str:
    """A regency's administrator gives what his level may not: a signatory, a commissioner, a role at the province."""
    below, person = fort.person("contoh.kabadmin"), fort.number("contoh.kabpetugas")
    told = set()
    for role, region in (("signatory", REGENCY), ("commissioner", REGENCY), ("officer", PROVINCE), ("reader", "52.71")):
        answer = below.post(f"/meja/akun/{person}/", {"role": role, "region": region, "reason": ""})
        told.add(refused(answer, 422, 403, what=f"{role} at {region} by a regency's administrator"))
    number = fort.number("contoh.anggota")
    for address in (f"/meja/akun/{number}/", f"/meja/akun/{number}/kode/", "/meja/akun/sendiri/"):
        told.add(refused(below.get(address), httpx.codes.FORBIDDEN, what=address))
    # Nor is there such a signatory by whoever is above.
    answer = fort.person("contoh.admin").post(f"/meja/akun/{person}/", {"role": "signatory", "region": REGENCY})
    told.add(refused(answer, 422, what="a signatory at a regency"))
    return f"each {' or '.join(sorted(told))}"


def read_from_below(fort: Fort) -> str:
    """A regency's commissioner and officer read or suspend what is the institution's as a whole."""
    for name in ("contoh.kabanggota", "contoh.kabpetugas", "contoh.kabadmin"):
        person = fort.person(name)
        for path in _OF_THE_INSTITUTION:
            refused(person.get(f"{DESK}{path}"), httpx.codes.FORBIDDEN, what=f"{name} opens {path}")
        suspend = person.post(f"{DESK}nota/{_OTHERS}/tangguhkan/", {"words": "CONTOH"})
        refused(suspend, httpx.codes.FORBIDDEN, what=f"{name} suspends the agreement")
    return f"403 at each of {len(_OF_THE_INSTITUTION)} addresses, for three roles of a regency"


def _staff(fort: Fort) -> list[tuple[str, str]]:
    listed = csv.DictReader(io.StringIO((fort.node.folder / "people.csv").read_text()))
    return [(row["username"], row["name"]) for row in listed]


def _proposed(by: Visitor, number: int, role: str, region: str) -> str:
    answer = by.post(f"/meja/akun/{number}/", {"role": role, "region": region, "reason": ""})
    if not answer.headers.get("location", "").startswith("/meja/usulan/"):
        raise Hole(f"{role} at {region} was not proposed: {answer.status_code} {answer.headers.get('location')}")
    return answer.headers["location"]


def _confirming(by: Visitor, waits: str) -> httpx.Response:
    found = re.search(r'name="read" value="([0-9a-f]+)"', by.get(waits).text)
    return by.post(f"{waits}setujui/", {"read": found[1] if found else ""})


def _confirm(by: Visitor, waits: str) -> None:
    answer = _confirming(by, waits)
    if answer.status_code != httpx.codes.FOUND:
        raise Hole(f"{by.name} cannot confirm {waits}: {read_page('', 0, answer.text).text[:400]}")


def _not_by_oneself(by: Visitor, waits: str) -> str:
    if not waits.startswith("/meja/usulan/"):
        raise Hole(f"it does not wait for a second person: {waits!r}")
    return refused(_confirming(by, waits), httpx.codes.FORBIDDEN, what=f"{by.name} confirms the own {waits}")


def _half(by: Visitor, number: int) -> str:
    answer = by.post(f"/meja/akun/{number}/kode/")
    found = _HALF.search(answer.text)
    if found is None or _CODE.search(answer.text):
        raise Hole(f"{by.name} was not shown half of a code: {answer.status_code}")
    return found[0]


def _stand_for(by: Visitor, *names: str) -> str:
    """Propose to stand for what was done alone to these; where it waits."""
    page = read_page("", 0, by.get("/meja/akun/sendiri/").text)
    form = page.form("subjects")
    chosen = [value for value, label in form.choices["subjects"] if any(label.startswith(f"{name}:") for name in names)]
    answer = by.post("/meja/akun/sendiri/", {"subjects": chosen, "reason": "CONTOH: dikenal."})
    if len(chosen) < len(names) or answer.status_code != httpx.codes.FOUND:
        raise Hole(
            f"{by.name} cannot stand for {names}: {form.choices['subjects']} {read_page('', 0, answer.text).text[:300]}"
        )
    return str(answer.headers["location"])
