import type { WebhookEndpoint } from "#worker/webhooks/webhook-service";
import { Button } from "#app/ui/button";
import { ConfirmButton } from "#app/ui/dialog";
import { SectionHeading } from "#app/ui/section-heading";
import { ViewerWhen } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";
import { ChangeForm } from "#app/ui/change-form";

/** Rotation of the secret, turning off and deleting. */
export function EndpointControls({ endpoint }: { endpoint: WebhookEndpoint }) {
  return (
    <section className="mt-12 max-w-[46rem]">
      <SectionHeading>{m.webhooks_secret()}</SectionHeading>
      <p className="type-body measure text-ink-2">{m.webhooks_rotate_text()}</p>
      {endpoint.previousSecretUntil === null ? null : (
        <p className="type-second mt-2 text-ink-2">
          {m.webhooks_rotate_until()}{" "}
          <ViewerWhen at={endpoint.previousSecretUntil} style="datetime" clock24 />
        </p>
      )}
      <ChangeForm className="mt-4">
        <input type="hidden" name="intent" value="rotate" />
        <ConfirmButton
          variant="third"
          title={m.webhooks_rotate_title()}
          consequence={m.webhooks_rotate_text()}
          confirm={m.webhooks_rotate()}
        >
          {m.webhooks_rotate()}
        </ConfirmButton>
      </ChangeForm>
      <div className="mt-12 flex flex-wrap gap-4 border-t border-line pt-6">
        <ChangeForm>
          <Button
            size="console"
            variant="second"
            name="intent"
            value={endpoint.state === "active" ? "off" : "on"}
          >
            {endpoint.state === "active" ? m.webhooks_turn_off() : m.webhooks_turn_on()}
          </Button>
        </ChangeForm>
        <ChangeForm>
          <input type="hidden" name="intent" value="delete" />
          <ConfirmButton
            variant="third"
            title={m.webhooks_delete_title()}
            consequence={m.webhooks_delete_text()}
            confirm={m.webhooks_delete()}
          >
            {m.webhooks_delete()}
          </ConfirmButton>
        </ChangeForm>
      </div>
    </section>
  );
}
