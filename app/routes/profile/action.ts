import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "react-router";
import { TOO_MANY } from "#domain/core/rate-limit";
import { setCookies } from "#app/set-cookies";
import { withResult } from "#app/ui/flash";
import { m } from "#i18n/paraglide/messages";
import type { Services } from "#worker/services";
import { nameSchema, passwordSchema } from "./profile-schema";

type ProfileServices = Pick<Services, "auth" | "recommendations">;

/** Handles every form of the profile page. */
export async function actOnProfile({ auth, recommendations }: ProfileServices, form: FormData) {
  switch (form.get("intent")) {
    case "rename":
      return rename(auth, form);
    case "password":
      return changePassword(auth, form);
    case "confirmation":
      await auth.sendConfirmation();
      throw redirect(withResult("/profile", "confirmation"));
    case "end-session":
      await auth.endSession(String(form.get("sessionId")));
      throw redirect(withResult("/profile", "sessions"));
    case "end-others":
      await auth.endOtherSessions();
      throw redirect(withResult("/profile", "sessions"));
    case "suggestions-on":
    case "suggestions-off":
      await recommendations.choose(form.get("intent") === "suggestions-on");
      throw redirect(withResult("/profile", "suggestions"));
    case "erase":
      await recommendations.erase();
      throw redirect(withResult("/profile", "erased"));
    default:
      throw data(null, { status: 400 });
  }
}

type Auth = Services["auth"];

async function rename(auth: Auth, form: FormData) {
  const submission = parseWithZod(form, { schema: nameSchema() });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  await auth.rename(submission.value.name);
  throw redirect(withResult("/profile", "name"));
}

async function changePassword(auth: Auth, form: FormData) {
  const submission = parseWithZod(form, { schema: passwordSchema() });
  const secret = { hideFields: ["current", "password"] };
  if (submission.status !== "success") return data(submission.reply(secret), { status: 400 });
  const changed = await auth.changePassword(submission.value);
  if (changed.ok)
    throw redirect(withResult("/profile", "password"), { headers: setCookies(changed.value.cookies) });
  if (changed.reason === "wrong") {
    const fieldErrors = { current: [m.profile_password_wrong()] };
    return data(submission.reply({ fieldErrors, ...secret }), { status: 400 });
  }
  return data(submission.reply({ formErrors: [m.people_too_many()], ...secret }), TOO_MANY);
}
