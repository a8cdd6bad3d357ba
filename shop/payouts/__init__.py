"""When sellers are paid, and how: holding, weekly payouts, statements. Stands on orders and ledger."""
