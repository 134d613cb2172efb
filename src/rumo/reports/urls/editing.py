from __future__ import annotations

from django.urls import path

from rumo.reports.views import begin, check, directions, outline, report_form, report_page, section_page, section_parts

_SECTION = "<int:pk>/sections/<int:section_pk>"

urlpatterns = [
    path("begin/", begin.begin, name="begin"),
    path("begin/proposals/", begin.proposals, name="begin_proposals"),
    path("<int:pk>/", report_page.report, name="report"),
    path("<int:pk>/edit/", report_form.report_edit, name="report_edit"),
    path("<int:pk>/delete/", report_form.report_delete, name="report_delete"),
    path("<int:pk>/check/", check.check, name="check"),
    path("<int:pk>/check/answer/", check.check_answer, name="check_answer"),
    path("<int:pk>/check/take-back/", check.check_take_back, name="check_take_back"),
    path("<int:pk>/next-year/", directions.directions, name="directions"),
    path("<int:pk>/next-year/plan/", directions.directions_plan, name="directions_plan"),
    path("<int:pk>/next-year/<int:direction_pk>/", directions.direction_edit, name="direction_edit"),
    path("<int:pk>/next-year/<int:direction_pk>/delete/", directions.direction_delete, name="direction_delete"),
    path("<int:pk>/sections/add/", outline.section_add, name="section_add"),
    path("<int:pk>/sections/order/", outline.sections_order, name="sections_order"),
    path(f"{_SECTION}/", section_page.section, name="section"),
    path(f"{_SECTION}/save/", section_page.section_save, name="section_save"),
    path(f"{_SECTION}/figures/", section_page.figure_list, name="figure_list"),
    path(f"{_SECTION}/hand-in/", section_page.section_hand_in, name="section_hand_in"),
    path(f"{_SECTION}/level/", outline.section_level, name="section_level"),
    path(f"{_SECTION}/delete/", outline.section_delete, name="section_delete"),
    path(f"{_SECTION}/ask/", outline.section_ask, name="section_ask"),
    path(f"{_SECTION}/take-back/", outline.section_take_back, name="section_take_back"),
    path(f"{_SECTION}/reopen/", outline.section_reopen, name="section_reopen"),
    path(f"{_SECTION}/blocks/add/", section_parts.block_add, name="block_add"),
    path(f"{_SECTION}/blocks/<int:block_pk>/name/", section_parts.block_name, name="block_name"),
    path(f"{_SECTION}/blocks/<int:block_pk>/narrow/", section_parts.block_narrow, name="block_narrow"),
    path(f"{_SECTION}/blocks/<int:block_pk>/move/", section_parts.block_move, name="block_move"),
    path(f"{_SECTION}/blocks/<int:block_pk>/delete/", section_parts.block_delete, name="block_delete"),
    path(f"{_SECTION}/sentences/", section_parts.sentence_list, name="sentence_list"),
    path(f"{_SECTION}/sentences/take/", section_parts.sentence_take, name="sentence_take"),
    path(f"{_SECTION}/sentences/reject/", section_parts.sentence_reject, name="sentence_reject"),
    path(f"{_SECTION}/sentences/again/", section_parts.sentences_again, name="sentences_again"),
    path(f"{_SECTION}/take-over/", section_parts.text_take_over, name="text_take_over"),
]
