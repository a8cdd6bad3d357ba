"""Each night: what has ended ends, what ends soon is said once; and clerks who decide at once."""

import threading
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from core.models import MoveRecord
from core.moves import MoveRefused
from core.texting.models import OutgoingSms
from sellers.licensing import actions
from sellers.licensing.states import PaperState
from tests import factories as make
from tests.factories import DAY, TODAY


def texts():
    return list(OutgoingSms.objects.order_by("pk").values_list("text", flat=True))


@pytest.mark.django_db
class TestReminders:
    def test_each_is_sent_once_at_60_30_and_7_days(self):
        end = TODAY + 61 * DAY
        make.member(make.seller(until=end))
        sent = {}

        for left in range(61, -2, -1):
            day = end - left * DAY
            for _ in range(2):
                if number := actions.remind(day):
                    sent[left] = sent.get(left, 0) + number

        assert sent == {60: 1, 30: 1, 7: 1}
        assert OutgoingSms.objects.count() == 3

    def test_a_missed_night_is_made_up_for_once(self):
        make.member(make.seller(until=TODAY + 20 * DAY))

        assert [actions.remind(TODAY), actions.remind(TODAY + DAY)] == [1, 0]

    def test_a_renewed_paper_begins_anew(self):
        seller = make.member(make.seller(until=TODAY + 5 * DAY)).seller
        actions.remind(TODAY)

        actions.renew_licence(seller.licences.get().pk, until=TODAY + 40 * DAY, by=None)

        assert actions.remind(TODAY) == 1

    @pytest.mark.parametrize("state", ["submitted", "suspended", "renewing", "expired"])
    def test_others_are_left_in_peace(self, state):
        seller = make.member(make.seller(until=None)).seller
        make.licence(seller, make.trade(), until=TODAY + 5 * DAY, state=state)

        assert actions.remind(TODAY) == 0

    def test_only_who_cares_for_papers_is_told(self):
        seller = make.seller(until=TODAY + 5 * DAY)
        make.member(seller, "packer")
        owner = make.member(seller).user

        actions.remind(TODAY)

        assert list(OutgoingSms.objects.values_list("to", flat=True)) == [owner.mobile]

    def test_permits_too(self):
        seller = make.member(make.seller()).seller
        make.permit(seller, make.trade("FOD-040", permit_path="vet_permit"), until=TODAY + 7 * DAY)

        assert actions.remind(TODAY) == 1
        assert "دامپزشکی" in texts()[0]


@pytest.mark.django_db
def test_the_command_says_what_it_did():
    make.member(make.seller(until=TODAY - DAY))
    make.member(make.seller(until=TODAY + 30 * DAY))
    said = StringIO()

    call_command("mind_licences", stdout=said)
    call_command("mind_licences", stdout=said)

    assert said.getvalue().splitlines() == [
        "1 papers ended, 1 reminders",
        "0 papers ended, 0 reminders",
    ]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_make_one_decision():
    licence = make.licence(make.seller(until=None), make.trade(), state=PaperState.SUBMITTED)
    begin, answers = threading.Barrier(2), []

    def decide(work):
        begin.wait()
        try:
            work()
            answers.append("done")
        except MoveRefused:
            answers.append("late")
        finally:
            connection.close()

    works = [
        lambda: actions.approve_licence(licence.pk, until=TODAY + DAY, by=None),
        lambda: actions.reject_licence(licence.pk, reason="x", by=None),
    ]
    threads = [threading.Thread(target=decide, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == ["done", "late"]
    assert MoveRecord.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_number_is_approved_for_one_of_two_at_once():
    papers = [
        make.licence(make.seller(until=None), make.trade(), uid="14021234", state="submitted")
        for _ in range(2)
    ]
    begin, answers = threading.Barrier(2), []

    def decide(pk):
        begin.wait()
        try:
            actions.approve_licence(pk, until=TODAY + DAY, by=None)
            answers.append("done")
        except actions.NumberTaken:
            answers.append("taken")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[paper.pk]) for paper in papers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == ["done", "taken"]
