import { useNavigation } from "react-router";
import { ConfirmButton } from "#app/ui/dialog";
import { Field, TextInput } from "#app/ui/field";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";
import type { GatesData } from "./gates-result";
import { ChangeForm } from "#app/ui/change-form";

type Key = GatesData["keys"][number];

/** Signing keys of the event's ticket codes, newest first; a new one can be made, and a compromised one withdrawn. */
export function KeyTable({ keys, timeZone }: { keys: GatesData["keys"]; timeZone: string }) {
  const pending = useNavigation().state !== "idle";
  const newest = keys[0];
  if (!newest) return null;
  return (
    <section className="mt-10">
      <SectionHeading rule={false}>{m.keys_section()}</SectionHeading>
      <p className="measure text-ink-2">{m.keys_text()}</p>
      <Table
        lines
        label={m.keys_section()}
        className="mt-2"
        head={
          <>
            <Th>{m.keys_column_key()}</Th>
            <Th>{m.keys_column_since()}</Th>
            <Th numeric>{m.keys_column_tickets()}</Th>
            <Th className="pl-5">{m.keys_column_state()}</Th>
          </>
        }
      >
        {keys.map((key) => (
          <tr key={key.keyNo} className={key.withdrawnAt === null ? "" : "text-ink-3"}>
            <Td line="lead" strong={key.withdrawnAt === null}>
              {m.keys_name({ number: key.keyNo })}
            </Td>
            <Td>
              {key.createdAt === 0 ? (
                m.keys_since_first()
              ) : (
                <When at={key.createdAt} timeZone={timeZone} style="datetime" clock24 />
              )}
            </Td>
            <Td numeric word={m.keys_column_tickets()}>
              {key.tickets}
            </Td>
            <Td>{stateLabel(key, newest)}</Td>
          </tr>
        ))}
      </Table>
      <ChangeForm className="mt-5">
        <input type="hidden" name="intent" value="rotate-key" />
        <input type="hidden" name="after" value={newest.keyNo} />
        <ConfirmButton
          title={m.keys_rotate_title()}
          consequence={m.keys_rotate_detail()}
          confirm={m.keys_rotate()}
          pending={pending}
        >
          {m.keys_rotate()}
        </ConfirmButton>
      </ChangeForm>
      {keys
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map((key) => (
          <WithdrawForm key={key.keyNo} of={key} pending={pending} />
        ))}
    </section>
  );
}

function WithdrawForm({ of: { keyNo, tickets }, pending }: { of: Key; pending: boolean }) {
  return (
    <details className="mt-3">
      <summary className="word type-second inline-block min-h-6">
        {m.keys_withdraw()}: {m.keys_name({ number: keyNo })}
      </summary>
      <ChangeForm className="mt-3 flex max-w-170 flex-wrap items-start gap-4">
        <input type="hidden" name="intent" value="withdraw-key" />
        <input type="hidden" name="keyNo" value={keyNo} />
        <Field
          label={m.keys_withdraw_reason()}
          hint={m.keys_withdraw_reason_hint()}
          className="min-w-64 grow"
        >
          <TextInput name="reason" required minLength={3} maxLength={200} autoComplete="off" />
        </Field>
        <ConfirmButton
          title={m.keys_withdraw_title({ number: keyNo })}
          consequence={m.keys_withdraw_detail({ count: tickets })}
          confirm={m.keys_withdraw()}
          keep={m.keys_withdraw_keep()}
          pending={pending}
        >
          {m.keys_withdraw()}
        </ConfirmButton>
      </ChangeForm>
    </details>
  );
}

function stateLabel(key: Key, newest: Key): string {
  if (key.withdrawnAt !== null) return m.keys_state_withdrawn();
  return key === newest ? m.keys_state_newest() : m.keys_state_valid();
}
