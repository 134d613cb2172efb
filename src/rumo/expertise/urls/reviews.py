"""Reviews: the expert's own pages, the files of the material, the round with its conclusion."""

from __future__ import annotations

from django.urls import path

from rumo.expertise.views import conclusions, previews, reviews

urlpatterns = [
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/accept/", reviews.review_accept, name="review_accept"),
    path("reviews/<int:pk>/decline/", reviews.review_decline, name="review_decline"),
    path("reviews/<int:pk>/save/", reviews.review_save, name="review_save"),
    path("reviews/<int:pk>/submit/", reviews.review_submit, name="review_submit"),
    path("reviews/<int:pk>/return/", conclusions.review_return, name="review_return"),
    path("reviews/<int:pk>/files/<int:file_pk>/", previews.review_file, name="review_file"),
    path("reviews/<int:pk>/files/<int:file_pk>/pages/", previews.review_pages, name="review_pages"),
    path("reviews/<int:pk>/files/<int:file_pk>/pages/<int:number>/", previews.review_page, name="review_page"),
    path("rounds/<int:pk>/reviews/", conclusions.round_reviews, name="round_reviews"),
    path("rounds/<int:pk>/one-more/", conclusions.round_one_more, name="round_one_more"),
    path("rounds/<int:pk>/conclusion/", conclusions.conclusion, name="conclusion"),
    path("rounds/<int:pk>/conclusion/draft/", conclusions.conclusion_draft, name="conclusion_draft"),
    path("rounds/<int:pk>/conclusion/save/", conclusions.conclusion_save, name="conclusion_save"),
    path("rounds/<int:pk>/conclusion/sign/", conclusions.conclusion_sign, name="conclusion_sign"),
    path("rounds/<int:pk>/conclusion/<str:file_format>/", conclusions.conclusion_file, name="conclusion_file"),
]
