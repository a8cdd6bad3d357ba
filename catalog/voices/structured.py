"""schema.org data of questions and reviews."""

from collections.abc import Iterable
from typing import Any

from catalog.voices.queries import Voice


def asked_data(voices: Iterable[Voice]) -> dict[str, Any] | None:
    """Return the questions that have an answer as a FAQ of the goods, ``None`` without any.

    QAPage is for one question with answers of many people; here the producer alone answers.
    """
    answered = [
        {
            "@type": "Question",
            "name": voice.body,
            "acceptedAnswer": {"@type": "Answer", "text": voice.reply},
        }
        for voice in voices
        if voice.reply
    ]
    return {"@type": "FAQPage", "mainEntity": answered} if answered else None


def review_data(voices: Iterable[Voice]) -> list[dict[str, Any]]:
    """Return reviews as parts of a Product."""
    return [
        {
            "@type": "Review",
            "reviewRating": {"@type": "Rating", "ratingValue": voice.score, "bestRating": 5},
            "author": {"@type": "Person", "name": voice.name or "خریدار"},
            "datePublished": voice.at.date().isoformat(),
            "reviewBody": voice.body,
        }
        for voice in voices
    ]
