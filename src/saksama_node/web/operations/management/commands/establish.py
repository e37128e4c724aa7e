"""The second half of `saksama-node init`: offices, first administrator, log. Not typed by a person."""

from collections.abc import Callable

from django.core.management.base import BaseCommand

from saksama.tlog.note import SigningKey
from saksama_node.flows.node.establish_node import Administrator, establish_node
from saksama_node.settings.current import SETTINGS


class Command(BaseCommand):
    """Establish the node in its fresh database."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Used by `saksama-node init`."
    stealth_options = (
        "institution",
        "offices",
        "administrator",
        "administrator_name",
        "administrator_email",
        "years",
        "tell",
    )

    def handle(
        self,
        *_args: object,
        institution: SigningKey,
        offices: list[tuple[str, str]],
        administrator: str,
        administrator_name: str,
        administrator_email: str,
        years: int,
        tell: Callable[..., None],
        **_options: object,
    ) -> None:
        """Do it in one act and tell of each part."""
        first = Administrator(username=administrator, name=administrator_name, email=administrator_email)
        done = establish_node(institution=institution, offices=offices, first=first, years=years)
        tell("offices", offices=done.offices, region=SETTINGS.region)
        tell("administrator", administrator=administrator, url=SETTINGS.url, code=done.code)
        tell("log", origin=SETTINGS.origin, entries=done.entries)
