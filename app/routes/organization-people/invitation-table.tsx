import type { PendingInvitation } from "#worker/people/organizations";
import { type OrganizationRole, mayInvite } from "#domain/people/organization-role";
import { Button } from "#app/ui/button";
import { HiddenTh } from "#app/ui/hidden-head";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { ViewerWhen } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";
import { roleLabels } from "./role-labels";
import { ChangeForm } from "#app/ui/change-form";

/** Invitations that were not accepted yet. */
export function InvitationTable({
  invitations,
  role,
}: {
  invitations: readonly PendingInvitation[];
  role: OrganizationRole;
}) {
  return (
    <section>
      <SectionHeading rule={invitations.length === 0}>{m.members_pending()}</SectionHeading>
      {invitations.length === 0 ? (
        <p className="mt-4 text-ink-2">{m.members_pending_none()}</p>
      ) : (
        <Table
          lines
          label={m.members_pending()}
          head={
            <>
              <Th>{m.people_email()}</Th>
              <Th>{m.members_role()}</Th>
              <Th>{m.members_pending_until()}</Th>
              <HiddenTh label={m.members_actions()} />
            </>
          }
        >
          {invitations.map((invitation) => (
            <tr key={invitation.id}>
              <Td strong line="lead">
                {invitation.email}
              </Td>
              <Td>{roleLabels[invitation.role]()}</Td>
              <Td className="whitespace-nowrap">
                {invitation.expired ? (
                  m.members_pending_expired()
                ) : (
                  <ViewerWhen at={invitation.expiresAt} style="date" />
                )}
              </Td>
              <Td numeric className="max-md:basis-full">
                {mayInvite(role, invitation.role) ? (
                  <ChangeForm className="flex gap-5 md:justify-end">
                    <input type="hidden" name="id" value={invitation.id} />
                    <Button variant="word" name="intent" value="resend" className="type-second!">
                      {m.members_pending_resend()}
                    </Button>
                    <Button variant="word" name="intent" value="cancel" className="type-second!">
                      {m.members_pending_cancel()}
                    </Button>
                  </ChangeForm>
                ) : null}
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
