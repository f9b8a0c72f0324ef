import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { m } from "#i18n/paraglide/messages";

/** A new signing secret, which no page shows again. */
export function SecretNotice({ secret, endpoint }: { secret: string; endpoint: string | null }) {
  return (
    <div role="status" className="mb-8">
      <Notice
        title={m.webhooks_secret_once()}
        action={
          endpoint ? (
            <ButtonLink variant="word" to={endpoint}>
              {m.webhooks_secret_next()}
            </ButtonLink>
          ) : null
        }
      >
        <p>{m.webhooks_secret_text()}</p>
        <input
          readOnly
          value={secret}
          aria-label={m.webhooks_secret_label()}
          onFocus={(focus) => focus.currentTarget.select()}
          className="type-second mt-2 h-9 w-full max-w-[34rem] rounded-control border border-edge bg-paper px-3 font-mono text-ink"
        />
      </Notice>
    </div>
  );
}
