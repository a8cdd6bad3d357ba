"""Rows of payouts and of reports that were compared."""

from shop.payouts.models.batch import Batch, Payout
from shop.payouts.models.report import Report, ReportDifference

__all__ = ["Batch", "Payout", "Report", "ReportDifference"]
