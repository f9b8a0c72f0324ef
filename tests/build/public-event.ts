/** The facts of a concert that pages, structured data and calendar files need. */
export const publicFacts = {
  slug: "raag",
  title: "Raag",
  category: "concert",
  state: "published",
  startsAt: 0,
  doorsAt: 0,
  endsAt: 1,
  timeZone: "Asia/Kolkata",
  currency: "INR",
  imageUrl: null,
  language: null,
  venue: { name: "Hall", address: "1 Road", area: "", city: "Bengaluru" },
} as const;
