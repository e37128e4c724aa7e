"""For all journeys: a page is waited for as long as a busy machine may need; how fast it comes, benchmarks say."""

from playwright.sync_api import expect

expect.set_options(timeout=60_000)
