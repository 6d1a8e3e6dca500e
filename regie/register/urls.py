"""Where the register is searched, kept in views, given out and filled; a verb is a resource."""

from django.urls import path

from regie.register.views import bringing, case, finding, shapes

app_name = "register"
urlpatterns = [
    path("incidents/", finding.register, name="list"),
    path("register/", shapes.shapes, name="shapes"),
    path("register/shapes/<slug:shape>/<slug:form>/", shapes.file, name="file"),
    path("register/cases/<int:incident_id>/facts/", case.facts, name="facts"),
    path("register/cases/<int:incident_id>/<slug:shape>/", case.police, name="police"),
    path("register/imports/", bringing.imports, name="imports"),
    path("register/imports/<int:import_id>/undoing/", bringing.undo, name="undo_import"),
    path("register/views/", finding.keep_view, name="keep_view"),
    path("register/views/<int:view_id>/removal/", finding.drop_view, name="drop_view"),
]
