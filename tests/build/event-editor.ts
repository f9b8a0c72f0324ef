import { vi } from "vitest";
import { action, loader } from "#app/routes/event-editor/route";
import { toFormValues } from "#app/routes/event-editor/event-form";
import { EventContent } from "#domain/catalogue/event-draft";
import { accept } from "#domain/core/outcome";
import type { CatalogueService } from "#worker/catalogue/catalogue-service";
import type { EventView } from "#worker/catalogue/event-service";
import type { VenueSummary } from "#worker/catalogue/venue-service";
import type { Person } from "#worker/platform/visitor";
import { resultOf, routeContext } from "./route-call";

export const EVENT_ID = "01900000-0000-7000-8000-000000000001";
export const PATH = `/organizations/ranga/events/${EVENT_ID}`;
const ZONE = "Asia/Kolkata";

export const venue: VenueSummary = {
  id: "malhar",
  name: "Malhar Hall",
  area: "Halasuru",
  city: "Bengaluru",
  timeZone: ZONE,
  seats: 100,
  standing: 200,
  sections: [
    { id: "stalls", name: "Stalls", kind: "seated", side: "centre", places: 100 },
    { id: "floor", name: "Floor", kind: "standing", side: "centre", places: 200 },
  ],
  upcomingEvents: 0,
};

export const content = EventContent.parse({
  title: "Tughlaq",
  description: "A play by Girish Karnad.",
  category: "theatre",
  language: "Kannada",
  performer: "Ranga Shankara",
  tags: ["drama", "history"],
  venueId: venue.id,
  timeZone: ZONE,
  doorsAt: Date.parse("2027-03-06T18:30+05:30"),
  startsAt: Date.parse("2027-03-06T19:30+05:30"),
  endsAt: Date.parse("2027-03-06T21:30+05:30"),
  currency: "INR",
  seatsPerBuyer: 6,
  imageKey: "events/tughlaq.webp",
  pools: [{ id: "pool-vip", name: "Balcony", capacity: 40 }],
  ticketTypes: [
    {
      id: "seat",
      code: 1,
      name: "Seat",
      priceMinor: 45_050,
      saleStartsAt: null,
      saleEndsAt: Date.parse("2027-03-06T19:00+05:30"),
      maxPerBuyer: 4,
      draws: { from: "seats", sectionIds: ["stalls"] },
    },
    {
      id: "vip",
      code: 2,
      name: "Balcony",
      priceMinor: 90_000,
      saleStartsAt: null,
      saleEndsAt: null,
      maxPerBuyer: null,
      draws: { from: "pool", poolId: "pool-vip" },
    },
  ],
});

export const draft: EventView = {
  id: EVENT_ID,
  slug: "tughlaq",
  state: "draft",
  revision: 4,
  content,
  live: content,
  hasChange: false,
  waitingSince: null,
  salePause: null,
  venue: null,
  problems: [],
  lastReview: null,
  everApproved: false,
  sold: 0,
  held: 0,
  capacity: 140,
  revenueMinor: 0,
};

export function catalogueOf(overrides: Partial<CatalogueService> = {}) {
  return {
    findEvent: vi.fn<CatalogueService["findEvent"]>(async () => draft),
    listVenues: vi.fn<CatalogueService["listVenues"]>(async () => [venue]),
    saveEvent: vi.fn<CatalogueService["saveEvent"]>(async () => accept({ revision: 5, waits: false })),
    submitEvent: vi.fn<CatalogueService["submitEvent"]>(async () => accept(true)),
    readConsequences: vi.fn<CatalogueService["readConsequences"]>(async () => ({
      bookings: 0,
      ticketsValid: 0,
      refundsMinor: 0,
      currency: "INR",
    })),
    renderDescription: vi.fn<CatalogueService["renderDescription"]>((text) => `<p>${text}</p>`),
    ...overrides,
  };
}

const organizer: Person = {
  id: "asha",
  name: "Asha",
  email: "asha@x.test",
  emailVerified: true,
  isAdmin: false,
  memberships: [
    { organizationId: "o1", organizationSlug: "ranga", organizationName: "Ranga", role: "organizer" },
  ],
};
export const staff: Person = {
  ...organizer,
  memberships: organizer.memberships.map((membership) => ({ ...membership, role: "staff" as const })),
};

interface EditorRequest {
  readonly catalogue?: Partial<CatalogueService>;
  readonly person?: Person | null;
  readonly organization?: string;
  readonly eventId?: string;
  /** Epoch ms; now unless given. */
  readonly signedInAt?: number;
}

function editorArgs(
  request: Request,
  {
    catalogue = catalogueOf(),
    person = organizer,
    organization = "ranga",
    eventId = EVENT_ID,
    signedInAt = Date.now(),
  }: EditorRequest,
) {
  return {
    request,
    context: routeContext({ catalogue }, { person, signedInAt }),
    params: { organization, eventId },
    url: new URL(request.url),
    pattern: "/organizations/:organization/events/:eventId" as const,
  };
}

export const load = (call: EditorRequest = {}) =>
  resultOf(() => loader(editorArgs(new Request(`https://stagedoor.test${PATH}`), call)));

export function post(body: FormData | URLSearchParams, call: EditorRequest = {}) {
  const request = new Request(`https://stagedoor.test${PATH}`, { method: "POST", body: encode(body) });
  return resultOf(() => action(editorArgs(request, call)));
}

/** URL-encoded: the FormData of jsdom is not a body of Node's Request. */
function encode(body: FormData | URLSearchParams): URLSearchParams {
  return body instanceof URLSearchParams
    ? body
    : new URLSearchParams(Array.from(body, ([name, value]): [string, string] => [name, String(value)]));
}

/** The fields as the browser submits them. */
function fieldsOf(values: object, prefix = ""): [name: string, value: string][] {
  return Object.entries(values).flatMap(([key, value]): [string, string][] => {
    const name = prefix === "" ? key : /^\d+$/.test(key) ? `${prefix}[${key}]` : `${prefix}.${key}`;
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every((each) => typeof each === "string"))
      return value.map((each): [string, string] => [name, each]);
    return typeof value === "object" ? fieldsOf(value as object, name) : [[name, String(value)]];
  });
}

export function formOf(
  changes: Readonly<Record<string, string>> = {},
  view: EventView = draft,
): URLSearchParams {
  const form = new URLSearchParams(fieldsOf(toFormValues(view.content, view.revision)));
  form.set("form", "event");
  for (const [name, value] of Object.entries(changes)) form.set(name, value);
  return form;
}

/** The form with the button that also submits the event for review. */
export function submitForm(): URLSearchParams {
  const form = formOf();
  form.set("then", "submit");
  return form;
}

/** Conform reads an empty field as undefined. */
export function withoutEmpty(values: object): object {
  return JSON.parse(JSON.stringify(values, (_, value: unknown) => (value === "" ? undefined : value)));
}
