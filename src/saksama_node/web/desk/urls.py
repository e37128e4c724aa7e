"""Addresses of `web.desk`; each room adds its own list."""

from django.urls import URLPattern, URLResolver

from saksama_node.web.desk import (
    accounts,
    agreements,
    case_finding,
    case_proposals,
    case_review,
    cases,
    cases_acts,
    cases_intake,
    cases_vault,
    exchange,
    exchange_compose,
    health,
    home,
    incidents,
    institution_key,
    joint,
    keys,
    last_days,
    pairing,
    restorations,
    rolls,
    status,
    tasks,
)

app_name = "desk"

urlpatterns: list[URLPattern | URLResolver] = [
    *home.URLS,
    *rolls.URLS,
    *last_days.URLS,
    *accounts.URLS,
    *pairing.URLS,
    *agreements.URLS,
    *cases_intake.URLS,
    *cases_vault.URLS,
    *case_finding.URLS,
    *case_review.URLS,
    *case_proposals.URLS,
    *cases.URLS,
    *cases_acts.URLS,
    *exchange_compose.URLS,
    *exchange.URLS,
    *tasks.URLS,
    *joint.URLS,
    *incidents.URLS,
    *restorations.URLS,
    *status.URLS,
    *health.URLS,
    *institution_key.URLS,
    *keys.URLS,
]
