"""Addresses of `web.desk`: each module of a folder gives its own; what is special stands before what is general.

Left to others: each page's address and rights (its module), whether every address has a row of rights (its test).
"""

from django.urls import URLPattern, URLResolver

from saksama_node.web.desk import home
from saksama_node.web.desk.cases import (
    annex_forms,
    case_finding,
    cases,
    erasures,
    intake,
    interests,
    lots,
    papers,
    plenaries,
    related,
    report,
    sigap,
    vault,
)
from saksama_node.web.desk.content import (
    alike,
    capture,
    captured,
    claim_clarifications,
    claim_exchange,
    claim_findings,
    claim_page,
    claim_wave,
    erasing,
    lists,
    masking,
    order,
    original_files,
    request_papers,
    requests,
)
from saksama_node.web.desk.deadlines import board, norms, own, rulings
from saksama_node.web.desk.node import first_steps, health, status
from saksama_node.web.desk.observation import (
    advice,
    attaching,
    cards,
    comparing,
    devices,
    disputes,
    examining,
    following,
    incoming,
    one_report,
    periods,
    reports,
    sentences,
    statistics,
    writing,
)
from saksama_node.web.desk.observation import papers as lhp_papers
from saksama_node.web.desk.partner import (
    agreements,
    compose,
    exchange,
    incidents,
    joint,
    keys,
    pairing,
    tasks,
)
from saksama_node.web.desk.people import accounts, offices, own_email, own_sessions, roles, rolls, trace
from saksama_node.web.desk.results import (
    analysis,
    audits,
    finding_queue,
    findings,
    imports,
    results,
    sheet_keying,
    sheet_pages,
    sheets,
)
from saksama_node.web.desk.seconds import page

app_name = "desk"

_FOLDERS = (
    (home,),
    (rolls, accounts, roles, offices, own_email, own_sessions, trace),
    (pairing, agreements, compose, exchange, tasks, joint, incidents, keys),
    (rulings, norms, board, own),
    (
        interests,
        intake,
        case_finding,
        vault,
        annex_forms,
        papers,
        report,
        erasures,
        cases,
        related,
        sigap,
        lots,
        plenaries,
    ),
    (audits, results, imports, analysis, sheets, sheet_keying, sheet_pages, finding_queue, findings),
    (
        reports,
        devices,
        cards,
        incoming,
        writing,
        one_report,
        periods,
        sentences,
        statistics,
        advice,
        disputes,
        following,
        lhp_papers,
        examining,
        comparing,
        attaching,
    ),
    (page,),
    (
        alike,
        capture,
        erasing,
        masking,
        original_files,
        order,
        lists,
        claim_page,
        claim_exchange,
        claim_findings,
        claim_clarifications,
        request_papers,
        requests,
        claim_wave,
        captured,
    ),
    (status, health, first_steps),
)
urlpatterns: list[URLPattern | URLResolver] = [
    each for modules in _FOLDERS for module in modules for each in module.URLS
]
