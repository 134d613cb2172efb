"""Attendance: at the door and in lists for organizers; the code word and the QR-code for everybody."""

from __future__ import annotations

from django.urls import path

from rumo.events.views import attendance, attended, checkin, code_word, logs, marks

urlpatterns = [
    path("navigator/<slug:slug>/<int:pk>/code/", code_word.code_word, name="code_word"),
    path("navigator/place/<str:token>/code.svg", checkin.place_code, name="place_code"),
    path("events/in/<str:code>/", checkin.scan, name="scan"),
    path("events/in/<str:code>/code.svg", checkin.scan_picture, name="scan_picture"),
    path("events/attended/", attended.attended, name="attended"),
    path("events/attended/export/", attended.attended_export, name="attended_export"),
    path("events/<int:pk>/attendance/", attendance.attendance, name="attendance"),
    path("events/<int:pk>/attendance/export/", attendance.attendance_export, name="attendance_export"),
    path("events/<int:pk>/attendance/mark/", attendance.attendance_mark, name="attendance_mark"),
    path("events/<int:pk>/attendance/minutes/", attendance.attendance_minutes, name="attendance_minutes"),
    path("events/<int:pk>/attendance/people/", attendance.participant_options, name="participant_options"),
    path("events/<int:pk>/attendance/letters/<slug:kind>/", attendance.follow_up, name="follow_up"),
    path("events/<int:pk>/attendance/door/", checkin.checkin, name="checkin"),
    path("events/<int:pk>/attendance/door/numbers/", checkin.checkin_numbers, name="checkin_numbers"),
    path("events/attendance/<int:pk>/", marks.marks, name="attendance_marks"),
    path("events/attendance/<int:pk>/mark/", checkin.checkin_mark, name="checkin_mark"),
    path("events/attendance/marks/<int:pk>/void/", marks.mark_void, name="mark_void"),
    path("events/<int:pk>/logs/upload/", logs.log_upload, name="log_upload"),
    path("events/logs/<int:pk>/", logs.log, name="log"),
    path("events/logs/<int:pk>/progress/", logs.log_progress, name="log_progress"),
    path("events/logs/<int:pk>/file/", logs.log_file, name="log_file"),
    path("events/logs/<int:pk>/columns/", logs.log_columns, name="log_columns"),
    path("events/logs/<int:pk>/apply/", logs.log_apply, name="log_apply"),
    path("events/logs/<int:pk>/stop/", logs.log_stop, name="log_stop"),
    path("events/logs/<int:pk>/drop/", logs.log_drop, name="log_drop"),
    path("events/logs/rows/<int:pk>/<slug:step>/", logs.log_row, name="log_row"),
]
