from __future__ import annotations

from django.urls import path

from rumo.portal.views import (
    public_body,
    public_data,
    public_endorsements,
    public_feeds,
    public_minutes,
    public_papers,
    public_region,
    public_search,
    site_pages,
)
from rumo.portal.views.desk import desk

app_name = "portal"
urlpatterns = [
    path("", desk, name="desk"),
    path("robots.txt", public_feeds.robots, name="robots"),
    path("sitemap.xml", public_feeds.sitemaps, name="sitemaps"),
    path("public/", public_region.public_regions, name="public_regions"),
    path("public/<slug:slug>/", public_region.public_region, name="public_region"),
    path("public/<slug:slug>/sitemap-<int:number>.xml", public_feeds.sitemap, name="sitemap"),
    path("public/<slug:slug>/news.rss", public_feeds.region_news, name="region_news"),
    path("public/<slug:slug>/search/", public_search.public_search, name="public_search"),
    path("public/<slug:slug>/bodies/<int:pk>/", public_body.public_body, name="public_body"),
    path("public/<slug:slug>/bodies/<int:pk>/news.rss", public_feeds.body_news, name="body_news"),
    path("public/<slug:slug>/documents/<int:pk>/", public_body.public_document, name="public_document"),
    path("public/<slug:slug>/plans/<int:pk>/", public_papers.public_plan, name="public_plan"),
    path("public/<slug:slug>/minutes/", public_minutes.public_register, name="public_register"),
    path("public/<slug:slug>/minutes/<int:pk>/", public_minutes.public_minutes, name="public_minutes"),
    path("public/<slug:slug>/reports/", public_papers.public_reports, name="public_reports"),
    path("public/<slug:slug>/reports/<int:pk>/", public_papers.public_report, name="public_report"),
    path(
        "public/<slug:slug>/reports/<int:pk>/report.<str:file_format>",
        public_papers.public_report_file,
        name="public_report_file",
    ),
    path("public/<slug:slug>/endorsements/", public_endorsements.public_endorsements, name="public_endorsements"),
    path("public/<slug:slug>/data/", public_data.public_data, name="public_data"),
    path("public/<slug:slug>/data/<int:pk>/", public_data.public_data_result, name="public_data_result"),
    path("public/<slug:slug>/data/<int:pk>.csv", public_data.public_data_csv, name="public_data_csv"),
    path("public/<slug:slug>/data/<int:pk>.json", public_data.public_data_json, name="public_data_json"),
    path("site/", site_pages.site_pages, name="site_pages"),
    path("site/<int:pk>/", site_pages.site_page, name="site_page"),
    path("site/<int:pk>/links/new/<str:kind>/", site_pages.link_add, name="link_add"),
    path("site/links/<int:pk>/", site_pages.link_edit, name="link_edit"),
    path("site/links/<int:pk>/remove/", site_pages.link_remove, name="link_remove"),
]
