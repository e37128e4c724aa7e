"""What each address takes, read off the pages themselves: one that reads files is marked, and no other."""

import inspect
import re

from django.urls import reverse

from saksama.envelope.container import MAX_ATTACHMENT_BYTES
from saksama_node.accounts.roll_file import MAX_BYTES as ROLL
from saksama_node.cases.evidence import ACCEPTED_WORDS, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES
from saksama_node.confined.kinds import MAX_PDF, MAX_TEXT
from saksama_node.confined.words import MAX_PAGES, MAX_PARTS
from saksama_node.contentwatch.captures.gathering import MAX_BYTES as LISTED
from saksama_node.contentwatch.strangers.fetching import MAX_BYTES as CAPTURED
from saksama_node.flows.content.check_message import MOST_BYTES as ASKED
from saksama_node.flows.observation.take_carried import MOST_BYTES as CARRIED
from saksama_node.norms.confirming import MOST_BYTES as NORM
from saksama_node.observation.advising import MOST_BYTES as ANSWER
from saksama_node.observation.envelope import LARGEST_ANNEX, MOST_ANNEXES
from saksama_node.results.copies.developing import MAX_BYTES as PHOTOGRAPHED
from saksama_node.results.versions.spool import MOST as IMPORTED
from saksama_node.sigap.list_file import MAX_BYTES as SIGAP
from saksama_node.web.gate.bounds import PLAIN, lane, longest
from saksama_node.web.gate.turns import Lane
from saksama_node.web.uploading import LONGEST_BODY, takes_files
from tests.node.outsider.walking import ADDRESSES
from tools.steps import TOP

READS: re.Pattern[str] = re.compile(r"request\.FILES|body_too_long\(|given_files\(|_too_long\(|attach_sent\(")


def source_of(view: object) -> str:
    """The page's own words, and those of the functions of its module that it calls."""
    page = inspect.unwrap(view)  # type: ignore[arg-type]  # a page is a function
    words = inspect.getsource(page)
    beside = inspect.getmodule(page)
    called = [getattr(beside, name, None) for name in set(re.findall(r"\b(_\w+)\(", words))]
    return words + "".join(inspect.getsource(inspect.unwrap(each)) for each in called if inspect.isfunction(each))


def test_every_page_that_reads_files_is_marked_and_no_other() -> None:
    wrong = []
    for address in ADDRESSES:
        view = address.pattern.callback
        page = inspect.unwrap(view)
        if page.__module__ == "saksama_node.web.desk.frame.acts" or not page.__module__.startswith("saksama_node"):
            continue
        if bool(READS.search(source_of(view))) != takes_files(view):
            wrong.append(address.name)
    assert wrong == []


def test_acts_with_a_file_in_their_form_are_marked() -> None:
    marked = {each.name for each in ADDRESSES if takes_files(each.pattern.callback)}
    assert {"desk:advice-jawab", "desk:task-lapor"} <= marked
    assert not {"desk:advice-new", "desk:task-terima"} & marked


def test_what_an_address_takes() -> None:
    assert longest(reverse("portal:report_steps")) == LONGEST_BODY
    assert longest(reverse("account_login")) == longest("/tidak-ada") == PLAIN


def test_who_is_in_which_lane() -> None:
    assert lane("GET", "/hidup", 0) is lane("POST", "/witness/add-checkpoint", 9) is Lane.MACHINE
    assert lane("POST", "/meja/laporan/", 9) is Lane.DESK
    assert lane("GET", "/", 0) is Lane.READ
    assert lane("POST", "/lapor/isi/", 9) is lane("POST", "/benarkah/", 900) is Lane.WRITE
    assert lane("POST", "/benarkah/", 2 << 20) is Lane.PICTURE


SIZES: dict[str, int] = {
    "/lapor/isi/": MAX_FILE_BYTES,
    "/meja/pengawasan/laporan/<subject>/tulis/": LARGEST_ANNEX,
    "/meja/pengawasan/dibawa/": CARRIED,
    "/meja/saran-perbaikan/<subject>/jawab/": ANSWER,
    "/benarkah/": ASKED,
    "/meja/konten/tangkap/": CAPTURED,
    "/meja/konten/daftar/": LISTED,
    "/meja/hasil/salinan/baru/": PHOTOGRAPHED,
    "/meja/hasil/impor/": IMPORTED,
    "/meja/kiriman/baru/": MAX_ATTACHMENT_BYTES,
    "/meja/akun/daftar/baru/": ROLL,
    "/meja/sigaplapor/baru/": SIGAP,
    "/meja/tenggat/dasar-hukum/": NORM,
}


def test_the_page_of_files_says_of_each_address_what_it_takes() -> None:
    page = (TOP / "docs/reference/uploads.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `/")}
    assert rows.keys() == {each.path for each in ADDRESSES if takes_files(each.pattern.callback)}
    assert [path for path, size in SIZES.items() if f"| {size >> 20} MiB" not in rows[path]] == []
    assert f"{MAX_TOTAL_BYTES >> 20} MiB together | {MAX_FILES} |" in rows["/lapor/isi/"]
    assert f"| {MOST_ANNEXES} |" in rows["/meja/pengawasan/laporan/<subject>/tulis/"]
    assert f"{LONGEST_BODY >> 20} MiB together" in page
    assert ACCEPTED_WORDS in page
    assert f"{MAX_PDF >> 20} MiB and {MAX_PAGES:,} pages" in page
    assert f"{MAX_TEXT >> 20} MiB and {MAX_PARTS:,} parts" in page
