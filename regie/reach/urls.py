"""Where the ways out are kept."""

from django.urls import path

from regie.reach.views import outlets

app_name = "reach"
urlpatterns = [
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/new/<slug:kind>/", outlets.add_outlet, name="add_outlet"),
    path("outlets/<int:outlet_id>/", outlets.outlet, name="outlet"),
    path("outlets/<int:outlet_id>/test/", outlets.try_outlet, name="try_outlet"),
    path("outlets/<int:outlet_id>/ending/", outlets.end_outlet, name="end_outlet"),
]
