import {
  FormDataParseError,
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxTotalSizeExceededError,
  MultipartParseError,
  parseFormData,
} from "@remix-run/form-data-parser";
import { eq } from "drizzle-orm";
import { isEditable } from "#domain/catalogue/event-lifecycle";
import { toHex } from "#domain/core/hex";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { PICTURE_LIMITS, type Picture, type PictureRefusal, inspectPicture } from "#domain/catalogue/picture";
import { withoutMetadata } from "#domain/catalogue/picture-metadata";
import { event, image } from "../db/schema";
import type { CatalogueService } from "./catalogue-service";
import type { CatalogueContext } from "./catalogue-context";
import { readLifecycle } from "./event-content";
import { findOwnRow } from "./find-event";

/** Uploading and removing an event's picture. R2 keys are random. */
export function makePictures(context: CatalogueContext) {
  const { db, env, now } = context;

  return {
    async uploadImage(organizationId, eventId, request) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      if (!isEditable(readLifecycle(row).state)) return refuse("closed");
      const received = await receivePicture(request);
      if (!received.ok) return received;
      const { bytes, picture } = received.value;
      const key = randomKey();
      await env.IMAGES.put(key, bytes, { httpMetadata: { contentType: picture.type } });
      await db.batch([
        db.insert(image).values({
          key,
          eventId,
          type: picture.type,
          bytes: bytes.length,
          width: picture.width,
          height: picture.height,
          at: now(),
        }),
        db.update(event).set({ imageKey: key, updatedAt: now() }).where(eq(event.id, eventId)),
      ]);
      if (row.imageKey) context.waitUntil(deletePicture(row.imageKey));
      return accept({ imageKey: key });
    },

    async removeImage(organizationId, eventId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      if (!isEditable(readLifecycle(row).state)) return refuse("closed");
      await db.update(event).set({ imageKey: null, updatedAt: now() }).where(eq(event.id, eventId));
      if (row.imageKey) context.waitUntil(deletePicture(row.imageKey));
      return accept(true);
    },
  } satisfies Partial<CatalogueService>;

  async function deletePicture(key: string): Promise<void> {
    await env.IMAGES.delete(key);
    await db.delete(image).where(eq(image.key, key));
  }
}

function randomKey(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(20)));
}

/** The form's single file. Stops reading at the size limit. */
async function receivePicture(
  request: Request,
): Promise<Outcome<{ bytes: Uint8Array; picture: Picture }, PictureRefusal>> {
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  try {
    await parseFormData(
      request,
      {
        maxFiles: 1,
        maxFileSize: PICTURE_LIMITS.bytes,
        maxTotalSize: PICTURE_LIMITS.bytes + 65_536,
        maxParts: 8,
      },
      async (file) => {
        bytes = new Uint8Array(await file.arrayBuffer());
        return null;
      },
    );
  } catch (problem) {
    if (problem instanceof MaxFileSizeExceededError || problem instanceof MaxTotalSizeExceededError)
      return refuse("too_large", { bytes: PICTURE_LIMITS.bytes });
    if (
      problem instanceof FormDataParseError ||
      problem instanceof MultipartParseError ||
      problem instanceof MaxFilesExceededError
    )
      return refuse("not_a_picture");
    throw problem;
  }
  if (bytes === null) return refuse("empty");
  const inspected = inspectPicture(bytes);
  if (!inspected.ok) return inspected;
  const clean = withoutMetadata(bytes, inspected.value.type);
  return accept({ bytes: clean, picture: inspected.value });
}
