"""Where the pages of a policy are."""

from django.urls import path

from regie.policies import views

app_name = "policies"
urlpatterns = [
    path("policies/", views.in_force, name="page"),
    path("policies/versions/", views.versions, name="list"),
    path("policies/versions/<int:version_id>/", views.version, name="version"),
    path("policies/versions/<int:version_id>/file/", views.file, name="export"),
    path("policies/ask/", views.ask, name="ask"),
    path("policies/compare/", views.compare, name="compare"),
    path("policies/examples/", views.examples, name="examples"),
    path("policies/examples/<slug:slug>/", views.example, name="example"),
    path("policies/import/", views.take_in, name="import"),
    path("house-rules/", views.house_rules, name="house_rules"),
]
