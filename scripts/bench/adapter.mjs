// Our side of seat-bench's generator: holds and seat maps by socket, orders and the payment's webhook by HTTP, scans as
// a phone syncs them, in batches of up to 200.
import { createHmac, randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { WEBHOOK_SECRET } from "./server.mjs";

const require = createRequire(import.meta.url);
const WebSocket = require("ws");
const FREE = "f".charCodeAt(0);
/** A batch is sent when it is full or after this delay. */
const DEVICES = 5;
const BATCH = 200;

export function benchSetup(eventId, rows, cols) {
  const day = 86_400_000;
  const now = Date.now();
  return {
    eventId,
    revision: 1,
    organizationId: "bench",
    organizationName: "Bench",
    title: "Bench",
    venueName: "Bench",
    venueArea: "Bench",
    state: "published",
    startsAt: now + day,
    endsAt: now + 2 * day,
    doorsAt: now + day,
    timeZone: "Asia/Kolkata",
    currency: "INR",
    tax: { name: "GST", rateBasisPoints: 1800, inclusive: false },
    // A connection of the generator buys for many people.
    seatsPerBuyer: 1_000_000,
    plan: {
      focus: "Stage",
      sections: [
        {
          kind: "seated",
          id: "stalls",
          name: "Stalls",
          multiplierPercent: 120,
          place: { tier: 0, side: "centre" },
          rows: Array.from({ length: rows }, (_, row) => ({
            label: `R${row + 1}`,
            seats: Array.from({ length: cols }, (_, at) => ({ label: String(at + 1), kind: "seat" })),
          })),
        },
      ],
    },
    pools: [],
    ticketTypes: [
      {
        id: "seat",
        code: 1,
        name: "Seat",
        priceMinor: 45_000,
        saleStartsAt: null,
        saleEndsAt: null,
        maxPerBuyer: null,
        draws: { from: "seats", sectionIds: ["stalls"] },
      },
    ],
    lists: [{ id: "main", name: "Main", rule: "once", dayCutOffMinutes: 0 }],
    gates: [{ id: "north", name: "North", listId: "main", ticketTypeIds: [] }],
  };
}

/** A webhook as the sandbox provider signs it. */
export function signedWebhook(message) {
  const body = JSON.stringify(message);
  const seconds = Math.floor(Date.now() / 1000);
  const hex = createHmac("sha256", WEBHOOK_SECRET).update(`${seconds}.${body}`).digest("hex");
  return { body, signature: `t=${seconds},v1=${hex}` };
}

export default async function makeAdapter({ base, rows, cols, arg }) {
  const { Conn } = await import(arg("bench-http"));
  const wantsTickets = arg("work", "").includes("W3");

  class Buyer {
    constructor(i) {
      this.buyer = `guest:bench-${i}-${randomUUID()}`;
      this.http = new Conn(base);
      this.waiting = new Map();
      this.n = 0;
      this.socketBytes = 0;
    }
    get bytesIn() {
      return this.socketBytes + this.http.bytesIn;
    }
    open(event) {
      this.opening ??= new Promise((resolve, reject) => {
        const address = `${base.replace("http", "ws")}/bench/${event}/seats?buyer=${this.buyer}`;
        this.socket = new WebSocket(address, { perMessageDeflate: false });
        this.socket.once("error", reject);

        this.socket.on("message", (data) => {
          this.socketBytes += data.length;
          const text = data.toString();
          if (!this.ready) {
            this.ready = true;
            resolve();
          } else if (text.startsWith('{"t":"answer"') || text.startsWith('{"t":"snapshot"')) {
            const n = Number(/"n":(\d+)/.exec(text.slice(0, 60))?.[1]);
            const answer = this.waiting.get(n);
            this.waiting.delete(n);
            answer?.resolve(text);
          }
        });
        this.socket.on("close", () => {
          for (const { reject: fail } of this.waiting.values()) fail(new Error("socket closed"));
          this.waiting.clear();
        });
      });
      return this.opening;
    }
    ask(message) {
      const n = ++this.n;
      return new Promise((resolve, reject) => {
        this.waiting.set(n, { resolve, reject });
        this.socket.send(JSON.stringify({ ...message, n }));
      });
    }
    async post(path, value, headers) {
      if (!this.http.sock) await this.http.connect();
      return this.http.json("POST", path, value, headers);
    }
    close() {
      this.socket?.close();
      this.http.close();
    }
  }

  /** Phones that hold the list of tickets, decide by themselves and sync what they have scanned. */
  class Phones {
    constructor(event) {
      this.event = event;
      this.admitted = new Set();
      this.phones = Array.from({ length: DEVICES }, (_, i) => ({
        deviceId: `phone-${i}`,
        epoch: Date.now(),
        seq: 0,
        cursor: 0,
        queue: [],
        busy: false,
        http: new Conn(base),
      }));
    }
    scan(ticketId, i) {
      const again = this.admitted.has(ticketId);
      this.admitted.add(ticketId);
      const phone = this.phones[i % DEVICES];
      const seq = ++phone.seq;
      const scan = {
        scanId: `${phone.deviceId}:${phone.epoch}:${seq}`,
        deviceId: phone.deviceId,
        epoch: phone.epoch,
        seq,
        listId: "main",
        gateId: "north",
        ticketId,
        serial: 1,
        keyNo: 1,
        kind: "entry",
        decision: again ? "refuse" : "admit",
        reason: again ? "already_in" : null,
        deviceAt: Date.now(),
        offsetMs: 0,
        offsetAgeMs: 0,
        manifestVersion: null,
        operator: null,
        undoOf: null,
        input: "camera",
      };
      return new Promise((resolve, reject) => {
        phone.queue.push({ scan, resolve: () => resolve(again ? "dup" : "ok"), reject });
        if (!phone.busy) void this.drain(phone);
      });
    }
    async drain(phone) {
      phone.busy = true;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      while (phone.queue.length > 0) {
        const batch = phone.queue.splice(0, BATCH);
        const request = {
          v: 1,
          epoch: phone.epoch,
          headSeq: phone.seq,
          pending: batch.length + phone.queue.length,
          cursor: phone.cursor,
          manifestVersion: null,
          appVersion: "bench",
          clock: { offsetMs: 0, ageMs: 0 },
          scans: batch.map(({ scan }) => scan),
        };
        try {
          if (!phone.http.sock) await phone.http.connect();
          const device = {
            deviceId: phone.deviceId,
            gateId: "north",
            listId: "main",
            pairedAt: 1,
            revokedAt: null,
            revoked: false,
          };
          const answer = await phone.http.request(
            "POST",
            `/bench/${this.event}/sync`,
            JSON.stringify({ device, request }),
          );
          if (answer.status !== 200) throw new Error(`sync ${answer.status}`);
          // Five phones would read their answers on five processors of their own: here only what goes back is read.
          const text = answer.body.latin1Slice(0, answer.body.lastIndexOf('"scans":'));
          const acknowledged = text.split('"status":"stored"').length - 1;
          if (acknowledged !== batch.length) throw new Error(`sync acknowledged ${acknowledged}`);
          phone.cursor = Number(/"cursor":(\d+)/.exec(text)?.[1]);
          for (const { resolve } of batch) resolve();
        } catch (problem) {
          for (const { reject } of batch) reject(problem);
        }
      }
      phone.busy = false;
    }
  }

  let current;
  let phones;
  let turn = 0;
  /** Of the event now on sale: bookings, and the id of the ticket that "booking/line" got. */
  let bookings = [];
  const tickets = new Map();
  return {
    async setup(number) {
      const eventId = `bench-${number}`;
      const http = new Conn(base);
      const answer = await http.json("POST", `/bench/${eventId}/setup`, benchSetup(eventId, rows, cols));
      http.close();
      if (answer.status !== 200 || !answer.json.ok) throw new Error(`setup ${answer.status}`);
      current = eventId;
      phones = new Phones(eventId);
      bookings = [];
      tickets.clear();
      return eventId;
    },
    async client(i) {
      const buyer = new Buyer(i);
      // The scans' generator needs a thousand people, not a thousand open maps.
      if (i < 300) await buyer.open(current);
      return buyer;
    },
    async listAvailable(buyer, event) {
      await buyer.open(event);
      const { seats } = JSON.parse(await buyer.ask({ t: "snapshot" }));
      const free = [];
      for (let i = 0; i < seats.length; i++) if (seats.charCodeAt(i) === FREE) free.push(i);
      return free;
    },
    async read(buyer) {
      await buyer.ask({ t: "snapshot" });
    },
    async hold(buyer, _event, seats) {
      const holdId = randomUUID();
      const text = await buyer.ask({ t: "hold", hold: { holdId, seats, pools: [] } });
      if (text.includes('"ok":true')) return JSON.parse(text).hold.holdId;
      if (text.includes('"seat_taken"')) return null;
      throw new Error(text.slice(0, 200));
    },
    async createOrder(buyer, event, holdId, seats) {
      const bookingId = randomUUID();
      const paymentId = randomUUID();
      const place = {
        bookingId,
        holdId,
        buyerName: "Asha Menon",
        buyerEmail: "asha@example.com",
        locale: "en",
        attendeeNames: [],
      };
      const answer = await buyer.post(`/bench/${event}/order`, { buyer: buyer.buyer, place, paymentId });
      if (answer.status !== 200 || !answer.json.ok) return null;
      return { bookingId, paymentId, amountMinor: answer.json.amountMinor, seats };
    },
    async confirm(buyer, event, order) {
      const { bookingId, paymentId, amountMinor } = order;
      const message = {
        id: `m-${paymentId}`,
        type: "payment.captured",
        createdAt: Date.now(),
        payment: {
          intentId: `intent-${paymentId}`,
          reference: paymentId,
          eventId: event,
          bookingId,
          amountMinor,
          currency: "INR",
        },
      };
      const { body, signature } = signedWebhook(message);
      if (!buyer.http.sock) await buyer.http.connect();
      const answer = await buyer.http.request("POST", "/webhooks/sandbox", body, {
        "sandbox-signature": signature,
      });
      if (answer.status !== 200 || !answer.body.toString().includes('"recorded":true'))
        throw new Error(`webhook ${answer.status} ${answer.body.toString().slice(0, 100)}`);
      bookings.push(bookingId);
      return order.seats.map((_, line) => `${bookingId}/${line + 1}`);
    },
    async checkIn(_buyer, _event, code) {
      return phones.scan(tickets.get(code), turn++);
    },
    async stats(event) {
      const http = new Conn(base);
      const { json } = await http.json("GET", `/bench/${event}/stats`);
      if (wantsTickets && tickets.size === 0)
        for (let from = 0; from < bookings.length; from += 100) {
          const answer = await http.json("POST", `/bench/${event}/tickets`, bookings.slice(from, from + 100));
          for (const [bookingId, line, id] of answer.json) tickets.set(`${bookingId}/${line}`, id);
        }
      http.close();
      const oversold = Math.max(0, json.sold + json.held - json.capacity);
      return { sold: json.sold, oversold, used: json.admitted };
    },
    async end() {},
  };
}
