import { type WalletAnswer, WALLET_ANSWER_VERSION } from "#domain/ticket/wallet-booking";
import { servicesContext } from "#worker/router-context";
import { anyone } from "#app/guards";
import type { Route } from "./+types/route";

/** The visitor's tickets for the phone's own store; a guest's are those of their cookie. */
export async function loader({ context }: Route.LoaderArgs) {
  const visitor = anyone(context);
  const answer: WalletAnswer = {
    v: WALLET_ANSWER_VERSION,
    owner: visitor.buyerKey,
    bookings: await context.get(servicesContext).booking.listWalletTickets(),
  };
  return Response.json(answer, { headers: { "cache-control": "no-store", vary: "cookie" } });
}
