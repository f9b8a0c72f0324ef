/** Public on purpose: the demo is seeded only where env.LOCAL is set. */
export const DEMO_PASSWORD = "stagedoor-demo";

export const DEMO_ORGANIZATIONS = [
  { slug: "ranga", name: "Ranga Company", taxInclusive: true, taxNumber: "29ABCDE1234F1Z5" },
  { slug: "night-shift", name: "Night Shift Live", taxInclusive: false, taxNumber: "27PQRSX6789K1Z2" },
] as const;

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly isAdmin?: boolean;
  readonly organization?: "ranga" | "night-shift";
  readonly role?: "owner" | "organizer" | "staff";
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: "admin@stagedoor.example", name: "Ira Admin", isAdmin: true },
  { email: "owner@ranga.example", name: "Kavya Rao", organization: "ranga", role: "owner" },
  { email: "organizer@ranga.example", name: "Joseph Kuruvilla", organization: "ranga", role: "organizer" },
  { email: "staff@ranga.example", name: "Meera Shetty", organization: "ranga", role: "staff" },
  { email: "owner@nightshift.example", name: "Zubin Daruwala", organization: "night-shift", role: "owner" },
  { email: "asha@example.com", name: "Asha Menon" },
];

/** Names for generated bookings. */
export const DEMO_BUYERS: readonly string[] = [
  "Irfan Pasha",
  "Lakshmi Narayan",
  "Deepa Hegde",
  "Arjun Bose",
  "Fatima Sheikh",
  "Rohan Kulkarni",
  "Sneha Pillai",
  "Vikram Sethi",
  "Nandini Gowda",
  "Thomas Chacko",
  "Harpreet Gill",
  "Anjali Deshpande",
  "Suresh Babu",
  "Maya Fernandes",
  "Kabir Anand",
  "Ritu Saxena",
];
