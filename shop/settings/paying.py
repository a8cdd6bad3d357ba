"""How buyers pay, and how sellers are paid."""

from shop.settings import env

# --- Paying: gateways ---------------------------------------------------------------------------
# Zarinpal and Zibal: each is offered once its merchant number is set.
_WEB = ["https", "http"]
ZARINPAL_MERCHANT_ID = env.text("ZARINPAL_MERCHANT_ID")
ZARINPAL_URL = env.url("ZARINPAL_URL", "https://payment.zarinpal.com", _WEB).rstrip("/")
# For sending money back by itself: a token and the number of the terminal, of Zarinpal's panel.
ZARINPAL_ACCESS_TOKEN = env.text("ZARINPAL_ACCESS_TOKEN")
ZARINPAL_TERMINAL_ID = env.text("ZARINPAL_TERMINAL_ID")
ZARINPAL_API_URL = env.url("ZARINPAL_API_URL", "https://next.zarinpal.com/api/v4/graphql/", _WEB)
ZIBAL_MERCHANT = env.text("ZIBAL_MERCHANT")
ZIBAL_URL = env.url("ZIBAL_URL", "https://gateway.zibal.ir", _WEB).rstrip("/")
# Stripe serves shops outside Iran and knows no rials: the currency it charges is ours to name, and
# what it costs stands in the table of exchange rates. A rate older than so many days is none.
STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET")
STRIPE_CURRENCY = env.text("STRIPE_CURRENCY", "EUR").upper()
STRIPE_RATE_DAYS = env.number("STRIPE_RATE_DAYS", 7, least=1)
STRIPE_API_URL = env.url("STRIPE_API_URL", "https://api.stripe.com", _WEB).rstrip("/")
STRIPE_CHECKOUT_URL = env.url("STRIPE_CHECKOUT_URL", "https://checkout.stripe.com", _WEB)
BANK_TIMEOUT_SECONDS = env.number("BANK_TIMEOUT_SECONDS", 10, least=1)

# Code of the gateway → dotted path of its class; the order is the order buyers see.
KNOWN_GATEWAYS = {
    "zarinpal": "shop.payment.gateways.zarinpal.Zarinpal",
    "zibal": "shop.payment.gateways.zibal.Zibal",
    "stripe": "shop.payment.gateways.stripe.Stripe",
    "practice": "shop.payment.gateways.practice.PracticeBank",
    "transfer": "shop.payment.gateways.transfer.BankTransfer",
    "cod": "shop.payment.gateways.cod.CashOnDelivery",
}
# What a gateway cannot work without.
GATEWAY_NEEDS = {
    "zarinpal": "ZARINPAL_MERCHANT_ID",
    "zibal": "ZIBAL_MERCHANT",
    "stripe": "STRIPE_SECRET_KEY",
}
PAYMENT_GATEWAYS = {
    code: path
    for code, path in KNOWN_GATEWAYS.items()
    if code not in GATEWAY_NEEDS or env.text(GATEWAY_NEEDS[code])
}
PAYMENT_HOLD_MINUTES = env.number("PAYMENT_HOLD_MINUTES", 30, least=1)
# Where a bank transfer goes; shown to the buyer who chooses it.
BANK_TRANSFER_IBAN = env.text("BANK_TRANSFER_IBAN", "IR350220000000000000123456")
BANK_TRANSFER_NAME = env.text("BANK_TRANSFER_NAME", "بازارچه")
BANK_TRANSFER_HOLD_HOURS = env.number("BANK_TRANSFER_HOLD_HOURS", 48, least=1)

# --- Paying out ------------------------------------------------------------------------------
# Sellers are paid once a week (Monday is 0, Saturday 5), all that is due from this sum on.
PAYOUT_WEEKDAY = env.number("PAYOUT_WEEKDAY", 5) % 7
PAYOUT_LEAST_RIALS = env.number("PAYOUT_LEAST_TOMAN", 10_000) * 10
# The account that pays, as it stands in the file for our bank.
PAYOUT_FROM_IBAN = env.text("PAYOUT_FROM_IBAN", BANK_TRANSFER_IBAN)
PAYOUT_FROM_NAME = env.text("PAYOUT_FROM_NAME", "Bazarche")
