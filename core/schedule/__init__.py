"""What is done again and again: which command, how often, and when it last ran.

An app registers what it needs done when it is ready; ``manage.py schedule`` does it:

    register("sweep_payments", Every(minutes=1))
    register("mind_licences", Daily(0, 10))
"""

from core.schedule.jobs import Job, jobs, register
from core.schedule.rules import Daily, Every

__all__ = ["Daily", "Every", "Job", "jobs", "register"]
