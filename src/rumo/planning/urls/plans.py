from __future__ import annotations

from django.urls import path

from rumo.planning.views import amendments, editions, plan_copy, plan_form, plan_page, plans, prints, states

urlpatterns = [
    path("", plans.plans, name="plans"),
    path("export/", plans.plans_export, name="plans_export"),
    path("create/", plan_form.plan_create, name="plan_create"),
    path("create/proposals/", plan_form.plan_proposals, name="plan_proposals"),
    path("<int:pk>/", plan_page.plan, name="plan"),
    path("<int:pk>/edit/", plan_form.plan_edit, name="plan_edit"),
    path("<int:pk>/delete/", plan_form.plan_delete, name="plan_delete"),
    path("<int:pk>/copy/", plan_copy.plan_copy, name="plan_copy"),
    path("<int:pk>/submit/", states.plan_submit, name="plan_submit"),
    path("<int:pk>/send-back/", states.plan_send_back, name="plan_send_back"),
    path("<int:pk>/agree/", states.plan_agree, name="plan_agree"),
    path("<int:pk>/approve/", states.plan_approve, name="plan_approve"),
    path("<int:pk>/put-in-force/", states.plan_put_in_force, name="plan_put_in_force"),
    path("<int:pk>/close/", states.plan_close, name="plan_close"),
    path("<int:pk>/reopen/", states.plan_reopen, name="plan_reopen"),
    path("<int:pk>/publish/", states.plan_publish, name="plan_publish"),
    path("<int:pk>/unpublish/", states.plan_unpublish, name="plan_unpublish"),
    path("<int:pk>/stamps/add/", states.stamp_add, name="stamp_add"),
    path("<int:pk>/stamps/<int:stamp>/remove/", states.stamp_remove, name="stamp_remove"),
    path("<int:pk>/amendment/", amendments.amendment, name="amendment"),
    path("<int:pk>/amendment/begin/", amendments.amendment_begin, name="amendment_begin"),
    path("<int:pk>/amendment/adopt/", amendments.amendment_adopt, name="amendment_adopt"),
    path("<int:pk>/amendment/discard/", amendments.amendment_discard, name="amendment_discard"),
    path("<int:pk>/editions/", editions.editions, name="editions"),
    path("<int:pk>/compare/", editions.compare, name="compare"),
    path("<int:pk>/papers/", prints.papers, name="papers"),
    path("<int:pk>/original/", prints.plan_original, name="plan_original"),
    path("<int:pk>/editions/<int:number>/plan.<str:file_format>", prints.plan_file, name="plan_file"),
    path("<int:pk>/editions/<int:number>/changes.<str:file_format>", prints.sheet_file, name="sheet_file"),
]
