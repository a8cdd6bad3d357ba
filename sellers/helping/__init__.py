"""Somebody who acts for a producer at her desk, by her leave: a code, a few rights, some days."""
