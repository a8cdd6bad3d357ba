"""How allauth keeps mobile numbers and sends codes."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """allauth with mobile numbers."""
