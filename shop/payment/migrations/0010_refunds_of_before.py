"""Each payment that was sent back, or was to be, gets the refund that says so."""

from django.db import migrations


def write_refunds(apps, schema_editor):
    Payment = apps.get_model("payment", "Payment")
    Refund = apps.get_model("payment", "Refund")
    wanted = Payment.objects.filter(refund_wanted_at__isnull=False)
    for payment in (wanted | Payment.objects.filter(state="refunded")).distinct():
        sent = payment.state == "refunded"
        since = payment.refund_wanted_at or payment.confirmed_at or payment.created_at
        refund = Refund.objects.create(
            payment=payment,
            key="whole",
            amount=payment.amount,
            reason="",
            state="sent" if sent else "wanted",
            reference=payment.refund_reference,
            sent_at=(payment.refund_tried_at or since) if sent else None,
        )
        Refund.objects.filter(pk=refund.pk).update(created_at=since)
        payment.going_back = payment.amount
        payment.sent_back = payment.amount if sent else 0
        payment.save(update_fields=["going_back", "sent_back"])


def forget_refunds(apps, schema_editor):
    """Whole refunds are kept on their payment once more; parts have no place there."""
    Refund = apps.get_model("payment", "Refund")
    for refund in Refund.objects.select_related("payment"):
        payment = refund.payment
        if refund.amount == payment.amount:
            payment.refund_wanted_at = refund.created_at
            payment.refund_reference = refund.reference
            payment.save(update_fields=["refund_wanted_at", "refund_reference"])
    Refund.objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ("payment", "0009_partial_refunds"),
    ]

    operations = [migrations.RunPython(write_refunds, forget_refunds)]
