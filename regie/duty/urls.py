"""Where the rota is read and changed."""

from django.urls import path

from regie.duty import views

app_name = "duty"
urlpatterns = [
    path("", views.rota, name="rota"),
    path("new/", views.add, name="add"),
    path("lines/<int:line_id>/removal/", views.remove, name="remove"),
]
