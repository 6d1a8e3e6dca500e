"""The administration of devices in JSON, and what a device itself may ask."""

from django.urls import path

from regie.devices.api import devices, hooks, own, testing

urlpatterns = [
    path("devices", devices.Devices.as_view(), name="devices"),
    path("devices/untested", testing.Untested.as_view(), name="untested_devices"),
    path("devices/tests", testing.Tests.as_view(), name="device_tests"),
    path("devices/enrolment", own.Enrolment.as_view(), name="device_enrolment"),
    path("devices/signs", own.Signs.as_view(), name="device_signs"),
    path("devices/<int:device_id>", devices.DeviceView.as_view(), name="device"),
    path("devices/<int:device_id>/mqtt", testing.MqttPassword.as_view(), name="device_mqtt"),
    path("devices/<int:device_id>/code", testing.Code.as_view(), name="device_code"),
    path("devices/<int:device_id>/test", testing.Announcement.as_view(), name="device_test"),
    path("devices/<int:device_id>/revocation", devices.Revocation.as_view(), name="revoke_device"),
    path("devices/<int:device_id>/zones/<int:number>", devices.ZoneView.as_view(), name="device_zone"),
    path("hooks", hooks.Hooks.as_view(), name="hooks"),
    path("hooks/<int:hook_id>", hooks.OneHook.as_view(), name="hook"),
    path("hooks/<int:hook_id>/buttons", hooks.Buttons.as_view(), name="hook_buttons"),
    path("hooks/<int:hook_id>/buttons/<int:named_id>", hooks.OneButton.as_view(), name="hook_button"),
    path("hooks/<int:hook_id>/messages", hooks.Messages.as_view(), name="hook_messages"),
]
