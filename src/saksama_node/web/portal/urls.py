"""Addresses of `web.portal`; each room adds its own list."""

from django.urls import URLPattern, URLResolver

from saksama_node.web.portal import (
    agreement,
    audits,
    calendar_feed,
    cases,
    checker,
    clarifications,
    content_numbers,
    follow,
    home,
    is_it_true,
    log,
    report,
    results,
    supervision,
    treatment,
)

app_name = "portal"

urlpatterns: list[URLPattern | URLResolver] = [
    *home.URLS,
    *agreement.URLS,
    *log.URLS,
    *report.URLS,
    *follow.URLS,
    *calendar_feed.URLS,
    *cases.URLS,
    *treatment.URLS,
    *content_numbers.URLS,
    *supervision.URLS,
    *is_it_true.URLS,
    *audits.URLS,
    *results.URLS,
    *clarifications.URLS,
    *checker.URLS,
]
