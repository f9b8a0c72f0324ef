import { useNavigation } from "react-router";
import { decideApiKey } from "#domain/people/api-key";
import type { ApiKeyView } from "#worker/people/api-keys";
import { ConfirmButton } from "#app/ui/dialog";
import { ChangeForm } from "#app/ui/change-form";
import { Table, Td, Th } from "#app/ui/table";
import { ViewerWhen } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** The organization's keys, newest first; a valid one can be revoked. */
export function KeyTable({
  keys,
  now,
  mayChange,
}: {
  keys: readonly ApiKeyView[];
  now: number;
  mayChange: boolean;
}) {
  const revoking = useNavigation().formData?.get("key");
  return (
    <Table
      lines
      label={m.api_keys_title()}
      head={
        <>
          <Th>{m.api_keys_column_name()}</Th>
          <Th>{m.api_keys_column_scopes()}</Th>
          <Th>{m.api_keys_column_used()}</Th>
          <Th>{m.api_keys_column_ends()}</Th>
          <Th>
            <span className="sr-only">{m.api_keys_revoke()}</span>
          </Th>
        </>
      }
    >
      {keys.map((key) => {
        const life = decideApiKey(key, now);
        return (
          <tr key={key.id} className={life.ok ? "" : "text-ink-3"}>
            <Td strong={life.ok} line="lead">
              {key.name}
              <code className="type-second block font-normal">{key.prefix}…</code>
            </Td>
            <Td className="type-second break-words">{key.scopes.join(", ")}</Td>
            <Td className="whitespace-nowrap">
              {key.lastUsedAt === null ? (
                m.api_keys_never_used()
              ) : (
                <ViewerWhen at={key.lastUsedAt} style="datetime" />
              )}
            </Td>
            <Td className="whitespace-nowrap">
              {life.ok ? <Ends at={key.expiresAt} /> : ended[life.reason]()}
            </Td>
            <Td>
              {life.ok && mayChange ? (
                <ChangeForm>
                  <input type="hidden" name="intent" value="revoke" />
                  <input type="hidden" name="key" value={key.id} />
                  <ConfirmButton
                    variant="word"
                    title={m.api_keys_revoke_title({ name: key.name })}
                    consequence={m.api_keys_revoke_text()}
                    confirm={m.api_keys_revoke()}
                    pending={revoking === key.id}
                  >
                    {m.api_keys_revoke()}
                  </ConfirmButton>
                </ChangeForm>
              ) : null}
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}

function Ends({ at }: { at: number | null }) {
  return at === null ? m.api_keys_no_end() : <ViewerWhen at={at} style="date" year />;
}

const ended = { key_expired: m.api_keys_expired, key_revoked: m.api_keys_revoked } as const;
