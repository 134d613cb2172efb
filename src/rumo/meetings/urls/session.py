"""The session: attendance, items, resolutions, assignments, ballots."""

from __future__ import annotations

from django.urls import URLPattern, path

from rumo.meetings.views import attendance, ballots, discussion, instructions, lookups, resolutions, session

urlpatterns: list[URLPattern] = [
    path("<int:pk>/session/nav/", session.session_nav, name="session_nav"),
    path("<int:pk>/session/at/<slug:place>/", session.session_place, name="session_place"),
    path("<int:pk>/session/people/", lookups.session_people, name="session_people"),
    path("<int:pk>/session/executors/", lookups.session_executors, name="session_executors"),
    path("<int:pk>/attendance/rest/", attendance.attendance_rest, name="attendance_rest"),
    path("<int:pk>/attendance/<int:person_pk>/", attendance.attendance_mark, name="attendance_mark"),
    path("<int:pk>/came/", attendance.guest_admit, name="guest_admit"),
    path("<int:pk>/came/<int:guest_pk>/", attendance.guest_mark, name="guest_mark"),
    path("<int:pk>/session/items/new/", session.late_item_add, name="late_item_add"),
    path("<int:pk>/session/items/<int:item_pk>/", discussion.item_save, name="item_save"),
    path("<int:pk>/session/items/<int:item_pk>/drop/", session.item_drop, name="session_item_drop"),
    path("<int:pk>/session/items/<int:item_pk>/heard/", discussion.heard_add, name="heard_add"),
    path("<int:pk>/session/items/<int:item_pk>/speeches/", discussion.speech_add, name="speech_add"),
    path("<int:pk>/session/speeches/<int:speech_pk>/", discussion.speech_save, name="speech_save"),
    path("<int:pk>/session/speeches/<int:speech_pk>/delete/", discussion.speech_delete, name="speech_delete"),
    path("<int:pk>/session/items/<int:item_pk>/resolutions/", resolutions.resolution_add, name="resolution_add"),
    path("<int:pk>/session/resolutions/<int:resolution_pk>/", resolutions.resolution_save, name="resolution_save"),
    path("<int:pk>/session/resolutions/<int:resolution_pk>/card/", resolutions.resolution_card, name="resolution_card"),
    path(
        "<int:pk>/session/resolutions/<int:resolution_pk>/unanimous/",
        resolutions.resolution_unanimous,
        name="resolution_unanimous",
    ),
    path(
        "<int:pk>/session/resolutions/<int:resolution_pk>/delete/",
        resolutions.resolution_delete,
        name="resolution_delete",
    ),
    path(
        "<int:pk>/session/resolutions/<int:resolution_pk>/assignments/",
        instructions.instruction_add,
        name="instruction_add",
    ),
    path("<int:pk>/session/assignments/<int:link_pk>/", instructions.instruction_edit, name="instruction_edit"),
    path(
        "<int:pk>/session/assignments/<int:link_pk>/delete/", instructions.instruction_delete, name="instruction_delete"
    ),
    path("<int:pk>/ballot/", ballots.own_ballot, name="own_ballot"),
    path("ballot/<str:token>/", ballots.ballot, name="ballot"),
    path("ballot/<str:token>/files/<int:annex_pk>/", ballots.ballot_file, name="ballot_file"),
]
