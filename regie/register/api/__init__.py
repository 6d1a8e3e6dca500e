"""The register in JSON: the same as the screens."""

from django.urls import path

from regie.register.api import bringing, finding, shapes

urlpatterns = [
    path("incidents", finding.Incidents.as_view(), name="incidents"),
    path("register/shapes/<slug:shape>", shapes.ShapeFile.as_view(), name="register_shape"),
    path("register/shapes/<slug:shape>/schema", shapes.ShapeSchema.as_view(), name="register_schema"),
    path("incidents/<int:incident_id>/police-form", shapes.PoliceForm.as_view(), name="police_form"),
    path("incidents/<int:incident_id>/third-party-facts", shapes.Facts.as_view(), name="third_party_facts"),
    path("register/imports", bringing.Imports.as_view(), name="register_imports"),
    path("register/imports/<int:import_id>", bringing.OneImport.as_view(), name="register_import"),
    path("register/views", finding.Views.as_view(), name="register_views"),
    path("register/views/<int:view_id>", finding.OneView.as_view(), name="register_view"),
]

__all__ = ["urlpatterns"]
