"""What the pages of a submission and of its case have in common.

Rules kept here: no identity is among it; of a declared interest the ground, and the words for commissioners alone.
Left to others: the pages (`cases`, `case_review`).
"""

import secrets

from saksama.entries.kinds.handling import Interest
from saksama.entries.kinds.keying import FollowUp
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import name_of
from saksama_node.accounts.recusals import RecusalInfo, recusals_of
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.correspondence import MOST_LETTERS
from saksama_node.cases.erasing.erasures import has_no_identity
from saksama_node.cases.report import SubmissionKind
from saksama_node.cases.seconding import SLOT
from saksama_node.flows.reports.write_message import messages_for
from saksama_node.flows.results.resolve_finding import finding_behind
from saksama_node.flows.seconds.waiting import may_answer, proposals_about
from saksama_node.web.codes import word
from saksama_node.web.desk.cases.erasures import erasure_rows
from saksama_node.web.desk.words.queue import finding_words
from saksama_node.web.reporting.places import place_name
from saksama_node.web.reporting.words import CHANNELS, KINDS


def submission_context(info: queries.SubmissionInfo, by: Staff) -> dict[str, object]:
    """What a page shows of a submission, and what waits on it for a second person."""
    content = queries.content(info)
    proposals = proposals_about(by, info.subject, info.case)
    return {
        "info": info,
        "index": info.index,
        "kind": KINDS[info.kind],
        "channel": CHANNELS[info.channel],
        "content": content,
        "area": place_name(content.area) if content else "",
        "files": queries.evidence_of(info),
        "began_with": finding_words(finding_behind(by, FollowUp.CASE, str(info.id))),
        "recused": recused_rows(info, by),
        "no_identity": has_no_identity(info.id),
        **erasure_rows(info, by),
        "opened": queries.vault_openings(info),
        **messages_context(info, by),
        "proposals": [(each, name_of(each.by), may_answer(by, each)) for each in proposals],
        "waits": any(each.is_open and each.slot == SLOT for each in proposals),
    }


def messages_context(info: queries.SubmissionInfo, by: Staff) -> dict[str, object]:
    """What was written by follow-up code, and whether this person answers."""
    found = messages_for(info)
    return {
        "correspondence": [(each, "" if each.by is None else name_of(each.by)) for each in found],
        "is_unread": any(each.by is None and each.read_at is None for each in found),
        "may_write": may(by, Action.CASE_REVIEW, info.region) and info.kind != SubmissionKind.FINDING,
        "once": secrets.token_hex(16),
        "most_letters": str(MOST_LETTERS),
    }


def recused_rows(info: queries.SubmissionInfo, by: Staff) -> list[tuple[RecusalInfo, str, str]]:
    """Who is kept from it and for what; what they wrote of it is for commissioners."""
    decides = may(by, Action.CASE_DECIDE, info.region)
    found = recusals_of(info.subject)
    return [(each, word(Interest(each.ground)), each.words if decides else "") for each in found]
