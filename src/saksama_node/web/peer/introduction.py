"""How the node introduces itself: `/.well-known/saksama`, `/policy.txt`, and its public numbers.

Rules kept here:
  * Everything is public, and nothing here is to be believed alone: keys stand in statements under the institution's
    key.
  * The numbers are counted over exactly the published tree.
Left to others: which agreement is in force (agreements.public), what the numbers mean (`saksama.statistics`).
"""

import json
from collections.abc import Container, Iterable

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from saksama.statistics.content import encode_content_statistics
from saksama.statistics.public import encode_statistics, from_counts
from saksama.statistics.supervision import encode_supervision_statistics
from saksama_node.agreements.public import addresses, institution_vkey, stated
from saksama_node.contentwatch.public import content_numbers
from saksama_node.flows.keys.policy_file import policy_file
from saksama_node.ledger import public
from saksama_node.ledger.own_keys import OwnKey, own_keys, own_revocations
from saksama_node.ledger.signing import log_verifier
from saksama_node.observation.public import supervision_numbers
from saksama_node.settings.current import SETTINGS
from saksama_node.web.peer.answers import A_MOMENT, JSON, TEXT, answer, not_found


@require_safe
def well_known(request: HttpRequest) -> HttpResponseBase:
    """`/.well-known/saksama`; addresses are absolute."""
    notes, keys, revocations = addresses(), own_keys(), own_revocations()
    standing = stated(key.statement for key in (*keys, *revocations))
    told = {
        "node": SETTINGS.code,
        "name": SETTINGS.name_id,
        "name_en": SETTINGS.name_en,
        "url": SETTINGS.url,
        "origin": SETTINGS.origin,
        "log": f"{SETTINGS.url}/log",
        "vkey": str(log_verifier()),
        "witness": f"{SETTINGS.url}/witness",
        "institution_key": institution_vkey(),
        "keys": _told(keys, standing),
        "revocations": _told(revocations, standing),
        "agreement": notes.agreement,
        "proposal": notes.proposal,
    }
    return answer(request, json.dumps(told, indent=2, ensure_ascii=False).encode() + b"\n", JSON, A_MOMENT)


@require_safe
def policy(request: HttpRequest) -> HttpResponseBase:
    """`/policy.txt`: the file for `saksama verify --policy`; not there where a key is not known that it must name."""
    told = policy_file()
    return not_found() if told is None else answer(request, told, TEXT, A_MOMENT)


@require_safe
def statistics(request: HttpRequest) -> HttpResponseBase:
    """`/statistik.json` (`saksama.statistics.public`)."""
    return answer(request, encode_statistics(from_counts(SETTINGS.origin, public.counts_by_kind())), JSON, A_MOMENT)


@require_safe
def content_statistics(request: HttpRequest) -> HttpResponseBase:
    """`/statistik-konten.json` (`saksama.statistics.content`); not there before it was counted once."""
    counted = content_numbers()
    if counted is None:
        return not_found()
    return answer(request, encode_content_statistics(counted), JSON, A_MOMENT)


@require_safe
def supervision_statistics(request: HttpRequest) -> HttpResponseBase:
    """`/statistik-pengawasan.json` (`saksama.statistics.supervision`); not there before it was counted once."""
    counted = supervision_numbers()
    if counted is None:
        return not_found()
    return answer(request, encode_supervision_statistics(counted), JSON, A_MOMENT)


def _told(keys: Iterable[OwnKey], standing: Container[str]) -> list[dict[str, str]]:
    """Those that stand under the institution key that counts now: whoever meets us knows no other."""
    return [
        {"use": key.use, "key": key.key, "statement": _blob_address(key.statement)}
        for key in keys
        if key.statement in standing
    ]


def _blob_address(sha256: str) -> str:
    return f"{SETTINGS.url}/log/blob/{sha256}"
