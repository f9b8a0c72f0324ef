import { expect, test } from "vitest";
import { imagePath } from "#domain/catalogue/image-path";
import { maySeeUnpublishedPicture } from "#domain/catalogue/picture-access";
import type { OrganizationRole } from "#domain/people/organization-role";

const member = (role: OrganizationRole, organizationId = "o1") => ({
  isAdmin: false,
  memberships: [{ organizationId, role }],
});

test("an unpublished picture is visible to admins and to the organization's owners and organizers", () => {
  expect(maySeeUnpublishedPicture({ isAdmin: true, memberships: [] }, "o1")).toBe(true);
  expect(maySeeUnpublishedPicture(member("owner"), "o1")).toBe(true);
  expect(maySeeUnpublishedPicture(member("organizer"), "o1")).toBe(true);
  expect(maySeeUnpublishedPicture(member("staff"), "o1")).toBe(false);
  expect(maySeeUnpublishedPicture(member("owner", "o2"), "o1")).toBe(false);
  expect(maySeeUnpublishedPicture(null, "o1")).toBe(false);
});

test("an event without a picture has no image path", () => {
  expect(imagePath("9c7f")).toBe("/images/9c7f");
  expect(imagePath(null)).toBeNull();
});
