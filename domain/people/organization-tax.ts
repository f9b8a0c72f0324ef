/** The tax an organization charges on its tickets. */
export interface OrganizationTax {
  readonly taxName: string;
  /** 1800 is 18 %. */
  readonly taxRateBasisPoints: number;
  /** Prices contain the tax; otherwise it is added at checkout. */
  readonly taxInclusive: boolean;
}

/** 18 % GST contained in the price: India's rate for admission to most entertainment events. */
export const DEFAULT_TAX: OrganizationTax = { taxName: "GST", taxRateBasisPoints: 1800, taxInclusive: true };

/** The tax part of an event's setup. An organization without a profile uses {@link DEFAULT_TAX}. */
export function eventTax(profile: OrganizationTax | null | undefined): {
  name: string;
  rateBasisPoints: number;
  inclusive: boolean;
} {
  const { taxName, taxRateBasisPoints, taxInclusive } = profile ?? DEFAULT_TAX;
  return { name: taxName, rateBasisPoints: taxRateBasisPoints, inclusive: taxInclusive };
}
