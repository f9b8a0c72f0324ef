import { z } from "zod";
import { m } from "#i18n/paraglide/messages";

export const personNameSchema = () =>
  z.string({ error: m.people_name_missing() }).trim().min(1, m.people_name_missing()).max(80);

export const organizationNameSchema = () =>
  z.string({ error: m.organization_name_missing() }).trim().min(2, m.organization_name_missing()).max(80);

/** The lengths are those of the authentication library; {@link NewPasswordInput} has them too. */
export const newPasswordSchema = () =>
  z
    .string({ error: m.people_password_short() })
    .min(10, m.people_password_short())
    .max(128, m.people_password_long());
