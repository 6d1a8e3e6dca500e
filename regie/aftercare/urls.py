"""Where care is planned and given, and where reporters hear how it ended."""

from django.urls import path

from regie.aftercare.views import also, care

app_name = "aftercare"
urlpatterns = [
    path("", care.overview, name="list"),
    path("<int:plan_id>/", care.plan, name="plan"),
    path("<int:plan_id>/carer/", care.take_care, name="take_care"),
    path("<int:plan_id>/carer/return/", care.give_back_care, name="give_back_care"),
    path("talks/<int:talk_id>/holding/", care.hold_talk, name="hold"),
    path("talks/<int:talk_id>/declining/", care.decline_talk, name="decline"),
    path("<int:plan_id>/witnesses/", also.care_for_witness, name="witness"),
    path("<int:plan_id>/check-ins/", also.agree_check_in, name="check_in"),
    path("<int:plan_id>/help/", also.offer_help, name="offer_help"),
    path("<int:plan_id>/absence/", also.write_absence, name="absence"),
    path("help/<int:help_id>/answer/", also.answer_help, name="answer_help"),
    path("self-check/", also.self_check, name="self_check"),
    path("feedback/<int:incident_id>/", care.give_feedback, name="feedback"),
    path("answers/<int:feedback_id>/", care.answer_feedback, name="answer"),
]
