/** States in which an event has a public page and its object accepts connections. */
export const PUBLIC_STATES = ["published", "completed", "cancelled"] as const;
export type PublicState = (typeof PUBLIC_STATES)[number];

/** Whether an event in this state is visible to the public. */
export function isPublic(state: string): state is PublicState {
  return PUBLIC_STATES.some((each) => each === state);
}
