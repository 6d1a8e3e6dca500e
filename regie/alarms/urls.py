"""Where alarms are pressed, seen and answered; a verb is a resource."""

from django.urls import path

from regie.alarms.views import acting, board, pressing

app_name = "alarms"
urlpatterns = [
    path("board/", board.board, name="board"),
    path("alarms/<int:alarm_id>/", board.alarm, name="alarm"),
    path("alarms/<int:alarm_id>/charge/", acting.take_charge, name="take_charge"),
    path("alarms/<int:alarm_id>/charge/release/", acting.return_charge, name="return_charge"),
    path("alarms/<int:alarm_id>/seen/", acting.see, name="see"),
    path("alarms/<int:alarm_id>/coming/", acting.come, name="come"),
    path("alarms/<int:alarm_id>/there/", acting.arrive, name="arrive"),
    path("alarms/<int:alarm_id>/real/", acting.make_real, name="make_real"),
    path("alarms/<int:alarm_id>/help/", acting.fetch_help, name="fetch_help"),
    path("alarms/<int:alarm_id>/step/", acting.climb, name="climb"),
    path("alarms/<int:alarm_id>/hand-over/", acting.ask_hand_over, name="ask_hand_over"),
    path("alarms/<int:alarm_id>/hand-over/answer/", acting.answer_hand_over, name="answer_hand_over"),
    path("alarms/<int:alarm_id>/stand-down/", board.stand_down, name="stand_down"),
    path("press/", pressing.press, name="press"),
    path("press/pair/", pressing.pair, name="pair"),
    path("press/test/", pressing.tested, name="tested"),
    path("press/place/", pressing.where_am_i, name="where_am_i"),
    path("press/<int:alarm_id>/", pressing.press_status, name="press_status"),
    path("press/<int:alarm_id>/status/", pressing.press_lines, name="press_lines"),
    path("press/<int:alarm_id>/mistake/", pressing.say_mistake, name="say_mistake"),
    path("press/<int:alarm_id>/real/", pressing.say_real, name="say_real"),
    path("press/<int:alarm_id>/needed/", pressing.say_needed, name="say_needed"),
    path("press/<int:alarm_id>/talk/", pressing.say_talk, name="say_talk"),
]
