"""People in Django's admin."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from core.models import User


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Django's own page for people, with the mobile number."""

    list_display = ("username", "mobile", "email", "first_name", "last_name", "is_staff")
    search_fields = ("username", "mobile", "email", "first_name", "last_name")
    fieldsets = (*UserAdmin.fieldsets, (_("Mobile"), {"fields": ("mobile", "mobile_verified")}))
