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
    path("policies/drafts/", views.drafts, name="drafts"),
    path("policies/drafts/<int:draft_id>/", views.draft, name="draft"),
    path("policies/drafts/<int:draft_id>/taking-in/", views.take_in_draft_now, name="take_in_draft"),
    path("policies/drafts/<int:draft_id>/dropping/", views.drop_draft_now, name="drop_draft"),
    path("policies/import/", views.take_in, name="import"),
    path("house-rules/", views.house_rules, name="house_rules"),
]
