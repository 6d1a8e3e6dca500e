"""Where one sees what could keep an alarm from arriving."""

from django.urls import path

from regie.watch import views

app_name = "watch"
urlpatterns = [
    path("", views.page, name="page"),
    path("band/", views.band, name="band"),
]
