from __future__ import annotations

from django.urls import path

from rumo.expertise.views import appeals, council, decisions, endorsements, public_check

urlpatterns = [
    path("council/", council.council, name="council"),
    path("council/<int:pk>/leave/", council.agenda_leave, name="agenda_leave"),
    path("council/meetings/<int:pk>/", decisions.meeting_decisions, name="meeting_decisions"),
    path("submissions/<int:pk>/outcome/", decisions.outcome, name="outcome"),
    path("submissions/<int:pk>/decide/", decisions.decision_by_act, name="decision_by_act"),
    path("decisions/<int:pk>/extract.<str:file_format>", decisions.extract_file, name="extract_file"),
    path("decisions/<int:pk>/appeal/", appeals.appeal_file, name="appeal_file"),
    path("appeals/", appeals.appeals, name="appeals"),
    path("appeals.xlsx", appeals.appeals_export, name="appeals_export"),
    path("appeals/<int:pk>/", appeals.appeal_answer, name="appeal_answer"),
    path("endorsements/", endorsements.endorsements, name="endorsements"),
    path("endorsements.xlsx", endorsements.endorsements_export, name="endorsements_export"),
    path("endorsements/<int:pk>/", endorsements.endorsement, name="endorsement"),
    path("endorsements/<int:pk>/certificate.<str:file_format>", endorsements.certificate_file, name="certificate_file"),
    path("endorsements/<int:pk>/revoke/", endorsements.endorsement_revoke, name="endorsement_revoke"),
    path("endorsements/<int:pk>/renew/", endorsements.endorsement_renew, name="endorsement_renew"),
    path("check/", public_check.check, name="check_number"),
    path("check/<str:token>/", public_check.check_token, name="check_token"),
]
