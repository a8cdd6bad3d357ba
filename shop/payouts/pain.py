"""ISO 20022 as banks speak it: ``pain.001.001.03`` out, ``pain.002.001.03`` in. Pure: no Django.

Source: ISO 20022, Payments Initiation, messages CustomerCreditTransferInitiationV03 and
CustomerPaymentStatusReportV03. Amounts are whole rials (IRR has no smaller unit here).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

OUT = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
LONGEST_ID, LONGEST_NAME = 35, 140
# Codes of ExternalPaymentTransactionStatus1Code: what is not listed is not decided yet.
PAID_CODES = frozenset({"ACSC", "ACCC"})
RETURNED_CODES = frozenset({"RJCT", "CANC"})
LARGEST = 5 * 1024 * 1024


@dataclass(frozen=True)
class Order:
    """The batch: its number, and the account that pays."""

    number: str
    made_at: datetime
    day: date
    name: str
    iban: str


@dataclass(frozen=True)
class Transfer:
    """One payment: ``number`` comes back in the bank's answer."""

    number: str
    rials: int
    name: str
    iban: str


@dataclass(frozen=True)
class Answer:
    """What the bank says of one payment; ``paid`` is ``None`` while it has not decided."""

    number: str
    paid: bool | None
    reference: str = ""
    reason: str = ""


class Unreadable(ValueError):  # noqa: N818 -- says what the file is
    """The file is no answer of a bank."""


def pain_001(order: Order, transfers: Sequence[Transfer]) -> str:
    """Return the message for one batch, as XML in UTF-8."""
    root = ET.Element("Document", xmlns=OUT)
    body = ET.SubElement(root, "CstmrCdtTrfInitn")
    totals = str(len(transfers)), str(sum(t.rials for t in transfers))
    head = _add(body, "GrpHdr")
    _add(head, "MsgId", order.number[:LONGEST_ID])
    _add(head, "CreDtTm", order.made_at.isoformat(timespec="seconds"))
    _totals(head, *totals)
    _add(_add(head, "InitgPty"), "Nm", order.name[:LONGEST_NAME])
    block = _add(body, "PmtInf")
    _add(block, "PmtInfId", order.number[:LONGEST_ID])
    _add(block, "PmtMtd", "TRF")
    _totals(block, *totals)
    _add(block, "ReqdExctnDt", order.day.isoformat())
    _add(_add(block, "Dbtr"), "Nm", order.name[:LONGEST_NAME])
    _iban(block, "DbtrAcct", order.iban)
    agent = _add(_add(block, "DbtrAgt"), "FinInstnId")
    _add(_add(agent, "Othr"), "Id", order.iban[4:7])  # the bank's code within the IBAN
    _add(block, "ChrgBr", "DEBT")
    for transfer in transfers:
        _transfer(block, transfer)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _transfer(block: ET.Element, transfer: Transfer) -> None:
    each = _add(block, "CdtTrfTxInf")
    names = _add(each, "PmtId")
    _add(names, "InstrId", transfer.number[:LONGEST_ID])
    _add(names, "EndToEndId", transfer.number[:LONGEST_ID])
    _add(_add(each, "Amt"), "InstdAmt", str(transfer.rials)).set("Ccy", "IRR")
    agent = _add(_add(each, "CdtrAgt"), "FinInstnId")
    _add(_add(agent, "Othr"), "Id", transfer.iban[4:7])
    _add(_add(each, "Cdtr"), "Nm", transfer.name[:LONGEST_NAME])
    _iban(each, "CdtrAcct", transfer.iban)
    _add(_add(each, "RmtInf"), "Ustrd", transfer.number)


def _totals(parent: ET.Element, count: str, total: str) -> None:
    _add(parent, "NbOfTxs", count)
    _add(parent, "CtrlSum", total)


def _iban(parent: ET.Element, name: str, iban: str) -> None:
    _add(_add(_add(parent, name), "Id"), "IBAN", iban)


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    made = ET.SubElement(parent, name)
    made.text = text
    return made


def read_pain_002(content: bytes) -> list[Answer]:
    """Return what a status report says of each payment; raise ``Unreadable``.

    Documents with a DTD are refused: they can name files or grow without end.
    """
    if len(content) > LARGEST:
        raise Unreadable
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException) as error:
        raise Unreadable from error
    if "pain.002" not in root.tag:
        raise Unreadable
    found = [_answer(each) for each in root.iter() if _name(each) == "TxInfAndSts"]
    if not found:
        raise Unreadable
    return found


def _answer(each: ET.Element) -> Answer:
    code = _text(each, "TxSts")
    paid = True if code in PAID_CODES else False if code in RETURNED_CODES else None
    reason = " ".join(filter(None, (_text(each, "Cd"), _text(each, "AddtlInf"))))
    return Answer(_text(each, "OrgnlEndToEndId"), paid, _text(each, "AcctSvcrRef"), reason)


def _text(each: ET.Element, name: str) -> str:
    texts = (child.text or "" for child in each.iter() if _name(child) == name)
    return next(texts, "").strip()


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
