from __future__ import annotations

from django.urls import path

from rumo.api.views import manual, tokens, webhooks

app_name = "api"
urlpatterns = [
    path("", tokens.tokens, name="tokens"),
    path("keys/new/", tokens.token_create, name="token_create"),
    path("keys/<int:pk>/revoke/", tokens.token_revoke, name="token_revoke"),
    path("manual/", manual.manual, name="manual"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/new/", webhooks.webhook_create, name="webhook_create"),
    path("webhooks/<int:pk>/", webhooks.webhook, name="webhook"),
    path("webhooks/<int:pk>/edit/", webhooks.webhook_edit, name="webhook_edit"),
    path("webhooks/<int:pk>/delete/", webhooks.webhook_delete, name="webhook_delete"),
    path("webhooks/<int:pk>/secret/", webhooks.secret_renew, name="secret_renew"),
    path("webhooks/<int:pk>/test/", webhooks.webhook_test, name="webhook_test"),
    path("messages/<int:pk>/again/", webhooks.message_again, name="message_again"),
]
