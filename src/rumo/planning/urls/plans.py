from __future__ import annotations

from django.urls import path

from rumo.planning.views import plans

urlpatterns = [path("", plans.plans, name="plans")]
