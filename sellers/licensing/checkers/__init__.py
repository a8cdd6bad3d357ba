"""Looking papers up at their source. Which checker asks is the setting ``LICENCE_CHECKER``."""

from sellers.licensing.checkers.protocol import Finding, LicenceChecker, checker

__all__ = ["Finding", "LicenceChecker", "checker"]
