"""Offices of which nobody wrote down where they are, at `/meja/kantor/`: one of the first steps.

Rules kept here:
  * A reporter reads "belum diketahui" of them: which they are is said, and where their address is entered.
  * The list comes as the file that is filled in and put into the node's folder; nothing is written here.
Left to others: the file (flows.reports.choose_place), what a reporter sees of it (web.reporting.places).
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.flows.reports.choose_place import OWN, contact_of, own_file, places, without_address
from saksama_node.places.offices import IntakeOffice
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.lists import is_file
from saksama_node.web.handing_out import table

_COLUMNS = ("region", "name", "address", "phone", "email", "source")


def _written(office: IntakeOffice | None) -> tuple[str, ...]:
    """Its columns as the file has them: nothing for what is unknown, a hyphen for what there is not."""
    if office is None:
        return ("", "", "", "")
    known = (office.address, office.phone, office.email)
    return *("" if each is None else each or "-" for each in known), office.source


@desk_page(Action.ACCOUNT_MANAGE)
def offices(request: HttpRequest, by: Staff) -> HttpResponse:
    """Which they are; or all offices as the file to fill in."""
    require(by, Action.ACCOUNT_MANAGE, INSTITUTION)  # one file for all offices
    if is_file(request):
        rows = [(each.region, each.name, *_written(contact_of(each.region))) for each in places()]
        return table(OWN, _COLUMNS, rows)
    context = {"lacking": without_address(), "file": f"{SETTINGS.data / OWN}", "is_torn": own_file().is_torn}
    return render(request, "desk/accounts/offices.html", context)


URLS: list[URLPattern] = [path("kantor/", offices, name="offices")]
