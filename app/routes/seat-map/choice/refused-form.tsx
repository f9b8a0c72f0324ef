import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import type { ChoiceRefusal } from "./choose";
import { refusalMessage } from "./hold-refusal-messages";

/** Why a form posted without scripts changed nothing, or less than it should have. */
export interface RefusedForm {
  readonly refused: ChoiceRefusal;
  /** Names of the seats that another buyer has. */
  readonly lost: readonly string[];
  readonly limit: number | undefined;
  readonly left: number | undefined;
  /** Seats the buyer still holds. */
  readonly held: number;
  /** The map with what the buyer had entered. */
  readonly mapHref: string;
}

export function isRefusedForm(value: unknown): value is RefusedForm {
  return typeof value === "object" && value !== null && "refused" in value && "mapHref" in value;
}

/** A short page: in a rush most forms are refused, and rendering the map costs as much as fifty of these. */
export function RefusedFormPage({ form, slug }: { form: RefusedForm; slug: string }) {
  const { title, text } = refusalMessage(form.refused, form);
  return (
    <main id="main" className="wide px-page py-10">
      <Notice
        tone="warn"
        title={title}
        action={
          <>
            <ButtonLink to={form.mapHref}>{m.checkout_choose_again()}</ButtonLink>
            {form.refused === "network_full" ? (
              <ButtonLink variant="word" to={`/sign-in?to=${encodeURIComponent(`/events/${slug}/seats`)}`}>
                {m.site_header_sign_in()}
              </ButtonLink>
            ) : null}
            <ButtonLink variant="word" to={`/events/${slug}`}>
              {m.buying_back_to_event()}
            </ButtonLink>
          </>
        }
      >
        {text}
      </Notice>
    </main>
  );
}
