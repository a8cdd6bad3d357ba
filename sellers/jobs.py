"""What this floor does again and again."""

from core.schedule import Daily, register

# Before the cards of the new day are made (``catalog.jobs``).
register("mind_licences", Daily(0, 5))

# By day: it tells people, and no desk waits for it.
register("end_help", Daily(8, 30))
