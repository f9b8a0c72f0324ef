import { data } from "react-router";
import { hasSafeIntent } from "./ui/form-intent";

/** The longest legitimate form is a seating plan. Pictures are streamed and limited elsewhere. */
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_FIELDS = 5_000;
/** Limits the depth of `a.b.c` names: conform walks the values recursively. */
const MAX_NAME_LENGTH = 200;

/** A list index past 999, as in `attendee[1000000]`: conform would allocate an array of that length. */
const INDEX_TOO_LARGE = /\[(?!\d{0,3}\])/;

/**
 * The request's form data.
 * @throws 400 if the body is not a form or a field cannot be parsed, 413 if it is larger than `MAX_BYTES`
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  let length = 0;
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        length += part.byteLength;
        if (length > MAX_BYTES) controller.error(new TypeError("too long"));
        else controller.enqueue(part);
      },
    }),
  );
  let form: FormData;
  try {
    form = await new Response(counted ?? "", { headers: { "content-type": type } }).formData();
  } catch (problem) {
    if (length > MAX_BYTES) throw data(null, { status: 413 });
    if (problem instanceof TypeError) throw data(null, { status: 400 });
    throw problem;
  }
  const names = [...form.keys()];
  if (
    names.length > MAX_FIELDS ||
    names.some((name) => name.length > MAX_NAME_LENGTH || INDEX_TOO_LARGE.test(name)) ||
    !hasSafeIntent(form)
  )
    throw data(null, { status: 400 });
  return form;
}

/** True for a page's own request or a plain form post; the router's fetches accept anything. */
export function isDocumentRequest(request: Request): boolean {
  return request.headers.get("accept")?.includes("text/html") ?? false;
}
