/** An answer that refuses: its status, what it means, and what the client can do next. */
export interface ProblemEntry {
  readonly status:
    400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 502 | 503;
  readonly title: string;
  readonly next: string;
}

/**
 * Every refusal of the API by its reason, which is the last part of its `type`. The reasons are those of domain/ and the
 * services, so that a new one does not compile without its line. Reasons are never renamed.
 */
export const PROBLEMS = {
  // The request itself.
  malformed_json: {
    status: 400,
    title: "The body is not JSON in UTF-8.",
    next: "Send one JSON object with the header Content-Type: application/json.",
  },
  invalid_request: {
    status: 400,
    title: "Some values are missing or wrong.",
    next: "Correct the values that `errors` names and send the request again.",
  },
  unsupported_media_type: {
    status: 415,
    title: "The body is not JSON.",
    next: "Send JSON with the header Content-Type: application/json.",
  },
  too_large: {
    status: 413,
    title: "The body is too large.",
    next: "Send at most 2 MB; split what is longer.",
  },
  not_found: {
    status: 404,
    title: "There is nothing here that this caller may see.",
    next: "Check the address and the ids in it, and that the credentials belong to the right organization.",
  },
  method_not_allowed: {
    status: 405,
    title: "This address does not have that method.",
    next: "Use one of the methods in the header Allow.",
  },
  too_many_requests: {
    status: 429,
    title: "Too many requests.",
    next: "Wait for the seconds in Retry-After and send the request again.",
  },
  internal_error: {
    status: 500,
    title: "The server failed.",
    next: "Send the request again; if it fails again, report the requestId.",
  },
  unavailable: {
    status: 503,
    title: "A part of the service does not respond.",
    next: "Send the request again after the seconds in Retry-After, with the same Idempotency-Key.",
  },

  // Credentials.
  credentials_missing: {
    status: 401,
    title: "Credentials are missing.",
    next: "Send Authorization: Bearer with an access token or an API key. Cookies are not read.",
  },
  credentials_malformed: {
    status: 401,
    title: "The header Authorization is not a bearer token.",
    next: "Send Authorization: Bearer followed by one access token or API key.",
  },
  key_unknown: {
    status: 401,
    title: "There is no such API key.",
    next: "Copy the whole key, or make a new one in the organization's settings.",
  },
  key_expired: {
    status: 401,
    title: "The API key has expired.",
    next: "Make a new key in the organization's settings.",
  },
  key_revoked: {
    status: 401,
    title: "The API key was revoked.",
    next: "Make a new key in the organization's settings.",
  },
  token_invalid: {
    status: 401,
    title: "The access token is not valid.",
    next: "Exchange the refresh token at /api/v1/auth/refresh, or sign in again.",
  },
  token_expired: {
    status: 401,
    title: "The access token has expired.",
    next: "Exchange the refresh token at /api/v1/auth/refresh.",
  },
  session_ended: {
    status: 401,
    title: "The session of this token has ended.",
    next: "Sign in again at /api/v1/auth/login.",
  },
  refresh_token_invalid: {
    status: 401,
    title: "The refresh token is unknown or has expired.",
    next: "Sign in again at /api/v1/auth/login.",
  },
  refresh_token_reused: {
    status: 401,
    title: "The refresh token was used before, so its session was ended.",
    next: "Sign in again, and store the new refresh token of each exchange.",
  },
  credentials_wrong: {
    status: 401,
    title: "Email or password is wrong.",
    next: "Correct them, or request a new password at /api/v1/auth/password-resets.",
  },
  unconfirmed: {
    status: 403,
    title: "The email address is not confirmed.",
    next: "Open the link in the mail that was just sent, or send its token to /api/v1/auth/confirmations.",
  },
  banned: {
    status: 403,
    title: "The account is blocked.",
    next: "Write to the operator of this site.",
  },
  link_dead: {
    status: 410,
    title: "The mailed token was used or has expired.",
    next: "Request a new mail.",
  },
  person_required: {
    status: 403,
    title: "This operation is for a person, not for an API key.",
    next: "Sign in at /api/v1/auth/login and send the access token.",
  },
  scope_missing: {
    status: 403,
    title: "The API key does not have the scope of this operation.",
    next: "Make a key with the scope in `scope`.",
  },
  role_missing: {
    status: 403,
    title: "Your role in the organization does not include this.",
    next: "Ask an owner of the organization to do it, or to change your role.",
  },

  // Repeats and edits.
  idempotency_key_invalid: {
    status: 400,
    title: "The Idempotency-Key is not usable.",
    next: "Send 1 to 255 printable ASCII characters, for example a UUID.",
  },
  idempotency_key_reused: {
    status: 409,
    title: "This Idempotency-Key was used for another request.",
    next: "Use a new key for each new request, and the same key only to repeat one.",
  },
  idempotency_in_progress: {
    status: 409,
    title: "The first request with this Idempotency-Key is still running.",
    next: "Send it again after a second, with the same key.",
  },
  answer_not_stored: {
    status: 409,
    title: "This was done before, and its answer holds a secret that is not stored.",
    next: "Use the secret of the first answer, or repeat with a new Idempotency-Key.",
  },
  precondition_required: {
    status: 428,
    title: "The header If-Match is missing.",
    next: "Send the ETag of the version that you edited, or * to overwrite any version.",
  },
  changed_since: {
    status: 412,
    title: "It was changed since you read it.",
    next: "Read it again, apply your change to the new version, and send its ETag.",
  },

  // Organizations and members.
  not_yours: {
    status: 403,
    title: "Your role does not allow this change.",
    next: "Ask an owner of the organization.",
  },
  already_member: {
    status: 409,
    title: "This address is a member already.",
    next: "Change the member's role instead.",
  },
  last_owner: {
    status: 409,
    title: "An organization needs an owner.",
    next: "Make another member an owner first.",
  },
  too_many_keys: {
    status: 409,
    title: "The organization has its most API keys.",
    next: "Revoke a key that is not used.",
  },
  password_wrong: {
    status: 403,
    title: "The current password is wrong.",
    next: "Correct it, or request a new password.",
  },

  // Venues.
  plan_problems: {
    status: 422,
    title: "The seating plan is not usable.",
    next: "Correct what `problems` names: names of sections and seats must differ.",
  },
  seats_sold: {
    status: 409,
    title: "The new plan would take places that are held or sold.",
    next: "Keep the places in `facts`, or wait until their holds end.",
  },
  price_moved: {
    status: 409,
    title: "The change would move a price of an event on sale.",
    next: "Keep section and price, or change the ticket type's price in the event, which goes into review.",
  },
  time_zone_in_use: {
    status: 409,
    title: "An event is on sale at this venue, in its present time zone.",
    next: "Make another venue with the new time zone.",
  },
  in_use: {
    status: 409,
    title: "Published events use this venue.",
    next: "Wait until they are over, or cancel them.",
  },

  // Events.
  invalid: {
    status: 422,
    title: "The event's content is not readable.",
    next: "Correct the values that `fields` names.",
  },
  closed: {
    status: 409,
    title: "The event is over or cancelled and can no longer be edited.",
    next: "Duplicate it and edit the copy.",
  },
  not_ready: {
    status: 409,
    title: "The event is not complete.",
    next: "Correct what `problems` of the event names, then submit it.",
  },
  already_waiting: {
    status: 409,
    title: "It is in review already.",
    next: "Wait for the review, or withdraw it.",
  },
  nothing_to_submit: {
    status: 409,
    title: "There is nothing to submit.",
    next: "Change the event first.",
  },
  not_waiting: { status: 409, title: "It is not in review.", next: "Read the event again." },
  has_bookings: {
    status: 409,
    title: "The event has bookings.",
    next: "Cancel the event instead; its bookings are refunded.",
  },
  was_public: {
    status: 409,
    title: "The event was public and is not deleted.",
    next: "Cancel it instead.",
  },
  not_public: { status: 409, title: "The event is not published.", next: "Delete the draft instead." },
  already_over: { status: 409, title: "The event is over or cancelled.", next: "Nothing is left to do." },
  reason_missing: { status: 422, title: "A reason is missing.", next: "Send a reason; people read it." },
  not_live: { status: 409, title: "The event is not on sale.", next: "Read the event again." },
  setup_conflict: {
    status: 409,
    title: "The change would take a place or ticket type that is held or sold.",
    next: "Keep what `missing` names.",
  },
  entry_problems: {
    status: 422,
    title: "Lists and gates do not fit together.",
    next: "Correct what `problems` names.",
  },
  organization_ambiguous: {
    status: 422,
    title: "It is not clear for which organization.",
    next: "Send organizationId: the id of an organization in which you are owner or organizer.",
  },

  // Holds.
  seat_unknown: { status: 404, title: "There is no such seat.", next: "Read the event's seats again." },
  seat_taken: {
    status: 409,
    title: "A seat is held or sold.",
    next: "Choose other seats; the event's seats show which are free.",
  },
  seat_blocked: { status: 409, title: "A seat is not for sale.", next: "Choose other seats." },
  pool_unknown: { status: 404, title: "There is no such area.", next: "Read the event's ticket types." },
  pool_empty: { status: 409, title: "Not enough places are left.", next: "Choose fewer, or another type." },
  ticket_type_unknown: {
    status: 404,
    title: "There is no such ticket type for this place.",
    next: "Read the event's ticket types.",
  },
  limit_reached: {
    status: 409,
    title: "This is more than one buyer may have.",
    next: "Choose fewer places; `facts` has the limit.",
  },
  network_full: {
    status: 409,
    title: "Too many places are held from this network.",
    next: "Try again in some minutes.",
  },
  not_on_sale: { status: 409, title: "The sale has not started.", next: "Try again when it starts." },
  sale_ended: { status: 409, title: "The sale has ended.", next: "Choose another event." },
  event_closed: { status: 409, title: "The event is no longer sold.", next: "Choose another event." },
  sale_paused: { status: 409, title: "The sale is paused.", next: "Try again later." },
  hold_unknown: { status: 404, title: "There is no such hold of yours.", next: "Hold places first." },
  hold_expired: { status: 409, title: "The hold has expired.", next: "Hold places again." },
  already_extended: {
    status: 409,
    title: "A hold is extended once.",
    next: "Book before it expires, or hold places again afterwards.",
  },
  nothing_chosen: { status: 422, title: "No places are named.", next: "Send seats or quantities." },
  none_together: {
    status: 409,
    title: "There are not so many seats together.",
    next: "Choose fewer seats, another section, or single seats.",
  },
  check_required: {
    status: 403,
    title: "The event or the network is busy: a bot check is needed.",
    next: "Let the person buy on the event's page, or try again in some minutes.",
  },

  // Bookings and payments.
  different_body: {
    status: 409,
    title: "The booking exists with other values.",
    next: "Read the booking; use a new Idempotency-Key for another one.",
  },
  provider_down: {
    status: 502,
    title: "The payment provider does not respond; the booking is kept.",
    next: "Open its payment at /api/v1/bookings/{booking}/payments.",
  },
  booking_unknown: { status: 404, title: "There is no such booking.", next: "Read the list of bookings." },
  booking_closed: { status: 409, title: "The booking is closed.", next: "Read the booking again." },
  already_scanned: {
    status: 409,
    title: "A ticket of the booking was admitted.",
    next: "Talk to the organizer.",
  },
  ticket_unknown: {
    status: 404,
    title: "The booking has no such ticket.",
    next: "Read the booking's lines.",
  },
  ticket_returned: { status: 409, title: "A ticket was cancelled before.", next: "Read the booking again." },
  too_late: { status: 409, title: "It is too late to cancel.", next: "Write to the organizer." },
  no_refunds: { status: 409, title: "The tickets are not refunded.", next: "Write to the organizer." },
  ask_organizer: {
    status: 409,
    title: "The organizer decides about this refund.",
    next: "Write to the organizer.",
  },
  amount_changed: {
    status: 409,
    title: "The refund is another amount now.",
    next: "Request a new quote and send its amount.",
  },
  ask_the_organizer: {
    status: 409,
    title: "This booking is cancelled by the organizer only.",
    next: "Write to the organizer.",
  },
  payment_open: {
    status: 409,
    title: "The payment is not settled.",
    next: "Let the buyer pay at `payUrl`. The provider's signed message confirms the booking, a client cannot.",
  },

  // Gate.
  gate_unknown: { status: 404, title: "There is no such gate.", next: "Read the event's gates." },
  name_missing: { status: 422, title: "A name is missing.", next: "Send a name." },
  person_unknown: {
    status: 404,
    title: "The person is not a member.",
    next: "Choose a member of the organization.",
  },
  keys_exhausted: {
    status: 409,
    title: "No further signing key can be made.",
    next: "Write to the operator.",
  },

  // Ratings and feedback.
  already_rated: { status: 409, title: "This event was rated.", next: "Change your rating instead." },
  too_long: { status: 422, title: "The text is too long.", next: "Shorten it." },
  words_missing: { status: 422, title: "A text is missing.", next: "Send a text." },
  stars_missing: { status: 422, title: "Stars are 1 to 5.", next: "Send a whole number from 1 to 5." },
  event_cancelled: {
    status: 409,
    title: "The event was cancelled.",
    next: "Only events that took place are rated.",
  },
  not_over: { status: 409, title: "The event is not over.", next: "Rate it after its end." },
  own_event: { status: 409, title: "Members do not rate their own events.", next: "Nothing is left to do." },
  not_checked_in: {
    status: 409,
    title: "No ticket of the booking was admitted.",
    next: "Only people who were there can rate.",
  },
  too_many: {
    status: 409,
    title: "There are too many marks.",
    next: "Remove a mark first.",
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;

export type ProblemReason = keyof typeof PROBLEMS;

export function isProblemReason(text: string): text is ProblemReason {
  return Object.hasOwn(PROBLEMS, text);
}
