from __future__ import annotations

from django.urls import path

from rumo.growth.views import (
    cohorts,
    route_forms,
    route_items,
    route_page,
    route_paper,
    route_templates,
    routes,
    tutoring,
)

urlpatterns = [
    path("routes/", routes.routes, name="routes"),
    path("routes.xlsx", routes.routes_export, name="routes_export"),
    path("routes/new/", route_forms.route_create, name="route_create"),
    path("routes/own/", route_forms.route_create_own, name="route_create_own"),
    path("routes/<int:pk>/", route_page.route, name="route"),
    path("routes/<int:pk>/paper/", route_paper.route_paper, name="route_paper"),
    path("routes/<int:pk>/paper.<str:file_format>", route_paper.route_file, name="route_file"),
    path("routes/<int:pk>/edit/", route_forms.route_edit, name="route_edit"),
    path("routes/<int:pk>/move/<slug:name>/", route_page.route_move, name="route_move"),
    path("routes/<int:pk>/items/new/", route_items.item_add, name="item_add"),
    path("routes/<int:pk>/items/order/", route_items.items_order, name="items_order"),
    path("routes/<int:pk>/events/", route_items.event_options, name="event_options"),
    path("routes/<int:pk>/events/<int:event_pk>/add/", route_items.event_add, name="event_add"),
    path("routes/items/<int:pk>/", route_items.item_edit, name="item_edit"),
    path("routes/items/<int:pk>/remove/", route_items.item_remove, name="item_remove"),
    path("routes/items/<int:pk>/submit/", route_items.item_submit, name="item_submit"),
    path("routes/items/<int:pk>/credit/", route_items.item_credit, name="item_credit"),
    path("routes/items/<int:pk>/return/", route_items.item_return, name="item_return"),
    path("routes/items/<int:pk>/file/", route_items.item_file, name="item_file"),
    path("routes/board/", tutoring.board, name="board"),
    path("routes/tutors.xlsx", tutoring.tutors_export, name="tutors_export"),
    path("routes/tutors/", tutoring.tutors, name="tutors"),
    path("routes/templates.xlsx", route_templates.route_templates_export, name="route_templates_export"),
    path("routes/templates/", route_templates.route_templates, name="route_templates"),
    path("routes/templates/new/", route_templates.route_template_create, name="route_template_create"),
    path("routes/templates/<int:pk>/", route_templates.route_template_edit, name="route_template_edit"),
    path("routes/templates/<int:pk>/copy/", route_templates.route_template_copy, name="route_template_copy"),
    path("routes/cohorts/", cohorts.cohorts, name="cohorts"),
    path("routes/cohorts/new/", cohorts.cohort_create, name="cohort_create"),
    path("routes/cohorts/<int:pk>/", cohorts.cohort, name="cohort"),
    path("routes/cohorts/<int:pk>/progress/", cohorts.cohort_progress, name="cohort_progress"),
    path("routes/cohorts/<int:pk>/cancel/", cohorts.cohort_cancel, name="cohort_cancel"),
]
