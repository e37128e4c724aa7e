"""Addresses of `web.portal`; each room adds its own list."""

from django.urls import URLPattern, URLResolver

from saksama_node.web.portal import (
    agreement,
    audits,
    calendar_feed,
    cases,
    checker,
    clarification_feed,
    clarifications,
    content_numbers,
    follow,
    home,
    is_it_true,
    log,
    messages,
    places,
    report,
    results,
    results_files,
    treatment,
)

app_name = "portal"

urlpatterns: list[URLPattern | URLResolver] = [
    *home.URLS,
    *agreement.URLS,
    *log.URLS,
    *report.URLS,
    *places.URLS,
    *follow.URLS,
    *messages.URLS,
    *calendar_feed.URLS,
    *cases.URLS,
    *treatment.URLS,
    *content_numbers.URLS,
    *is_it_true.URLS,
    *audits.URLS,
    *results.URLS,
    *results_files.URLS,
    *clarification_feed.URLS,
    *clarifications.URLS,
    *checker.URLS,
]
