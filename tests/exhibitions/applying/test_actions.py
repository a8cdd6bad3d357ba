"""Applying by the actions: windows, the gate, what belongs to others, and what people are told."""

import pytest

from core.models import MoveRecord, PrivateFile
from core.moves import MoveRefused
from exhibitions.applying import actions
from exhibitions.models import Application
from exhibitions.states import ApplicationState, FairState
from sellers.models import Support
from tests import factories as make
from tests.exhibitions import makers
from tests.exhibitions.applying import tools

pytestmark = pytest.mark.django_db
NOW, HOUR = tools.NOW, tools.HOUR


def moves_of(application):
    rows = MoveRecord.objects.filter(model="exhibitions.application", object_id=application.pk)
    return [(row.from_state, row.to_state) for row in rows]


def test_beginning_twice_is_one_application_with_the_only_trade():
    fair, seller = tools.fair(), tools.shop()

    one = actions.begin(seller, fair.slug, by=None, now=NOW)
    two = actions.begin(seller, fair.slug, by=None, now=NOW)

    assert one == two
    assert one.trade == make.trade()
    assert moves_of(one) == [("", "draft")]


@pytest.mark.parametrize("when", [-25 * HOUR, 24 * HOUR])
def test_nobody_begins_outside_the_window(when):
    fair = tools.fair()
    with pytest.raises(actions.ApplicationsClosed):
        actions.begin(tools.shop(), fair.slug, by=None, now=NOW + when)
    assert not Application.objects.exists()


def test_sending_tells_the_team_and_happens_once(django_capture_on_commit_callbacks):
    fair = tools.fair()
    mine = tools.draft(fair)
    packer = make.member(mine.seller, "packer").user

    with django_capture_on_commit_callbacks(execute=True):
        actions.submit(mine.pk, mine.seller, by=None, now=NOW)
        again = actions.submit(mine.pk, mine.seller, by=None, now=NOW + HOUR)

    assert (again.state, again.submitted_at) == ("submitted", NOW)
    assert moves_of(mine) == [("", "draft"), ("draft", "submitted")]
    assert len(tools.texts_to(tools.owner_of(mine.seller))) == 1
    assert tools.texts_to(packer) == []


def test_a_window_that_closes_keeps_the_draft_and_sends_nothing():
    fair = tools.fair()
    mine = tools.draft(fair)
    late = NOW + 24 * HOUR

    with pytest.raises(actions.ApplicationsClosed):
        actions.submit(mine.pk, mine.seller, by=None, now=late)
    saved = actions.save_goods(
        mine.pk, mine.seller, trade=None, about="تازه نوشتم", goods=[], now=late
    )

    assert (saved.state, saved.about) == ("draft", "تازه نوشتم")


def test_a_licence_must_hold_on_the_last_day_of_the_fair():
    fair = tools.fair()
    ends_early = tools.shop(until=fair.ends_on - make.DAY)
    holds = tools.shop(until=fair.ends_on)

    with pytest.raises(actions.NotComplete) as lacks:
        tools.sent(fair, ends_early)
    assert lacks.value.lacks == [(None, "licence")]
    assert ends_early.name in lacks.value.messages[0]
    assert tools.sent(fair, holds).state == "submitted"


def test_what_was_sent_stays_complete_when_it_changes():
    mine = tools.sent(tools.fair())

    with pytest.raises(actions.NotComplete):
        actions.save_goods(
            mine.pk, mine.seller, trade=mine.trade_id, about="", goods=[], now=NOW
        )  # fmt: skip
    assert mine.goods.count() == 1
    with pytest.raises(actions.TooLate):
        actions.save_wishes(mine.pk, mine.seller, wishes=[], anywhere=True, now=NOW + 24 * HOUR)


def test_others_things_are_not_to_be_had():
    fair, other = tools.fair(), tools.fair(at=makers.plan())
    mine, stranger = tools.draft(fair), tools.shop()
    me, add_on, paper = mine.seller, tools.add_on_of(other), tools.paper_of(other)
    theirs = stranger.stockrecords.get().product_id
    foreign_stall = other.hall_uses.first().plan.stalls.first()
    refused = [
        lambda: actions.save_goods(
            mine.pk, me, trade=mine.trade_id, about="", goods=[theirs], now=NOW
        ),
        lambda: actions.save_goods(
            mine.pk, me, trade=make.trade("WVN-001").pk, about="", goods=[], now=NOW
        ),
        lambda: actions.save_wishes(
            mine.pk, me, wishes=[f"s{foreign_stall.pk}"], anywhere=True, now=NOW
        ),
        lambda: actions.save_wishes(mine.pk, me, wishes=["zFOD"], anywhere=True, now=NOW),
        lambda: actions.save_extras(mine.pk, me, wanted={add_on.pk: 1}, now=NOW),
        lambda: actions.add_paper(
            mine.pk, me, paper=paper.pk, upload=tools.upload(), by=None, now=NOW
        ),
        lambda: actions.save_stand(
            mine.pk, me, size=2, members=[stranger.pk], beside=None, needs_socket=False, now=NOW
        ),
        lambda: actions.save_stand(
            mine.pk, me, size=1, members=[], beside=me.pk, needs_socket=False, now=NOW
        ),
    ]
    for call in refused:
        with pytest.raises(actions.NotOffered):
            call()
    strangers = [
        lambda: actions.submit(mine.pk, stranger, by=None, now=NOW),
        lambda: actions.withdraw(mine.pk, stranger, by=None),
        lambda: actions.save_wishes(mine.pk, stranger, wishes=[], anywhere=True, now=NOW),
    ]
    for call in strangers:
        with pytest.raises(Application.DoesNotExist):
            call()
    with pytest.raises(Application.DoesNotExist):
        actions.decline(other, tools.sent(fair).pk, reason="نه", by=None)
    assert PrivateFile.objects.count() == 0
    assert tools.state_of(mine) == "draft"


def test_wishes_and_add_ons_are_kept_in_order_and_within_what_is_left():
    fair = tools.fair()
    mine, add_on = tools.draft(fair), tools.add_on_of(fair, quantity=3, taken=1)
    first, second = fair.hall_uses.first().plan.stalls.all()[:2]
    wishes = [f"s{second.pk}", f"s{first.pk}", f"s{second.pk}"]

    actions.save_wishes(mine.pk, mine.seller, wishes=wishes, anywhere=False, now=NOW)
    actions.save_extras(mine.pk, mine.seller, wanted={add_on.pk: 2}, now=NOW)
    with pytest.raises(actions.NotOffered):
        actions.save_extras(mine.pk, mine.seller, wanted={add_on.pk: 3}, now=NOW)

    assert list(mine.wishes.values_list("rank", "stall")) == [(1, second.pk), (2, first.pk)]
    assert list(mine.add_ons.values_list("quantity", flat=True)) == [2]


def test_a_pavilion_is_for_members_who_agreed_and_hold_licences():
    fair = tools.fair(most_stalls=3)
    one, two = (tools.shop(kind="supported_member") for _ in range(2))
    unlicensed = tools.shop(kind="supported_member", until=None)
    company = tools.company(one, two, unlicensed)
    mine = tools.draft(fair, company)

    def stand(*members):
        return actions.save_stand(
            mine.pk, company, size=2, members=[m.pk for m in members], beside=None,
            needs_socket=True, now=NOW,
        )  # fmt: skip

    stand(one, unlicensed)
    with pytest.raises(actions.NotComplete) as lacks:
        actions.submit(mine.pk, company, by=None, now=NOW)
    assert lacks.value.lacks == [(None, "licence")]
    stand(one, two)
    assert actions.submit(mine.pk, company, by=None, now=NOW).state == "submitted"
    Support.objects.filter(member=two).update(state="ended")
    with pytest.raises(actions.NotOffered):
        stand(one, two)


def test_a_needed_document_is_private_and_replaced(django_capture_on_commit_callbacks):
    fair = tools.fair()
    mine, paper = tools.draft(fair), tools.paper_of(fair)

    with pytest.raises(actions.NotComplete):
        actions.submit(mine.pk, mine.seller, by=None, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            actions.add_paper(
                mine.pk, mine.seller, paper=paper.pk, upload=tools.upload(), by=None, now=NOW
            )
    assert PrivateFile.objects.count() == 1
    actions.submit(mine.pk, mine.seller, by=None, now=NOW)
    with pytest.raises(actions.NotComplete):
        actions.drop_paper(mine.pk, mine.seller, paper=paper.pk, now=NOW)
    assert mine.papers.count() == 1


def test_asking_and_answering_go_back_and_forth(django_capture_on_commit_callbacks):
    fair = tools.fair()
    mine = tools.sent(fair)
    owner = tools.owner_of(mine.seller)

    with django_capture_on_commit_callbacks(execute=True):
        actions.ask(fair, mine.pk, question="از چه میوه‌ای؟", by=None)
        actions.ask(fair, mine.pk, question="از چه میوه‌ای؟", by=None)
    assert [text for text in tools.texts_to(owner) if "از چه میوه‌ای؟" in text].__len__() == 1
    assert actions.shortlist(fair, [mine.pk], by=None) == []
    actions.answer(mine.pk, mine.seller, text="آلبالو", by=owner)
    again = actions.answer(mine.pk, mine.seller, text="گیلاس", by=owner)

    assert (again.state, again.answer) == ("submitted", "آلبالو")


def test_many_are_shortlisted_once_and_told(django_capture_on_commit_callbacks):
    fair = tools.fair()
    ones = [tools.sent(fair) for _ in range(3)]
    withdrawn = actions.withdraw(ones[2].pk, ones[2].seller, by=None)
    pks = [one.pk for one in ones]

    assert len(actions.shortlist(fair, pks, by=None)) == 2
    assert actions.shortlist(fair, pks, by=None) == []
    assert [tools.state_of(one) for one in ones] == ["shortlisted"] * 2 + ["withdrawn"]
    assert withdrawn.state == "withdrawn"
    fair.state = FairState.PUBLISHED
    fair.save()
    with pytest.raises(actions.TooLate):
        actions.shortlist(fair, pks, by=None)


def test_declining_and_withdrawing_stop_where_a_stall_is_held():
    fair = tools.fair()
    mine = tools.sent(fair)
    actions.decline(fair, mine.pk, reason="@trade_full", by=None)
    assert actions.decline(fair, mine.pk, reason="نه", by=None).reason == "@trade_full"
    with pytest.raises(MoveRefused):
        actions.withdraw(mine.pk, mine.seller, by=None)
    held = makers.application(fair, state=ApplicationState.HELD)
    with pytest.raises(MoveRefused):
        actions.decline(fair, held.pk, reason="نه", by=None)
    with pytest.raises(actions.HasAStall):
        actions.withdraw(held.pk, held.seller, by=None)
    assert tools.state_of(held) == "held"
    again = actions.begin(mine.seller, fair.slug, by=None, now=NOW)
    assert again.pk != mine.pk
