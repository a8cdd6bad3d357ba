"""Faults, made on purpose with real processes: ``make faults``. Never part of the tests.

A database server, a Redis, gunicorn, a worker and the scheduler run as in production, in one
temporary folder; buyers and exhibitors use the site over HTTP while something is killed, taken
away, filled up or slowed down. Afterwards the books must be whole: nothing lost, nothing double.

``machines`` starts and kills; ``site`` is the shop on them; ``people`` are those who use it;
``outside`` is the world it speaks to; ``found`` asks the database what became of it all;
``scenarios`` are the faults. ``docs/reliability.md`` says what was measured.
"""
