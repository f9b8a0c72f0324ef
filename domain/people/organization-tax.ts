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

/** The tax of an event, as in its setup. */
export interface EventTax {
  readonly name: string;
  /** 1800 is 18 %. */
  readonly rateBasisPoints: number;
  readonly inclusive: boolean;
}

/** Whether a buyer pays or reads a different tax. */
export function isSameTax(one: EventTax, other: EventTax): boolean {
  return (
    one.name === other.name &&
    one.rateBasisPoints === other.rateBasisPoints &&
    one.inclusive === other.inclusive
  );
}

/** The tax part of an event's setup. An organization without a profile uses {@link DEFAULT_TAX}. */
export function eventTax(profile: OrganizationTax | null | undefined): EventTax {
  const { taxName, taxRateBasisPoints, taxInclusive } = profile ?? DEFAULT_TAX;
  return { name: taxName, rateBasisPoints: taxRateBasisPoints, inclusive: taxInclusive };
}
