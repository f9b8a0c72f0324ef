import { IMAGES_PATH } from "#domain/catalogue/image-path";
import type { EventView } from "#worker/catalogue/event-service";
import { Button } from "#app/ui/button";
import { Poster } from "#app/parts/event/poster";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { ChangeForm } from "#app/ui/change-form";
import { RefusalNotice } from "#app/ui/refusal-notice";

/** The event's picture, or its generated poster. The upload is a separate form, which also works without scripts. */
export function PictureSection({
  event,
  open,
  uploadError,
}: {
  event: EventView;
  open: boolean;
  /** Reason code from the URL after a refused upload. */
  uploadError: string | null;
}) {
  const { content } = event;
  return (
    <section aria-labelledby="picture">
      <SectionHeading id="picture" size="text">
        {m.editor_picture()}
      </SectionHeading>
      {uploadError ? (
        <RefusalNotice title={m.editor_picture_refused()} className="mb-4">
          {uploadErrorLabel(uploadError)}
        </RefusalNotice>
      ) : null}
      {content.imageKey ? (
        <img
          src={`${IMAGES_PATH}${content.imageKey}`}
          alt={m.editor_picture_alt({ title: content.title })}
          className="w-44 rounded-poster"
        />
      ) : (
        <Poster
          id={event.id}
          category={content.category}
          tags={content.tags}
          title={content.title || m.editor_untitled()}
          format="4:5"
          className="max-w-44"
        />
      )}
      {open ? (
        <>
          <ChangeForm action="image" encType="multipart/form-data" className="mt-4">
            <label htmlFor="event-picture" className="type-second block text-ink-2">
              {m.editor_picture_choose()}
            </label>
            <input
              id="event-picture"
              type="file"
              name="picture"
              required
              accept="image/jpeg,image/png,image/webp,image/avif"
              aria-describedby="event-picture-hint"
              className="type-second mt-1 w-full min-w-0 file:mr-3 file:h-9 file:rounded-control file:border file:border-edge file:bg-transparent file:px-3 file:text-ink"
            />
            <p id="event-picture-hint" className="type-second mt-1 mb-3 text-ink-2">
              {m.editor_picture_hint()}
            </p>
            <Button size="console" variant="third">
              {m.editor_picture_upload()}
            </Button>
          </ChangeForm>
          {content.imageKey ? (
            <ChangeForm className="mt-3">
              <Button name="intent" value="remove_picture" variant="word">
                {m.editor_picture_remove()}
              </Button>
            </ChangeForm>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

function uploadErrorLabel(code: string): string {
  switch (code) {
    case "too_large":
      return m.editor_picture_too_large();
    case "vector":
      return m.editor_picture_vector();
    case "not_whole":
      return m.editor_picture_not_whole();
    case "too_many_pixels":
      return m.editor_picture_too_many_pixels();
    case "too_few_pixels":
      return m.editor_picture_too_few_pixels();
    case "empty":
      return m.editor_picture_empty();
    default:
      return m.editor_picture_not_a_picture();
  }
}
