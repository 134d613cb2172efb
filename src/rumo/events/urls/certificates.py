from __future__ import annotations

from django.urls import path

from rumo.events.views import (
    certificate_batches,
    certificate_check,
    certificate_register,
    certificate_templates,
    certificates,
)

urlpatterns = [
    path("events/certificates/", certificate_register.certificates, name="certificates"),
    path("events/certificates/export/", certificate_register.certificates_export, name="certificates_export"),
    path("events/certificates/mine/", certificate_register.own_certificates, name="own_certificates"),
    path("events/certificates/forms/", certificate_templates.templates, name="certificate_templates"),
    path(
        "events/certificates/forms/<int:pk>/<slug:role>/",
        certificate_templates.certificate_template,
        name="certificate_template",
    ),
    path(
        "events/certificates/forms/<int:pk>/<slug:role>/preview/",
        certificate_templates.template_preview,
        name="certificate_template_preview",
    ),
    path(
        "events/certificates/forms/<int:pk>/<slug:role>/drop/",
        certificate_templates.template_drop,
        name="certificate_template_drop",
    ),
    path("events/certificates/<int:pk>/", certificates.certificate, name="certificate"),
    path("events/certificates/<int:pk>/pdf/", certificates.certificate_file, name="certificate_file"),
    path("events/certificates/<int:pk>/send/", certificates.certificate_send, name="certificate_send"),
    path("events/certificates/<int:pk>/revoke/", certificates.certificate_revoke, name="certificate_revoke"),
    path("events/certificates/<int:pk>/reissue/", certificates.certificate_reissue, name="certificate_reissue"),
    path("events/certificates/batches/<int:pk>/stop/", certificate_batches.batch_cancel, name="batch_cancel"),
    path("events/certificates/batches/<int:pk>/file/", certificate_batches.batch_file, name="batch_file"),
    path("events/<int:pk>/certificates/", certificate_batches.event_certificates, name="event_certificates"),
    path("events/<int:pk>/certificates/progress/", certificate_batches.progress, name="certificates_progress"),
    path("events/<int:pk>/certificates/<slug:role>/issue/", certificate_batches.batch_issue, name="batch_issue"),
    path("events/<int:pk>/certificates/<slug:role>/due/", certificate_batches.due, name="certificates_due"),
    path(
        "events/<int:pk>/certificates/<slug:role>/<int:holder_pk>/give/",
        certificate_batches.give,
        name="certificate_give",
    ),
    path("c/<str:token>/", certificate_check.check, name="certificate_check"),
    path("c/<str:token>/pdf/", certificate_check.check_file, name="certificate_check_file"),
]
