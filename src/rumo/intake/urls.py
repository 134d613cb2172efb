from __future__ import annotations

from django.urls import path

from rumo.intake.views import batch, batches, paper, people, steps

app_name = "intake"
urlpatterns = [
    path("", batches.batches, name="batches"),
    path("<int:pk>/", batch.batch, name="batch"),
    path("<int:pk>/progress/", batch.batch_progress, name="batch_progress"),
    path("<int:pk>/cancel/", batch.batch_cancel, name="batch_cancel"),
    path("files/<int:file_pk>/", batch.file_original, name="file_original"),
    path("files/<int:file_pk>/again/", batch.file_again, name="file_again"),
    path("papers/<int:paper_pk>/", paper.paper, name="paper"),
    path("papers/<int:paper_pk>/paper.<str:file_format>", paper.paper_file, name="paper_file"),
    path("deadline/", paper.deadline, name="deadline"),
    path("papers/<int:paper_pk>/people/", people.paper_people, name="paper_people"),
    path("papers/<int:paper_pk>/undo/", steps.paper_undo, name="paper_undo"),
    path("papers/<int:paper_pk>/reject/", steps.paper_reject, name="paper_reject"),
    path("papers/<int:paper_pk>/restore/", steps.paper_restore, name="paper_restore"),
]
