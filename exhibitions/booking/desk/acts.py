"""What an exhibitor does with a booking: pay, answer an offer, hand in, give back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.form_only import form_only
from core.language import language
from core.moves import MoveRefused
from core.uploads import DocumentRefused
from exhibitions.booking import actions, line
from exhibitions.booking.desk import queries
from exhibitions.booking.desk.forms import FileForm, GiveBackForm
from exhibitions.models import NeededPaper
from exhibitions.states import FairState
from sellers.access import DeskRequest, desk
from sellers.team.rules import Right
from shop.order.plan import CASH
from shop.payment.gateways import UnknownGateway
from shop.payment.models import Payment
from shop.payment.sending import send_to_bank

PAGE = "desk_stalls:booking"


@form_only(PAGE, "number")
@desk(Right.FAIRS)
def pay(request: DeskRequest, number: str) -> HttpResponse:
    """Send the exhibitor to the bank for what is due, or for all that is left.

    Paying an offer accepts it.
    """
    booking = queries.booking_of(request.seller, number)
    gateway = request.POST.get("gateway", "")[:16]

    def opened() -> Payment:
        if gateway == CASH:
            raise UnknownGateway(gateway)
        if booking.is_offer:
            line.accept(number, timezone.now(), by=request.user)
        whole = request.POST.get("how") == "whole"
        return actions.begin_payment(number, gateway, whole=whole, language=language())

    try:
        return send_to_bank(request, opened, reverse(PAGE, args=[number]))
    except (actions.NotPayable, line.OfferOver, MoveRefused):
        messages.warning(request, _("There is nothing to pay now. Here is how it stands."))
    except UnknownGateway:
        messages.error(request, _("Choose a way to pay."))
    return redirect(PAGE, number)


@form_only(PAGE, "number")
@desk(Right.FAIRS)
def answer(request: DeskRequest, number: str) -> HttpResponse:
    """Say yes or no to an offered stall."""
    queries.booking_of(request.seller, number)
    try:
        if request.POST.get("answer") == "yes":
            line.accept(number, timezone.now(), by=request.user)
            messages.success(request, _("The stall is kept for you. Pay in time."))
        elif request.POST.get("answer") == "no":
            line.decline(number, by=request.user)
            messages.success(request, _("You declined. The next in line is asked."))
    except line.OfferOver:
        messages.warning(request, _("This offer is over."))
    return redirect(PAGE, number)


@form_only(PAGE, "number")
@desk(Right.FAIRS)
def agree(request: DeskRequest, number: str) -> HttpResponse:
    """Accept the terms of the fair."""
    queries.booking_of(request.seller, number)
    try:
        actions.agree(number, by=request.user)
    except actions.Ended:
        messages.warning(request, _("You have this stall no more."))
    else:
        messages.success(request, _("You accepted the terms."))
    return redirect(PAGE, number)


@form_only(PAGE, "number")
@desk(Right.FAIRS)
def give_back(request: DeskRequest, number: str) -> HttpResponse:
    """Give the stalls back; what returns stands beside the button."""
    booking = queries.booking_of(request.seller, number)
    form = GiveBackForm(request.POST)
    if booking.fair.state == FairState.RUNNING:
        messages.warning(request, _("The fair has begun: ask its organiser."))
    elif not form.is_valid():
        messages.error(request, _("Say why you give the stall back."))
    else:
        try:
            actions.let_go(
                booking, by=request.user, reason=form.cleaned_data["reason"], told="given_back"
            )
        except MoveRefused:
            messages.warning(request, _("You have this stall no more."))
        else:
            messages.success(request, _("You gave the stall back."))
    return redirect(PAGE, number)


@form_only(PAGE, "number")
@desk(Right.FAIRS)
def letter(request: DeskRequest, number: str) -> HttpResponse:
    """Send a letter of guarantee in place of money."""
    queries.booking_of(request.seller, number)
    form = FileForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise ValidationError(_("Choose a photo or a PDF of the letter."))
        actions.send_letter(number, form.cleaned_data["file"], by=request.user)
    except (DocumentRefused, ValidationError) as refused:
        messages.error(request, " ".join(refused.messages))
    except actions.NoGuarantee:
        messages.warning(request, _("No letter can be sent for this stall now."))
    else:
        messages.success(request, _("We have your letter. The organiser reads it."))
    return redirect(PAGE, number)


@form_only(PAGE, "number")
@desk(Right.FAIRS)
def paper(request: DeskRequest, number: str, paper: int) -> HttpResponse:
    """Hand in a document that the fair asks for."""
    queries.booking_of(request.seller, number)
    form = FileForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise ValidationError(_("Choose a photo or a PDF."))
        actions.hand_in(number, paper, form.cleaned_data["file"], by=request.user)
    except (DocumentRefused, ValidationError) as refused:
        messages.error(request, " ".join(refused.messages))
    except NeededPaper.DoesNotExist:
        raise Http404 from None
    except actions.Ended:
        messages.warning(request, _("You have this stall no more."))
    else:
        messages.success(request, _("We have your document."))
    return redirect(PAGE, number)


@form_only("desk_stalls:book", "slug")
@desk(Right.FAIRS)
def wait(request: DeskRequest, slug: str) -> HttpResponse:
    """Stand in line for a stall of a fair that is full."""
    fair = queries.fair_to_book(slug)
    try:
        line.join(fair.pk, request.seller.pk, by=request.user)
    except line.NoLine:
        messages.warning(request, _("You cannot stand in line for this fair now."))
    else:
        messages.success(
            request, _("You stand in line. When a stall is free for you, we send you a message.")
        )
    return redirect("desk_stalls:book", slug)
