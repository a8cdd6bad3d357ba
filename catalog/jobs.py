"""What this floor does again and again."""

from core.schedule import Daily, register

register("refresh_cards", Daily(0, 20))
