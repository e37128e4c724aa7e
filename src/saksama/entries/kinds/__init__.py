"""The closed set of entry kinds, one module a family."""

from collections.abc import Mapping
from types import MappingProxyType

from saksama.entries.body import Body
from saksama.entries.kinds import (
    account,
    agreement,
    audit,
    case,
    checker,
    clarification,
    content,
    data,
    dispatch,
    handling,
    incident,
    interest,
    key,
    keying,
    log,
    lot,
    message,
    norm,
    observation,
    plenary,
    ruling,
    sheet,
    task,
    trace,
)

FAMILIES: tuple[tuple[type[Body], ...], ...] = (
    agreement.KINDS,
    key.KINDS,
    log.KINDS,
    dispatch.KINDS,
    task.KINDS,
    case.KINDS,
    handling.KINDS,
    plenary.KINDS,
    observation.KINDS,
    lot.KINDS,
    incident.KINDS,
    checker.KINDS,
    account.KINDS,
    data.KINDS,
    ruling.KINDS,
    norm.KINDS,
    interest.KINDS,
    message.KINDS,
    content.KINDS,
    clarification.KINDS,
    sheet.KINDS,
    keying.KINDS,
    audit.KINDS,
    trace.KINDS,
)

BODIES: Mapping[str, type[Body]] = MappingProxyType({body.KIND: body for family in FAMILIES for body in family})
"""Every kind that this version knows, by its name in the log."""
