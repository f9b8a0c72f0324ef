import { renderMarkdown } from "../discovery/markdown";
import type { Deps } from "../platform/deps";
import { makeAttendees } from "./attendees";
import { approveEvent } from "./approve-event";
import { makeBookingRefunds } from "./refunds/booking-refunds";
import { makeCancellation } from "./cancel-event";
import { catalogueContext } from "./catalogue-context";
import type { CatalogueService } from "./catalogue-service";
import { makeEventCreation } from "./create-event";
import { makeEventDeletion } from "./delete-event";
import { makeEventBookings } from "./event-bookings";
import { makeEventDay } from "./event-day";
import { makeEventLists } from "./event-lists";
import { findEventView } from "./find-event";
import { findReview } from "./find-review";
import { makeSalePause } from "./pause-sale";
import { makePictures } from "./pictures";
import { previewEvent } from "./preview";
import { rejectEvent } from "./reject-event";
import { listQueue } from "./review-queue";
import { makeEventSaving } from "./save-event";
import { makeVenueSaving } from "./save-venue";
import { makeSubmission } from "./submit-event";
import { makeVenues } from "./venues";

export function makeCatalogueService(deps: Deps): CatalogueService {
  const context = catalogueContext(deps);
  return {
    ...makeVenues(context),
    ...makeVenueSaving(context),
    ...makeEventLists(context),
    ...makeEventCreation(context),
    ...makeEventSaving(context),
    ...makeSubmission(context),
    ...makeEventDeletion(context),
    ...makeCancellation(context),
    ...makePictures(context),
    ...makeEventBookings(context),
    ...makeAttendees(context),
    ...makeBookingRefunds(context),
    ...makeEventDay(context),
    ...makeSalePause(context),
    findEvent: (organizationId, eventId) => findEventView(context, organizationId, eventId),
    previewEvent: (organizationId, eventId) => previewEvent(context, organizationId, eventId),
    renderDescription: renderMarkdown,
    listQueue: () => listQueue(context),
    findReview: (eventId) => findReview(context, eventId),
    approveEvent: (eventId, seenRevision) => approveEvent(context, eventId, seenRevision),
    rejectEvent: (eventId, seenRevision, reason) => rejectEvent(context, eventId, seenRevision, reason),
  };
}
