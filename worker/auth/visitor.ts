import type { Env } from "../env";
import type { Visitor } from "../visitor";

export async function identify(_request: Request, _env: Env): Promise<Visitor> {
  return { person: null, buyerKey: "guest:none", locale: "en", city: null, nonce: "", address: "" };
}
