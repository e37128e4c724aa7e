"""Django's name for `web.portal`."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The app `portal`; it has no tables."""

    name = "saksama_node.web.portal"
    label = "portal"
