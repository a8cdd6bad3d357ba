"""Stripe Connect: sellers outside Iran open an account, and payouts are transferred to it."""
