"""The WSGI application that granian serves, in a worker process that granian's main process makes.

Rules kept here: all that stays for good is loaded before the first request and set aside from the collector of rubbish,
which else walks all of it, a tenth of a second long, in the middle of somebody's page.
"""

import gc

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from saksama_node.settings.lifeline import end_with_server

# Killed alone, the main process would leave the worker behind, holding the port for good.
end_with_server()
application = get_wsgi_application()
get_resolver().check()  # imports every page, which Django else does in the first request
gc.collect()
gc.freeze()
