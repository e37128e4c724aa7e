"""The WSGI application that granian serves, in a worker process that granian's main process makes."""

from django.core.wsgi import get_wsgi_application

from saksama_node.settings.lifeline import end_with_server

# Killed alone, the main process would leave the worker behind, holding the port for good.
end_with_server()
application = get_wsgi_application()
