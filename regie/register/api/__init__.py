"""The register in JSON: the same as the screens."""

from django.urls import path

from regie.register.api import finding

urlpatterns = [
    path("incidents", finding.Incidents.as_view(), name="incidents"),
    path("register/views", finding.Views.as_view(), name="register_views"),
    path("register/views/<int:view_id>", finding.OneView.as_view(), name="register_view"),
]

__all__ = ["urlpatterns"]
