"""Work that leaves the request: offering freed stalls to who waits."""

from django_tasks import task

from exhibitions.booking.line import offer_free_stalls


@task()
def move_line_up(fair_pk: int) -> None:
    """Offer what is free at a fair to the next in line."""
    offer_free_stalls(fair_pk)
