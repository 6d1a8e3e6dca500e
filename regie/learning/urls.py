"""Where colleagues hold their judgement against the norm."""

from django.urls import path

from regie.learning import views

app_name = "learning"
urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("new/", views.ask, name="ask"),
    path("<int:calibration_id>/", views.one_round, name="round"),
    path("<int:calibration_id>/closing/", views.close, name="close"),
]
