from __future__ import annotations

from django.urls import path

from rumo.documents.views import register, templates

app_name = "documents"
urlpatterns = [
    path("", register.register, name="register"),
    path("register.xlsx", register.register_export, name="register_export"),
    path("<int:pk>/original/", register.paper_original, name="paper_original"),
    path("<int:pk>/<str:file_format>/", register.paper_file, name="paper_file"),
    path("stamps/", register.stamps, name="stamps"),
    path("stamps.xlsx", register.stamps_export, name="stamps_export"),
    path("stamps/<int:pk>/", register.stamp_file, name="stamp_file"),
    path("stamps/<int:pk>/original/", register.stamp_original, name="stamp_original"),
    path("templates/", templates.templates, name="templates"),
    path("templates/default/<slug:kind>/", templates.default_template, name="default_template"),
    path("templates/names/", templates.template_names, name="template_names"),
    path("templates/<int:pk>/file/", templates.template_file, name="template_file"),
    path("templates/<int:pk>/trial/", templates.template_trial, name="template_trial"),
    path("templates/<int:pk>/activate/", templates.template_activate, name="template_activate"),
    path("templates/<int:pk>/deactivate/", templates.template_deactivate, name="template_deactivate"),
    path("templates/of/<slug:slug>/", templates.region_templates, name="region_templates"),
]
