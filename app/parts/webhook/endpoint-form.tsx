import { Form, useNavigation } from "react-router";
import { WEBHOOK_TOPICS } from "#domain/webhook/topic";
import { Button } from "#app/ui/button";
import { Checkbox, Field, TextInput } from "#app/ui/field";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { topicLabels } from "./topic-labels";

/** Address, note and topics of an endpoint; posts to the page itself with the intent `save`. */
export function EndpointForm({
  heading,
  submit,
  values,
  problem,
}: {
  heading: string;
  submit: string;
  /** No topics: all of them. */
  values: { readonly url: string; readonly description: string; readonly topics: readonly string[] };
  problem: string | null;
}) {
  const pending = useNavigation().formData?.get("intent") === "save";
  return (
    <Form method="post" className="mt-12 max-w-[46rem]">
      <SectionHeading>{heading}</SectionHeading>
      <div className="mt-4 flex flex-col gap-4">
        <Field label={m.webhooks_url()} hint={m.webhooks_url_hint()} error={problem}>
          <TextInput
            name="url"
            type="url"
            inputMode="url"
            required
            maxLength={500}
            defaultValue={values.url}
            placeholder="https://"
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
        <Field label={m.webhooks_description()} hint={m.webhooks_description_hint()}>
          <TextInput name="description" maxLength={200} defaultValue={values.description} />
        </Field>
      </div>
      <fieldset className="mt-6">
        <legend className="type-second mb-2 text-ink-2">{m.webhooks_topics_hint()}</legend>
        <div className="grid gap-x-8 sm:grid-cols-2">
          {WEBHOOK_TOPICS.map((topic) => (
            <Checkbox
              key={topic}
              name="topic"
              value={topic}
              defaultChecked={values.topics.length === 0 || values.topics.includes(topic)}
              label={topicLabels[topic]()}
              hint={<code>{topic}</code>}
            />
          ))}
        </div>
      </fieldset>
      <Button size="console" name="intent" value="save" className="mt-6" pending={pending}>
        {submit}
      </Button>
    </Form>
  );
}
