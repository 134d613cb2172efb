from __future__ import annotations

from django.urls import path

from rumo.expertise.views import authors, draft, practice_start, submission_files, submissions, technical

urlpatterns = [
    path("campaigns/<int:pk>/start/", draft.submission_start, name="submission_start"),
    path("practices/talks/<int:pk>/start/", practice_start.practice_start, name="practice_start"),
    path("mine/", submissions.mine, name="mine"),
    path("submissions/", submissions.submissions, name="submissions"),
    path("submissions.xlsx", submissions.submissions_export, name="submissions_export"),
    path("submissions/<int:pk>/", submissions.submission, name="submission"),
    path("submissions/<int:pk>/withdraw/", submissions.submission_withdraw, name="submission_withdraw"),
    path("submissions/<int:pk>/carry/", submissions.submission_carry, name="submission_carry"),
    path("submissions/<int:pk>/edit/", draft.draft, name="draft"),
    path("submissions/<int:pk>/save/", draft.draft_save, name="draft_save"),
    path("submissions/<int:pk>/missing/", draft.draft_missing, name="draft_missing"),
    path("submissions/<int:pk>/submit/", draft.submission_submit, name="submission_submit"),
    path("submissions/<int:pk>/authors/new/", authors.author_add, name="author_add"),
    path("submissions/<int:pk>/authors/<int:author_pk>/", authors.author_edit, name="author_edit"),
    path("submissions/<int:pk>/authors/<int:author_pk>/remove/", authors.author_remove, name="author_remove"),
    path("submissions/<int:pk>/files/<slug:key>/", submission_files.file_attach, name="file_attach"),
    path("submissions/<int:pk>/files/<slug:key>/remove/", submission_files.file_remove, name="file_remove"),
    path("files/<int:pk>/", submission_files.file_open, name="file_open"),
    path("files/<int:pk>/anonymous/", submission_files.anonymous_open, name="anonymous_open"),
    path("files/<int:pk>/anonymous/new/", submission_files.anonymous_attach, name="anonymous_attach"),
    path("files/<int:pk>/anonymous/accept/", submission_files.anonymous_accept, name="anonymous_accept"),
    path("submissions/<int:pk>/check/", technical.check, name="check"),
    path("submissions/<int:pk>/check/save/", technical.check_save, name="check_save"),
    path("submissions/<int:pk>/check/finish/", technical.check_finish, name="check_finish"),
]
