"""The ways out in JSON."""

from django.urls import path

from regie.reach.api import outlets, ways

urlpatterns = [
    path("my-ways", ways.MyWays.as_view()),
    path("my-ways/<int:point_id>", ways.OneWay.as_view()),
    path("my-ways/tests", ways.MyTests.as_view()),
    path("my-ways/tests/<int:trial_id>/proof", ways.TestProof.as_view()),
    path("push-key", ways.OurPushKey.as_view()),
    path("outlets", outlets.Outlets.as_view()),
    path("outlets/<int:outlet_id>", outlets.OneOutlet.as_view()),
    path("outlets/<int:outlet_id>/test", outlets.OutletTest.as_view()),
]
