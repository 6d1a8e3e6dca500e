"""The one Django application; when it is ready, the pipes are laid."""

from django.apps import AppConfig


class RegieConfig(AppConfig):
    """All rooms live in this one application, so that there is one migration history."""

    name = "regie"
    label = "regie"

    def ready(self) -> None:
        """Lay the pipes: importing `flow` tells the journal which fact leads to which action."""
        from regie import flow  # noqa: F401, PLC0415  models must be loaded first
