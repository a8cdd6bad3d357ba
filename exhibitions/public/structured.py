"""schema.org data of a fair's page."""

from datetime import datetime
from typing import Any

from core.language import either
from core.structured import absolute
from exhibitions.models import Fair
from exhibitions.public.feed import TEHRAN
from exhibitions.states import FairState


def fair_data(fair: Fair) -> dict[str, Any]:
    """Return the Event: when, where, by whom, and whether it takes place."""
    venue = fair.venue
    cancelled = fair.state == FairState.CANCELLED
    mode = "OnlineEventAttendanceMode" if venue.is_online else "OfflineEventAttendanceMode"
    return {
        "@type": "Event",
        "name": either(fair.name_fa, fair.name_en),
        "description": either(fair.about, fair.about_en),
        "url": absolute(fair.get_absolute_url()),
        "startDate": datetime.combine(fair.starts_on, fair.opens_at, TEHRAN).isoformat(),
        "endDate": datetime.combine(fair.ends_on, fair.closes_at, TEHRAN).isoformat(),
        "eventStatus": f"https://schema.org/{'EventCancelled' if cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "isAccessibleForFree": True,
        "location": {"@type": "VirtualLocation", "url": absolute(fair.get_absolute_url())}
        if venue.is_online
        else {
            "@type": "Place",
            "name": either(venue.name_fa, venue.name_en),
            "address": {
                "@type": "PostalAddress",
                "streetAddress": either(venue.address_fa, venue.address_en),
                "addressLocality": either(venue.county.name_fa, venue.county.name_en)
                if venue.county
                else "",
                "addressRegion": either(venue.province.name_fa, venue.province.name_en),
                "addressCountry": "IR",
            },
        },
        "organizer": {
            "@type": "Organization",
            "name": either(fair.organiser_fa, fair.organiser_en),
        }
        if fair.organiser_fa
        else None,
    }
