"""Where somebody who is alone on a visit lets hear that all is well."""

from django.urls import path

from regie.visits import views

app_name = "visits"
urlpatterns = [
    path("", views.visits, name="list"),
    path("new/", views.start, name="start"),
    path("codes/", views.codes, name="codes"),
    path("<int:visit_id>/confirmation/", views.confirm, name="confirm"),
    path("<int:visit_id>/extension/", views.extend, name="extend"),
    path("<int:visit_id>/ending/", views.end, name="end"),
    path("<int:visit_id>/hand-over/", views.offer, name="offer"),
    path("<int:visit_id>/hand-over/answer/", views.answer_offer, name="answer_offer"),
]
