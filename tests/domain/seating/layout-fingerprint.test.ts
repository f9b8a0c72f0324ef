import { expect, test } from "vitest";
import { layoutBlock, layoutRoom } from "#domain/seating/layout";
import { listBlocks } from "#domain/seating/block";
import type { SeatingPlan, Section } from "#domain/seating/plan";
import { fingerprint } from "#tests/build/fingerprint";

/** Fingerprints of reviewed drawings. A deliberate change of the drawing replaces them. */
type Kind = "seat" | "accessible" | "blocked" | "gap";
const KINDS: Readonly<Record<string, Kind>> = { s: "seat", a: "accessible", b: "blocked", _: "gap" };

/** Rows as pictures of their seats: "ss_ab" is two seats, an aisle, an accessible and a blocked seat. */
function seated(id: string, tier: number, side: "left" | "centre" | "right", ...pictures: string[]): Section {
  return {
    kind: "seated",
    id,
    name: id,
    multiplierPercent: 100,
    place: { tier, side },
    rows: pictures.map((picture, row) => ({
      label: String.fromCharCode(65 + row),
      seats: [...picture].map((mark, at) => ({ label: String(at + 1), kind: KINDS[mark]! })),
    })),
  };
}

const standing = (
  id: string,
  tier: number,
  capacity: number,
  side: "left" | "centre" | "right" = "centre",
): Section => ({
  kind: "standing",
  id,
  name: id,
  place: { tier, side },
  capacity,
});

const wide = "s".repeat(40);
const PLANS: Readonly<Record<string, Section[]>> = {
  "one small block": [seated("Hall", 0, "centre", "sss", "ssss")],
  "one wide block": [seated("Hall", 0, "centre", wide, wide, `${wide}ss`)],
  "three sections with equal rows": [
    seated("Stalls left", 0, "left", "ssss", "ssss"),
    seated("Stalls centre", 0, "centre", "ss_ss_aa", "ss_ss_bb"),
    seated("Stalls right", 0, "right", "ssss", "ssss"),
  ],
  "sections with unequal rows": [
    seated("West", 0, "left", "ssss"),
    seated("East", 0, "right", "ssssss", "sssss", "ss"),
  ],
  "stalls, circle and gallery": [
    seated("Stalls left", 0, "left", "sssss", "ssssss"),
    seated("Stalls right", 0, "right", "sssss", "ssssss"),
    seated("Circle left", 1, "left", "sss", "ssss"),
    seated("Circle right", 1, "right", "sss", "ssss"),
    standing("Gallery", 2, 120),
  ],
  "a block that spans two tiers": [
    seated("Stalls front", 0, "centre", "ssssssss"),
    seated("Stalls rear", 1, "centre", "ssssssss", "ssssssss"),
  ],
  "standing places only": [standing("Floor", 0, 900), standing("Terrace", 1, 30)],
  "standing places beside seats": [
    standing("Pit", 0, 60, "left"),
    seated("Seats", 0, "right", "sss", "sss", "sss"),
  ],
};

const planOf = (name: string): SeatingPlan => ({ focus: "Stage", sections: PLANS[name]! });

test.each([
  ["one small block", "119394855276"],
  ["one wide block", "d8791bc1d690"],
  ["three sections with equal rows", "ce72728a8292"],
  ["sections with unequal rows", "fa240b4a91ec"],
  ["stalls, circle and gallery", "73c3d9458d0a"],
  ["a block that spans two tiers", "322811f36453"],
  ["standing places only", "b7f37cf268d4"],
  ["standing places beside seats", "fb082ff53de4"],
])("the drawing of %s is unchanged", (name, expected) => {
  expect(fingerprint(layoutRoom(planOf(name)))).toBe(expected);
});

test.each([
  ["one small block", "f7e210c355f7"],
  ["three sections with equal rows", "513594620394"],
  ["sections with unequal rows", "dc997a79e416"],
  ["stalls, circle and gallery", "7e23e6e64e5d"],
  ["standing places beside seats", "329de33355a7"],
])("the blocks of %s, drawn alone, are unchanged", (name, expected) => {
  const plan = planOf(name);
  expect(fingerprint(listBlocks(plan).map((block) => layoutBlock(plan, block.id)))).toBe(expected);
});
