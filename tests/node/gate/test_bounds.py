"""What each address takes, read off the pages themselves: one that reads files is marked, and no other."""

import inspect
import re

from django.urls import reverse

from saksama_node.web.gate.bounds import PLAIN, lane, longest
from saksama_node.web.gate.turns import Lane
from saksama_node.web.uploading import LONGEST_BODY, takes_files
from tests.node.outsider.walking import ADDRESSES

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
