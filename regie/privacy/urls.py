"""Where one sees what is kept, what may go, and who looked."""

from django.urls import path

from regie.privacy.views import erasing, glass, looks, papers

app_name = "privacy"
urlpatterns = [
    path("", erasing.overview, name="list"),
    path("erasures/<slug:root>/<int:row_id>/", erasing.erase, name="erase"),
    path("holds/<slug:root>/<int:row_id>/", erasing.hold, name="hold"),
    path("holds/<int:hold_id>/lifting/", erasing.lift_hold, name="lift_hold"),
    path("looks/", looks.people, name="looks"),
    path("looks/mine/", looks.mine, name="my_looks"),
    path("looks/person/<int:person_id>/", looks.person, name="looks_of_person"),
    path("looks/incident/<int:incident_id>/", looks.incident, name="looks_at_incident"),
    path("access/<int:originator_id>/", papers.access, name="access"),
    path("access/<int:originator_id>/pdf/", papers.access_pdf, name="access_pdf"),
    path("register/", papers.register, name="register"),
    path("dpia/", papers.dpia, name="dpia"),
    path("glass/", glass.listing, name="glass_list"),
    path("glass/new/", glass.break_glass, name="break_glass"),
    path("glass/<int:glass_id>/", glass.behind, name="glass"),
    path("glass/<int:glass_id>/review/", glass.review, name="review_glass"),
]
