from __future__ import annotations

from django.urls import path

from rumo.monitoring.views import indicators, rules, versions

urlpatterns = [
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators.xlsx", indicators.indicators_export, name="indicators_export"),
    path("indicators/new/", indicators.indicator_create, name="indicator_create"),
    path("indicators/order/<int:association_pk>/<slug:level>/", indicators.indicators_order, name="indicators_order"),
    path("indicators/<int:pk>/", indicators.indicator, name="indicator"),
    path("indicators/<int:pk>/edit/", indicators.indicator_edit, name="indicator_edit"),
    path("indicators/<int:pk>/delete/", indicators.indicator_delete, name="indicator_delete"),
    path("indicators/<int:pk>/versions/new/", versions.version_add, name="version_add"),
    path("versions/<int:pk>/edit/", versions.version_edit, name="version_edit"),
    path("versions/<int:pk>/delete/", versions.version_delete, name="version_delete"),
    path("rules/", rules.rules, name="rules"),
    path("rules/new/", rules.rule_create, name="rule_create"),
    path("rules/<int:pk>/edit/", rules.rule_edit, name="rule_edit"),
    path("rules/<int:pk>/delete/", rules.rule_delete, name="rule_delete"),
]
