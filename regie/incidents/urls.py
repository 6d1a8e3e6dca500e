"""Where incidents are reported, followed, judged and closed; a verb is a resource."""

from django.urls import path

from regie.incidents.views import (
    case,
    complaint,
    completing,
    judging,
    originators,
    reporting,
    status,
    taking_out,
)

app_name = "incidents"
urlpatterns = [
    path("report/offline/", reporting.report_offline, name="report_offline"),
    path("report/", reporting.report, name="report"),
    path("<int:incident_id>/report/", reporting.report, name="report"),
    path("for-alarm/<int:alarm_id>/", reporting.for_alarm, name="for_alarm"),
    path("drafts/<slug:key>/", reporting.draft, name="draft"),
    path("<int:incident_id>/", case.case, name="case"),
    path("<int:incident_id>/status/", status.status, name="status"),
    path("<int:incident_id>/additions/", status.add, name="add"),
    path("<int:incident_id>/case-charge/", case.take_case, name="take_case"),
    path("<int:incident_id>/case-charge/release/", case.return_case, name="return_case"),
    path("<int:incident_id>/case-charge/offer/", case.offer_case, name="offer_case"),
    path("<int:incident_id>/case-charge/answer/", case.answer_case, name="answer_case"),
    path("<int:incident_id>/classification/", judging.classify, name="classify"),
    path("<int:incident_id>/closing/", case.close, name="close"),
    path("complaints/", complaint.complaints, name="complaints"),
    path("complaints/<int:complaint_id>/", complaint.complaint, name="complaint"),
    path("<int:incident_id>/complete/", completing.complete, name="complete"),
    path("<int:incident_id>/complete/<slug:section>/", completing.complete, name="complete"),
    path("<int:incident_id>/affected/", completing.name_affected, name="name_affected"),
    path("<int:incident_id>/impact/", completing.tell_impact, name="tell_impact"),
    path("evidence/<int:evidence_id>/", completing.evidence, name="evidence"),
    path("evidence/<int:evidence_id>/removal/", taking_out.remove_evidence, name="remove_evidence"),
    path("<int:incident_id>/names/", taking_out.names, name="names"),
    path("<int:incident_id>/leaving-out/", taking_out.leave_out, name="leave_out"),
    path("parties/<int:party_id>/taking-out/", taking_out.take_out, name="take_out"),
    path("originators/", originators.look_up, name="look_up"),
    path("originators/<int:originator_id>/", originators.originator, name="originator"),
    path("originators/<int:originator_id>/look/", originators.look, name="look"),
    path("originators/<int:originator_id>/details/", originators.mend, name="mend_originator"),
    path("originators/<int:originator_id>/merging/", originators.merge, name="merge_originators"),
    path("originators/merges/<int:merge_id>/parting/", originators.part, name="part_originators"),
]
