from __future__ import annotations

from django.urls import path

from rumo.reports.views import approval

urlpatterns = [
    path("<int:pk>/paper/approve/", approval.report_approve, name="report_approve"),
    path("<int:pk>/paper/reopen/", approval.report_reopen, name="report_reopen"),
    path("<int:pk>/paper/publish/", approval.report_publish, name="report_publish"),
    path("<int:pk>/paper/withdraw/", approval.report_withdraw, name="report_withdraw"),
    path("<int:pk>/paper/differences/", approval.differences, name="differences"),
    path("<int:pk>/paper/", approval.approve, name="approve"),
    path("<int:pk>/paper/file.<str:file_format>", approval.paper_file, name="paper_file"),
]
