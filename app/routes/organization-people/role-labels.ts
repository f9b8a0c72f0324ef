import { m } from "#i18n/paraglide/messages";

export const roleLabels = { owner: m.role_owner, organizer: m.role_organizer, staff: m.role_staff } as const;
