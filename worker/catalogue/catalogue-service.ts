import type { CancellationService } from "./cancellation-service";
import type { BookingRefundService, EventBookingService } from "./event-booking-service";
import type { EventDayService } from "./event-day-service";
import type { EventListService } from "./event-list-service";
import type { EventService } from "./event-service";
import type { PictureService } from "./picture-service";
import type { ReviewService } from "./review-service";
import type { VenueService } from "./venue-service";

/**
 * The organizers' and admins' services. Types only, without bindings: the client's type check includes them. A route guard
 * checks membership first. Methods return null, or refuse `not_found`, for the data of another organization.
 */
export interface CatalogueService
  extends
    VenueService,
    EventListService,
    EventService,
    CancellationService,
    PictureService,
    EventBookingService,
    BookingRefundService,
    EventDayService,
    ReviewService {}
