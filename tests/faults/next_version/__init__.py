"""What a deploy brings in the scenario "deploy": an app whose migration adds to a busy table."""
