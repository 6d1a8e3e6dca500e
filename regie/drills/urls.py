"""Where drills are planned, begun and learnt from."""

from django.urls import path

from regie.drills import views

app_name = "drills"
urlpatterns = [
    path("", views.drills, name="list"),
    path("new/", views.plan, name="plan"),
    path("<int:drill_id>/", views.drill, name="drill"),
    path("<int:drill_id>/beginning/", views.begin, name="begin"),
    path("<int:drill_id>/calling-off/", views.call_off, name="call_off"),
    path("<int:drill_id>/evaluation/", views.evaluate, name="evaluate"),
]
