"""Take in what a device of the field sent. A door for devices.

Rules kept here:
  * Told only of what is durable and entered. What stops a report from being sent is told, and refuses nothing; what may
    not be taken at all is kept aside, and told so.
Left to others: signatures (web), several at once (take_many), numbers and reports (the room).
"""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from saksama.entries.kinds.observation import Channel
from saksama.observation.form import Form
from saksama.observation.reading import shipped
from saksama_node.accounts.policy import Action, Staff, may
from saksama_node.accounts.queries import NoSuchPerson, staff
from saksama_node.flows.observation.take_many import Job, take_among_others
from saksama_node.ledger.actions import act
from saksama_node.ledger.outcome import note
from saksama_node.observation.enrolled import Identity
from saksama_node.observation.envelope import Content, Envelope, EnvelopeMalformed, NotOpened, opened, parse_envelope
from saksama_node.observation.keying import private_key
from saksama_node.observation.receiving import KeptAside, Taken, set_aside, told_before
from saksama_node.settings.clock import now

_OFF: Final = timedelta(minutes=10)


def take_submission(device: Identity, body: bytes, said_at: datetime | None, channel: Channel = Channel.FIELD) -> Taken:
    """Take it in. `said_at`: the device's own moment.

    Raises `EnvelopeMalformed`, `AnnexTooLarge`, `TypeNotTaken`, `NumberTaken`, `KeptAside`; what the world does.
    """
    envelope, digest = parse_envelope(body), hashlib.sha256(body).hexdigest()
    if envelope.device != device.name:
        raise EnvelopeMalformed("another device's")
    try:
        form, content = _form(envelope), _content(envelope, device)
    except KeptAside as refused:
        if (known := told_before(device, envelope.sequence, digest)) is not None:
            return known
        with act():
            set_aside(device, envelope, body, refused.why)
        raise
    off = said_at is None or abs(said_at - now()) > _OFF
    told = take_among_others(Job(device, envelope, content, form, digest, body, channel, off))
    note()
    return told


def writer_of(device: Identity) -> Staff:
    """Whose device it is, who may write. Raises `KeptAside`."""
    try:
        by = staff(device.person)
    except NoSuchPerson as error:
        raise KeptAside("ended") from error
    if not may(by, Action.OBSERVATION_WRITE, by.region):
        raise KeptAside("ended")
    return by


def _form(envelope: Envelope) -> Form:
    form = next((form for form in shipped().values() if form.digest == envelope.form), None)
    if form is None:
        raise KeptAside("form")
    return form


def _content(envelope: Envelope, device: Identity) -> Content:
    try:
        return opened(envelope, private_key(envelope.key, device.office))
    except NotOpened as error:
        raise KeptAside("sealed") from error
