"""The ways out in JSON."""

from django.urls import path

from regie.reach.api import outlets

urlpatterns = [
    path("outlets", outlets.Outlets.as_view()),
    path("outlets/<int:outlet_id>", outlets.OneOutlet.as_view()),
    path("outlets/<int:outlet_id>/test", outlets.OutletTest.as_view()),
]
