"""Where somebody gives a panel its key; beside the other pages of a device."""

from django.urls import path

from regie.panels import views

app_name = "panels"
urlpatterns = [
    path("<int:device_id>/key/", views.key, name="key"),
    path("<int:device_id>/key/removal/", views.remove_key, name="remove_key"),
]
