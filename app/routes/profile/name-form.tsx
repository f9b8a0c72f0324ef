import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { SectionHeading } from "#app/ui/section-heading";
import { type ProfileReply, replyOf } from "./profile-reply";

export function NameForm({ name, reply }: { name: string; reply: ProfileReply }) {
  const pending = useNavigation().formData?.get("intent");
  const [nameForm, nameFields] = useForm({
    id: "name",
    lastResult: replyOf("rename", reply),
    defaultValue: { name },
    defaultNoValidate: false,
  });
  return (
    <section>
      <SectionHeading>{m.profile_you()}</SectionHeading>
      <Form method="post" {...getFormProps(nameForm)} className="mt-4">
        <input type="hidden" name="intent" value="rename" />
        <Field label={m.people_name()} field={nameFields.name}>
          <TextInput autoComplete="name" required maxLength={80} />
        </Field>
        <Button variant="third" className="mt-4" pending={pending === "rename"}>
          {m.profile_name_button()}
        </Button>
      </Form>
    </section>
  );
}
