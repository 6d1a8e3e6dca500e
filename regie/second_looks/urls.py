"""Where a decision is marked, where a colleague is asked, and where that colleague looks."""

from django.urls import path

from regie.second_looks import views

app_name = "second_looks"
urlpatterns = [
    path("mark/<int:incident_id>/", views.mark, name="mark"),
    path("<int:look_id>/", views.look, name="look"),
    path("<int:look_id>/another/", views.ask_another, name="ask_another"),
    path("<int:look_id>/given/", views.given, name="given"),
]
