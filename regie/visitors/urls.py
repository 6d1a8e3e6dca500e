"""Where whoever stands at a door looks, and writes down that somebody stepped in."""

from django.urls import path

from regie.visitors import views

app_name = "visitors"
urlpatterns = [
    path("", views.door, name="list"),
    path("search/", views.search, name="search"),
    path("<int:measure_id>/", views.slip, name="slip"),
    path("interventions/", views.interventions, name="interventions"),
    path("interventions/new/", views.log, name="log"),
]
