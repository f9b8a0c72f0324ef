import type { OrganizationRole } from "../people/organization-role";

export interface PictureViewer {
  readonly isAdmin: boolean;
  readonly memberships: readonly { readonly organizationId: string; readonly role: OrganizationRole }[];
}

/** Whether a viewer can see a picture that is not public: admins, and the organization's members except staff. */
export function maySeeUnpublishedPicture(viewer: PictureViewer | null, organizationId: string): boolean {
  if (!viewer) return false;
  return (
    viewer.isAdmin ||
    viewer.memberships.some((each) => each.organizationId === organizationId && each.role !== "staff")
  );
}
