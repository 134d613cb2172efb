"""Assignment of experts: a campaign at once, one round, one expert of it."""

from __future__ import annotations

from django.urls import path

from rumo.expertise.views import assignment, round_experts

urlpatterns = [
    path("campaigns/<int:pk>/assignment/", assignment.assignment, name="assignment"),
    path("campaigns/<int:pk>/assignment/propose/", assignment.assignment_propose, name="assignment_propose"),
    path("campaigns/<int:pk>/assignment/send/", assignment.assignment_send, name="assignment_send"),
    path("submissions/<int:pk>/round/", round_experts.round_open, name="round_open"),
    path("rounds/<int:pk>/experts/", round_experts.round_experts, name="round"),
    path("rounds/<int:pk>/experts/propose/", round_experts.round_propose, name="round_propose"),
    path("rounds/<int:pk>/experts/send/", round_experts.round_send, name="round_send"),
    path("rounds/<int:pk>/experts/add/", round_experts.round_add, name="round_add"),
    path("rounds/<int:pk>/experts/options/", round_experts.round_options, name="round_options"),
    path("reviewers/<int:pk>/remove/", round_experts.reviewer_remove, name="reviewer_remove"),
    path("reviewers/<int:pk>/replace/", round_experts.reviewer_replace, name="reviewer_replace"),
]
