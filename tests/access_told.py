"""The doors of taking out, closing and keeping as it is, as rows of the access matrix."""

TOLD = {
    "incidents/<int:incident_id>/names/": "incidents.read",
    "incidents/<int:incident_id>/leaving-out/": "incidents.report",
    "incidents/parties/<int:party_id>/taking-out/": "incidents.report",
    "incidents/evidence/<int:evidence_id>/removal/": "incidents.report",
    "api/v1/parties/<int:party_id>/taking-out": "incidents.report",
    "api/v1/evidence/<int:evidence_id>/removal": "incidents.report",
    "places/<int:place_id>/closing/": "places.change",
    "places/<int:place_id>/opening/": "places.change",
    "api/v1/places/<int:place_id>/closing": "places.change",
    "privacy/holds/<slug:root>/<int:row_id>/": "privacy.keep",
    "api/v1/privacy/holds/<slug:root>/<int:row_id>": "privacy.keep",
    "api/v1/privacy/glass/<int:glass_id>": "privacy.break_glass",
}
