from __future__ import annotations

from django.urls import URLPattern, path

from rumo.meetings.views import papers, signing, stamps

urlpatterns: list[URLPattern] = [
    path("<int:pk>/check/", signing.minutes_check, name="minutes_check"),
    path("<int:pk>/signatures/", signing.minutes_signatures, name="minutes_signatures"),
    path("<int:pk>/remarks/", signing.remarks_waive, name="remarks_waive"),
    path("<int:pk>/remarks/<int:waiver_pk>/return/", signing.waiver_withdraw, name="waiver_withdraw"),
    path("<int:pk>/sign/<slug:capacity>/", signing.minutes_sign, name="minutes_sign"),
    path("<int:pk>/sign/<slug:capacity>/withdraw/", signing.signature_withdraw, name="signature_withdraw"),
    path("<int:pk>/correct/", signing.minutes_correct, name="minutes_correct"),
    path("<int:pk>/correct/give-up/", signing.correction_give_up, name="correction_give_up"),
    path("<int:pk>/publish/", signing.minutes_publish, name="minutes_publish"),
    path("<int:pk>/unpublish/", signing.minutes_unpublish, name="minutes_unpublish"),
    path("<int:pk>/minutes/<slug:form>/", papers.minutes_paper, name="minutes_paper"),
    path("<int:pk>/minutes/<slug:form>.<slug:file_format>", papers.minutes_file, name="minutes_file"),
    path("<int:pk>/revisions/<int:number>.<slug:file_format>", papers.revision_file, name="revision_file"),
    path("<int:pk>/original/", papers.original_file, name="original_file"),
    path("<int:pk>/items/<int:item_pk>/extract.<slug:file_format>", papers.extract_file, name="extract_file"),
    path("<int:pk>/stamp/", stamps.stamp_give, name="stamp_give"),
]
