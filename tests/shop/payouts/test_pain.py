"""What we write to banks fits the message's schema; what they answer is read."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xmlschema

from shop.payouts.pain import Answer, Order, Transfer, Unreadable, pain_001, read_pain_002
from tests.shop.payouts.tools import IBANS

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "pain.001.001.03.xsd"))
ORDER = Order(
    "261128-1", datetime(2026, 11, 28, 9, 30, tzinfo=UTC), date(2026, 12, 5), "Bazarche", IBANS[0]
)


def message(*transfers):
    return pain_001(
        ORDER, transfers or [Transfer("261128-1-7", 9_250_001, "زهرا بازوند", IBANS[1])]
    )


def test_the_file_is_valid_and_sums_up():
    text = message(Transfer("N-1", 5, "الف", IBANS[1]), Transfer("N-2", 7, "<&>" * 60, IBANS[2]))

    SCHEMA.validate(text)
    found = SCHEMA.to_dict(text)["CstmrCdtTrfInitn"]
    block = found["PmtInf"][0]
    assert (found["GrpHdr"]["NbOfTxs"], int(found["GrpHdr"]["CtrlSum"])) == ("2", 12)
    assert [t["CdtrAcct"]["Id"]["IBAN"] for t in block["CdtTrfTxInf"]] == [*IBANS[1:]]
    assert [t["PmtId"]["EndToEndId"] for t in block["CdtTrfTxInf"]] == ["N-1", "N-2"]
    assert (block["ReqdExctnDt"], block["DbtrAgt"]["FinInstnId"]["Othr"]["Id"]) == (
        "2026-12-05", "022",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<PmtMtd>TRF", "<PmtMtd>XXX"),
        ('Ccy="IRR"', 'Ccy="toman"'),
        (f"<IBAN>{IBANS[1]}", "<IBAN>IR06 2960"),
        ("<ReqdExctnDt>2026-12-05", "<ReqdExctnDt>1405/09/14"),
        ("<EndToEndId>261128-1-7", "<EndToEndId>" + "7" * 36),
    ],
)
def test_the_schema_would_see_a_mistake(right, wrong):
    text = message()
    assert right in text
    assert not SCHEMA.is_valid(text.replace(right, wrong))


ANSWER = """<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03">
<CstmrPmtStsRpt><OrgnlPmtInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>N-1</OrgnlEndToEndId><TxSts>ACSC</TxSts><AcctSvcrRef>981</AcctSvcrRef></TxInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>N-2</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed</AddtlInf></StsRsnInf></TxInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>N-3</OrgnlEndToEndId><TxSts>PDNG</TxSts></TxInfAndSts>
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"""


def test_a_bank_s_answer_is_read():
    assert read_pain_002(ANSWER.encode()) == [
        Answer("N-1", True, "981", ""),
        Answer("N-2", False, "", "AC04 closed"),
        Answer("N-3", None),
    ]


BOMB = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"<Document/>", message().encode(), ANSWER.replace("TxInfAndSts", "X").encode(),
     ANSWER.replace("<Document", f"{BOMB}<Document").encode()],
)  # fmt: skip
def test_what_is_no_answer_is_refused(content):
    with pytest.raises(Unreadable):
        read_pain_002(content)
