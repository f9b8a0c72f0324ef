import { expect, test } from "vitest";
import { ACCESS_TAGS, AUDIENCE_TAGS } from "#domain/catalogue/event-people";
import { EventContent } from "#domain/catalogue/event-draft";
import { peopleOfTag } from "#domain/search/companions";
import { eventColumns } from "#worker/catalogue/event-columns";

const facts = {
  startsAt: null,
  timeZone: "Asia/Kolkata",
  plan: null,
  tags: [] as string[],
  forWhom: [] as string[],
  access: [] as string[],
  mode: "in-person",
  ticketTypes: [],
};

test("every audience and feature an organizer can select is searchable", () => {
  for (const tag of AUDIENCE_TAGS) expect([tag, peopleOfTag(tag).audience]).toEqual([tag, [tag]]);
  for (const tag of ACCESS_TAGS)
    expect([tag, peopleOfTag(tag.replace("-", " ")).accessibility]).toEqual([tag, [tag]]);
});

test("search uses the selected audience, the tags and the plan's accessible seats", () => {
  const room = {
    focus: "Stage",
    sections: [
      {
        kind: "seated",
        id: "s",
        name: "Stalls",
        multiplierPercent: 100,
        place: { tier: 0, side: "centre" },
        rows: [{ label: "A", seats: [{ label: "1", kind: "accessible" }] }],
      },
    ],
  };
  const columns = eventColumns({
    ...facts,
    plan: room,
    tags: ["dog friendly"],
    forWhom: ["kids"],
    access: ["captions"],
  });
  expect(columns.audience.toSorted()).toEqual(["kids", "pets"]);
  expect(columns.accessibility.toSorted()).toEqual(["captions", "wheelchair"]);
  expect(eventColumns({ ...facts, mode: "online" }).mode).toBe("online");
});

test("content saved before these fields existed has empty ones", () => {
  const old = EventContent.pick({ performer: true, forWhom: true, access: true, mode: true }).parse({});
  expect(old).toEqual({ performer: "", forWhom: [], access: [], mode: "in-person" });
});
