// Reads a set of graded sentences: one per line, `now | sentence | filters | grades`. Grades name events by title, so a
// set is independent of ids; without grades every event that passes the filters is relevant. Comments begin with #, and
// `now name = time` and `event name = title` define the short names.
const FIELDS = {
  c: "category",
  ncat: "notCategory",
  city: "city",
  area: "area",
  aud: "audience",
  acc: "accessibility",
  lang: "languages",
  kw: "keywords",
  nkw: "notKeywords",
};
const RELAXABLE = ["time", "price", "area", "date"];
const RUPEES = { INR: 1, GBP: 107, USD: 85, SGD: 64, AED: 23, EUR: 93 };

export function readGradedSet(text, events) {
  const nows = new Map();
  const titles = new Map();
  const queries = [];
  let about = "filters";
  for (const line of text.split("\n").map((each) => each.trim())) {
    const define = /^(now|event) (\S+) = (.+)$/.exec(line);
    if (define) (define[1] === "now" ? nows : titles).set(define[2], define[3]);
    else if (line.startsWith("# about ")) about = line.slice("# about ".length);
    else if (line && !line.startsWith("#"))
      queries.push({ id: `s${queries.length + 1}`, about, ...readLine(line, nows, titles, events) });
  }
  return { queries };
}

function readLine(line, nows, titles, events) {
  const [nowName, query, filterText, grades = ""] = line.split("|").map((part) => part.trim());
  const now = nows.get(nowName);
  if (!now) throw new Error(`no such time: ${line}`);
  const filters = readFilters(filterText);
  const userCity = filters.nearMe ? "Bengaluru" : null;
  const wanted = grades ? readGrades(grades, titles) : null;
  const upcoming = events.filter((event) => Date.parse(event.startsAt) > Date.parse(now));
  return { query, now, userCity, filters, ...grade(upcoming, filters, userCity, wanted) };
}

function readFilters(text) {
  const filters = { keywords: [] };
  for (const part of text.split(";").filter(Boolean)) {
    const [name, value = ""] = part.split("=");
    if (FIELDS[name]) filters[FIELDS[name]] = value.split(",").filter(Boolean);
    else if (name === "d") {
      const [from, to] = value.split("..");
      if (from) filters.dateFrom = `${from}T00:00:00+05:30`;
      if (to) filters.dateTo = `${to}T00:00:00+05:30`;
    } else if (name === "t") {
      const [from, to] = value.split("-");
      if (from) filters.timeFrom = from;
      if (to) filters.timeTo = to;
    } else if (name === "max") filters.priceMax = Number(value);
    else if (name === "min") filters.priceMin = Number(value);
    else if (name === "cur") filters.currency = value;
    else if (name === "mode") filters.mode = value;
    else if (name === "sort") filters.sort = value;
    else if (name === "near") filters.nearMe = true;
    else throw new Error(`no such filter: ${part}`);
  }
  return filters;
}

function readGrades(text, titles) {
  return text.split(",").map((part) => {
    const [, name, grade] = /^(.+?)([123])$/.exec(part.trim()) ?? [];
    const title = titles.get(name);
    if (!title) throw new Error(`no such event: ${part}`);
    return { title, grade: Number(grade) };
  });
}

/** Exact events by grade; without any, those that one relaxed condition reaches, then those anywhere, at grade 1. */
function grade(events, filters, userCity, wanted) {
  const gradeOf = (event) =>
    wanted ? (wanted.find(({ title }) => event.title.startsWith(title))?.grade ?? 0) : 3;
  const among = (except) =>
    events.filter((event) => gradeOf(event) > 0 && passes(event, filters, userCity, except));
  const exact = among([]);
  if (exact.length > 0)
    return {
      exactMatches: true,
      relevant: Object.fromEntries(exact.map((event) => [event.id, gradeOf(event)])),
    };
  const near = RELAXABLE.flatMap((each) => among([each]));
  const far = near.length > 0 ? near : among(RELAXABLE);
  const last = far.length > 0 ? far : among([...RELAXABLE, "place"]);
  return { exactMatches: false, relevant: Object.fromEntries(last.map(({ id }) => [id, 1])) };
}

function passes(event, filters, userCity, except) {
  const day = event.startsAt.slice(0, 10);
  const clock = event.startsAt.slice(11, 16);
  const cities = filters.city ?? (userCity ? [userCity] : null);
  const rate = RUPEES[event.currency] / RUPEES[filters.currency ?? "INR"];
  const open = (condition) => except.includes(condition);
  if (filters.category && !filters.category.includes(event.category)) return false;
  if (filters.notCategory?.includes(event.category)) return false;
  if (!open("place") && cities && !cities.includes(event.city) && filters.mode !== "online") return false;
  if (!open("place") && !open("area") && filters.area && !filters.area.includes(event.area)) return false;
  if (filters.mode && event.mode !== filters.mode) return false;
  if (!(filters.audience ?? []).every((each) => event.audience.includes(each))) return false;
  if (!(filters.accessibility ?? []).every((each) => event.accessibility.includes(each))) return false;
  if (filters.languages && !filters.languages.some((each) => event.languages.includes(each))) return false;
  if (!open("date") && filters.dateFrom && day < filters.dateFrom.slice(0, 10)) return false;
  if (!open("date") && filters.dateTo && day >= filters.dateTo.slice(0, 10)) return false;
  if (!open("time") && filters.timeFrom && clock < filters.timeFrom) return false;
  if (!open("time") && filters.timeTo && clock >= filters.timeTo) return false;
  const words = `${event.title} ${event.tags.join(" ")}`.toLowerCase().replaceAll("-", "");
  if ((filters.notKeywords ?? []).some((word) => words.includes(word))) return false;
  if (filters.priceMax === 0 && event.priceMin > 0) return false;
  if (!open("price") && filters.priceMax !== undefined && event.priceMin * rate > filters.priceMax)
    return false;
  return open("price") || filters.priceMin === undefined || event.priceMax * rate >= filters.priceMin;
}
