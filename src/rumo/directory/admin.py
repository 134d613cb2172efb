"""The service pages: for mending what the product's own pages cannot, by whoever runs the installation."""

from __future__ import annotations

from django.contrib import admin

from rumo.core.admin import ReadOnlyAdmin
from rumo.directory.models import (
    Association,
    AssociationName,
    Membership,
    Municipality,
    Office,
    Order,
    Organization,
    OrganizationName,
    Person,
    Post,
    Region,
)


class OrganizationNameInline(admin.TabularInline):
    model = OrganizationName
    extra = 0


class AssociationNameInline(admin.TabularInline):
    model = AssociationName
    extra = 0


class PostInline(admin.TabularInline):
    model = Post
    extra = 0
    autocomplete_fields = ["organization"]


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    """A new region begins here; its administrator does the rest."""

    list_display = ["name", "slug"]


@admin.register(Municipality)
class MunicipalityAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "region"]
    list_filter = ["region", "kind"]
    search_fields = ["name"]


@admin.register(Organization)
class OrganizationAdmin(admin.ModelAdmin):
    list_display = ["full_name", "short_name", "kind", "region"]
    list_filter = ["region", "kind"]
    search_fields = ["full_name", "short_name"]
    autocomplete_fields = ["municipality", "founder"]
    inlines = [OrganizationNameInline]


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ["surname", "first_name", "patronymic", "region"]
    list_filter = ["region"]
    search_fields = ["surname", "first_name", "patronymic"]
    autocomplete_fields = ["user"]
    inlines = [PostInline]


@admin.register(Association)
class AssociationAdmin(admin.ModelAdmin):
    list_display = ["short_name", "kind", "parent", "region", "is_active"]
    list_filter = ["region", "kind", "is_active"]
    search_fields = ["full_name", "short_name"]
    autocomplete_fields = ["host", "parent", "municipality"]
    inlines = [AssociationNameInline]


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    list_display = ["user", "kind", "region", "organization", "municipality"]
    list_filter = ["region", "kind"]
    autocomplete_fields = ["user", "organization", "municipality"]


@admin.register(Order)
class OrderAdmin(ReadOnlyAdmin):
    """Orders are entered on their own screen, which keeps the composition whole."""

    list_display = ["number", "date", "association", "issuer"]
    search_fields = ["number"]


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    list_display = ["person", "association", "role", "valid_from", "valid_to"]
    list_filter = ["role"]
    search_fields = ["person__surname"]
