"""What this floor does again and again."""

from core.schedule import Daily, register

# Before the cards of the new day are made (``catalog.jobs``).
register("mind_licences", Daily(0, 5))
