"""The page of limits says what the pages count by."""

import re

from saksama_node.accounts import tries
from saksama_node.cases import corresponding
from saksama_node.web import first_login, login_tries, throttle
from saksama_node.web.field import door
from saksama_node.web.portal import calendar_feed, follow, is_it_true, report
from tools.steps import TOP


def test_the_page_of_limits_says_what_counts() -> None:
    text = (TOP / "docs/reference/limits.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(): line.split("|")[2].strip() for line in text.splitlines() if "|" in line}
    told = {
        "wrong passwords and codes of a second factor": login_tries._OF_ONE_SENDER,
        "wrong first codes": first_login._WRONG,
        "wrong codes of a telephone's card": door._WRONG,
        "wrong follow-up codes": follow._GUESSES,
        "wrong keys of a calendar": calendar_feed._GUESSES,
        "wrong passphrases of the vault or the institution's key": tries.LIMIT,
        "reports handed in": report._FILINGS,
        "messages by a follow-up code": follow._MESSAGES,
        "questions whether a message is true": is_it_true._ASKED,
    }
    assert {what: rows[what].partition(";")[0].partition(",")[0] for what in told} == {
        what: str(count) for what, count in told.items()
    }
    assert f"{corresponding.MOST_UNANSWERED} unread of one report" in rows["messages by a follow-up code"]
    assert f"{is_it_true._PICTURES} with a picture" in rows["questions whether a message is true"]
    assert f"| {throttle.MANY}, then one a second |" in text
    settings = (TOP / "docs/reference/settings.md").read_text(encoding="utf-8")
    for name in ("sender_megabytes", "sender_reports", "reports_megabytes", "reserved_megabytes"):
        (most,) = re.findall(rf"^\| `{name}` \|.*\bdefault\s(\d+)", settings, re.MULTILINE)
        assert re.search(rf"{int(most):,} [^(]*\(`{name}`\)", text), name
