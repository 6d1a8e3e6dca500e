"""The one Django application; when it is ready, the pipes are laid."""

from django.apps import AppConfig


class RegieConfig(AppConfig):
    """All rooms live in this one application, so that there is one migration history."""

    name = "regie"
    label = "regie"

    def ready(self) -> None:
        """Lay the pipes, put the parts of the case page together, and describe the API's keys."""
        from regie import flow  # noqa: F401, PLC0415  models must be loaded first
        from regie.api import schema  # noqa: F401, PLC0415
        from regie.web import parts  # noqa: F401, PLC0415
