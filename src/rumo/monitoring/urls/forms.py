from __future__ import annotations

from django.urls import path

from rumo.monitoring.views import form_page, form_table, form_values

urlpatterns = [
    path("forms/<int:pk>/", form_page.form, name="form"),
    path("forms/<int:pk>/review/", form_page.form_review, name="form_review"),
    path("forms/<int:pk>/submit/", form_page.form_submit, name="form_submit"),
    path("forms/<int:pk>/accept/", form_page.form_accept, name="form_accept"),
    path("forms/<int:pk>/form.xlsx", form_table.form_download, name="form_download"),
    path("forms/<int:pk>/upload/", form_table.form_upload, name="form_upload"),
    path("forms/<int:pk>/values/<int:version_pk>/", form_values.value_save, name="value_save"),
    path("forms/<int:pk>/values/<int:version_pk>/return/", form_values.value_return, name="value_return"),
    path("forms/<int:pk>/values/<int:version_pk>/evidence/", form_values.evidence_add, name="evidence_add"),
    path("forms/<int:pk>/evidence/<int:evidence_pk>/", form_values.evidence_file, name="evidence_file"),
    path("forms/<int:pk>/evidence/<int:evidence_pk>/remove/", form_values.evidence_remove, name="evidence_remove"),
]
