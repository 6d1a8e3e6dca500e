"""Where the ways out are kept."""

from django.urls import path

from regie.reach.views import outlets, ways

app_name = "reach"
urlpatterns = [
    path("reach/", ways.ways, name="ways"),
    path("reach/new/", ways.add_way, name="add_way"),
    path("reach/browser/", ways.add_browser, name="add_browser"),
    path("reach/test/", ways.try_ways, name="try_ways"),
    path("reach/test/<int:trial_id>/proof/", ways.prove_way, name="prove_way"),
    path("reach/<int:point_id>/", ways.change_way, name="change_way"),
    path("reach/<int:point_id>/ending/", ways.end_way, name="end_way"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/new/<slug:kind>/", outlets.add_outlet, name="add_outlet"),
    path("outlets/<int:outlet_id>/", outlets.outlet, name="outlet"),
    path("outlets/<int:outlet_id>/test/", outlets.try_outlet, name="try_outlet"),
    path("outlets/<int:outlet_id>/ending/", outlets.end_outlet, name="end_outlet"),
]
