import type { HoldRequest, SeatRequest } from "./seat-protocol";

/**
 * Parses a {@link SeatRequest}; null for anything else. Without zod because it is in the path of every hold (zod
 * without code generation, as in workerd, costs several times as much); a test compares it with the schema.
 */
export function parseSeatRequest(text: string): SeatRequest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || !isInteger(value["n"], -Number.MAX_SAFE_INTEGER)) return null;
  const n = value["n"];
  switch (value["t"]) {
    case "hold": {
      const hold = readHold(value["hold"]);
      return hold && { t: "hold", n, hold };
    }
    case "extend": {
      const { holdId } = value;
      return isUuid(holdId) ? { t: "extend", n, holdId } : null;
    }
    case "release": {
      const { holdId, seats, pools } = value;
      if (!isUuid(holdId)) return null;
      if (seats !== undefined && !isSeatList(seats)) return null;
      const places = pools === undefined ? undefined : readPools(pools);
      if (places === null) return null;
      return { t: "release", n, holdId, ...(seats && { seats }), ...(places && { pools: places }) };
    }
    case "snapshot":
      return { t: "snapshot", n };
    default:
      return null;
  }
}

const UUID =
  /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;

function readHold(value: unknown): HoldRequest | null {
  if (!isObject(value)) return null;
  const { holdId, seats, seatTicketTypeIds } = value;
  if (!isUuid(holdId) || !isSeatList(seats)) return null;
  const pools = readPools(value["pools"]);
  if (!pools) return null;
  if (seatTicketTypeIds === undefined) return { holdId, seats, pools };
  if (!Array.isArray(seatTicketTypeIds) || seatTicketTypeIds.length > 50) return null;
  if (!seatTicketTypeIds.every(isTypeId)) return null;
  return { holdId, seats, seatTicketTypeIds, pools };
}

function readPools(value: unknown): HoldRequest["pools"] | null {
  if (!Array.isArray(value) || value.length > 20) return null;
  const pools: HoldRequest["pools"] = [];
  for (const each of value as unknown[]) {
    if (!isObject(each)) return null;
    const { ticketTypeId, quantity } = each;
    if (!isTypeId(ticketTypeId) || !isInteger(quantity, 1, 50)) return null;
    pools.push({ ticketTypeId, quantity });
  }
  return pools;
}

function isSeatList(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= 50 && value.every((each) => isInteger(each, 0, 200_000));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

function isTypeId(value: unknown): value is string {
  return typeof value === "string" && value.length <= 64;
}
