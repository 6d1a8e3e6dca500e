"""Where an administrator keeps the staff."""

from django.urls import path

from regie.people import views

app_name = "people"
urlpatterns = [
    path("", views.staff, name="list"),
    path("new/", views.add, name="add"),
    path("me/password/", views.own_password, name="own_password"),
    path("<int:person_id>/", views.page, name="page"),
    path("<int:person_id>/password/", views.renew_password, name="renew_password"),
    path("<int:person_id>/roles/", views.give_role, name="give_role"),
    path("<int:person_id>/leaving/", views.let_go, name="let_go"),
    path("roles/<int:role_id>/removal/", views.take_role, name="take_role"),
]
