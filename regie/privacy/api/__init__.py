"""Privacy in JSON: the same verbs as the screens."""

from django.urls import path

from regie.privacy.api import glass, keeping

urlpatterns = [
    path("privacy/erasures", keeping.Erasures.as_view(), name="erasures"),
    path("privacy/holds/<slug:root>/<int:row_id>", keeping.Holds.as_view(), name="hold_record"),
    path("privacy/holds/<int:hold_id>/lifting", keeping.Lifting.as_view(), name="lift_hold"),
    path("privacy/looks/mine", keeping.OwnLooks.as_view(), name="own_looks"),
    path("privacy/looks/person/<int:person_id>", keeping.LooksOfPerson.as_view(), name="looks_of_person"),
    path(
        "privacy/looks/incident/<int:incident_id>",
        keeping.LooksAtIncident.as_view(),
        name="looks_at_incident",
    ),
    path("privacy/access/<int:originator_id>", keeping.Access.as_view(), name="access_request"),
    path("privacy/register", keeping.Register.as_view(), name="processing_register"),
    path("privacy/glass", glass.Glass.as_view(), name="break_glass"),
    path("privacy/glass/<int:glass_id>", glass.OneGlass.as_view(), name="glass"),
    path("privacy/glass/<int:glass_id>/review", glass.GlassReview.as_view(), name="review_glass"),
]

__all__ = ["urlpatterns"]
