"""The checker page in a real browser: what holds, and each thing that can be changed."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import FilePayload, Page

from saksama.entries.commitment import encode_openings
from saksama_node.checker.edition import Era, assemble, csp_header
from tests.node.checker.conftest import AT, COSIGNED, ORIGIN, PHOTO, Keys, Made, Opener, carried, make_receipt
from tools.vendor_noble import VENDOR, differing

type Steps = list[tuple[str, str, str | None]]


def check(
    page: Page,
    receipt: bytes,
    *,
    openings: bytes | None = None,
    files: list[tuple[str, bytes]] | None = None,
    qr: str = "",
) -> tuple[str, Steps]:
    """Give the page these files and press the button; the verdict and its steps (step, state, why)."""
    page.set_input_files("#receipt-file", FilePayload(name="bukti", mimeType="text/plain", buffer=receipt))
    if openings is not None:
        page.set_input_files("#openings-file", FilePayload(name="o.json", mimeType="application/json", buffer=openings))
    if files:
        page.set_input_files(
            "#evidence-files", [FilePayload(name=n, mimeType="application/octet-stream", buffer=b) for n, b in files]
        )
    page.fill("#qr-text", qr)
    page.click("#check")
    page.wait_for_selector("[data-verdict]")
    verdict = page.get_attribute("[data-verdict]", "data-verdict")
    steps = page.evaluate(
        "[...document.querySelectorAll('li[data-step]')]"
        ".map(l => [l.dataset.step, l.dataset.state, l.dataset.why || null])"
    )
    assert verdict is not None
    return verdict, [(step, state, why) for step, state, why in steps]


def faults(steps: Steps) -> list[tuple[str, str | None]]:
    return [(step, why) for step, state, why in steps if state == "broken"]


def qr_of(made: Made, index: int) -> str:
    leaf = b64encode(bytes.fromhex(made.openings.leaf_hash)).decode().rstrip("=").replace("+", "-").replace("/", "_")
    return f"https://bawaslu.example/periksa/#v1;{ORIGIN};{index};{leaf}"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_form_comes_first_then_the_result_then_the_keys(
    open_page: Opener, edition: bytes, made: Made, width: int
) -> None:
    page = open_page(edition)
    page.set_viewport_size({"width": width, "height": 800})
    check(page, made.receipt)
    tops = [page.locator(f"#{part}").bounding_box() for part in ("form", "verdict", "trust")]
    assert all(tops)
    heights = [top["y"] for top in tops if top]
    assert heights == sorted(heights)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("a[href='#trust']")
    assert page.locator("#trust h2").is_visible()


def test_all_that_was_handed_out_holds(open_page: Opener, edition: bytes, made: Made) -> None:
    page = open_page(edition)
    assert "Bawaslu Provinsi NTB" in page.inner_text("#trust")
    assert str(ORIGIN) in page.inner_text("#trust")
    verdict, steps = check(
        page,
        made.receipt,
        openings=encode_openings(made.openings),
        files=[("foto.jpg", PHOTO)],
        qr=qr_of(made, made.index),
    )
    assert faults(steps) == []
    assert verdict == "good"
    assert [step for step, *_ in steps] == [
        *("receipt", "entry", "qr", "inclusion", "log", "quorum", "time"),
        *("opening", "opening", "opening", "file"),
    ]
    page.click("#language")
    assert page.inner_text(".verdict") == "It holds. Everything that you gave is right."
    assert page.get_attribute("html", "lang") == "en"


def test_moments_are_told_in_words_on_the_clock_of_ntb(open_page: Opener, edition: bytes, made: Made) -> None:
    page = open_page(edition)
    check(page, made.receipt)
    told = page.inner_text("main")
    assert "waktu Selasa 24 November 2026 pukul 16.00 WITA" in told
    assert "Dicatat Selasa 24 November 2026 pukul 16.00 WITA; penyaksi pertama" in told
    assert not re.search(r"UTC|\d{4}-\d\d-\d\dT", told)
    page.click("#language")
    told = page.inner_text("main")
    assert "time Tuesday 24 November 2026 at 16:00 WITA" in told
    assert not re.search(r"UTC|\d{4}-\d\d-\d\dT", told)


@pytest.mark.parametrize(("asked", "language"), [("", "id"), ("?lang=en", "en"), ("#en", "en"), ("?lang=fr", "id")])
def test_it_speaks_indonesian_until_english_is_asked_for(
    open_page: Opener, edition: bytes, asked: str, language: str
) -> None:
    page = open_page(edition, asked, locale="en-US")
    assert page.get_attribute("html", "lang") == language
    assert page.inner_text("#check") == {"id": "Periksa", "en": "Check"}[language]


def test_receipt_alone_says_what_it_did_not_check(open_page: Opener, edition: bytes, made: Made) -> None:
    verdict, steps = check(open_page(edition), made.receipt)
    assert verdict == "partly"
    assert ("openings", "open", "no-openings") in steps


def test_receipt_without_identity_holds_for_the_rest(open_page: Opener, edition: bytes, made: Made) -> None:
    page = open_page(edition)
    verdict, steps = check(page, made.receipt, openings=encode_openings(made.openings.without("identity")))
    assert verdict == "partly"
    assert ("opening", "open", "kept-sealed") in steps
    assert faults(steps) == []


def test_fragment_of_the_qr_address_fills_the_field(open_page: Opener, edition: bytes, made: Made) -> None:
    fragment = "#" + qr_of(made, made.index).partition("#")[2]
    page = open_page(edition, fragment)
    assert page.input_value("#qr-text") == fragment


def swap(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new, 1)


def line(receipt: bytes, number: int) -> bytes:
    return receipt.split(b"\n")[number]


def flip(text: bytes, at: int = 10) -> bytes:
    return text[:at] + (b"A" if text[at : at + 1] != b"A" else b"B") + text[at + 1 :]


def signature(receipt: bytes, of: bytes) -> bytes:
    return next(part for part in receipt.split(b"\n") if part.startswith("— ".encode() + of))


CHANGES: list[tuple[str, Callable[[bytes], bytes], tuple[str, str]]] = [
    ("the head", lambda r: r[1:], ("receipt", "not-proof")),
    ("a letter that is no base64", lambda r: swap(r, line(r, 3), b"!" + line(r, 3)[1:]), ("receipt", "not-base64")),
    ("a hash of the path", lambda r: swap(r, line(r, 3), flip(line(r, 3))), ("inclusion", "other-root")),
    ("the index", lambda r: swap(r, b"index 421", b"index 420"), ("inclusion", "other-root")),
    ("the index past the end", lambda r: swap(r, b"index 421", b"index 1000"), ("inclusion", "other-root")),
    ("the entry", lambda r: swap(r, line(r, 1), _other_entry(line(r, 1))), ("inclusion", "other-root")),
    ("the size", lambda r: swap(r, b"\n1000\n", b"\n1001\n"), ("log", "bad-signature")),
    ("the origin", lambda r: r.replace(b"\n\n" + ORIGIN.encode(), b"\n\nother.example/log"), ("entry", "other-node")),
    (
        "the log's signature",
        lambda r: swap(r, signature(r, b"bawaslu"), flip(signature(r, b"bawaslu"), 50)),
        ("log", "bad-signature"),
    ),
    ("no log signature", lambda r: swap(r, signature(r, b"bawaslu") + b"\n", b""), ("log", "not-signed")),
    (
        "a cosignature",
        lambda r: swap(r, signature(r, b"penyaksi"), flip(signature(r, b"penyaksi"), 60)),
        ("quorum", "bad-cosignature"),
    ),
    ("no outsider", lambda r: swap(r, signature(r, b"penyaksi") + b"\n", b""), ("quorum", "too-few")),
]


def _other_entry(extra: bytes) -> bytes:
    from_text = b64decode(extra[6:]).replace(b"2026-11-24T08", b"2026-11-24T07")
    return b"extra " + b64encode(from_text)


@pytest.mark.parametrize(("change", "expected"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_each_change_of_the_receipt_is_named(
    open_page: Opener, edition: bytes, made: Made, change: Callable[[bytes], bytes], expected: tuple[str, str]
) -> None:
    changed = change(made.receipt)
    assert changed != made.receipt
    verdict, steps = check(open_page(edition), changed)
    assert verdict == "bad"
    assert expected in faults(steps)


def test_one_changed_letter_of_the_report_fails(open_page: Opener, edition: bytes, made: Made) -> None:
    loaded = json.loads(encode_openings(made.openings))
    first = loaded["openings"][0]
    first["data"] = b64encode(b'{"uraian":"CONTOH: lain"}').decode()
    verdict, steps = check(open_page(edition), made.receipt, openings=json.dumps(loaded).encode())
    assert verdict == "bad"
    assert faults(steps) == [("opening", "other-content")]


def test_one_changed_byte_of_a_photo_fails(open_page: Opener, edition: bytes, made: Made) -> None:
    other = PHOTO[:-1] + b"\x00"
    verdict, steps = check(
        open_page(edition), made.receipt, openings=encode_openings(made.openings), files=[("foto.jpg", other)]
    )
    assert verdict == "bad"
    assert faults(steps) == [("file", "other-file")]


def test_openings_and_qr_of_another_receipt_are_refused(
    open_page: Opener, edition: bytes, keys: Keys, made: Made
) -> None:
    other = make_receipt(keys, sealed=b"other")
    verdict, steps = check(
        open_page(edition), made.receipt, openings=encode_openings(other.openings), qr=qr_of(other, made.index)
    )
    assert verdict == "bad"
    assert faults(steps) == [("qr", "qr-other-leaf"), ("openings", "openings-elsewhere")]


def test_earlier_keys_count_for_their_time_only(open_page: Opener, keys: Keys, made: Made) -> None:
    later = Keys.fresh()
    turn = AT + timedelta(days=1)
    page = open_page(
        assemble(
            carried(Era(datetime(2026, 1, 1, tzinfo=UTC), turn, keys.policy()), Era(turn, None, later.policy(), {}))
        )
    )
    assert check(page, made.receipt)[0] == "partly"
    assert check(page, make_receipt(later, cosigned=int(turn.timestamp()) + 60).receipt)[0] == "partly"
    with_old_keys = make_receipt(keys, cosigned=int(turn.timestamp()) + 60)
    assert faults(check(page, with_old_keys.receipt)[1]) == [("quorum", "outside-time")]


def test_outsider_alone_is_witnessed_and_the_missing_partner_is_said(open_page: Opener, keys: Keys, made: Made) -> None:
    era = Era(datetime(2026, 1, 1, tzinfo=UTC), None, keys.policy(), {}, "outsiders")
    page = open_page(assemble(carried(era)))
    both, partner = made.receipt, signature(made.receipt, b"diskominfotik") + b"\n"
    verdict, steps = check(
        page, swap(both, partner, b""), openings=encode_openings(made.openings), files=[("f", PHOTO)]
    )
    assert verdict == "partly"
    assert ("quorum", "open", "not-full") in steps
    assert check(page, both, openings=encode_openings(made.openings), files=[("f", PHOTO)])[0] == "good"
    outsider = signature(made.receipt, b"penyaksi") + b"\n"
    assert faults(check(page, swap(both, outsider, b""))[1]) == [("quorum", "too-few")]


def test_revoked_log_key_speaks_up_to_its_last_good_size(open_page: Opener, keys: Keys) -> None:
    limit = {str(keys.log.verifier): 900}
    page = open_page(assemble(carried(Era(datetime(2026, 1, 1, tzinfo=UTC), None, keys.policy(), limit))))
    assert check(page, make_receipt(keys, size=900).receipt)[0] == "partly"
    assert faults(check(page, make_receipt(keys, size=901).receipt)[1]) == [("log", "revoked")]


def test_entry_that_is_younger_than_its_cosignature_is_named(open_page: Opener, edition: bytes, keys: Keys) -> None:
    early = make_receipt(keys, cosigned=COSIGNED - 3600)
    assert faults(check(open_page(edition), early.receipt)[1]) == [("time", "after-cosigned")]


def test_same_carried_gives_same_bytes_and_names_its_one_script(keys: Keys) -> None:
    era = Era(datetime(2026, 1, 1, tzinfo=UTC), None, keys.policy())
    page = assemble(carried(era))
    assert page == assemble(carried(era))
    assert page.count(b"<script>") == 1
    assert page.count(b"</script>") == 1
    header = csp_header(page)
    assert header.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in header


def test_vendored_cryptography_is_what_its_manifest_states() -> None:
    files = json.loads((VENDOR / "manifest.json").read_text())["files"]
    assert differing(VENDOR, files) == []
    here = {str(p.relative_to(VENDOR)) for p in VENDOR.rglob("*") if p.is_file()}
    assert here - {"manifest.json"} == set(files)


def test_pasted_text_is_read_like_the_file(open_page: Opener, edition: bytes, made: Made) -> None:
    page = open_page(edition)
    page.fill("#receipt-text", made.receipt.decode().rstrip("\n"))
    page.click("#check")
    page.wait_for_selector("[data-verdict]")
    assert page.get_attribute("[data-verdict]", "data-verdict") == "partly"
