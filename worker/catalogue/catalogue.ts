/** The organizer's and admin's side: venues, events, review, images. Shape only: the browser's compiler reads it too. */
export interface Catalogue {
  readonly area: "catalogue";
}
