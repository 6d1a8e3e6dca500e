"""Every door of the API, room by room; version 1."""

from django.urls import include, path

from regie.aftercare import api as aftercare
from regie.alarms import api as alarms
from regie.api import sessions
from regie.api.description import Description
from regie.devices import api as devices
from regie.digest import api as digest
from regie.drills import api as drills
from regie.duty import api as duty
from regie.incidents import api as incidents
from regie.learning import api as learning
from regie.letters import api as letters
from regie.notices import api as notices
from regie.panels import api as panels
from regie.people import api as people
from regie.places import api as places
from regie.policies import api as policies
from regie.privacy import api as privacy
from regie.reach import api as reach
from regie.register import api as register
from regie.responses import api as responses
from regie.second_looks import api as second_looks
from regie.visitors import api as visitors
from regie.visits import api as visits
from regie.watch import api as watch

app_name = "api"
rooms = (watch,
    alarms, drills, register, incidents, responses, learning, letters, aftercare, digest, privacy, notices, policies,
    duty,
    devices, panels, reach,
    people, places, visits, visitors, second_looks,
)  # fmt: skip
urlpatterns = [
    path("openapi.json", Description.as_view(), name="openapi"),
    path("sessions", sessions.Sessions.as_view(), name="sessions"),
    path("sessions/current", sessions.CurrentSession.as_view(), name="current_session"),
    *(path("", include(room.urlpatterns)) for room in rooms),
]
