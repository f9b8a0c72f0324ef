import { expect, test } from "vitest";
import { decideReissue } from "#domain/sale/saga/ticket-reissue";
import { SaleScenario } from "../../build/sale-scenario";

test("the valid tickets of a withdrawn key get the next serial, and their buyer one mail", () => {
  const scenario = new SaleScenario();
  scenario.sell("b1", { seats: [0, 1, 2, 3, 4] });
  const [plain, revoked, admitted, last, foreign] = [...scenario.state.tickets.values()];
  scenario.apply([
    { kind: "ticket", ticket: { ...revoked!, state: "revoked" } },
    { kind: "ticket", ticket: { ...admitted!, checkedInAt: 5 } },
    { kind: "ticket", ticket: { ...last!, serial: 0xfffe } },
  ]);
  const isSigned = ({ ticketId }: { ticketId: string }) => ticketId !== foreign!.ticketId;
  const { changes, tickets } = decideReissue(scenario.state, 1, isSigned);
  expect(tickets).toBe(2);
  expect(changes).toMatchObject([
    { kind: "ticket", ticket: { ticketId: plain!.ticketId, serial: 2 } },
    { kind: "ticket", ticket: { ticketId: last!.ticketId, serial: 0xffff } },
    { kind: "effect", effect: { key: "mail:b1:ticket_reissued:1", kind: "mail" } },
  ]);
  scenario.apply(changes);
  // The serial has 16 bits: the last one is not increased.
  expect(decideReissue(scenario.state, 2, isSigned)).toMatchObject({ tickets: 1 });
  expect(decideReissue(scenario.state, 2, () => false)).toEqual({ changes: [], tickets: 0 });
});
