"""Where one's own week stands."""

from django.urls import path

from regie.digest import views

app_name = "digest"
urlpatterns = [
    path("", views.page, name="page"),
    path("choice/", views.choose, name="choose"),
]
