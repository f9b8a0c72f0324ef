import { z } from "zod";
import { newPasswordSchema, personNameSchema } from "#app/parts/people/account-schema";
import { m } from "#i18n/paraglide/messages";

export const nameSchema = () =>
  z.object({
    name: personNameSchema(),
  });

export const passwordSchema = () =>
  z.object({
    current: z.string({ error: m.people_password_missing() }).max(200),
    password: newPasswordSchema(),
  });
