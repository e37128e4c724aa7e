"""Django's name for `tasks`."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """The app `tasks`."""

    name = "saksama_node.tasks"
    label = "tasks"
