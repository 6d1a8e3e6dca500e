"""Where the pages of no room are."""

from django.urls import path

from regie.web import health, my_work, views

app_name = "web"
urlpatterns = [
    path("", my_work.home, name="home"),
    path("login/", views.log_in, name="login"),
    path("logout/", views.log_out, name="logout"),
    path("language/", views.language, name="language"),
    path("offline/", views.offline, name="offline"),
    path("service-worker.js", views.service_worker, name="service_worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("health", health.health, name="health"),
    path("alive", health.alive, name="alive"),
]
