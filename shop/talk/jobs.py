"""What conversations do again and again."""

from core.schedule import Daily, Every, register

register("invite_reviews", Every(minutes=60))
register("count_reliability", Daily(2, 0))
