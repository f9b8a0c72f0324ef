/** The form fields that a link to the map repeats; the map's forms start from them. */
const REPEATED = /^(?:seat|quantity|tier|accessible|(?:type|quantity)-.{1,64})$/;
const AT_MOST = 80;
/** The intents whose fields are a choice of places. */
const ENTERED_BY: ReadonlySet<string> = new Set(["choose", "best", "pools"]);
/** The parts of the map's address that say what is shown. */
const SHOWN = ["view", "block"];

/** What the buyer had entered when a form was refused, read back from the map's address. */
export interface ChosenPlaces {
  readonly seats: ReadonlySet<number>;
  /** The form field's value, null if it was not entered. */
  readonly field: (name: string) => string | null;
}

export function readChosenPlaces(params: URLSearchParams): ChosenPlaces {
  return {
    seats: new Set(params.getAll("seat").slice(0, AT_MOST).map(Number)),
    field: (name) => params.get(name),
  };
}

/** The map as the form's page showed it, without what was entered there. */
export function mapPath({ pathname, searchParams }: URL): string {
  return withQuery(pathname, shownParams(searchParams));
}

/** The map as the form's page showed it, with what was entered there except the lost seats. */
export function mapPathWithChoice(
  { pathname, searchParams }: URL,
  form: FormData,
  lost: readonly number[],
): string {
  const params = shownParams(searchParams);
  let repeated = 0;
  for (const [name, value] of ENTERED_BY.has(String(form.get("intent"))) ? form : []) {
    if (typeof value !== "string" || value.length > 64 || !REPEATED.test(name)) continue;
    if (name === "seat" && lost.includes(Number(value))) continue;
    if (++repeated > AT_MOST) break;
    params.append(name, value);
  }
  return withQuery(pathname, params);
}

function shownParams(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    SHOWN.flatMap((name) => {
      const value = params.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function withQuery(path: string, params: URLSearchParams): string {
  return params.size > 0 ? `${path}?${params}` : path;
}
