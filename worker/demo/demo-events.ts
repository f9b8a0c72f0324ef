import type { AccessTag, AudienceTag } from "#domain/catalogue/event-people";

import type { Mark } from "#domain/recommend/marks";

/** Days count from the seeding day, so that the demo has upcoming events at any date. */
export interface DemoEvent {
  readonly title: string;
  readonly venue: "malhar" | "sabha" | "depot" | "yamuna";
  readonly category: "movie" | "concert" | "sports" | "theatre" | "comedy" | "conference" | "other";
  readonly tags: readonly string[];
  readonly language: string | null;
  readonly forWhom?: readonly AudienceTag[];
  readonly access?: readonly AccessTag[];
  readonly performer?: string;
  /** 0 is the next evening. */
  readonly day: number;
  /** Minutes after local midnight. */
  readonly minute: number;
  readonly lengthMinutes: number;
  readonly types: readonly DemoTicketType[];
  readonly pools?: readonly { readonly id: string; readonly name: string; readonly capacity: number }[];
  readonly description: string;
  readonly state?: "published" | "in_review" | "draft";
  /** Number of bookings, or all places. */
  readonly bookings?: number | "all";
  /** Asha's mark. */
  readonly marked?: Mark;
  /** Days until the sale opens. */
  readonly opensInDays?: number;
}

export interface DemoTicketType {
  readonly name: string;
  readonly rupees: number;
  /** Section id prefixes (`front` is front-left, front and front-right), or a pool's id. */
  readonly sections?: readonly string[];
  readonly pool?: string;
  readonly maxPerBuyer?: number;
}

const MALHAR: readonly DemoTicketType[] = [
  { name: "Stalls, front", rupees: 2000, sections: ["front"] },
  { name: "Stalls, middle", rupees: 1500, sections: ["middle"] },
  { name: "Stalls, rear", rupees: 1000, sections: ["rear"] },
  { name: "Circle, front", rupees: 700, sections: ["circle-front"] },
  { name: "Circle, rear", rupees: 420, sections: ["circle-rear"] },
];
const MALHAR_MODEST: readonly DemoTicketType[] = [
  { name: "Stalls", rupees: 600, sections: ["front", "middle", "rear"] },
  { name: "Circle", rupees: 300, sections: ["circle-front", "circle-rear"] },
];
const sabha = (rupees: number): readonly DemoTicketType[] => [
  { name: "Seat", rupees, sections: ["floor", "steps"] },
];
const depot = (floor: number, balcony: number): readonly DemoTicketType[] => [
  { name: "Floor, standing", rupees: floor, pool: "floor" },
  { name: "Balcony seat", rupees: balcony, sections: ["balcony"] },
];
const floorOnly = (rupees: number): readonly DemoTicketType[] => [{ name: "Entry", rupees, pool: "floor" }];
const yamuna = (rupees: number): readonly DemoTicketType[] => [
  { name: "Stand seat", rupees, sections: ["west", "courtside", "east"] },
  { name: "Terrace", rupees: Math.round(rupees / 2), pool: "terrace" },
];

const at = (hour: number, minute = 0) => hour * 60 + minute;

export const DEMO_EVENTS: readonly DemoEvent[] = [
  {
    title: "Tughlaq",
    access: ["captions"],
    venue: "malhar",
    category: "theatre",
    tags: ["classic", "history"],
    language: "Kannada",
    performer: "Ranga Company",
    day: 0,
    minute: at(19, 30),
    lengthMinutes: 150,
    types: MALHAR,
    bookings: 70,
    description:
      "Girish Karnad's sultan moves his capital, his coins and his conscience, in that order. Ranga Company's new staging keeps the court at arm's length: **nine actors, one staircase**, and a chess game that never ends.\n\nIn Kannada with English surtitles. Two hours thirty with one interval. Latecomers are seated in the circle until the interval.",
  },
  {
    title: "Raag Malhar",
    forWhom: ["seniors"],
    venue: "sabha",
    category: "concert",
    tags: ["hindustani", "classical"],
    language: null,
    performer: "Sarangi Sabha",
    day: 0,
    minute: at(19, 0),
    lengthMinutes: 120,
    marked: "liked",
    types: sabha(500),
    bookings: 7,
    description:
      "An evening of monsoon ragas, unamplified. Vocals, sarangi and tabla, with a short talk before the second half.\n\n- Doors open 45 minutes before\n- Tea in the courtyard at the interval",
  },
  {
    title: "Late shift",
    performer: "DJ Kaveri",
    venue: "depot",
    category: "other",
    tags: ["club", "electronic"],
    language: null,
    day: 0,
    minute: at(22, 0),
    lengthMinutes: 240,
    types: floorOnly(799),
    bookings: 12,
    description:
      "Six hours of slow house in a mill that used to make bedsheets. **21 and over.** Cloakroom at the gate.",
  },
  {
    title: "Aur Batao",
    venue: "sabha",
    category: "comedy",
    tags: ["stand-up"],
    language: "Hindi",
    performer: "Zoya Pinto",
    day: 1,
    minute: at(21, 0),
    lengthMinutes: 80,
    marked: "saved",
    types: sabha(450),
    bookings: 8,
    description:
      "An hour on landlords, uncles and the national art of asking *aur batao* and not waiting for the answer. In Hindi and English.",
  },
  {
    title: "Pakda pakdi",
    performer: "Chhota Rangmanch",
    forWhom: ["kids", "family"],
    access: ["sign-language"],
    venue: "malhar",
    category: "other",
    tags: ["kids", "family"],
    language: "Hindi",
    day: 2,
    minute: at(11, 0),
    lengthMinutes: 60,
    types: [{ name: "Any seat", rupees: 250, sections: ["front", "middle"] }],
    bookings: 6,
    description:
      "A play about a game that a whole street plays, for people of five and over and the grown-ups they bring along.",
  },
  {
    title: "Hayavadana",
    venue: "malhar",
    category: "theatre",
    tags: ["classic", "mask"],
    language: "English",
    performer: "Ranga Company",
    day: 6,
    minute: at(19, 0),
    lengthMinutes: 130,
    types: MALHAR_MODEST,
    bookings: 10,
    description:
      "A man with a horse's head wants to be whole. So do the two friends who have just swapped theirs. Masks, live music, one goddess.",
  },
  {
    title: "Three solos",
    venue: "sabha",
    category: "other",
    tags: ["dance", "contemporary"],
    language: null,
    day: 1,
    minute: at(18, 0),
    lengthMinutes: 75,
    types: sabha(400),
    bookings: 14,
    description:
      "Three dancers, three lengths of rope, one floor. Bharatanatyam and contemporary work made this year.",
  },
  {
    title: "Open mic, closed laptops",
    venue: "sabha",
    category: "comedy",
    tags: ["open mic", "free"],
    language: "English",
    day: 3,
    minute: at(20, 0),
    lengthMinutes: 90,
    types: [{ name: "Entry", rupees: 0, pool: "room", maxPerBuyer: 2 }],
    pools: [{ id: "room", name: "Room", capacity: 80 }],
    bookings: 12,
    description: "Fifteen people, four minutes each. Free, two places a person.",
  },
  {
    title: "How rivers remember",
    venue: "sabha",
    category: "conference",
    tags: ["talk", "ecology", "free"],
    language: "English",
    day: 4,
    minute: at(18, 30),
    lengthMinutes: 90,
    marked: "hidden",
    types: [{ name: "Seat", rupees: 0, pool: "room", maxPerBuyer: 2 }],
    pools: [{ id: "room", name: "Reading room", capacity: 30 }],
    bookings: "all",
    description:
      "A hydrologist, a poet and a boatman on the Vrishabhavathi: where it runs, what it carries, who still knows its bends.",
  },
  {
    title: "Silent film, loud piano",
    venue: "malhar",
    category: "movie",
    tags: ["silent", "live music"],
    language: null,
    day: 3,
    minute: at(20, 30),
    lengthMinutes: 100,
    types: [{ name: "Any seat", rupees: 350, sections: ["front", "middle", "rear"] }],
    bookings: 5,
    description:
      "A 1929 print restored from three reels, with a pianist who has seen it forty times and never plays it the same way.",
  },
  {
    title: "Night train to Howrah",
    venue: "sabha",
    category: "movie",
    tags: ["premiere", "drama"],
    language: "Bengali",
    day: 5,
    minute: at(19, 15),
    lengthMinutes: 118,
    types: sabha(280),
    bookings: 4,
    description:
      "A ticket inspector, a runaway and a goat share a compartment. The director answers questions afterwards.",
  },
  {
    title: "Six sets, one bassline",
    venue: "depot",
    category: "concert",
    tags: ["electronic", "bass"],
    language: null,
    day: 1,
    minute: at(20, 15),
    lengthMinutes: 225,
    marked: "liked",
    types: depot(600, 900),
    bookings: 16,
    description:
      "Six producers pass one bassline along the night and are not allowed to drop it. Standing on the floor, seats on the balcony.",
  },
  {
    title: "Monsoon Mixtape",
    performer: "Kaveri and the Delta",
    forWhom: ["students"],
    venue: "depot",
    category: "concert",
    tags: ["indie", "rock"],
    language: "Hindi",
    day: 8,
    minute: at(19, 30),
    lengthMinutes: 180,
    types: depot(1200, 1800),
    bookings: 18,
    description:
      "Four bands who made their first records in the same Andheri flat. Doors at seven, last band at ten.",
  },
  {
    title: "Brass on the dock",
    venue: "depot",
    category: "concert",
    tags: ["jazz", "brass"],
    language: null,
    day: 15,
    minute: at(18, 0),
    lengthMinutes: 150,
    types: depot(750, 1100),
    bookings: 5,
    description: "Eleven horns and a snare. New Orleans by way of Bandra's wedding bands.",
  },
  {
    title: "Delhi Darters v Pune Pacers",
    venue: "yamuna",
    category: "sports",
    tags: ["kabaddi", "league"],
    language: null,
    day: 2,
    minute: at(18, 30),
    lengthMinutes: 110,
    types: yamuna(500),
    bookings: 22,
    description: "League kabaddi, round nine. Darters have not lost at home since March. The terrace sings.",
  },
  {
    title: "Capital Open, finals day",
    venue: "yamuna",
    category: "sports",
    tags: ["badminton", "final"],
    language: null,
    day: 9,
    minute: at(12, 0),
    lengthMinutes: 360,
    types: yamuna(900),
    bookings: 12,
    description:
      "Five finals on one court, from mixed doubles at noon. One ticket for the whole day; leave and come back as you like.",
  },
  {
    title: "Sunday five-a-side",
    venue: "yamuna",
    category: "sports",
    tags: ["football", "amateur", "free"],
    language: null,
    day: 9,
    minute: at(8, 0),
    lengthMinutes: 240,
    types: [{ name: "Watch", rupees: 0, pool: "terrace" }],
    bookings: 3,
    description: "Sixteen office teams, one trophy, samosas. Free to watch.",
  },
  {
    title: "Edge of the network",
    access: ["captions"],
    venue: "yamuna",
    category: "conference",
    tags: ["technology", "software"],
    language: "English",
    day: 20,
    minute: at(9, 30),
    lengthMinutes: 480,
    types: [
      { name: "Full day", rupees: 3500, pool: "hall" },
      { name: "Student", rupees: 900, pool: "hall", maxPerBuyer: 1 },
    ],
    pools: [{ id: "hall", name: "Hall", capacity: 220 }],
    bookings: 11,
    description:
      "A day on software that works when the line is down: sync, storage, radios, and the people who run shops on it.\n\n1. Morning: talks\n2. Afternoon: workshops\n3. Evening: demos that must survive flight mode",
  },
  {
    title: "Design after dark",
    venue: "depot",
    category: "conference",
    tags: ["design", "talk"],
    language: "English",
    day: 12,
    minute: at(18, 30),
    lengthMinutes: 150,
    types: [{ name: "Entry", rupees: 450, pool: "floor" }],
    bookings: 7,
    description: "Five people show the thing they threw away, and why. No portfolios.",
  },
  {
    title: "Main nahi bataunga",
    venue: "depot",
    category: "comedy",
    tags: ["stand-up", "special"],
    language: "Hindi",
    performer: "Zoya Pinto",
    day: 7,
    minute: at(20, 0),
    lengthMinutes: 90,
    types: [
      { name: "Balcony seat", rupees: 999, sections: ["balcony"] },
      { name: "Floor", rupees: 599, pool: "floor" },
    ],
    bookings: 13,
    description:
      "A special about secrets, recorded live. Phones go into pouches at the door and come back after.",
  },
  {
    title: "Improv: the long form",
    performer: "The Long Form",
    forWhom: ["students"],
    venue: "sabha",
    category: "comedy",
    tags: ["improv"],
    language: "English",
    day: 10,
    minute: at(19, 30),
    lengthMinutes: 90,
    types: sabha(350),
    bookings: 3,
    description: "One suggestion, ninety minutes, no plan. If it goes wrong it was your suggestion.",
  },
  {
    title: "A clay pot in four hours",
    venue: "sabha",
    category: "other",
    tags: ["workshop", "pottery"],
    language: "Kannada",
    day: 8,
    minute: at(10, 0),
    lengthMinutes: 240,
    types: [{ name: "Place at a wheel", rupees: 1600, pool: "wheels", maxPerBuyer: 2 }],
    pools: [{ id: "wheels", name: "Wheels", capacity: 16 }],
    bookings: 7,
    description: "Throw it, trim it, carve it, take it home after firing. Aprons are here; short nails help.",
  },
  {
    title: "Ghashiram Kotwal",
    performer: "Theatre Marathi Mandal",
    access: ["captions"],
    venue: "malhar",
    category: "theatre",
    tags: ["marathi", "music"],
    language: "Marathi",
    day: 22,
    minute: at(19, 0),
    lengthMinutes: 140,
    types: MALHAR,
    opensInDays: 5,
    description: "Power, rumour and a human wall that sings. Booking opens in five days.",
  },
  {
    title: "The seagull in Shimla",
    access: ["audio-description"],
    venue: "malhar",
    category: "theatre",
    tags: ["chekhov"],
    language: "English",
    performer: "Ranga Company",
    day: 13,
    minute: at(19, 30),
    lengthMinutes: 145,
    types: MALHAR_MODEST,
    bookings: 7,
    description:
      "Chekhov's summer house moves to a hill station in the off season. Everybody is still in love with somebody else.",
  },
  {
    title: "Veena at dawn",
    performer: "Vidushi Lalitha Iyer",
    forWhom: ["seniors", "family"],
    access: ["quiet-room"],
    venue: "sabha",
    category: "concert",
    tags: ["carnatic", "classical"],
    language: null,
    day: 16,
    minute: at(6, 30),
    lengthMinutes: 80,
    types: sabha(300),
    bookings: 4,
    description: "Morning ragas on the Saraswati veena, then idlis. Doors open while it is still dark.",
  },
  {
    title: "Kho kho under lights",
    forWhom: ["family", "students"],
    venue: "yamuna",
    category: "sports",
    tags: ["kho kho", "league"],
    language: null,
    day: 14,
    minute: at(19, 0),
    lengthMinutes: 120,
    types: yamuna(300),
    bookings: 8,
    description: "The fastest chase in sport, eight teams, two mats.",
  },
  {
    title: "Moonlight matinee",
    forWhom: ["seniors"],
    access: ["captions"],
    venue: "malhar",
    category: "movie",
    tags: ["classic", "hindi"],
    language: "Hindi",
    day: 17,
    minute: at(15, 0),
    lengthMinutes: 160,
    types: [
      { name: "Stalls", rupees: 220, sections: ["front", "middle", "rear"] },
      { name: "Circle", rupees: 160, sections: ["circle-front", "circle-rear"] },
    ],
    description:
      "A 1955 print, the interval where it used to be, and the usher who tore tickets for it the first time round.",
  },
  {
    title: "Ranga Company: Mattanna",
    venue: "malhar",
    category: "theatre",
    tags: ["new writing"],
    language: "Kannada",
    day: 26,
    minute: at(19, 0),
    lengthMinutes: 110,
    types: MALHAR_MODEST,
    state: "in_review",
    description: "A new play about a postman who reads. *Awaiting approval.*",
  },
  {
    title: "New year, old songs",
    venue: "depot",
    category: "concert",
    tags: ["retro"],
    language: "Hindi",
    day: 40,
    minute: at(20, 0),
    lengthMinutes: 240,
    types: depot(1500, 2200),
    state: "draft",
    description: "To be written.",
  },
];
