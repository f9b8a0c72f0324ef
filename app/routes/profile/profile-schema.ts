import { z } from "zod";
import { m } from "#i18n/paraglide/messages";

export const nameSchema = () =>
  z.object({
    name: z.string({ error: m.people_name_missing() }).trim().min(1, m.people_name_missing()).max(80),
  });

export const passwordSchema = () =>
  z.object({
    current: z.string({ error: m.people_password_missing() }).max(200),
    password: z
      .string({ error: m.people_password_short() })
      .min(10, m.people_password_short())
      .max(128, m.people_password_long()),
  });
