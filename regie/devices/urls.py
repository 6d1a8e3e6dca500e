"""Where somebody looks after buttons and panels."""

from django.urls import path

from regie.devices.views import devices as views
from regie.devices.views import hooks, testing

app_name = "devices"
urlpatterns = [
    path("", views.devices, name="list"),
    path("buttons/new/", views.add_button, name="add_button"),
    path("panels/new/", views.add_panel, name="add_panel"),
    path("<int:device_id>/", views.page, name="page"),
    path("hooks/", hooks.hooks, name="hooks"),
    path("hooks/new/", hooks.add, name="add_hook"),
    path("hooks/<int:hook_id>/", hooks.page, name="hook"),
    path("hooks/<int:hook_id>/ending/", hooks.end, name="end_hook"),
    path("hooks/<int:hook_id>/buttons/", hooks.name_button, name="name_button"),
    path("hooks/buttons/<int:named_id>/removal/", hooks.forget_button, name="forget_button"),
    path("tests/", testing.tests, name="tests"),
    path("<int:device_id>/test/", testing.announce, name="announce_test"),
    path("<int:device_id>/test/end/", testing.end, name="end_tests"),
    path("<int:device_id>/mqtt/", testing.new_mqtt_password, name="new_mqtt_password"),
    path("<int:device_id>/code/", testing.new_code, name="new_code"),
    path("<int:device_id>/zones/", views.tie_zone, name="tie_zone"),
    path("<int:device_id>/revocation/", views.revoke, name="revoke"),
    path("zones/<int:zone_id>/removal/", views.untie_zone, name="untie_zone"),
]
