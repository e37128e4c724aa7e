"""The modules of the field's pages against what they are to be equal to: RFC 9180, the library, one another."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Page, Playwright

from saksama.observation.answers import Fault, problems, tidied
from saksama.observation.numbers import pattern_of
from saksama.observation.reading import shipped
from saksama_node.accounts.admitting import new_letters
from saksama_node.observation.faults import Why
from saksama_node.web.field.pages import MODULES
from tests.node.field.pages.handset import on_the_wire, telephone

FORM: Final = shipped()["form-a-2022"]
SCRIPTS: Final = Path(__file__).parents[4] / "src/saksama_node/web/static/saksama/field"
SUITE: Final = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_128_GCM)
# RFC 9180, appendix A.3.1, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, sequence number 0.
VECTOR: Final = {
    "info": "4f6465206f6e2061204772656369616e2055726e",
    "pkEm": "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be86"
    "3c403ce65c9bfcb9382657222d18c4",
    "skEm": "4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb",
    "pkRm": "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6"
    "aa8f80e30f1d128aafd68a2ce72ea0",
    "pt": "4265617574792069732074727574682c20747275746820626561757479",
    "aad": "436f756e742d30",
    "ct": "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434",
}
WHOLE: Final[dict[str, Any]] = {
    "stage": "Pemutakhiran data pemilih",
    "team": [{"name": "CONTOH Pengawas", "post": "Anggota"}],
    "assignment": "001/ST/CONTOH",
    "address": "Jalan Contoh 1",
    "activities": [{"way": "direct", "aim": "Memastikan", "target": "PPS", "day": "2026-11-28", "place": "Desa"}],
    "account": "CONTOH.\nDua baris.",
    "suspected": "none",
    "disputed": "none",
}
ROW: Final = WHOLE["activities"][0]
ANSWERS: Final[list[dict[str, Any]]] = [
    {},
    WHOLE,
    WHOLE | {"account": "  a\r\nb\u00a0c\u200b \u202e "},
    WHOLE | {"stage": "e\u0301 dan \U0001f5f3\ufe0f"},
    WHOLE | {"stage": "\U0001f5f3" * 301},
    WHOLE | {"suspect": "tertulis, padahal Nihil"},
    WHOLE | {"suspected": "yes"},
    WHOLE | {"suspected": "mungkin", "disputed": ""},
    WHOLE
    | {"activities": [ROW | {"day": "2026-02-30"}, ROW | {"from": "24.00", "until": "08.30"}, {"way": "other: "}]},
    WHOLE | {"activities": [ROW | {"way": "other:patroli"}, ROW | {"way": "patroli"}, {}]},
    WHOLE | {"team": [{"name": "A", "post": "B"}] * 13},
    WHOLE | {"lama": "dari formulir sebelumnya", "a_lama": [{"x": "y"}]},
]


@pytest.fixture(scope="module")
def page(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with on_the_wire() as wire, telephone(playwright, tmp_path_factory.mktemp("profil")) as (_, tab):
        tab.goto(f"{wire.url}/lapangan/")
        yield tab


def asked(page: Page, module: str, words: str, **given: object) -> Any:
    """What this expression of a module `m` gives."""
    call = f"async (given) => {{ const m = await import('/static/saksama/field/{module}.js'); return {words}; }}"
    return page.evaluate(call, given)


def test_sealing_gives_the_vector_of_the_rfc(page: Page) -> None:
    point = bytes.fromhex(VECTOR["pkEm"])
    pair = {
        "kty": "EC",
        "crv": "P-256",
        "x": text(point[1:33]),
        "y": text(point[33:]),
        "d": text(bytes.fromhex(VECTOR["skEm"])),
    }
    program = """async ({ vector, pair }) => {
      const { sealed } = await import('/static/saksama/field/hpke.js');
      const { hexOf } = await import('/static/saksama/field/bytes.js');
      const octets = (name) => Uint8Array.from(vector[name].match(/../g), (each) => parseInt(each, 16));
      const curve = { name: 'ECDH', namedCurve: 'P-256' };
      const { d, ...open } = pair;
      const ephemeral = { privateKey: await crypto.subtle.importKey('jwk', pair, curve, true, ['deriveBits']),
                          publicKey: await crypto.subtle.importKey('jwk', open, curve, true, []) };
      const to = await crypto.subtle.importKey('raw', octets('pkRm'), curve, true, []);
      const made = await sealed(to, octets('info'), octets('aad'), octets('pt'), ephemeral);
      return { enc: hexOf(made.enc), ct: hexOf(made.ct) };
    }"""
    made = page.evaluate(program, {"vector": VECTOR, "pair": pair})
    assert made == {"enc": VECTOR["pkEm"], "ct": VECTOR["ct"]}


def test_what_the_telephone_seals_the_office_s_library_opens(page: Page) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    spki = text(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    program = """async ({ spki, words }) => {
      const { officeKey, sealed } = await import('/static/saksama/field/hpke.js');
      const { base64url, fromBase64url, utf8 } = await import('/static/saksama/field/bytes.js');
      const to = await officeKey(fromBase64url(spki));
      const { enc, ct } = await sealed(to, utf8('untuk uji 1'), new Uint8Array(0), utf8(words));
      return [base64url(enc), base64url(ct)];
    }"""
    for words in ("", "Uraian. " * 5_000):
        enc, ct = (octets(each) for each in page.evaluate(program, {"spki": spki, "words": words}))
        assert SUITE.decrypt(enc + ct, key, b"untuk uji 1").decode() == words


def test_answers_are_judged_and_tidied_as_the_library_does(page: Page) -> None:
    form = msgspec.to_builtins(FORM)
    for answers in ANSWERS:
        kept = asked(page, "answers", "m.tidied(given.form, given.answers)", form=form, answers=answers)
        # What a device tidied is what the library keeps; and no sign is left that it would refuse.
        assert tidied(kept) == kept
        found = asked(page, "answers", "m.problemsOf(given.form, given.kept)", form=form, kept=kept)
        assert [(each["at"], each["fault"]) for each in found] == [(p.at, p.fault.value) for p in problems(FORM, kept)]


def test_a_beginning_from_the_last_report_leaves_out_what_was_found(page: Page) -> None:
    form = msgspec.to_builtins(FORM)
    last = WHOLE | {"suspected": "yes", "suspect": "CONTOH", "assignment_day": "2026-10-01"}
    begun = asked(page, "answers", "m.begunFrom(given.form, given.last, '2026-11-29')", form=form, last=last)
    assert begun == {
        **{name: WHOLE[name] for name in ("stage", "team", "assignment", "address")},
        "assignment_day": "2026-10-01",
        "activities": [ROW | {"day": "2026-11-29"}],
    }
    cegah, old = msgspec.to_builtins(shipped()["f-cegah-2023"]), {"day": "2026-10-01", "account": "CONTOH"}
    day = asked(page, "answers", "m.begunFrom(given.form, given.old, '2026-11-29')", form=cegah, old=old)
    assert day == {"day": "2026-11-29"}
    empty = asked(page, "answers", "m.begunEmpty(given.form, 'CONTOH', '2026-11-29')", form=cegah)
    assert empty == {"day": "2026-11-29", "team": [{"name": "CONTOH"}]}


@pytest.mark.parametrize("pattern", ["{number:03}/LHP/PM.00.02/{month}/{year}", "LHP-{number}.{roman}.{year}.{day}+"])
def test_numbers_are_proposed_as_the_library_does(page: Page, pattern: str) -> None:
    day = date(2026, 11, 29)
    read = pattern_of(pattern)
    held = [read.written(4, day), read.written(11, date(2026, 2, 3)), read.written(90, date(2025, 1, 1)), "bebas/1"]
    for mine in ([], held[:1], held):
        proposed = asked(
            page,
            "numbers",
            "m.proposedNumber(given.pattern, given.proposed, given.mine, '2026-11-29')",
            pattern=pattern,
            proposed=read.proposed(held[:1], day),
            mine=mine,
        )
        assert proposed == read.proposed(held[:1] + mine, day)


def test_both_languages_have_the_same_sentences_with_the_same_places(page: Page) -> None:
    indonesian = asked(page, "words_id", "m.INDONESIAN")
    english = asked(page, "words_en", "m.ENGLISH")
    assert places(indonesian) == places(english)
    letters = str(len(new_letters()))
    assert all(words["enrollCodeHelp"].startswith(f"{letters} ") for words in (indonesian, english))
    # Whatever the office names as keeping a report from being filed is said in words.
    own = (Why.STATE, Why.NOT_THE_WRITER, Why.NOT_ANSWERED, Why.NUMBER_TAKEN, Why.NUMBER_WRITING)
    assert {*Fault, *own, "moved", "period"} <= indonesian["problem"].keys()
    used = set(re.findall(r'say\("([a-zA-Z.]+)"', "".join(file.read_text() for file in SCRIPTS.glob("*.js"))))
    assert used - places(indonesian).keys() == set()


def test_every_module_is_in_the_script_behind_those_it_needs() -> None:
    there = {file.stem for file in SCRIPTS.glob("*.js")} - {"sw"}
    assert there == set(MODULES)
    for place, module in enumerate(MODULES):
        needed = set(re.findall(r'from "\./(\w+)\.js"', (SCRIPTS / f"{module}.js").read_text()))
        assert needed <= set(MODULES[:place]), module


def places(words: Mapping[str, Any], above: str = "") -> dict[str, list[str]]:
    """Each sentence's name, and what is filled in."""
    found: dict[str, list[str]] = {}
    for name, said in words.items():
        if isinstance(said, str):
            found[above + name] = sorted(set(re.findall(r"\{\w+\}", said)))
        else:
            found |= places(said, f"{above}{name}.")
    return found


def text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def octets(data: str) -> bytes:
    return urlsafe_b64decode(data + "=" * (-len(data) % 4))
