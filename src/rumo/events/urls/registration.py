"""Registration: for everybody under `navigator/`, for organizers under `events/`."""

from __future__ import annotations

from django.urls import path

from rumo.events.views import (
    group_registration,
    own_place,
    participants,
    registering,
    registration_entry,
    registration_page,
    registrations,
)

urlpatterns = [
    path("navigator/<slug:slug>/organizations/", registering.guest_organizations, name="guest_organizations"),
    path(
        "navigator/<slug:slug>/organizations/words/",
        registering.guest_organization_words,
        name="guest_organization_words",
    ),
    path("navigator/<slug:slug>/<int:pk>/register/", registering.register, name="register"),
    path("navigator/<slug:slug>/<int:pk>/register/sent/", registering.registration_sent, name="registration_sent"),
    path("navigator/<slug:slug>/<int:pk>/register/group/", group_registration.register_group, name="register_group"),
    path("navigator/group/<str:token>/", group_registration.group, name="group"),
    path("navigator/group/<str:token>/remove/<int:pk>/", group_registration.group_remove, name="group_remove"),
    path("navigator/group/<str:token>/<slug:step>/", group_registration.group_step, name="group_step"),
    path("navigator/place/<str:token>/", own_place.place, name="place"),
    path("navigator/place/<str:token>/calendar.ics", own_place.place_calendar, name="place_calendar"),
    path("navigator/place/<str:token>/<slug:step>/", own_place.place_step, name="place_step"),
    path("navigator/place/<str:token>/section/<int:pk>/<slug:step>/", own_place.place_section, name="place_section"),
    path("events/participants/", participants.participants, name="participants"),
    path("events/participants.xlsx", participants.participants_export, name="participants_export"),
    path("events/<int:pk>/registrations/", registrations.registrations, name="registrations"),
    path("events/<int:pk>/registrations/export/", registrations.registrations_export, name="registrations_export"),
    path("events/<int:pk>/registrations/seats/", registrations.seats_page, name="registration_seats"),
    path("events/<int:pk>/registrations/add/", registration_entry.registration_add, name="registration_add"),
    path(
        "events/<int:pk>/registrations/add/person/",
        registration_entry.registration_add_person,
        name="registration_add_person",
    ),
    path("events/registrations/<int:pk>/", registration_page.registration, name="registration"),
    path("events/registrations/<int:pk>/edit/", registration_page.registration_edit, name="registration_edit"),
    path("events/registrations/<int:pk>/<slug:step>/", registration_page.registration_step, name="registration_step"),
]
