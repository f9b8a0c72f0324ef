import type { Outcome } from "#domain/core/outcome";
import type { PictureRefusal } from "#domain/catalogue/picture";

/** An event's picture. */
export interface PictureService {
  uploadImage(
    organizationId: string,
    eventId: string,
    request: Request,
  ): Promise<Outcome<{ imageKey: string }, PictureRefusal | "not_found" | "closed">>;
  removeImage(organizationId: string, eventId: string): Promise<Outcome<true, "not_found" | "closed">>;
}
