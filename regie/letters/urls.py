"""Where the pages of letters are."""

from django.urls import path

from regie.letters import views

app_name = "letters"
urlpatterns = [
    path("<int:letter_id>/", views.letter, name="letter"),
    path("<int:letter_id>/paper/", views.paper, name="paper"),
    path("<int:letter_id>/language/", views.write_in, name="write_in"),
    path("<int:letter_id>/sending/", views.sending, name="sending"),
    path("<int:letter_id>/reading/", views.give_to_read, name="give_to_read"),
    path("<int:letter_id>/approval/", views.approve, name="approve"),
    path("<int:letter_id>/return/", views.return_to_writer, name="return_to_writer"),
    path("<int:letter_id>/deliveries/", views.note_delivery, name="note_delivery"),
    path("<int:letter_id>/docx/", views.docx, name="docx"),
    path("<int:letter_id>/pdf/", views.pdf, name="pdf"),
    path("proof/<int:incident_id>/", views.proof, name="proof"),
    path("proof/measure/<int:measure_id>/", views.proof_of_measure, name="proof_of_measure"),
    path("templates/", views.templates, name="templates"),
    path("templates/<slug:code>/<slug:language>/", views.wording, name="wording"),
    path("templates/<slug:code>/<slug:language>/paper/", views.wording_paper, name="wording_paper"),
]
