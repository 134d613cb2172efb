from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from rumo.core.models import AuditEntry, Mail


class ReadOnlyAdmin(admin.ModelAdmin):
    """The trail is read, never written by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "actor_name", "verb", "summary"]
    list_filter = ["verb", "content_type"]
    search_fields = ["summary", "actor_name"]


@admin.register(Mail)
class MailAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "to", "subject", "sent_at", "error"]
    search_fields = ["to", "subject"]
