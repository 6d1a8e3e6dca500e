"""Where messages and the count of promises are."""

from django.urls import path

from regie.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.messages_for_me, name="list"),
    path("<int:notice_id>/reading/", views.read, name="read"),
    path("promises/", views.promises, name="promises"),
]
