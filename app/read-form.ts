import { data } from "react-router";
import { hasSafeIntent } from "./ui/form-intent";

/** A seating plan is the longest thing a form of ours carries. Pictures are streamed and counted elsewhere. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_FIELDS = 5_000;
/** Limits the depth of `a.b.c` names: conform walks the values recursively. */
const MOST_NAME_LENGTH = 200;

/** A list field names a place, as `attendee[3]`: a made-up one in the billions would be an array of that length. */
const ODD_PLACE = /\[(?!\d{0,3}\])/;

/**
 * A request's form, read no further than a form of ours could be long.
 * @throws a 400 for what is no form, a 413 for one that is too long
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  let length = 0;
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        length += part.byteLength;
        if (length > MOST_BYTES) controller.error(new TypeError("too long"));
        else controller.enqueue(part);
      },
    }),
  );
  let form: FormData;
  try {
    form = await new Response(counted ?? "", { headers: { "content-type": type } }).formData();
  } catch (problem) {
    if (length > MOST_BYTES) throw data(null, { status: 413 });
    if (problem instanceof TypeError) throw data(null, { status: 400 });
    throw problem;
  }
  const names = [...form.keys()];
  if (
    names.length > MOST_FIELDS ||
    names.some((name) => name.length > MOST_NAME_LENGTH || ODD_PLACE.test(name)) ||
    !hasSafeIntent(form)
  )
    throw data(null, { status: 400 });
  return form;
}
