/** Pairing and devices. The shape only: the browser's compiler reads it too, so nothing here names a binding. */
export interface Gates {
  readonly area: "gate-api";
}
