"""After a parcel has come: withdrawals, problems, what goes back, and disputes."""
