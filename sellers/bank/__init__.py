"""The bank account a seller is paid to: encrypted, masked wherever it is shown."""
