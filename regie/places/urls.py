"""Where an administrator keeps buildings, floors, rooms and counters."""

from django.urls import path

from regie.places import views

app_name = "places"
urlpatterns = [
    path("", views.tree, name="list"),
    path("new/", views.add_site, name="add_site"),
    path("<int:place_id>/", views.page, name="page"),
    path("<int:place_id>/closing/", views.close, name="close"),
    path("<int:place_id>/opening/", views.reopen, name="reopen"),
    path("<int:place_id>/parts/", views.add_part, name="add_part"),
]
