"""Where the pages of responses are."""

from django.urls import path

from regie.responses import views

app_name = "responses"
urlpatterns = [
    path("<int:incident_id>/choose/", views.choose, name="choose"),
    path("<int:incident_id>/needed/", views.needed, name="needed"),
    path("<int:incident_id>/hear/", views.hear, name="hear"),
    path("measures/<int:measure_id>/", views.measure, name="measure"),
    path("measures/<int:measure_id>/signature/", views.sign, name="sign"),
    path("measures/<int:measure_id>/passed/", views.let_pass, name="let_pass"),
    path("measures/<int:measure_id>/return/", views.send_back, name="send_back"),
    path("measures/<int:measure_id>/lifting/", views.lift, name="lift"),
    path("in-force/", views.in_force, name="in_force"),
]
