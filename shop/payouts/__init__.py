"""When and how sellers are paid: holding, payouts, statements. Stands on orders and ledger."""
