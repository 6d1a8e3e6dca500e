"""Every door of the house, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("regie.web.urls")),
    path("", include("regie.alarms.urls")),
    path("drills/", include("regie.drills.urls")),
    path("learning/", include("regie.learning.urls")),
    path("", include("regie.register.urls")),
    path("incidents/", include("regie.incidents.urls")),
    path("responses/", include("regie.responses.urls")),
    path("letters/", include("regie.letters.urls")),
    path("visitors/", include("regie.visitors.urls")),
    path("second-looks/", include("regie.second_looks.urls")),
    path("aftercare/", include("regie.aftercare.urls")),
    path("digest/", include("regie.digest.urls")),
    path("privacy/", include("regie.privacy.urls")),
    path("notices/", include("regie.notices.urls")),
    path("rota/", include("regie.duty.urls")),
    path("visits/", include("regie.visits.urls")),
    path("people/", include("regie.people.urls")),
    path("places/", include("regie.places.urls")),
    path("", include("regie.reach.urls")),
    path("devices/", include("regie.devices.urls")),
    path("devices/", include("regie.panels.urls")),
    path("", include("regie.policies.urls")),
    path("watch/", include("regie.watch.urls")),
    path("api/v1/", include("regie.api.urls")),
]

handler403 = "regie.web.views.not_allowed"
handler404 = "regie.web.views.not_found"
handler500 = "regie.web.views.broken"
