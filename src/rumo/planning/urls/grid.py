from __future__ import annotations

from django.urls import URLPattern, path

from rumo.planning.views import deadline, ending, foreword, grid, paste, responsible, rows, schedule

urlpatterns: list[URLPattern] = [
    path("<int:pk>/grid/", grid.grid, name="grid"),
    path("<int:pk>/ending/", ending.ending_save, name="ending_save"),
    path("<int:pk>/foreword/", foreword.foreword_save, name="foreword_save"),
    path("<int:pk>/deadline/", deadline.deadline, name="deadline"),
    path("<int:pk>/responsible/", responsible.responsible, name="responsible"),
    path("<int:pk>/responsible/words/", responsible.responsible_words, name="responsible_words"),
    path("<int:pk>/paste/", paste.paste, name="paste"),
    path("<int:pk>/rows/add/", rows.row_add, name="row_add"),
    path("<int:pk>/rows/order/", rows.rows_order, name="rows_order"),
    path("<int:pk>/rows/<int:row_pk>/", rows.row_save, name="row_save"),
    path("<int:pk>/rows/<int:row_pk>/details/", rows.row_details, name="row_details"),
    path("<int:pk>/rows/<int:row_pk>/delete/", rows.row_delete, name="row_delete"),
    path("<int:pk>/sections/add/", rows.section_add, name="section_add"),
    path("<int:pk>/sections/<int:section_pk>/", rows.section_save, name="section_save"),
    path("<int:pk>/sections/<int:section_pk>/delete/", rows.section_delete, name="section_delete"),
    path("<int:pk>/schedule/", schedule.schedule, name="schedule"),
    path("<int:pk>/schedule/add/", schedule.planned_add, name="planned_add"),
    path("<int:pk>/schedule/order/", schedule.planned_order, name="planned_order"),
    path("<int:pk>/schedule/<int:planned_pk>/", schedule.planned_save, name="planned_save"),
    path("<int:pk>/schedule/<int:planned_pk>/delete/", schedule.planned_delete, name="planned_delete"),
    path("<int:pk>/schedule/<int:planned_pk>/questions/add/", schedule.question_add, name="question_add"),
    path("<int:pk>/schedule/<int:planned_pk>/questions/order/", schedule.questions_order, name="questions_order"),
    path("<int:pk>/schedule/questions/<int:question_pk>/", schedule.question_save, name="question_save"),
    path("<int:pk>/schedule/questions/<int:question_pk>/delete/", schedule.question_delete, name="question_delete"),
]
