from __future__ import annotations

from django.urls import path

from rumo.reports.views import templates

urlpatterns = [
    path("templates/", templates.templates, name="templates"),
    path("templates/copy/<slug:code>/", templates.template_copy, name="template_copy"),
    path("templates/<int:pk>/", templates.template_edit, name="template_edit"),
    path("<int:pk>/keep-as-template/", templates.template_keep, name="template_keep"),
]
