import type { PlannedRow, SeatingPlan, SeatedSection } from "#domain/seating/plan";

/** Four fictional venues. */
export interface DemoVenue {
  readonly key: string;
  readonly organization: "ranga" | "night-shift";
  readonly name: string;
  readonly address: string;
  readonly area: string;
  readonly city: string;
  readonly timeZone: string;
  readonly plan: SeatingPlan;
}

interface Block {
  readonly id: string;
  readonly name: string;
  readonly tier: number;
  readonly side: "left" | "centre" | "right";
  readonly rows: readonly string[];
  /** Number on the first chair, and how many chairs. */
  readonly from: number;
  readonly count: number;
  readonly multiplierPercent?: number;
  /** `row:seat` of wheelchair bays and of chairs never sold. */
  readonly accessible?: readonly string[];
  readonly blocked?: readonly string[];
}

function block({
  id,
  name,
  tier,
  side,
  rows,
  from,
  count,
  multiplierPercent = 100,
  ...marks
}: Block): SeatedSection {
  const planned = rows.map((label): PlannedRow => ({
    label,
    seats: Array.from({ length: count }, (_, i) => {
      const seat = String(from + i);
      const key = `${label}:${seat}`;
      if (marks.accessible?.includes(key)) return { label: seat, kind: "accessible" };
      if (marks.blocked?.includes(key)) return { label: seat, kind: "blocked" };
      return { label: seat, kind: "seat" };
    }),
  }));
  return { kind: "seated", id, name, multiplierPercent, place: { tier, side }, rows: planned };
}

/** Stalls of three price bands across a left, a centre and a right block, and a circle above: 604 chairs. */
function malharHall(): SeatingPlan {
  const bands = [
    { id: "front", name: "Stalls, front", rows: ["A", "B", "C"] },
    { id: "middle", name: "Stalls, middle", rows: ["D", "E", "F", "G"] },
    { id: "rear", name: "Stalls, rear", rows: ["H", "J", "K", "L", "M", "N", "P"] },
  ];
  const sections: SeatedSection[] = bands.flatMap((band, tier) => [
    block({ ...band, id: `${band.id}-left`, tier, side: "left", from: 1, count: 10 }),
    block({
      ...band,
      tier,
      side: "centre",
      from: 11,
      count: 12,
      accessible: band.id === "rear" ? ["P:11", "P:12"] : [],
    }),
    block({
      ...band,
      id: `${band.id}-right`,
      tier,
      side: "right",
      from: 23,
      count: 10,
      accessible: band.id === "rear" ? ["P:31", "P:32"] : [],
    }),
  ]);
  const circle = [
    { id: "circle-front", name: "Circle, front", rows: ["AA", "BB"] },
    { id: "circle-rear", name: "Circle, rear", rows: ["CC", "DD", "EE", "FF"] },
  ];
  circle.forEach((band, i) =>
    sections.push(
      block({ ...band, id: `${band.id}-left`, tier: 3 + i, side: "left", from: 1, count: 8 }),
      block({
        ...band,
        tier: 3 + i,
        side: "centre",
        from: 9,
        count: 12,
        blocked: i === 0 ? ["AA:14", "AA:15"] : [],
      }),
      block({ ...band, id: `${band.id}-right`, tier: 3 + i, side: "right", from: 21, count: 8 }),
    ),
  );
  return { focus: "Stage", sections };
}

export const DEMO_VENUES: readonly DemoVenue[] = [
  {
    key: "malhar",
    organization: "ranga",
    name: "Malhar Hall",
    address: "12 Kensington Road",
    area: "Halasuru",
    city: "Bengaluru",
    timeZone: "Asia/Kolkata",
    plan: malharHall(),
  },
  {
    key: "sabha",
    organization: "ranga",
    name: "Sabha 44",
    address: "44 Eleventh Main",
    area: "Jayanagar",
    city: "Bengaluru",
    timeZone: "Asia/Kolkata",
    plan: {
      focus: "Stage",
      sections: [
        block({
          id: "floor",
          name: "Floor",
          tier: 0,
          side: "centre",
          rows: ["A", "B", "C", "D", "E", "F"],
          from: 1,
          count: 12,
          accessible: ["F:1", "F:12"],
        }),
        block({
          id: "steps",
          name: "Steps",
          tier: 1,
          side: "centre",
          rows: ["G", "H", "J"],
          from: 1,
          count: 14,
          multiplierPercent: 80,
        }),
      ],
    },
  },
  {
    key: "depot",
    organization: "night-shift",
    name: "Depot 9",
    address: "Gate 9, Tulsi Mills",
    area: "Lower Parel",
    city: "Mumbai",
    timeZone: "Asia/Kolkata",
    plan: {
      focus: "Stage",
      sections: [
        { kind: "standing", id: "floor", name: "Floor", place: { tier: 0, side: "centre" }, capacity: 600 },
        block({
          id: "balcony-left",
          name: "Balcony, left",
          tier: 1,
          side: "left",
          rows: ["A", "B"],
          from: 1,
          count: 10,
        }),
        block({
          id: "balcony",
          name: "Balcony",
          tier: 1,
          side: "centre",
          rows: ["A", "B", "C"],
          from: 11,
          count: 14,
          accessible: ["C:11", "C:24"],
        }),
        block({
          id: "balcony-right",
          name: "Balcony, right",
          tier: 1,
          side: "right",
          rows: ["A", "B"],
          from: 25,
          count: 10,
        }),
      ],
    },
  },
  {
    key: "yamuna",
    organization: "night-shift",
    name: "Yamuna Court",
    address: "3 Press Enclave",
    area: "Saket",
    city: "New Delhi",
    timeZone: "Asia/Kolkata",
    plan: {
      focus: "Court",
      sections: [
        block({
          id: "west",
          name: "West stand",
          tier: 0,
          side: "left",
          rows: ["1", "2", "3", "4", "5", "6", "7", "8"],
          from: 1,
          count: 14,
        }),
        block({
          id: "courtside",
          name: "Courtside",
          tier: 0,
          side: "centre",
          rows: ["1", "2", "3"],
          from: 15,
          count: 20,
          multiplierPercent: 180,
          accessible: ["3:15", "3:16", "3:33", "3:34"],
        }),
        block({
          id: "east",
          name: "East stand",
          tier: 0,
          side: "right",
          rows: ["1", "2", "3", "4", "5", "6", "7", "8"],
          from: 35,
          count: 14,
        }),
        {
          kind: "standing",
          id: "terrace",
          name: "Terrace",
          place: { tier: 1, side: "centre" },
          capacity: 250,
        },
      ],
    },
  },
];
