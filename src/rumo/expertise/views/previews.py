"""Files of a material for its expert: as they came and as pictures of their pages. Those who lead see the same."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.files import file_response
from rumo.core.models import StoredFile
from rumo.expertise import queries
from rumo.expertise.actions import preview_requests
from rumo.expertise.enums import Blindness
from rumo.expertise.models import PreviewPage, Review, SubmissionFile
from rumo.expertise.reviewed_material import shown_file


@require_safe
def review_file(request: UserRequest, pk: int, file_pk: int) -> FileResponse:
    """The file to download; in a double-blind round the copy that names nobody."""
    _review, _file, stored = _shown(request, pk, file_pk)
    return file_response(stored)


@require_safe
def review_pages(request: UserRequest, pk: int, file_pk: int) -> HttpResponse:
    """The pages of a file made so far, a fragment that asks again until all are there."""
    review, file, stored = _shown(request, pk, file_pk)
    preview = preview_requests.ask_preview(stored)
    context = {"review": review, "file": file, "preview": preview, "pages": list(preview.pages.all())}
    return render(request, "expertise/reviews/_pages.html", context)


@require_safe
def review_page(request: UserRequest, pk: int, file_pk: int, number: int) -> FileResponse:
    """The picture of one page."""
    _review, _file, stored = _shown(request, pk, file_pk)
    page = get_object_or_404(PreviewPage.objects.select_related("stored"), preview__stored=stored, number=number)
    response = file_response(page.stored, inline=True)
    # A page never changes, and nobody between may keep it.
    patch_cache_control(response, private=True, max_age=86400)
    return response


def _shown(request: UserRequest, pk: int, file_pk: int) -> tuple[Review, SubmissionFile, StoredFile]:
    """A file of the round's own version, which the expert of this review, or whoever leads it, may read."""
    own = queries.own_reviews(request.user).filter(pk=pk).select_related("round")
    led = queries.led_reviews(request.user).filter(pk=pk).select_related("round")
    review = own.first() or led.first()
    if review is None:
        raise Http404
    files = SubmissionFile.objects.filter(version=review.round.material_id).select_related("stored", "anonymous")
    file = get_object_or_404(files, pk=file_pk)
    stored = shown_file(file, is_blind=review.round.config.blindness == Blindness.DOUBLE)
    if stored is None:
        raise Http404
    return review, file, stored
