"""Where somebody looks after buttons and panels."""

from django.urls import path

from regie.devices import views

app_name = "devices"
urlpatterns = [
    path("", views.devices, name="list"),
    path("buttons/new/", views.add_button, name="add_button"),
    path("panels/new/", views.add_panel, name="add_panel"),
    path("<int:device_id>/", views.page, name="page"),
    path("<int:device_id>/zones/", views.tie_zone, name="tie_zone"),
    path("<int:device_id>/revocation/", views.revoke, name="revoke"),
    path("zones/<int:zone_id>/removal/", views.untie_zone, name="untie_zone"),
]
