import type { MemberView } from "#worker/people/organizations";
import type { OrganizationRole } from "#domain/people/organization-role";
import { ORGANIZATION_ROLES, decideMemberChange } from "#domain/people/organization-role";
import { Button } from "#app/ui/button";
import { ConfirmButton } from "#app/ui/dialog";
import { HiddenTh } from "#app/ui/hidden-head";
import { Table, Td, Th } from "#app/ui/table";
import { ViewerWhen } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";
import { roleLabels } from "./role-labels";
import { ChangeForm } from "#app/ui/change-form";

/** Members with their roles. Actions that the rules refuse are hidden; the server checks them again. */
export function MemberTable({
  members,
  you,
  role,
}: {
  members: readonly MemberView[];
  you: string;
  role: OrganizationRole;
}) {
  const owners = members.filter((member) => member.role === "owner").length;
  const mayChange = (member: MemberView, next: OrganizationRole | null) =>
    decideMemberChange({
      actor: { userId: you, role },
      target: { userId: member.userId, role: member.role },
      next,
      owners,
    }).ok;
  return (
    <Table
      label={m.members_title()}
      head={
        <>
          <Th>{m.people_name()}</Th>
          <Th className="max-md:hidden">{m.people_email()}</Th>
          <Th>{m.members_role()}</Th>
          <Th className="max-md:hidden">{m.members_since()}</Th>
          <HiddenTh label={m.members_actions()} />
        </>
      }
    >
      {members.map((member) => (
        <tr key={member.id}>
          <Td strong>
            {member.name}
            {member.userId === you ? (
              <span className="font-normal text-ink-2"> {m.members_you()}</span>
            ) : null}
            <span className="block font-normal text-ink-2 md:hidden">{member.email}</span>
          </Td>
          <Td className="max-md:hidden">{member.email}</Td>
          <Td className="whitespace-nowrap">
            {role === "owner" ? (
              <RoleForm member={member} mayChangeTo={(next) => mayChange(member, next)} />
            ) : (
              roleLabels[member.role]()
            )}
          </Td>
          <Td className="whitespace-nowrap max-md:hidden">
            <ViewerWhen at={member.since} style="date" year />
          </Td>
          <Td numeric>
            {mayChange(member, null) ? <RemoveForm member={member} isSelf={member.userId === you} /> : null}
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function RoleForm({
  member,
  mayChangeTo,
}: {
  member: MemberView;
  mayChangeTo: (role: OrganizationRole) => boolean;
}) {
  return (
    <ChangeForm className="flex items-center gap-x-3 gap-y-1 max-md:flex-col max-md:items-start">
      <input type="hidden" name="intent" value="role" />
      <input type="hidden" name="id" value={member.id} />
      <select
        key={member.role}
        name="role"
        defaultValue={member.role}
        aria-label={m.members_role_of({ name: member.name })}
        className="type-second min-h-8 rounded-control border border-edge bg-paper px-2"
      >
        {ORGANIZATION_ROLES.map((each) => (
          <option key={each} value={each} disabled={!mayChangeTo(each)}>
            {roleLabels[each]()}
          </option>
        ))}
      </select>
      <Button variant="word" className="type-second!">
        {m.members_role_change()}
      </Button>
    </ChangeForm>
  );
}

/** `isSelf` words the removal as leaving. */
function RemoveForm({ member, isSelf }: { member: MemberView; isSelf: boolean }) {
  const label = isSelf ? m.members_leave() : m.members_remove();
  return (
    <ChangeForm>
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="id" value={member.id} />
      <input type="hidden" name="userId" value={member.userId} />
      <ConfirmButton
        variant="word"
        className="type-second!"
        title={isSelf ? m.members_leave_title() : m.members_remove_title({ name: member.name })}
        consequence={isSelf ? m.members_leave_text() : m.members_remove_text({ name: member.name })}
        confirm={label}
      >
        {label}
      </ConfirmButton>
    </ChangeForm>
  );
}
