"""Value-added tax: classes of goods with the law's reasons, and the standard rate by date."""
