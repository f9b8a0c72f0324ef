import type { Deps } from "../platform/deps";
import type { Catalogue } from "./catalogue";
import { makeDesk } from "./access";
import { makeEventEnding } from "./end-event";
import { makeEventBookings } from "./event-bookings";
import { makeEventDay } from "./event-day";
import { makeEventLists } from "./event-lists";
import { findEventView } from "./find-event";
import { renderMarkdown } from "../discovery/markdown";
import { makePictures } from "./pictures";
import { previewEvent } from "./preview";
import { makeReview } from "./review";
import { makeVenues } from "./venues";
import { makeEventWriting } from "./write-event";

export function makeCatalogue(deps: Deps): Catalogue {
  const desk = makeDesk(deps);
  return {
    ...makeVenues(desk),
    ...makeEventLists(desk),
    ...makeEventWriting(desk),
    ...makeEventEnding(desk),
    ...makePictures(desk),
    ...makeEventBookings(desk),
    ...makeEventDay(desk),
    ...makeReview(desk),
    findEvent: (organizationId, eventId) => findEventView(desk, organizationId, eventId),
    previewEvent: (organizationId, eventId) => previewEvent(desk, organizationId, eventId),
    renderDescription: renderMarkdown,
  };
}
