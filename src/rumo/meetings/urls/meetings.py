from __future__ import annotations

from django.urls import path

from rumo.meetings.views import (
    agenda,
    files,
    invitations,
    item_blocks,
    meeting_form,
    meeting_page,
    people,
    register,
    reply,
    states,
)

urlpatterns = [
    path("", register.register, name="register"),
    path("export.xlsx", register.register_export, name="register_export"),
    path("new/", meeting_form.meeting_create, name="meeting_create"),
    path("new/proposals/", meeting_form.meeting_proposals, name="meeting_proposals"),
    path("people/", people.people_search, name="people_search"),
    path("reply/<str:token>/", reply.reply, name="reply"),
    path("<int:pk>/", meeting_page.meeting, name="meeting"),
    path("<int:pk>/edit/", meeting_form.meeting_edit, name="meeting_edit"),
    path("<int:pk>/calendar.ics", invitations.meeting_ics, name="meeting_ics"),
    # states
    path("<int:pk>/open/", states.meeting_open, name="meeting_open"),
    path("<int:pk>/close/", states.meeting_close, name="meeting_close"),
    path("<int:pk>/reopen/", states.meeting_reopen, name="meeting_reopen"),
    path("<int:pk>/postpone/", states.meeting_postpone, name="meeting_postpone"),
    path("<int:pk>/resume/", states.meeting_resume, name="meeting_resume"),
    path("<int:pk>/cancel/", states.meeting_cancel, name="meeting_cancel"),
    # the agenda
    path("<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("<int:pk>/agenda/add/", agenda.item_add, name="item_add"),
    path("<int:pk>/agenda/order/", agenda.items_order, name="items_order"),
    path("<int:pk>/agenda/copy/", agenda.agenda_copy, name="agenda_copy"),
    path("<int:pk>/agenda/offers/", agenda.offer_take, name="offer_take"),
    path("<int:pk>/agenda/speakers/", agenda.item_speakers, name="item_speakers"),
    path("<int:pk>/agenda/<int:item_pk>/edit/", agenda.item_edit, name="item_edit"),
    path("<int:pk>/agenda/<int:item_pk>/delete/", agenda.item_delete, name="item_delete"),
    path("<int:pk>/agenda/<int:item_pk>/drop/", agenda.item_drop, name="item_drop"),
    path("<int:pk>/agenda/<int:item_pk>/tables/", item_blocks.item_blocks, name="item_blocks"),
    path(
        "<int:pk>/agenda/<int:item_pk>/tables/<int:block_pk>/remove/",
        item_blocks.item_block_remove,
        name="item_block_remove",
    ),
    # materials and annexes
    path("<int:pk>/files/", files.files, name="files"),
    path("<int:pk>/files/add/", files.annex_add, name="annex_add"),
    path("<int:pk>/files/<int:annex_pk>/", files.annex_file, name="annex_file"),
    path("<int:pk>/files/<int:annex_pk>/edit/", files.annex_edit, name="annex_edit"),
    path("<int:pk>/files/<int:annex_pk>/delete/", files.annex_delete, name="annex_delete"),
    # people
    path("<int:pk>/invitations/", invitations.invitations, name="invitations"),
    path("<int:pk>/invitations/preview/", invitations.letter_preview, name="letter_preview"),
    path("<int:pk>/invitations/notify/", invitations.invitations_notify, name="invitations_notify"),
    path("<int:pk>/invitations/live/", invitations.people_live, name="people_live"),
    path("<int:pk>/invitations/<int:invitation_pk>/reply/", invitations.reply_record, name="reply_record"),
    path("<int:pk>/reply/", invitations.reply_own, name="reply_own"),
    path("<int:pk>/guests/add/", invitations.guest_add, name="guest_add"),
    path("<int:pk>/guests/<int:guest_pk>/remove/", invitations.guest_remove, name="guest_remove"),
]
