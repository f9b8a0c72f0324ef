/** People, organizations, invitations, notifications, audit. The shape only: the browser's compiler reads it too, so nothing here names a binding. */
export interface Auth {
  readonly area: "auth";
}
