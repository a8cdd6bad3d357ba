"""The demo's year of money: every order in the ledger, and each week's payouts."""
