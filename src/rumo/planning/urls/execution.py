from __future__ import annotations

from django.urls import path

from rumo.planning.views import execution_report, fact_event, fact_meeting, facts, rollup, year

urlpatterns = [
    path("<int:pk>/year/", year.year, name="year"),
    path("<int:pk>/year/export/", year.year_export, name="year_export"),
    path("<int:pk>/report/", execution_report.execution_report, name="execution_report"),
    path("<int:pk>/report/<str:code>/<str:file_format>/", execution_report.execution_file, name="execution_file"),
    path("lines/<int:pk>/", facts.line, name="line"),
    path("lines/<int:pk>/link/", facts.link_fact, name="link_fact"),
    path("lines/<int:pk>/dismiss/", facts.dismiss_proposal, name="dismiss_proposal"),
    path("lines/<int:pk>/evidence/", facts.add_evidence, name="add_evidence"),
    path("lines/<int:pk>/reason/", facts.give_reason, name="give_reason"),
    path("lines/<int:pk>/event/", fact_event.line_event, name="line_event"),
    path("lines/<int:pk>/meeting/", fact_meeting.line_meeting, name="line_meeting"),
    path("facts/<int:pk>/unlink/", facts.unlink_fact, name="unlink_fact"),
    path("facts/<int:pk>/file/", facts.evidence_file, name="evidence_file"),
    path("rollup/<int:pk>/", rollup.rollup, name="rollup"),
    path("rollup/<int:pk>/export/", rollup.rollup_export, name="rollup_export"),
]
