"""No error of the node reaches a desk in English: each has a sentence there, or a reason why it never comes there."""

import re
from collections.abc import Mapping
from typing import Final

import pytest
from django.utils.translation import override

from saksama.agreement.errors import NotPermitted
from saksama.errors import CallerError, NotThere, SaksamaError, WorldError
from saksama_node.web.desk.frame import faults
from tools.references import every_error

OPERATORS: Final = ("saksama_node.web.operations", "saksama_node.settings")
"""What only the command line and the start of a process meet."""
ELSEWHERE: Final[Mapping[str, str]] = {
    "account.first-code": "said at the first login (web.first_login)",
    "day.all": "said where the public hands in (web.reporting, web.portal.is_it_true)",
    "day.all-files": "the same",
    "day.sender": "the same",
    "day.sender-files": "the same",
    "day.used-up": "never raised as such: one of the four above",
    "exchange.request-refused": "said to the partner's node (web.peer)",
    "field.aside": "said to a telephone (web.field.answers), and by `refusal_words` where its file was carried",
    "field.code": "the same",
    "field.conflict": "the same",
    "field.digest": "the same",
    "field.malformed": "the same",
    "field.offset": "the same",
    "field.sealed": "the same",
    "field.too-large": "the same",
    "field.type": "the same",
    "ledger.already-at-work": "said to whoever starts a second worker",
    "ledger.log-differs": "said by the doctor",
    "ledger.log-exists": "said by `saksama-node init`",
    "ledger.log-not-trusted": "said by `saksama-node heal`",
    "ledger.no-licence": "the same",
    "ledger.nobody-answered": "the same",
    "ledger.not-mirrored": "the same",
    "ledger.somebody-answered": "the same",
    "ledger.tail-nowhere": "the same",
    "restore.signs-already": "the same",
}
"""Codes that no page of the desk meets, each with who says it instead."""


def of_rooms() -> dict[str, type[SaksamaError]]:
    """The caller's mistakes and the world's faults of the node's rooms and flows, but for what is not there (404)."""
    return {
        each.code: each
        for branch in (CallerError, WorldError)
        for each in every_error(branch)
        if each.__module__.startswith("saksama_node.")
        and not each.__module__.startswith(OPERATORS)
        and not issubclass(each, NotThere | NotPermitted)
    }


def test_each_error_of_the_node_has_a_sentence_at_the_desk_or_is_said_elsewhere() -> None:
    silent = {
        code for code, each in of_rooms().items() if code not in faults._SENTENCES and each not in faults._BY_REASON
    }
    assert silent == set(ELSEWHERE)


@pytest.mark.parametrize("code", sorted(faults._SENTENCES))
def test_a_sentence_says_something_ends_as_one_and_is_told_in_both_languages(code: str) -> None:
    said = {}
    for language in ("id", "en"):
        with override(language):
            said[language] = str(faults._SENTENCES[code])
    assert said["id"] != said["en"]
    for words in said.values():
        assert re.search(r"[.?]$|https://[a-z.-]+$", words), words
