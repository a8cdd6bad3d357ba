"""How each question is asked and its answer taken: the plain ones alike, three of their own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from core.moves import MoveRefused
from sellers.bank.actions import set_account
from sellers.joining import actions
from sellers.joining.forms import QUESTIONS, BankForm, NameForm, PaperForm
from sellers.joining.rules import Step
from sellers.licensing.actions import add_evidence, save_draft, submit_licence
from sellers.licensing.states import OPEN
from sellers.models import BankAccount, Joining, Licence

GIVEN = "given"  # the answer lies with the shop, not among the answers


class Plain:
    """A question whose answer is kept as it is."""

    def __init__(self, step: Step, request: HttpRequest, joining: Joining) -> None:
        """Take what was typed, else what was answered before."""
        self.step, self.request, self.joining = step, request, joining
        self.user: Any = request.user
        self.form: Any = self.make_form()

    def make_form(self) -> Any:
        """Return the form; words to search for may stand in the address, too."""
        make = QUESTIONS[self.step]
        kept = self.joining.answers.get(self.step)
        known = make.initial_of(kept) if kept not in (None, actions.LATER) else {}
        if self.request.method == "POST":
            form = make(self.request.POST, initial=known)
        else:
            form = make(initial={**known, **self._searched()})
        if isinstance(form, NameForm):
            form.seller_id = self.joining.seller_id
        return form

    def _searched(self) -> dict[str, Any]:
        asked = self.request.GET
        searched: dict[str, Any] = {"q": asked["q"]} if "q" in asked else {}
        if "trades" in asked:
            searched["trades"] = asked.getlist("trades")
        return searched

    def answered(self) -> bool:
        """Take what was sent; whether to go on to the next question."""
        if "find" in self.request.POST:  # a search without script: nothing to judge yet
            self.form = _unjudged(self.form)
            return False
        if "later" in self.request.POST:
            actions.put_off(self.user, self.step)
            return True
        return bool(self.form.is_valid()) and self.take()

    def take(self) -> bool:
        """Keep the answer; whether it was taken."""
        try:
            actions.answer(self.user, self.step, self.form.value())
        except actions.Refused as refused:
            self.form.add_error(None, refused.words)
        return not self.form.errors

    def more(self) -> dict[str, Any]:
        """Return what the page shows beside the form."""
        return {}


class Trades(Plain):
    """The trades: those of a licence that was sent stay as they were sent."""

    def more(self) -> dict[str, Any]:
        """Say whether they can be changed."""
        return {"sent": sent_licence(self.joining) is not None}

    def take(self) -> bool:
        """Keep them unless the office has them already."""
        return sent_licence(self.joining) is not None or super().take()


class Paper(Plain):
    """The licence: its number or its photo, sent to the office at once."""

    def make_form(self) -> Any:
        """Show the number typed before; a photo cannot be shown again, but is said."""
        self.draft = Licence.objects.filter(
            seller=self.joining.seller, state__in=list(map(str, OPEN))
        ).first()
        self.photos = self.draft.evidence.count() if self.draft else 0
        known = {"uid": self.draft.uid if self.draft else ""}
        if self.request.method == "POST":
            return PaperForm(
                self.request.POST, self.request.FILES, initial=known, has_photo=bool(self.photos)
            )
        return PaperForm(initial=known)

    def more(self) -> dict[str, Any]:
        """Say what was given before."""
        return {"photos": self.photos, "sent": sent_licence(self.joining)}

    def take(self) -> bool:
        """Save the number, then the photo, then send both; what was saved stays saved."""
        if sent_licence(self.joining) is None:
            self._send()
        if not self.form.errors:
            actions.answer(self.user, self.step, GIVEN)
        return not self.form.errors

    def _send(self) -> None:
        typed, seller = self.form.cleaned_data, self.joining.seller
        assert seller is not None  # noqa: S101 -- the name stands before the licence
        draft = save_draft(seller, by=self.user, uid=typed["uid"])
        try:
            if typed["photo"]:
                add_evidence(draft.pk, typed["photo"], by=self.user)
                self.photos += 1
            submit_licence(draft.pk, by=self.user)
        except MoveRefused:
            return  # sent a moment ago, by a second press of the button
        except ValidationError as refused:
            self.form.add_error("photo" if typed["photo"] else None, refused.messages)


class Bank(Plain):
    """The bank account: kept encrypted with the shop, never shown whole again."""

    def make_form(self) -> Any:
        """Show nothing of a stored account."""
        self.account = BankAccount.objects.filter(seller=self.joining.seller).first()
        return BankForm(self.request.POST if self.request.method == "POST" else None)

    def more(self) -> dict[str, Any]:
        """Say which account is known, masked."""
        return {"account": self.account}

    def take(self) -> bool:
        """Store it with the shop."""
        seller = self.joining.seller
        assert seller is not None  # noqa: S101 -- the name stands before the account
        set_account(seller, by=self.user, **self.form.cleaned_data)
        actions.answer(self.user, self.step, GIVEN)
        return True


OWN = {Step.TRADES: Trades, Step.LICENCE: Paper, Step.BANK: Bank}


def question(step: Step, request: HttpRequest, joining: Joining) -> Plain:
    """Return the question of a step, with its form."""
    return OWN.get(step, Plain)(step, request, joining)


def sent_licence(joining: Joining) -> Licence | None:
    """Return the licence of this shop that the office has, if it has one."""
    papers = Licence.objects.filter(seller=joining.seller).exclude(state__in=list(map(str, OPEN)))
    return papers.exclude(state="rejected").first() if joining.seller_id else None


def has_papers(joining: Joining) -> bool:
    """Whether the office has something to look at."""
    return sent_licence(joining) is not None


def _unjudged(form: Any) -> Any:
    """Return the same form showing what was typed, without a verdict."""
    shown = {name: form[name].value() for name in form.fields}
    return type(form)(initial=shown)
