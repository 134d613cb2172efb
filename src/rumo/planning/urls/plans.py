from __future__ import annotations

from django.urls import path

from rumo.planning.views import editions, plan_page, plans, prints

urlpatterns = [
    path("", plans.plans, name="plans"),
    path("<int:pk>/", plan_page.plan, name="plan"),
    path("<int:pk>/editions/", editions.editions, name="editions"),
    path("<int:pk>/papers/", prints.papers, name="papers"),
]
