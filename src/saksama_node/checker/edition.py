"""One edition of the checker: the page's bytes, from its sources and what it carries.

Rules kept here:
  * The same `Carried` gives the same bytes: node, partner and witness serve one blob.
  * One script and one style, inline, each named by its SHA-256 in the page's own Content-Security-Policy; nothing is
    loaded and nothing can be sent (`default-src 'none'`), from an address or from `file://`.
  * Keys that were valid once stay, each era with its time; a revoked log key with the last size it may speak for.
Left to others: which keys were valid when (`saksama.keys`), publishing and serving (flows, web).
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from importlib.resources import files

from saksama.tlog.policy import Policy
from saksama.vocabulary import BadMoment, format_moment, parse_moment

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


def digest_of(page: bytes) -> str:
    """Return the edition's digest as `checker.published` states it: SHA-256, 64 hex digits."""
    return sha256(page).hexdigest()


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
