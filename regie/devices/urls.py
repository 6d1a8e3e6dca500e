"""Where somebody looks after buttons and panels."""

from django.urls import path

from regie.devices.views import devices as views
from regie.devices.views import testing

app_name = "devices"
urlpatterns = [
    path("", views.devices, name="list"),
    path("buttons/new/", views.add_button, name="add_button"),
    path("panels/new/", views.add_panel, name="add_panel"),
    path("<int:device_id>/", views.page, name="page"),
    path("tests/", testing.tests, name="tests"),
    path("<int:device_id>/test/", testing.announce, name="announce_test"),
    path("<int:device_id>/test/end/", testing.end, name="end_tests"),
    path("<int:device_id>/code/", testing.new_code, name="new_code"),
    path("<int:device_id>/zones/", views.tie_zone, name="tie_zone"),
    path("<int:device_id>/revocation/", views.revoke, name="revoke"),
    path("zones/<int:zone_id>/removal/", views.untie_zone, name="untie_zone"),
]
