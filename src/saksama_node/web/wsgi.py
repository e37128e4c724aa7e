"""The node as a WSGI application, with every page loaded: Django else imports them all in the first request.

Left to others: who serves it (`web.operations.loaded`).
"""

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

application = get_wsgi_application()
get_resolver().check()
