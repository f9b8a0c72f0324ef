/** Loader data of the site's frame. */
export interface SiteVisitor {
  readonly signedIn: boolean;
  /** Target of "For organizers". */
  readonly consoleHref: string;
  readonly isAdmin: boolean;
  /** The visitor's choice, else the city with the most events. */
  readonly city: string | null;
  readonly cities: readonly string[];
}
