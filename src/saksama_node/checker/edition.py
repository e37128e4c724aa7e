"""One edition of the checker: the page's bytes, from its sources and what it carries, and which keys count when.

Rules kept here:
  * The same `Carried` gives the same bytes: node, partner and witness serve one blob.
  * One script and one style, inline, each named by its SHA-256 in the page's own Content-Security-Policy; nothing is
    loaded and nothing can be sent (`default-src 'none'`), from an address or from `file://`.
  * Keys that were valid once stay, each era with its time; both parties' logs are covered. Each era is one log, the
    keys that counted then, and the agreement's quorum.
  * Between two statements nothing changes; a span without a log key, or without the partner's witness where the
    agreement asks for the partner, is no era: a weaker rule is never put in the place of a missing key.
  * A revoked log key speaks up to its last good size, and not at all where its statement names none.
Left to others: verifying statements (saksama.keys), when the terms were in force (the caller), publishing and serving
(flows, web).
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

from saksama.agreement.quorum import Level, policy_for
from saksama.agreement.terms import Party, Terms
from saksama.keys.ring import KeyRing
from saksama.tlog.note import VerifierKey
from saksama.tlog.policy import Policy
from saksama.vocabulary import BadMoment, KeyUse, format_moment, parse_moment

# In the order in which a reader would want them; functions may call each other across files.
_MODULES = ("bytes", "digest", "note", "policy", "proof", "openings", "pdf", "check", "words", "page")
_NOBLE = "vendor/noble-ed25519-sha256.js"
_DATA = re.compile(r"^const DATA = (\{.*?^\});$", re.MULTILINE | re.DOTALL)
_CSP = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@dataclass(frozen=True, slots=True)
class Era:
    """A policy and the time for which it speaks.

    `least`: the group of the policy that already makes a receipt *witnessed* (outsiders); with the whole quorum it is
    *fully witnessed*. Empty: nothing less than the quorum. `limits`: a revoked log key (vkey), its last good tree size.
    """

    since: datetime
    until: datetime | None
    policy: Policy
    limits: Mapping[str, int] = field(default_factory=dict)
    least: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What one edition carries. `names`: the key names in its policies and what a person calls their owners."""

    edition: int
    made: datetime
    agreement_title: str
    agreement_digest: str
    names: Mapping[str, str]
    eras: tuple[Era, ...]


def assemble(carried: Carried) -> bytes:
    """Return the page's bytes."""
    style = _source("page.css").strip()
    parts = (_source(_NOBLE), f"const DATA = {_data(carried)};", *map(_module, _MODULES))
    script = "\n".join(("(() => {", '"use strict";', *parts, "})();"))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_csp_digest(script)}",
            f"style-src {_csp_digest(style)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    page = _source("page.html")
    # The script last: what stands in it must not be looked through for the other marks.
    for mark, text in (("@csp@", policy), ("@style@", style), ("@script@", script)):
        page = page.replace(mark, text, 1)
    return page.encode()


def is_made_of(page: bytes, carried: Carried) -> bool:
    """Whether `page` is byte for byte what this version makes of `carried`, its number and time taken from the page.

    So a page with other keys, another rule or another script is another page.
    """
    found = _DATA.search(page.decode(errors="replace"))
    if found is None:
        return False
    try:
        data = json.loads(found[1])
        return assemble(replace(carried, edition=int(data["edition"]), made=parse_moment(data["made"]))) == page
    except (ValueError, TypeError, KeyError, BadMoment):
        return False


def csp_header(page: bytes) -> str:
    """Return the Content-Security-Policy under which `page` is served: its own, and that nobody may frame it."""
    found = _CSP.search(page)
    if found is None:
        raise ValueError("this page carries no policy")
    return f"{found[1].decode()}; frame-ancestors 'none'"


def _data(carried: Carried) -> str:
    data = {
        "edition": carried.edition,
        "made": format_moment(carried.made),
        "agreement": {"title": carried.agreement_title, "digest": carried.agreement_digest},
        "names": dict(sorted(carried.names.items())),
        "eras": [
            {
                "since": format_moment(era.since),
                "until": format_moment(era.until) if era.until else "",
                "policy": era.policy.serialize().decode(),
                "least": era.least or era.policy.quorum,
                "limits": dict(sorted(era.limits.items())),
            }
            for era in carried.eras
        ],
    }
    # `<` and the two line ends that JSON allows and old scripts do not are escaped: data cannot end the script.
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _module(name: str) -> str:
    return _source(f"js/{name}.js")


def _source(name: str) -> str:
    return files(__package__).joinpath("source", name).read_text(encoding="utf-8")


def _csp_digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def eras_of(terms: Terms, ring: KeyRing, until: datetime | None = None) -> tuple[Era, ...]:
    """The eras of both logs under these terms; `until`: when other terms took their place."""
    return tuple(era for party in terms.parties for era in _of_log(terms, party, ring, until))


def names_of(terms: Terms, ring: KeyRing) -> Mapping[str, str]:
    """What a person calls the owners of the key names in the policies."""
    names = {seen.vkey.partition("+")[0]: seen.name for seen in terms.witnesses}
    for party in terms.parties:
        names[party.origin] = party.name
        for key in ring.ever(party.origin, KeyUse.WITNESS):
            names[key.partition("+")[0]] = party.name
    return names


def _of_log(terms: Terms, party: Party, ring: KeyRing, until: datetime | None) -> Iterator[Era]:
    partner = terms.partner_of(party.origin)
    last: Era | None = None
    for start, end in pairwise(_turns(ring, party.origin, partner.origin)):
        if until is not None and start >= until:
            break
        logs = _keys(ring.valid(party.origin, KeyUse.LOG, start))
        witnesses = _keys(ring.valid(partner.origin, KeyUse.WITNESS, start))
        if not logs or (terms.quorum.partner and not witnesses):
            continue
        policy = policy_for(terms, logs, witnesses)
        # With outsiders alone a receipt is witnessed already, the partner's makes it full (design: Witnessing).
        least = policy_for(terms, logs, witnesses, Level.WITNESSED).quorum if terms.quorum.outsiders else ""
        era = Era(start, end if until is None else min(end, until), policy, _limits(ring, party.origin), least)
        if last is not None and last.policy == policy and last.until == start:
            era = replace(era, since=last.since)
        elif last is not None:
            yield last
        last = era
    if last is not None:
        yield last


def _turns(ring: KeyRing, log: str, partner: str) -> list[datetime]:
    """Every moment at which a key of this log or of its partner's witness begins, ends or is revoked."""
    wanted = {(log, KeyUse.LOG), (partner, KeyUse.WITNESS)}
    found = {at for one in ring.introduced if (one.owner, one.use) in wanted for at in (one.not_before, one.not_after)}
    found |= {one.revoked for one in ring.revoked if (one.owner, one.use) in wanted}
    return sorted(found)


def _limits(ring: KeyRing, log: str) -> Mapping[str, int]:
    return {
        one.key: one.last_good[0] if one.last_good else 0
        for one in ring.revoked
        if one.owner == log and one.use is KeyUse.LOG
    }


def _keys(texts: tuple[str, ...]) -> list[VerifierKey]:
    return [VerifierKey.parse(text) for text in texts]
