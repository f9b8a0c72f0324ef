import { WEBHOOK_TOPICS } from "#domain/webhook/topic";

/** The fields of {@link EndpointForm}; the service checks the URL. Choosing no topic or all topics means all. */
export function readEndpointForm(form: FormData) {
  const chosen = form.getAll("topic");
  return {
    url: textOf(form, "url"),
    description: textOf(form, "description"),
    topics: WEBHOOK_TOPICS.filter((topic) => chosen.includes(topic)),
  };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 1_000) : "";
}
