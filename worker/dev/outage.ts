import { z } from "zod";
import { simulateOutage } from "../db/simulated-outage";

const Outage = z.object({
  kind: z.enum(["refuses", "hangs"]),
  seconds: z.coerce.number().int().min(0).max(600),
});

/** `POST /dev/outage?kind=hangs&seconds=60`: the database is unreachable for that long; 0 ends it. */
export function handleOutage(request: Request, now: number): Response {
  const { searchParams } = new URL(request.url);
  const parsed = Outage.safeParse(Object.fromEntries(searchParams));
  if (!parsed.success)
    return Response.json({ problem: "kind=refuses|hangs, seconds=0..600" }, { status: 400 });
  simulateOutage(parsed.data.kind, now + parsed.data.seconds * 1000);
  return Response.json(parsed.data);
}
