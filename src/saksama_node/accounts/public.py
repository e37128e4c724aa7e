"""What everybody may know of accounts: whether anything that one person did alone waits for two."""

from django.db.models import QuerySet

from saksama_node.accounts.models import Grant, LoneAct


def is_unconfirmed() -> bool:
    """Whether anything waits; asked by every page."""
    return lone_acts().exists()


def lone_acts() -> QuerySet[LoneAct]:
    """What was done alone under a grant that stands, and two have not confirmed."""
    standing = Grant.objects.filter(ended_at__isnull=True).values("subject")
    return LoneAct.objects.filter(confirmed_at__isnull=True, subject__in=standing)
