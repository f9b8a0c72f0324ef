// A catalogue and questions of the bench's own, the same for the same seed: ten thousand events of a country, and what
// people would type. Says nothing of quality, which `npm run search:eval` measures; only of size and shape.
const words = (text) => text.split(" ");
const AREAS = words(
  "Indiranagar Koramangala Jayanagar Whitefield Malleshwaram Bandra Andheri Colaba Powai Dadar Saket Dwarka Rohini Lajpat Karol Kothrud Viman Baner Adyar Mylapore Velachery Gachibowli Banjara Jubilee Alipore Salt Ballygunge",
);
const CITIES = words(
  "Bengaluru Mumbai Delhi Pune Chennai Hyderabad Kolkata Jaipur Kochi Ahmedabad Goa Lucknow",
);
const FIRST = words(
  "Ishaan Meera Kabir Tara Arjun Leela Rohan Anaya Dev Nisha Vikram Sana Farhan Gauri Neel Zoya Omkar Ritu",
);
const LAST = words(
  "Rao Sen Kapoor Iyer Khan Bose Menon Joshi Pillai Das Nair Shah Kulkarni Bhat Roy Chopra Banerjee Reddy",
);
const KINDS = {
  concert: words("jazz indie qawwali ghazal hindustani carnatic techno folk rock sufi unplugged choir"),
  comedy: words("standup improv roast sketch openmic"),
  theatre: words("natak musical shakespeare mime puppets folktheatre"),
  movie: words("documentary horror classics animation worldcinema romance"),
  sports: words("running yoga cricket football trek cycling chess"),
  conference: words("startup javascript design data climate security"),
  other: words("pottery market tasting quiz astronomy poetry heritage photography"),
};
const NOUNS = words(
  "evening night morning session circle yard room verandah terrace festival gathering marathon club house story hour",
);
const MOODS = words(
  "blue slow loud small golden electric quiet midnight open monsoon winter secret last first paper",
);
const LANGUAGES = words("English Hindi Kannada Marathi Tamil Bengali");
const AUDIENCE = words("kids family women students seniors pets");
const NEEDS = words("wheelchair captions sign-language quiet-room");

export function dice(seed) {
  let state = seed >>> 0;
  const roll = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(roll() * limit),
    pick: (list) => list[Math.floor(roll() * list.length)],
    chance: (share) => roll() < share,
  };
}

const title = (word) => word[0].toUpperCase() + word.slice(1);
const DAY = 86_400_000;

/** @param now epoch milliseconds; the events lie in the 120 days after it */
export function makeCatalogue(count, now, seed = 1) {
  const { below, pick, chance } = dice(seed);
  const venues = Array.from({ length: 400 }, (_, i) => {
    const city = CITIES[i % CITIES.length];
    return { id: `v${i}`, name: `${pick(LAST)} ${title(pick(NOUNS))} ${i}`, area: pick(AREAS), city };
  });
  const performers = Array.from({ length: 1500 }, () => `${pick(FIRST)} ${pick(LAST)}`);
  const events = Array.from({ length: count }, (_, i) => {
    const category = pick(Object.keys(KINDS));
    const tags = [...new Set([pick(KINDS[category]), pick(KINDS[category]), pick(MOODS)])];
    const minute = pick([600, 660, 840, 960, 1080, 1140, 1170, 1200, 1260]);
    const midnight = Math.floor(now / DAY) * DAY + (1 + below(120)) * DAY;
    const price = chance(0.15) ? 0 : (1 + below(40)) * 5000;
    return {
      id: `e${i}`,
      venue: pick(venues).id,
      title: `${title(pick(MOODS))} ${tags[0]} ${pick(NOUNS)} ${pick(LAST)}`,
      description: `An ${pick(NOUNS)} of ${tags.join(", ")}: ${Array.from({ length: 40 }, () => pick(chance(0.5) ? NOUNS : MOODS)).join(" ")}.`,
      category,
      tags,
      performer: pick(performers),
      language: pick(LANGUAGES),
      audience: chance(0.3) ? [pick(AUDIENCE)] : [],
      accessibility: chance(0.5) ? [pick(NEEDS)] : [],
      mode: chance(0.05) ? "online" : "in-person",
      popularity: below(100),
      // Of Asia/Kolkata.
      startsAt: midnight + minute * 60_000 - 5.5 * 3_600_000,
      localDate: new Date(midnight).toISOString().slice(0, 10),
      localMinute: minute,
      minPrice: price,
      maxPrice: price * 2,
    };
  });
  return { venues, events };
}

/** Sentences of every sort: by kind, place, time, price and name, misspelt, in Hinglish, with a "not", and impossible ones. */
export function makeQuestions(count, seed = 2) {
  const { below, pick } = dice(seed);
  const kind = () =>
    pick(words("comedy music jazz theatre standup natak film documentary running yoga startup pottery quiz"));
  const when = () =>
    pick([
      "this weekend",
      "tomorrow evening",
      "next week",
      "on friday night",
      "in december",
      "between 5 and 8 dec",
      "is hafte",
    ]);
  const tag = () => pick(Object.values(KINDS).flat());
  const shapes = [
    () => `${kind()} in ${pick(CITIES)} ${when()}`,
    () => `free ${kind()} near ${pick(AREAS)} ${when()}`,
    () => `${pick(FIRST)} ${pick(LAST)}`,
    () => `${tag()} under ${1 + below(9)}00 in ${pick(CITIES)}`,
    () => `${kind()} not ${tag()} ${when()}`,
    () => `sasta ${kind()} ${pick(CITIES)} mein`,
    () => `wheelchair accessible ${kind()} for kids`,
    () => `something ${pick(MOODS)} with ${tag()} and ${tag()} ${when()}`,
    () => `${kind()} at 3am in ${pick(CITIES)} under 50`,
    () => `opera with penguins in ${pick(AREAS)} ${when()}`,
    () => `comdey tomorow in banglore`,
    () => `${tag()} workshop ${pick(LANGUAGES)} ${when()}`,
    () => `romantic evening in ${pick(CITIES)} ${when()}`,
  ];
  return Array.from({ length: count }, (_, i) => shapes[i % shapes.length]());
}
